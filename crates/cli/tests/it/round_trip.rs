//! The whole real report goes round: every source is asked, its request is filled in from the known figures as a person (or
//! a program) would, imported, approved and built. The site is the one that is built from the files in the folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::support::{contents, copy, files, jbr, ledgers, rekenschap, root};

/// Debian's own Python, which has the Debian package `python3-openpyxl`.
const PYTHON: &str = "/usr/bin/python3";

/// Who delivered and who approved, as in the register of the report.
const DELIVERED: [&str; 4] = ["--by", "Transcriptie JBR 2023", "--on", "2024-05-15"];
const APPROVED: [&str; 4] = ["--by", "Tweede lezing JBR 2023", "--on", "2024-05-15"];

/// As many datasets as the sources deliver for the edition.
const DELIVERIES: usize = 167;

/// The report without the figures of its edition, and the requests for them.
struct Round {
    folder: TempDir,
}

/// The site of the report as it lies in the folder, built once for all tests here.
static EXPECTED: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();

impl Round {
    fn new() -> Self {
        let it = Self { folder: tempfile::tempdir().unwrap() };
        EXPECTED.get_or_init(|| {
            let whole = it.path("whole");
            copy(&jbr(), &whole);
            it.built(&whole, &it.ledger("whole.db"))
        });
        let publication = it.publication();
        copy(&jbr(), &publication);
        fs::remove_dir_all(publication.join("deliveries/2023")).unwrap();
        fs::remove_file(publication.join("editions/2023.seal.csv")).unwrap();
        let out = it.path("request").display().to_string();
        it.done("request", &["--language", "nl", "--out", &out], &it.ledger("request.db"));
        it
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn ledger(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn publication(&self) -> PathBuf {
        self.path("publication")
    }

    /// Runs a command on the publication, which must end well; gives what it said.
    fn done(&self, command: &str, rest: &[&str], ledger: &str) -> String {
        let output = rekenschap()
            .arg(command)
            .arg(self.publication())
            .args(rest)
            .args(["--ledger", ledger])
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap()).concat();
        assert_eq!(output.status.code(), Some(0), "{command}: {said}");
        said
    }

    /// Fills in the requests of a kind; nothing when this machine cannot.
    fn filled(&self, from: &Path, extension: &str) -> Option<Vec<PathBuf>> {
        let there = Command::new(PYTHON).args(["-c", "import openpyxl, tomllib"]).output();
        if !there.is_ok_and(|it| it.status.success()) {
            eprintln!("{PYTHON} has no openpyxl: requests could not be filled in here");
            return None;
        }
        let out = self.path(&format!("filled-{extension}"));
        let requests = files(from, extension);
        let output = Command::new(PYTHON)
            .arg(root().join("tests/workbooks/fill.py"))
            .args([&jbr(), &jbr().join("deliveries/2023")])
            .args(["nl".as_ref(), out.as_os_str()])
            .args(&requests)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let failed = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}{failed}");
        assert!(said.contains(" 0 left empty"), "the request asks more than is known: {said}");
        Some(files(&out, extension))
    }

    /// The files as LibreOffice saves them in a format; nothing when it is not there.
    fn saved(&self, from: &[PathBuf], format: &str, name: &str) -> Option<Vec<PathBuf>> {
        let out = self.path(name);
        let profile = format!("-env:UserInstallation=file://{}", self.path("profile").display());
        let output = Command::new("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", format, "--outdir"])
            .arg(&out)
            .args(from)
            .output();
        let Ok(output) = output else {
            eprintln!("soffice is not installed: its workbooks could not be tried here");
            return None;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let all = files(&out, format);
        assert_eq!(all.len(), from.len(), "LibreOffice did not save every workbook");
        Some(all)
    }

    /// Imports files, all in one command.
    fn import(&self, files: &[PathBuf], rest: &[&str], ledger: &str) -> String {
        let names: Vec<String> = files.iter().map(|it| it.display().to_string()).collect();
        let mut arguments: Vec<&str> = names.iter().map(String::as_str).collect();
        arguments.extend(DELIVERED);
        arguments.extend(["--edition", "2023"]);
        arguments.extend(rest);
        self.done("import", &arguments, ledger)
    }

    /// Approves what waits, and builds: the site must be the one that is expected.
    fn approved(&self, ledger: &str) {
        let said = self.done("approve", &[&["--all"][..], &APPROVED].concat(), ledger);
        assert!(said.contains(&format!("approved: {DELIVERIES}")), "{said}");
        self.same(ledger);
    }

