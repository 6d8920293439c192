//! A password is never shown: not in messages, not in help, not in what is written.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::{Account, command, said, tree};

/// Every command that opens a ledger, with what it wants beside a publication folder.
fn commands(account: &Account) -> Vec<(&'static str, Vec<String>)> {
    let own = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<String>>();
    let out = |name: &str| vec!["--out".to_owned(), account.path(name)];
    let import = [account.file(1), "--by".into(), "A".into(), "--source".into(), "hr".into()];
    vec![
        ("check", own(&[])),
        ("build", out("site")),
        ("trace", own(&["staff/persons/department=d1,year=2024"])),
        ("diff", own(&["2023", "2024"])),
        ("request", out("request")),
        ("status", own(&["--format", "json"])),
        ("status", own(&[])),
        ("remind", own(&[])),
        ("state", own(&["hr", "late", "--by", "A"])),
        ("import", [&import[..], &own(&["--dataset", "staff"])].concat()),
        ("submit", own(&["--all", "--by", "A"])),
        ("reject", own(&["--all", "--by", "B", "--reason", "no"])),
        ("approve", own(&["--all", "--by", "B"])),
        ("explain", own(&["part-time", "so", "--source", "hr", "--by", "A"])),
        ("verify", own(&[])),
        ("export", vec![account.path("copy")]),
        ("restore", vec![account.path("copy")]),
        ("release", [out("releases"), own(&["--by", "C"])].concat()),
    ]
}

/// Runs every command in both languages, with the ledger as an argument and as a setting. Nothing that is said may hold the
/// secret; gives the exit codes.
fn try_all(
    account: &Account,
    ledger: &str,
    secret: &str,
) -> Vec<(&'static str, Option<i32>, String)> {
    let mut codes = Vec::new();
    let publication = account.publication();
    for language in ["nl", "en"] {
        for (name, rest) in commands(account) {
            let mut words = vec![name, &publication];
            words.extend(rest.iter().map(String::as_str));
            words.extend(["--language", language]);
            for as_setting in [false, true] {
                for help in [false, true] {
                    let mut words = words.clone();
                    words.extend(help.then_some("--help"));
                    let mut command = if as_setting {
                        let mut command = command(&words);
                        command.env("REKENSCHAP_LEDGER", ledger);
                        command
                    } else {
                        words.extend(["--ledger", ledger]);
                        command(&words)
                    };
                    let output = command.output().unwrap();
                    let told = said(&output);
                    assert!(!told.contains(secret), "{name}: {told}");
                    assert!(!told.contains("panicked"), "{name}: {told}");
                    if !help {
                        codes.push((name, output.status.code(), told));
                    }
                }
            }
            let _ = fs::remove_dir_all(account.path("copy"));
        }
    }
    codes
}

#[test]
fn no_command_says_the_password_of_a_server_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let account = Account::new(folder.path(), "", true);
    let address = "postgres://anna:very-secret@127.0.0.1:1/x";
    for (name, code, told) in try_all(&account, address, "very-secret") {
        // Who is asked for nothing needs no ledger to know it.
        let without = ["status", "remind", "request", "restore"].contains(&name);
        assert!(code == Some(3) || without, "{name}: {code:?}: {told}");
        if code == Some(3) && !without {
            assert!(told.contains("127.0.0.1:1/x"), "it is not said which: {told}");
        }
    }
    let written = tree(folder.path());
    assert!(written.values().all(|it| !contains(it, "very-secret")));
}

#[test]
fn nothing_that_is_written_holds_the_password() {
    let folder = tempfile::tempdir().unwrap();
    let Some(account) =
        Account::all(folder.path(), true).into_iter().find(|it| it.kind() == "PostgreSQL")
    else {
        return;
    };
    account.sign();
    let user = account.ledger.split_once("://").unwrap().1.rsplit_once('@').unwrap().0;
    let secret = user.split_once(':').unwrap().1;
    let done = try_all(&account, &account.ledger, secret);
    assert!(done.iter().filter(|it| it.1 == Some(0)).count() > done.len() / 2, "little was done");
    let written = tree(folder.path());
    let mut archives = 0;
    for (path, bytes) in &written {
        assert!(!contains(bytes, secret), "{}", path.display());
        if path.extension().is_some_and(|it| it == "zip") {
            archives += 1;
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            for at in 0..archive.len() {
                let mut inside = Vec::new();
                archive.by_index(at).unwrap().read_to_end(&mut inside).unwrap();
                assert!(!contains(&inside, secret), "{}", path.display());
            }
        }
    }
    assert!(archives > 0 && written.keys().any(|it| it.ends_with(Path::new("index.html"))));
}

#[test]
fn an_address_in_the_wrong_place_or_badly_written_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let account = Account::new(folder.path(), "", true);
    let publication = account.publication();
    let address = "postgres://anna:very-secret@127.0.0.1:1/x";
    for words in [
        vec!["check", address],
        vec!["verify", address],
        vec!["check", &publication, address],
        vec!["import", &publication, address, "--by", "A", "--source", "hr"],
        vec!["build", &publication, "--ledgre", address],
        vec!["check", &publication, "--edition", address],
        vec!["trace", &publication, address, "--ledger", "x.db"],
        vec!["check", &publication, "--ledger", "mysql://anna:very-secret@127.0.0.1/x"],
        vec!["check", &publication, "--ledger", "POSTGRES://anna:very-secret@127.0.0.1:1/x"],
        vec![
            "check",
            &publication,
            "--ledger",
            "postgres:///x?password=very-secret&host=127.0.0.1&port=1",
        ],
        vec!["check", &publication, "--ledger", "postgres://anna:very-secret@127.0.0.1:port/x"],
        vec!["check", &publication, "--ledger", "postgres://anna:very-secret"],
        vec![address],
    ] {
        let output = command(&words).current_dir(folder.path()).output().unwrap();
        let told = said(&output);
        assert!(!told.contains("very-secret") && !told.contains("panicked"), "{words:?}: {told}");
        assert!(matches!(output.status.code(), Some(2 | 3)), "{words:?}: {told}");
    }
    let made = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name());
    let made: Vec<String> = made.map(|it| it.to_string_lossy().into_owned()).collect();
    assert!(!made.iter().any(|it| it.contains(':') || it.contains("secret")), "{made:?}");
}

fn contains(bytes: &[u8], secret: &str) -> bool {
    bytes.windows(secret.len()).any(|it| it == secret.as_bytes())
}
