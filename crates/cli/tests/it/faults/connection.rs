//! A connection that is lost.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Account, command, decisions, delivered, rounds, run, said};

/// Passes bytes on to a server until so many went by, then cuts both lines.
struct Proxy {
    port: u16,
    left: Arc<AtomicUsize>,
}

impl Proxy {
    fn new(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let left = Arc::new(AtomicUsize::new(0));
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

    /// How many bytes went by since so many were allowed.
    fn passed(&self, allowed: usize) -> usize {
        allowed - self.left.load(Ordering::SeqCst)
    }
}

fn pass(mut from: TcpStream, mut to: TcpStream, left: &AtomicUsize) {
    let mut buffer = [0; 512];
    while let Ok(many) = from.read(&mut buffer) {
        let before = left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |it| Some(it.saturating_sub(many)))
            .unwrap();
        let allowed = before.min(many);
        if many == 0 || to.write_all(&buffer[..allowed]).is_err() || allowed < many {
            break;
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

const ENOUGH: usize = 1 << 40;

#[test]
fn a_lost_connection_is_told_and_the_next_run_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let Some(account) =
        Account::all(folder.path(), false).into_iter().find(|it| it.kind() == "PostgreSQL")
    else {
        return;
    };
    let (user, rest) = account.ledger.split_once("://").unwrap().1.rsplit_once('@').unwrap();
    let (server, database) = rest.split_once('/').unwrap();
    let password = user.split_once(':').unwrap().1;
    let proxy = Proxy::new(server.to_owned());
    let through = Account {
        folder: account.folder.clone(),
        ledger: format!("postgres://{user}@127.0.0.1:{}/{database}", proxy.port),
    };
    let publication = account.publication();
    let (mut cut, mut kept, mut uncertain) = (0, 0, 0);
    for round in 0..rounds() {
        let file = account.file(round);
        let import = through.import(&publication, &file);
        proxy.left.store(ENOUGH, Ordering::SeqCst);
        // How many bytes it takes, from a run that delivers nothing new but reads all the same.
        let other = account.file(20_000 + round);
        run(0, &through.import(&publication, &other));
        let usually = proxy.passed(ENOUGH);
        let before = delivered(&account.entries()).len();
        // The end, where it writes, more often than the beginning.
        let allowed = match round % 3 {
            0 => usually * (round + 1) / (rounds() + 1),
            _ => usually - 200 * (round % 7) - 37 * round % 200,
        };
        proxy.left.store(allowed, Ordering::SeqCst);
        let output = command(&import).output().unwrap();
        let told = said(&output);
        assert!(!told.contains(password) && !told.contains("panicked"), "{told}");
        let entries = account.entries();
        let now = delivered(&entries).len();
        assert!(now == before || now == before + 1, "{now} after {before}");
        match output.status.code() {
            Some(0) => assert_eq!(now, before + 1),
            code => {
                assert_eq!(code, Some(3), "{told}");
                assert!(told.contains("connection"), "{told}");
                assert!(told.contains("run the same command again"), "{told}");
                assert!(now == before || !told.contains("nothing of it was kept"), "{told}");
                cut += 1;
                uncertain += usize::from(told.contains("kept or"));
            }
        }
        kept += now - before;
        proxy.left.store(ENOUGH, Ordering::SeqCst);
        run(0, &import);
        let entries = account.entries();
        let there = delivered(&entries);
        assert_eq!(there.len(), before + 1);

        let number = there[before].0.to_string();
        let approve = through.words("approve", &publication, &[&number, "--by", "B"]);
        proxy.left.store(usually * (round + 1) / (rounds() + 1), Ordering::SeqCst);
        let output = command(&approve).output().unwrap();
        let told = said(&output);
        assert!(!told.contains(password) && !told.contains("panicked"), "{told}");
        let decided = decisions(&account.entries(), there[before].0);
        assert!(decided < 2 && (output.status.code() != Some(0) || decided == 1), "{told}");
        proxy.left.store(ENOUGH, Ordering::SeqCst);
        run(if decided == 0 { 0 } else { 3 }, &approve);
        assert_eq!(decisions(&account.entries(), there[before].0), 1);
    }
    eprintln!(
        "lost {cut} times of {}, of which {kept} imports were kept; {uncertain} said that it may be",
        rounds()
    );
    assert!(cut > 0);
}
