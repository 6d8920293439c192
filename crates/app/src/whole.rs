//! Puts files and folders in their place as a whole: never half, also when the program is killed, when two run at once, or
//! when the disk is full.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::AppError;

/// Keeps others of our kind from writing into the same folder until it is dropped; the system lets go of it when we are
/// killed. Where a file system knows no locks there is none, and what we write is then whole but may be overtaken.
pub(crate) struct Alone {
    _folder: Option<File>,
}

/// Waits until nobody else writes into a folder, which is made when it is not there.
pub(crate) fn alone(folder: &Path) -> Result<Alone, AppError> {
    let failed = |source| AppError::Write { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    let locked = File::open(folder).and_then(|it| it.lock().map(|()| it));
    Ok(Alone { _folder: locked.ok() })
}

/// The folder that something stands in.
pub(crate) fn parent(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|it| !it.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_owned()
}

/// The name beside a path under which something is made, or kept, for a moment.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{suffix}"))
}

/// Writes a file as a whole: beside its place first, then in it. What was there stays when that fails.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let _alone = alone(&parent(path))?;
    let fresh = beside(path, "new");
    let placed = written(&fresh, bytes).and_then(|()| fs::rename(&fresh, path));
    done(placed, &fresh, path)
}

/// Writes a file under a name that is not taken; nothing that is there is ever touched. The caller is alone in the folder.
pub(crate) fn add(path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    let fresh = beside(path, "new");
    // A second name for the same file, unlike a rename, fails when the name is taken.
    let placed = written(&fresh, bytes).and_then(|()| match fs::hard_link(&fresh, path) {
        Err(problem)
            if matches!(problem.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied)
                && !path.exists() =>
        {
            fs::rename(&fresh, path)
        }
        linked => linked.and_then(|()| fs::remove_file(&fresh)),
    });
    done(placed, &fresh, path)
}

fn written(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a stopped run left here may be a second name of a file that is in its place: it is never written into.
    match fs::remove_file(path) {
        Err(problem) if problem.kind() != ErrorKind::NotFound => return Err(problem),
        _ => {}
    }
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives the room back when a file could not be placed.
fn done(placed: io::Result<()>, fresh: &Path, path: &Path) -> Result<(), AppError> {
    placed.map_err(|source| {
        let _ = fs::remove_file(fresh);
        AppError::Write { path: path.to_owned(), source }
    })
}

/// Puts the folder `fresh` where `path` is, and moves what was there to `fresh`, in one step: at no moment is there nothing.
/// `false` where the system cannot do that; nothing was moved then.
pub(crate) fn exchange(fresh: &Path, path: &Path) -> bool {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        renameat_with(CWD, fresh, CWD, path, RenameFlags::EXCHANGE).is_ok()
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    {
        let _ = (fresh, path);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.zip");
        add(&path, b"first").unwrap();
        assert!(add(&path, b"second").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        replace(&path, b"third").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"third");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn two_at_once_place_one_of_the_two() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("register.csv");
        std::thread::scope(|scope| {
            for byte in 0..8_u8 {
                let path = &path;
                scope.spawn(move || replace(path, &vec![byte; 100_000]).unwrap());
            }
        });
        let bytes = fs::read(&path).unwrap();
        assert_eq!(bytes, vec![bytes[0]; 100_000]);
    }
}
