//! No withheld value comes out: not on the site, not in data, not in findings, not by way of another figure.

use std::fs;
use std::path::Path;

use crate::support::{files, rekenschap};

/// A number that stands nowhere else.
const SECRET: &str = "3917";

fn new(folder: &Path) -> std::path::PathBuf {
    let account = folder.join("account");
    assert!(rekenschap().arg("new").arg(&account).output().unwrap().status.success());
    account
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} has no {from}", path.display());
    fs::write(path, text.replace(from, to)).unwrap();
}

/// Everything that the command says and writes, for a draft of a folder.
fn everything(account: &Path) -> (i32, String) {
    let out = account.with_file_name("site");
    let mut all = String::new();
    let mut code = 0;
    for arguments in [
        &["check", "--all"][..],
        &["check", "--format", "json"],
        &["build", "--draft"],
        &["trace", "staff/persons/department=office"],
        &["trace", "staff/part_time_share/department=office", "--format", "json"],
    ] {
        let mut command = rekenschap();
        command.arg(arguments[0]).arg(account).args(&arguments[1..]);
        if arguments[0] == "build" {
            command.arg("--out").arg(&out);
        }
        let output = command.output().unwrap();
        all.push_str(&String::from_utf8_lossy(&output.stdout));
        all.push_str(&String::from_utf8_lossy(&output.stderr));
        code = code.max(output.status.code().unwrap());
    }
    for extension in ["html", "csv", "json", "css"] {
        for path in files(&out, extension) {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    (code, all)
}

#[test]
fn a_confidential_value_is_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let account = new(folder.path());
    let delivery = account.join("deliveries/2024/hr/staff.csv");
    edit(&delivery, "office,2024,49,12", &format!("office,2024,{SECRET} c,1733 c"));
    let (_, all) = everything(&account);
    assert!(!all.contains(SECRET) && !all.contains("3.917") && !all.contains("3,917"));
    assert!(!all.contains("1733") && !all.contains("1,733"));
    // The same beside a bad cell in the same row, and beside a total that gives it away.
    edit(&delivery, "1733 c", "17x33 c");
    assert!(!everything(&account).1.contains(SECRET));
    edit(&delivery, "17x33 c", "1733 c");
    let text = fs::read_to_string(&delivery).unwrap();
    fs::write(&delivery, format!("{text}total,2024,4128,1792\n")).unwrap();
    let (code, all) = everything(&account);
    assert_eq!(code, 1, "a total that gives a withheld value away blocks");
    assert!(all.contains("disclosure.exposed"));
    assert!(!all.contains(SECRET));
}

#[test]
fn a_copy_of_a_withheld_value_is_withheld() {
    let folder = tempfile::tempdir().unwrap();
    let account = new(folder.path());
    edit(&account.join("deliveries/2024/hr/staff.csv"), "office,2024,49,12", "office,2024,7,3");
    let dataset = "title = \"Copy\"\nsource = [\"hr\"]\n[dimensions.department]\ncodelist = \"department\"\n\
                   codes = [\"office\"]\n[dimensions.year]\ntime = \"year\"\nperiods = [\"2024\"]\n\
                   [measures.share]\ntitle = \"Share\"\nunit = \"percent\"\naggregation = \"none\"\nformula = \"100 * p / 1000\"\n\
                   [measures.share.inputs]\np = { dataset = \"staff\", measure = \"persons\" }\n\
                   [disclosure]\nrule = \"none\"\nreason = \"A test.\"\n";
    fs::write(account.join("datasets/copy.toml"), dataset).unwrap();
    fs::write(
        account.join("deliveries/2024/hr/copy.csv"),
        "department,year,share\noffice,2024,0.7\n",
    )
    .unwrap();
    everything(&account);
    let data = fs::read_to_string(folder.path().join("site/data/datasets/copy.csv")).unwrap();
    assert_eq!(data.lines().nth(1).unwrap(), "office,2024,share,*,A,D");
}

#[test]
fn a_comparison_with_a_withheld_value_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let account = new(folder.path());
    edit(
        &account.join("deliveries/2024/hr/staff.csv"),
        "office,2024,49,12",
        "office,2024,900 c,300 c",
    );
    let output = rekenschap().arg("check").arg(&account).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("binding.withheld") && said.contains("top("), "{said}");
}

#[test]
fn shares_that_add_up_give_a_single_withheld_one_away() {
    let folder = tempfile::tempdir().unwrap();
    let account = new(folder.path());
    let dataset = account.join("datasets/staff.toml");
    edit(
        &dataset,
        "# Computed, never delivered",
        "[measures.share]\ntitle = \"Share\"\nunit = \"percent\"\ndecimals = 1\naggregation = \"share\"\nof = \"department\"\n\n# Computed, never delivered",
    );
    let rows = "department,year,persons,part_time,share\nnorth,2024,60,20,60.0\nsouth,2024,33,20,33.0\noffice,2024,7,2,7.0\n";
    fs::write(account.join("deliveries/2024/hr/staff.csv"), rows).unwrap();
    edit(&dataset, "periods = [\"2022\", \"2023\", \"2024\"]", "periods = [\"2024\"]");
    let (code, all) = everything(&account);
    assert_eq!(code, 1);
    assert!(
        all.contains("disclosure.exposed")
            && all.contains("staff/share/department=office,year=2024")
    );
}
