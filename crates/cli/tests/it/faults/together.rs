//! Two at once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};

use rekenschap_intake::sha256;
use rekenschap_ledger::Event;

use super::{Account, command, decisions, delivered, rounds, run, said, tree};
use crate::support::files;

/// Starts commands at the same moment; gives what came of each.
fn together(all: &[Vec<&str>]) -> Vec<Output> {
    let start =
        |it: &Vec<&str>| command(it).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let started: Vec<_> = all.iter().map(start).collect();
    started.into_iter().map(|it| it.wait_with_output().unwrap()).collect()
}

fn succeed(outputs: &[Output]) {
    for it in outputs {
        assert_eq!(it.status.code(), Some(0), "{}", said(it));
    }
}

#[test]
fn who_deliver_at_the_same_moment_all_deliver_and_nobody_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (mut imports, mut approvals, mut second) = (0, 0, 0);
    for round in 0..rounds().div_ceil(6) {
        // A ledger that is not there yet: they make it at the same moment too.
        for account in Account::all(&folder.path().join(round.to_string()), false) {
            let publication = account.publication();
            let different: Vec<String> = (0..4).map(|it| account.file(it)).collect();
            let same = account.file(4);
            let mut all: Vec<Vec<&str>> =
                different.iter().map(|it| account.import(&publication, it)).collect();
            all.extend((0..3).map(|_| account.import(&publication, &same)));
            let outputs = together(&all);
            succeed(&outputs);
            imports += all.len();
            let entries = account.entries();
            let there = delivered(&entries);
            assert_eq!(there.len(), 5);
            let names: BTreeSet<&str> = there.iter().map(|it| it.1.file.as_str()).collect();
            assert_eq!(names.len(), 5, "two deliveries share a file: {names:?}");
            let hashes: BTreeSet<String> =
                there.iter().map(|it| it.1.original.as_ref().unwrap().original().sha256).collect();
            let expected: BTreeSet<String> =
                different.iter().chain([&same]).map(|it| sha256(&fs::read(it).unwrap())).collect();
            assert_eq!(hashes, expected);

            // Decided once; the others are told.
            let last = there.last().unwrap().0;
            let number = last.to_string();
            let approve = account.words("approve", &publication, &[&number, "--by", "B"]);
            let outputs = together(&[approve.clone(), approve.clone(), approve]);
            let done = outputs.iter().filter(|it| it.status.code() == Some(0)).count();
            assert_eq!(done, 1, "{:?}", outputs.iter().map(said).collect::<Vec<_>>());
            for it in outputs.iter().filter(|it| it.status.code() != Some(0)) {
                assert_eq!(it.status.code(), Some(3));
                assert!(
                    said(it).contains(&format!("delivery {number} is approved")),
                    "{}",
                    said(it)
                );
                second += 1;
            }
            approvals += 1;
            assert_eq!(decisions(&account.entries(), last), 1);
        }
    }
    eprintln!(
        "{imports} imports and {approvals} approvals at the same moment; {second} told that it was done"
    );
}

#[test]
fn who_release_or_build_at_the_same_moment_leave_whole_things() {
    let folder = tempfile::tempdir().unwrap();
    for account in Account::all(folder.path(), true) {
        account.sign();
        let publication = account.publication();
        let (out, site) = (account.path("releases"), account.path("site"));
        let release = account.words("release", &publication, &["--by", "C", "--out", &out]);
        let build = account.words("build", &publication, &["--out", &site]);
        let mut known = Vec::new();
        for _ in 0..rounds().div_ceil(6) {
            let all = [&release, &build, &release, &build].map(Clone::clone);
            succeed(&together(&all));
            let zips = files(Path::new(&out), "zip");
            for it in &known {
                let (path, bytes): &(_, Vec<u8>) = it;
                assert!(fs::read(path).unwrap() == *bytes, "an earlier release was touched");
            }
            known = zips.into_iter().map(|it| (it.clone(), fs::read(it).unwrap())).collect();
        }
        for (path, _) in &known {
            let path = path.display().to_string();
            let said = run(0, &["rebuild", &path, "--out", &account.path("rebuilt")]);
            assert!(said.contains("all the same"), "{said}");
        }
        let released: BTreeSet<String> = account
            .entries()
            .iter()
            .filter_map(|it| match &it.event {
                Event::Released(it) => Some(it.sha256.clone()),
                _ => None,
            })
            .collect();
        let lying: BTreeSet<String> = known.iter().map(|it| sha256(&it.1)).collect();
        assert_eq!(released, lying, "the ledger and the archives differ");
        account.says(0, "build", &["--out", &account.path("reference")]);
        assert!(tree(Path::new(&site)) == tree(Path::new(&account.path("reference"))));
    }
}
