//! What kind of file it is, told from its bytes and never from its name.

use std::io::{Cursor, Read};

use rekenschap_model::{FilePlace, Finding, Place, Severity};
use zip::ZipArchive;
use zip::result::ZipError;

/// A kind of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Office Open XML: ISO/IEC 29500.
    Xlsx,
    /// OpenDocument: ISO/IEC 26300.
    Ods,
    Json,
    Csv,
}

/// A workbook that holds more than this when it is unpacked, in bytes, is refused.
const LARGEST_UNPACKED: u64 = 1024 * 1024 * 1024;

/// A workbook with more parts than this is refused.
const MOST_PARTS: usize = 20_000;

impl Kind {
    /// The extensions that files of the kind have.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
            Self::Ods => &["ods", "ots"],
            Self::Json => &["json"],
            Self::Csv => &["csv", "tsv", "tab", "txt"],
        }
    }
}

/// The kind of a file.
///
/// # Errors
/// A file of a kind that is not read, that is protected, damaged, or too large when it is unpacked.
pub(crate) fn kind_of(name: &str, bytes: &[u8]) -> Result<Kind, Box<Finding>> {
    let finding = |code| Box::new(Finding::error(code, Place::in_file(FilePlace::whole(name))));
    let other = |problem| Box::new((*finding("import.kind")).because((problem, vec![])));
    let start = &bytes[..bytes.len().min(1024)];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes).map_err(|problem| match problem {
            Packed::Other(problem) => other(problem),
            Packed::Protected => finding("import.password"),
            Packed::Damaged(why) => Box::new((*finding("import.damaged")).found(why)),
            Packed::TooLarge => finding("import.too-large"),
        });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // An encrypted workbook lies in a compound file, in a stream of this name in UTF-16.
        let stream: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(stream.len()).any(|it| it == stream);
        return Err(if encrypted {
            finding("import.password")
        } else {
            other("kind-old-workbook")
        });
    }
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begins = |it: &str| text.get(..it.len()).is_some_and(|own| own.eq_ignore_ascii_case(it));
    if begins("%PDF-") {
        return Err(other("kind-pdf"));
    }
    if begins("{\\rtf") || begins("<") {
        return Err(other("kind-page"));
    }
    if begins("{") || begins("[") {
        return Ok(Kind::Json);
    }
    Ok(Kind::Csv)
}

/// What is remarkable about the name of a file of this kind: an extension that says something else.
pub(crate) fn extension(name: &str, kind: Kind) -> Option<Finding> {
    let own = name.rsplit(['/', '\\']).next()?.rsplit_once('.')?.1.to_ascii_lowercase();
    let right = kind.extensions().contains(&own.as_str());
    (!right).then(|| {
        Finding::new("import.extension", Severity::Notice, Place::in_file(FilePlace::whole(name)))
            .expected(format!(".{}", kind.extensions()[0]))
            .found(format!(".{own}"))
    })
}

enum Packed {
    Other(&'static str),
    Protected,
    Damaged(String),
    TooLarge,
}

/// The kind of a ZIP archive. All its parts are unpacked once and thrown away: their sizes and check sums must be right,
/// since what reads them afterwards stops at the last thing that it needs.
fn packed(bytes: &[u8]) -> Result<Kind, Packed> {
    let damaged = |it: ZipError| match it {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Packed::Protected,
        other => Packed::Damaged(other.to_string()),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(Packed::TooLarge);
    }
    let mut unpacked = 0_u64;
    let (mut mimetype, mut manifest) = (String::new(), String::new());
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        let left = LARGEST_UNPACKED - unpacked;
        let mut part = part.take(left + 1);
        let broken = |it: std::io::Error| Packed::Damaged(format!("{name}: {it}"));
        unpacked += match name.as_str() {
            "mimetype" | "META-INF/manifest.xml" => {
                let mut own = Vec::new();
                let many = part.read_to_end(&mut own).map_err(broken)?;
                let text = String::from_utf8_lossy(&own).into_owned();
                *(if name == "mimetype" { &mut mimetype } else { &mut manifest }) = text;
                many as u64
            }
            _ => std::io::copy(&mut part, &mut std::io::sink()).map_err(broken)?,
        };
        if unpacked > LARGEST_UNPACKED {
            return Err(Packed::TooLarge);
        }
        names.push(name);
    }
    if manifest.contains("encryption-data") {
        return Err(Packed::Protected);
    }
    if mimetype.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Kind::Ods);
    }
    let has = |it: &str| names.iter().any(|own| own.starts_with(it));
    if has("xl/workbook.bin") {
        return Err(Packed::Other("kind-binary-workbook"));
    }
    if has("xl/") {
        return Ok(Kind::Xlsx);
    }
    Err(Packed::Other(if has("word/") || has("ppt/") || has("content.xml") {
        "kind-document"
    } else {
        "kind-archive"
    }))
}
