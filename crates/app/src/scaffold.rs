//! Starts a publication folder: a small one that builds, to be changed step by step.

use std::fs;
use std::path::Path;

use rekenschap_language::Language;

use crate::AppError;

/// Writes a small publication folder that builds, in a language. Gives the files that were written.
///
/// # Errors
/// When the folder holds something already, or cannot be written.
pub fn scaffold(folder: &Path, language: Language) -> Result<Vec<String>, AppError> {
    let taken = folder.exists() && !fs::read_dir(folder).is_ok_and(|mut it| it.next().is_none());
    if taken {
        return Err(AppError::Taken { folder: folder.to_owned() });
    }
    let files = match language {
        Language::Dutch => DUTCH,
        _ => ENGLISH,
    };
    for (path, text) in files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .map_err(|source| AppError::Write { path: parent.to_owned(), source })?;
        fs::write(&path, text).map_err(|source| AppError::Write { path, source })?;
    }
    Ok(files.iter().map(|it| it.0.to_owned()).collect())
}

const ENGLISH: &[(&str, &str)] = &[
    (
        "chapters/1-staff/1.1-part-time.md",
        include_str!("../scaffold/en/chapters/1-staff/1.1-part-time.md"),
    ),
    ("codes/department.csv", include_str!("../scaffold/en/codes/department.csv")),
    ("concepts.toml", include_str!("../scaffold/en/concepts.toml")),
    ("datasets/staff.toml", include_str!("../scaffold/en/datasets/staff.toml")),
    ("deliveries/2024/hr/staff.csv", include_str!("../scaffold/en/deliveries/2024/hr/staff.csv")),
    ("editions/2024.toml", include_str!("../scaffold/en/editions/2024.toml")),
    ("publication.toml", include_str!("../scaffold/en/publication.toml")),
    ("requests/2024.toml", include_str!("../scaffold/en/requests/2024.toml")),
    ("scopes.toml", include_str!("../scaffold/en/scopes.toml")),
    ("sources.toml", include_str!("../scaffold/en/sources.toml")),
    ("tables/staff.toml", include_str!("../scaffold/en/tables/staff.toml")),
    ("units.toml", include_str!("../scaffold/en/units.toml")),
];

const DUTCH: &[(&str, &str)] = &[
    (
        "chapters/1-staff/1.1-part-time.md",
        include_str!("../scaffold/nl/chapters/1-staff/1.1-part-time.md"),
    ),
    ("codes/department.csv", include_str!("../scaffold/nl/codes/department.csv")),
    ("concepts.toml", include_str!("../scaffold/nl/concepts.toml")),
    ("datasets/staff.toml", include_str!("../scaffold/nl/datasets/staff.toml")),
    ("deliveries/2024/hr/staff.csv", include_str!("../scaffold/nl/deliveries/2024/hr/staff.csv")),
    ("editions/2024.toml", include_str!("../scaffold/nl/editions/2024.toml")),
    ("publication.toml", include_str!("../scaffold/nl/publication.toml")),
    ("requests/2024.toml", include_str!("../scaffold/nl/requests/2024.toml")),
    ("scopes.toml", include_str!("../scaffold/nl/scopes.toml")),
    ("sources.toml", include_str!("../scaffold/nl/sources.toml")),
    ("tables/staff.toml", include_str!("../scaffold/nl/tables/staff.toml")),
    ("units.toml", include_str!("../scaffold/nl/units.toml")),
];