    /// The site that a ledger gives is the one that is expected, byte for byte.
    fn same(&self, ledger: &str) {
        let built = self.built(&self.publication(), ledger);
        let expected = EXPECTED.get().unwrap();
        let names: Vec<&String> = expected
            .keys()
            .chain(built.keys().filter(|it| !expected.contains_key(*it)))
            .filter(|it| expected.get(*it) != built.get(*it))
            .collect();
        assert!(expected.len() > 300, "only {} files", expected.len());
        assert!(names.is_empty(), "{} files differ: {names:#?}", names.len());
    }

    fn built(&self, publication: &Path, ledger: &str) -> BTreeMap<String, Vec<u8>> {
        let out = self.path("site");
        let output = rekenschap()
            .arg("build")
            .arg(publication)
            .arg("--out")
            .arg(&out)
            .args(["--ledger", ledger])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        contents(&out)
    }

    /// Imports, approves and builds with a ledger of its own.
    fn goes_round(&self, name: &str, files: &[PathBuf]) {
        assert_eq!(files.len(), 15, "{name}: a request for each source");
        let ledger = self.ledger(&format!("{name}.db"));
        let said = self.import(files, &[], &ledger);
        assert!(
            said.contains(&format!("taken: {DELIVERIES} deliveries and 0 explanations")),
            "{name}: {said}"
        );
        self.approved(&ledger);
    }
}

#[test]
fn workbooks_go_round() {
    let round = Round::new();
    let Some(filled) = round.filled(&round.path("request"), "xlsx") else { return };
    round.goes_round("xlsx", &filled);
    for (format, name) in [("xlsx", "saved as XLSX"), ("ods", "saved as ODS")] {
        let Some(saved) = round.saved(&filled, format, name) else { return };
        round.goes_round(name, &saved);
        // However the same figures come, they are one delivery.
        let said = round.import(&saved, &[], &round.ledger("xlsx.db"));
        assert!(said.contains("taken: 0 deliveries"), "{name}: {said}");
        assert!(said.contains(&format!("known already: {DELIVERIES}")), "{name}: {said}");
    }
}

#[test]
fn workbooks_asked_as_ods_go_round() {
    let round = Round::new();
    // What a spreadsheet program makes of the ODS requests, filled in and saved as ODS again.
    let Some(opened) = round.saved(&files(&round.path("request"), "ods"), "xlsx", "opened") else {
        return;
    };
    assert_eq!(opened.len(), 15);
    let Some(filled) = round.filled(&round.path("opened"), "xlsx") else { return };
    let Some(saved) = round.saved(&filled, "ods", "saved") else { return };
    round.goes_round("ods", &saved);
}

#[test]
fn json_goes_round() {
    let round = Round::new();
    let Some(filled) = round.filled(&round.path("request"), "json") else { return };
    round.goes_round("json", &filled);
}

#[test]
fn templates_go_round() {
    let round = Round::new();
    let Some(filled) = round.filled(&round.path("request"), "csv") else { return };
    assert_eq!(filled.len(), DELIVERIES);
    let ledger = round.ledger("csv.db");
    // A file says what dataset it is by its name, and not whose it is.
    let mut sources: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in filled {
        let source = file.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
        sources.entry(source).or_default().push(file);
    }
    for (source, files) in &sources {
        round.import(files, &["--source", source], &ledger);
    }
    round.approved(&ledger);
}

#[test]
fn either_database_gives_the_same_site() {
    let round = Round::new();
    let Some(filled) = round.filled(&round.path("request"), "xlsx") else { return };
    let [sqlite, rest @ ..] = &ledgers(round.folder.path())[..] else { return };
    round.import(&filled, &[], sqlite);
    round.approved(sqlite);
    let plain = round.ledger("plain files");
    round.done("export", &[&plain], sqlite);
    let hash = round.done("verify", &[], sqlite);
    for postgres in rest {
        round.import(&filled, &[], postgres);
        round.approved(postgres);
        round.done("verify", &[], postgres);
    }
    // A copy in another ledger, of each kind: the same hashes, and the same site.
    let elsewhere = round.path("elsewhere");
    fs::create_dir_all(&elsewhere).unwrap();
    for ledger in ledgers(&elsewhere) {
        round.done("restore", &[&plain], &ledger);
        round.same(&ledger);
        assert_eq!(round.done("verify", &[], &ledger), hash);
    }
}
