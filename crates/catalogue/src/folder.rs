//! The files of a publication folder, in memory.

use std::collections::BTreeMap;

/// The definitions and texts of a publication: every `.toml`, `.csv` and `.md` file outside `deliveries/`,
/// by its path within the folder, with forward slashes.
///
/// The caller reads the disk; the same files give the same catalogue on any machine.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    files: BTreeMap<String, String>,
}

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text);
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// All paths with their texts, ordered by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files below a folder with an extension, ordered by path.
    pub fn below<'a>(
        &'a self,
        folder: &'a str,
        extension: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files().filter(move |(path, _)| {
            path.strip_prefix(folder).is_some_and(|it| it.starts_with('/'))
                && path.rsplit_once('.').is_some_and(|(_, it)| it == extension)
        })
    }
}

/// The file name without folders and extension: the id of what the file defines.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |it| it.0)
}
