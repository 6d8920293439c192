//! A connection that is lost, a server that is not there: never half a thing, and never a password in a message.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rekenschap_ledger::{Ledger, LedgerError, Location};

use crate::databases::{delivery, postgres, record};

/// Passes bytes on to a server until so many went by, then cuts both lines.
struct Proxy {
    port: u16,
    left: Arc<AtomicUsize>,
}

impl Proxy {
    fn new(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let left = Arc::new(AtomicUsize::new(usize::MAX));
        let shared = left.clone();
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(upstream) = TcpStream::connect(&server) else { return };
                for (from, to) in [
                    (client.try_clone().unwrap(), upstream.try_clone().unwrap()),
                    (upstream, client),
                ] {
                    let left = shared.clone();
                    std::thread::spawn(move || pass(from, to, &left));
                }
            }
        });
        Self { port, left }
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, left: &AtomicUsize) {
    let mut buffer = [0; 512];
    while let Ok(many) = from.read(&mut buffer) {
        let allowed = left.load(Ordering::SeqCst).min(many);
        if allowed != usize::MAX && left.load(Ordering::SeqCst) != usize::MAX {
            left.fetch_sub(allowed, Ordering::SeqCst);
        }
        if many == 0 || to.write_all(&buffer[..allowed]).is_err() || allowed < many {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

fn parts(location: &Location) -> (String, String, String) {
    let Location::Server(address) = location else { panic!("a server was asked for") };
    let (user, rest) = address.trim_start_matches("postgres://").rsplit_once('@').unwrap();
    let (server, database) = rest.split_once('/').unwrap();
    (user.to_owned(), server.to_owned(), database.to_owned())
}

/// The line is cut after any number of bytes: a delivery is there whole or not at all, and the next try goes on.
#[test]
fn a_lost_connection_leaves_no_half() {
    let Some(place) = postgres() else { return };
    let (user, server, database) = parts(&place.location);
    let password = user.split_once(':').unwrap().1.to_owned();
    let proxy = Proxy::new(server);
    let through =
        Location::Server(format!("postgres://{user}@127.0.0.1:{}/{database}", proxy.port));
    drop(Ledger::open(&place.location).unwrap());
    let (mut cut, mut whole) = (0, 0);
    for many in (0..6000).step_by(97) {
        proxy.left.store(usize::MAX, Ordering::SeqCst);
        let mut ledger = Ledger::open(&through).unwrap();
        let before = ledger.entries().len();
        proxy.left.store(many, Ordering::SeqCst);
        let proposals: Vec<_> = (0..3).map(|it| delivery(many * 10 + it)).collect();
        let done =
            ledger.record::<LedgerError>("2024-02-01T09:30:00Z", &mut |_| Ok(proposals.clone()));
        if let Err(problem) = &done {
            cut += 1;
            let told = format!("{problem} {problem:?}");
            assert!(!told.contains(&password), "{told}");
        }
        let mut now = Ledger::open(&place.location).unwrap();
        let added = now.entries().len() - before;
        assert!(added == 0 || added == 3, "{added} of 3 are there after {many} bytes");
        assert!(done.is_err() || added == 3, "it was said to be done");
        whole += usize::from(added == 3);
        assert_eq!(now.verify(None).unwrap(), []);
        // The next try brings all, once.
        record(&mut now, &proposals);
        assert_eq!(now.entries().len(), before + 3);
    }
    eprintln!("cut {cut} times, whole {whole} times");
    assert!(cut > 10 && whole > 0, "the line was cut {cut} times, {whole} times it was not");
}

#[test]
fn a_server_that_is_not_there_is_told_without_a_password() {
    let mut addresses = vec![
        "postgres://anna:very-secret@127.0.0.1:1/account".to_owned(),
        "postgres://anna:very-secret@/account?host=/nowhere".to_owned(),
        "postgres://anna:very-secret@127.0.0.1:port/account".to_owned(),
        "postgres://anna:very-secret".to_owned(),
    ];
    if let Some(place) = postgres() {
        let (_, server, database) = parts(&place.location);
        addresses.push(format!("postgres://rekenschap:very-secret@{server}/{database}"));
        addresses.push(format!("postgres://rekenschap:very-secret@{server}/nothing"));
    }
    for address in addresses {
        let problem = Ledger::open(&Location::parse(&address).unwrap()).err().unwrap();
        let mut told = format!("{problem} {problem:?}");
        let mut source = std::error::Error::source(&problem);
        while let Some(it) = source {
            told.push_str(&format!(" {it} {it:?}"));
            source = it.source();
        }
        assert!(!told.contains("very-secret"), "{told}");
        assert!(matches!(problem, LedgerError::Open { .. }), "{told}");
    }
}
