//! A full disk: a small one of our own, in memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use rekenschap_ledger::{Ledger, Location};

use super::{Account, delivered, figures, rounds, run, said, tree};

/// Runs a shell script that may mount disks, which are gone when it ends. `None` where the system does not let us.
fn with_disks(folder: &Path, script: &str) -> Option<Output> {
    let ways = [&["unshare", "-m"][..], &["unshare", "-rm"]];
    let disk = folder.join("disk");
    fs::create_dir_all(&disk).unwrap();
    let mount = r#"mount -t tmpfs -o size=1m none "$DISK" || exit 77; "#;
    for way in ways {
        let mut command = Command::new(way[0]);
        command.args(&way[1..]).args(["sh", "-c", &format!("{mount}{script}")]);
        command.env("DISK", &disk).env("OUT", folder).env("REKENSCHAP_LANGUAGE", "en");
        command.env("REKENSCHAP", env!("CARGO_BIN_EXE_rekenschap"));
        let Ok(output) = command.output() else { continue };
        if output.status.code() == Some(0) {
            return Some(output);
        }
        let told = said(&output);
        let refused = output.status.code() == Some(77)
            || told.contains("unshare") && told.contains("not permitted");
        assert!(refused, "{:?}: {told}", output.status);
    }
    eprintln!("no disk can be mounted here: a full one could not be tried");
    None
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_default()
}

/// What was said of a full disk: that it is, and what to do.
fn is_clear(told: &str) {
    let text = told.to_lowercase();
    assert!(text.contains("full") || text.contains("no space left"), "{told}");
    assert!(text.contains("error:") && !text.contains("panicked"), "{told}");
}

#[test]
fn a_ledger_on_a_full_disk_stays_whole_and_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let files = 60;
    let (mut full, mut taken) = (0, 0);
    // Disks of other sizes become full at other moments.
    for round in 0..rounds().div_ceil(3) {
        let own = folder.path().join(round.to_string());
        let account = Account::new(&own, &own.join("copy/ledger.db").display().to_string(), false);
        for at in 0..files {
            account.file(at);
        }
        let size = 150 + (round * 53) % 700;
        let script = format!(
            r#"
            mount -o remount,size={size}k "$DISK" || exit 77
            import() {{
                "$REKENSCHAP" import "$OUT/account" "$OUT/staff-$1.csv" --by A --source hr --dataset staff \
                    --ledger "$DISK/ledger.db" >>"$OUT/told" 2>&1
            }}
            at=0
            while [ $at -lt {files} ]; do
                : >"$OUT/told"
                import $at; code=$?
                [ $code -eq 0 ] || break
                at=$((at + 1))
            done
            echo "$at $code" >"$OUT/stopped"
            mkdir "$OUT/full" && cp -r "$DISK/." "$OUT/full" || exit 1
            mount -o remount,size=64m "$DISK" || exit 77
            "$REKENSCHAP" verify "$OUT/account" --ledger "$DISK/ledger.db" >"$OUT/verified" 2>&1 || exit 2
            import $at || exit 3
            mkdir "$OUT/copy" && cp -r "$DISK/." "$OUT/copy" || exit 1
            "#
        );
        let Some(_) = with_disks(&own, &script) else { return };
        let stopped = read(&own, "stopped");
        let (at, code) = stopped.trim().split_once(' ').unwrap();
        assert_eq!(code, "3", "it did not become full: {}", read(&own, "told"));
        let told = read(&own, "told");
        // The receipt of the last import, after there was room, follows what was said when there was none.
        is_clear(told.split("Receipt").next().unwrap());
        full += 1;
        let at: usize = at.parse().unwrap();
        taken += at;
        let entries = account.entries();
        assert_eq!(delivered(&entries).len(), at + 1, "the next run did not go on");
        // As it was when the disk was full, copied to where there is room: whole, with all that was said to be done.
        let copied = Location::File(own.join("full/ledger.db"));
        if at > 0 {
            let mut copied = Ledger::open(&copied).unwrap();
            assert_eq!(copied.verify(None).unwrap(), []);
            assert_eq!(copied.entries().len(), at);
        }
    }
    eprintln!("{full} disks became full, after {taken} deliveries");
}

