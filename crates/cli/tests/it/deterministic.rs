//! The same folder gives the same bytes, whatever the machine, time zone, locale or directory.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{contents, copy, jbr, rekenschap};

fn built(publication: &Path, out: &Path, settings: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let mut command = rekenschap();
    command.envs(settings.iter().copied()).current_dir(publication.parent().unwrap());
    let run = command
        .arg("build")
        .arg(publication)
        .arg("--draft")
        .arg("--out")
        .arg(out)
        .output()
        .unwrap();
    assert!(matches!(run.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&run.stderr));
    contents(out)
}

#[test]
fn two_builds_are_the_same_bytes() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let deep = there.path().join("a/ deep path/é");
    copy(&jbr(), &here.path().join("jbr"));
    copy(&jbr(), &deep.join("anders"));
    let first =
        built(&here.path().join("jbr"), &here.path().join("site"), &[("TZ", "UTC"), ("LANG", "C")]);
    let second = built(
        &deep.join("anders"),
        &deep.join("uit"),
        &[("TZ", "Pacific/Chatham"), ("LANG", "nl_NL.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
    );
    assert!(first.len() > 300, "only {} files", first.len());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        assert!(second[name] == *bytes, "{name} differs between two builds");
    }
    // From a ledger that has everything already, the site is the same too.
    let again = built(&here.path().join("jbr"), &here.path().join("site"), &[]);
    assert!(again == first, "a second build from a warm ledger differs");
}
