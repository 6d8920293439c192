//! A released edition: what stands in its way, and that it rebuilds to the same bytes for ever.

use std::fs;
use std::path::Path;

use crate::support::{files, ledgers, rekenschap};

fn run(ledger: &str, code: i32, arguments: &[&str]) -> String {
    let mut command = rekenschap();
    command.args(arguments);
    if arguments[0] != "rebuild" && arguments[0] != "register" && arguments[0] != "new" {
        command.args(["--ledger", ledger]);
    }
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap()).concat();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    said
}

fn bytes(site: &Path) -> Vec<(String, Vec<u8>)> {
    let all = ["html", "csv", "json", "css"].into_iter().flat_map(|it| files(site, it));
    all.map(|it| (it.strip_prefix(site).unwrap().display().to_string(), fs::read(&it).unwrap()))
        .collect()
}

#[test]
fn a_released_edition_rebuilds_to_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for (at, ledger) in ledgers(folder.path()).iter().enumerate() {
        let own = folder.path().join(at.to_string());
        fs::create_dir_all(&own).unwrap();
        let text = |name: &str| own.join(name).display().to_string();
        let (account, releases) = (text("account"), text("releases"));
        run(ledger, 0, &["new", &account]);
        let release = ["release", &account, "--by", "C", "--out", &releases];
        // Nobody signed: nothing is written.
        let said = run(ledger, 1, &release);
        assert!(said.contains("deliveries/2024/hr/staff.csv"), "{said}");
        assert!(!Path::new(&releases).exists(), "a blocked release wrote something");
        let signed =
            ["--by", "A", "--on", "2025-02-01", "--decided-by", "B", "--decided-on", "2025-02-02"];
        let register = ["register", &account, "--edition", "2024", "--state", "approved"];
        run(ledger, 0, &[&register[..], &signed[..]].concat());
        // One delivery more, by import.
        let file = own.join("staff.csv");
        fs::write(&file, "department,year,persons,part_time\nnorth,2024,127,38\n").unwrap();
        let file = file.display().to_string();
        run(
            ledger,
            0,
            &["import", &account, &file, "--by", "A", "--source", "hr", "--dataset", "staff"],
        );
        let said = run(ledger, 1, &release);
        assert!(said.contains("waits for a decision") && said.contains("staff.2.csv"), "{said}");
        run(ledger, 0, &["approve", &account, "--all", "--by", "B"]);
        run(ledger, 0, &[&release[..], &["--dry-run"]].concat());
        assert!(!Path::new(&releases).exists(), "a dry run wrote something");
        run(ledger, 0, &release);
        let archive = own.join("releases/account-2024.zip");
        let first = fs::read(&archive).unwrap();
        run(ledger, 0, &["build", &account, "--out", &text("site")]);
        let released = bytes(&own.join("site"));

        // Later, other figures come in.
        fs::write(&file, "department,year,persons,part_time\nnorth,2024,200,90\n").unwrap();
        run(
            ledger,
            0,
            &["import", &account, &file, "--by", "A", "--source", "hr", "--dataset", "staff"],
        );
        run(ledger, 0, &["approve", &account, "--all", "--by", "B"]);
        run(ledger, 0, &["build", &account, "--out", &text("site")]);
        assert_ne!(bytes(&own.join("site")), released);
        run(ledger, 0, &release);
        assert!(own.join("releases/account-2024.2.zip").exists());
        assert_eq!(fs::read(&archive).unwrap(), first, "the earlier release was touched");

        // The archive needs nothing but itself.
        fs::remove_dir_all(own.join("account")).unwrap();
        let archive = archive.display().to_string();
        let said = run(ledger, 0, &["rebuild", &archive, "--out", &text("again")]);
        assert!(said.contains("all the same"), "{said}");
        assert_eq!(bytes(&own.join("again")), released);

        // Damage is noticed, and what was rebuilt before stays.
        let mut damaged = first.clone();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 0xff;
        fs::write(own.join("damaged.zip"), damaged).unwrap();
        run(ledger, 3, &["rebuild", &text("damaged.zip"), "--out", &text("again")]);
        assert_eq!(bytes(&own.join("again")), released);
    }
}