#[test]
fn a_site_and_an_archive_on_a_full_disk_are_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own");
    let account = Account::new(&own, &own.join("ledger.db").display().to_string(), true);
    account.sign();
    account.says(0, "build", &["--out", &account.path("reference")]);
    let before = tree(&own.join("reference"));
    fs::write(own.join("other.csv"), figures(1)).unwrap();
    let script = r#"
        mount -o remount,size=64m "$DISK" || exit 77
        build() { "$REKENSCHAP" build "$OUT/account" --draft --ledger "$OUT/ledger.db" --out "$DISK/site"; }
        release() {
            "$REKENSCHAP" release "$OUT/account" --by C --ledger "$OUT/ledger.db" --out "$DISK/releases"
        }
        fill() { dd if=/dev/zero of="$DISK/filler" bs=1k count=100000 2>/dev/null; truncate -s "-$1" "$DISK/filler"; }
        list() { ls -A "$DISK" "$DISK/releases"; }
        build || exit 1
        release || exit 2
        cp "$DISK/releases/account-2024.zip" "$OUT/first.zip" && list >"$OUT/listed" || exit 3
        for room in 0 4k 20k 60k; do
            fill $room
            # An archive fits where a site does not.
            case $room in 0|4k) release >"$OUT/release-$room" 2>&1; echo $? >>"$OUT/release-codes";; esac
            cp "$OUT/account/deliveries/2024/hr/staff.csv" "$OUT/kept.csv"
            cp "$OUT/other.csv" "$OUT/account/deliveries/2024/hr/staff.csv"
            build >"$OUT/build-$room" 2>&1; echo $? >>"$OUT/build-codes"
            cp "$OUT/kept.csv" "$OUT/account/deliveries/2024/hr/staff.csv"
            cmp "$DISK/releases/account-2024.zip" "$OUT/first.zip" || exit 4
            rm "$DISK/filler"
            list | diff - "$OUT/listed" || exit 5
        done
        cp -r "$DISK/site" "$OUT/site-then" || exit 6
        release || exit 7
        build || exit 8
        cp "$DISK/releases/account-2024.2.zip" "$OUT/second.zip" || exit 9
    "#;
    let Some(_) = with_disks(&own, script) else { return };
    for room in ["0", "4k", "20k", "60k"] {
        is_clear(&read(&own, &format!("build-{room}")));
    }
    is_clear(&read(&own, "release-0"));
    is_clear(&read(&own, "release-4k"));
    let codes =
        |name: &str| read(&own, name).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(codes("build-codes"), ["3"; 4]);
    assert_eq!(codes("release-codes"), ["3"; 2]);
    assert!(tree(&own.join("site-then")) == before, "the site before was touched");
    for name in ["first.zip", "second.zip"] {
        let said = run(0, &["rebuild", &account.path(name), "--out", &account.path("rebuilt")]);
        assert!(said.contains("all the same"), "{said}");
    }
}

#[test]
fn a_publication_on_a_full_disk_gets_no_half_register_or_seal() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own");
    let account = Account::new(&own, &own.join("ledger.db").display().to_string(), true);
    let script = r#"
        mount -o remount,size=64m "$DISK" || exit 77
        cp -r "$OUT/account" "$DISK/account" || exit 1
        register() {
            "$REKENSCHAP" register "$DISK/account" --edition 2024 --by A --on 2025-02-01 --state approved \
                --decided-by B --decided-on 2025-02-02
        }
        release() { "$REKENSCHAP" release "$DISK/account" --by C --ledger "$OUT/ledger.db" --out "$OUT/releases"; }
        fill() { dd if=/dev/zero of="$DISK/filler" bs=1k count=100000 2>/dev/null; }
        fill
        register >"$OUT/register" 2>&1; [ $? -eq 3 ] || exit 2
        [ ! -e "$DISK/account/deliveries/2024/register.csv" ] || exit 3
        rm "$DISK/filler"; register || exit 4
        fill
        release >"$OUT/release" 2>&1; [ $? -eq 3 ] || exit 5
        [ ! -e "$DISK/account/editions/2024.seal.csv" ] || exit 6
        "$REKENSCHAP" check "$DISK/account" --ledger "$DISK/ledger.db" >"$OUT/check" 2>&1; [ $? -eq 3 ] || exit 7
        rm "$DISK/filler"; release || exit 8
    "#;
    let Some(_) = with_disks(&own, script) else { return };
    for name in ["register", "release", "check"] {
        is_clear(&read(&own, name));
    }
    let archive = account.path("releases/account-2024.zip");
    assert!(
        run(0, &["rebuild", &archive, "--out", &account.path("rebuilt")]).contains("all the same")
    );
}
