//! The sheet model as ODS (OpenDocument 1.3).
//!
//! The format is written here, and not by a library: the one that there is (`spreadsheet-ods`) gives other bytes at every
//! run, since it keeps its parts in hash maps and reads the clock, and it has no database ranges and no options of
//! protection. Packing and escaping are left to `zip` and `quick-xml`.

mod content;
mod styles;
mod xml;

use std::io::{self, Cursor, Write};

use rekenschap_language::Language;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::sheet::Workbook;
use xml::Xml;

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The namespaces, by the prefix that is used for each.
const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("xmlns:ooo", "http://openoffice.org/2004/office"),
    ("xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
    ("office:version", "1.3"),
];

/// The language and the country of texts.
fn locale(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Dutch => ("nl", "NL"),
        _ => ("en", "GB"),
    }
}

/// The bytes of a workbook.
///
/// # Errors
/// When the parts cannot be packed.
pub(crate) fn write(workbook: &Workbook) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let parts = [
        ("content.xml", content::write(workbook)?),
        ("styles.xml", styles::document(workbook)?),
        ("settings.xml", settings(workbook)?),
        ("meta.xml", meta(workbook)?),
        ("META-INF/manifest.xml", manifest()?),
    ];
    // The kind of file stands first and unpacked, so that programs see it without unpacking.
    zip.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    zip.write_all(MIME.as_bytes())?;
    for (path, bytes) in parts {
        zip.start_file(path, options.compression_method(CompressionMethod::Deflated))?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn manifest() -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    let namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    xml.open("manifest:manifest", &[("xmlns:manifest", namespace), ("manifest:version", "1.3")])?;
    for (path, kind) in [
        ("/", MIME),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
        ("settings.xml", "text/xml"),
        ("meta.xml", "text/xml"),
    ] {
        xml.empty(
            "manifest:file-entry",
            &[("manifest:full-path", path), ("manifest:media-type", kind)],
        )?;
    }
    xml.close("manifest:manifest")?;
    Ok(xml.into_bytes())
}

fn meta(workbook: &Workbook) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("office:document-meta", NAMESPACES)?;
    xml.open("office:meta", &[])?;
    let date = format!("{}T00:00:00", workbook.date);
    let (language, country) = locale(workbook.language);
    for (name, text) in [
        ("meta:generator", "Rekenschap"),
        ("dc:title", &workbook.title),
        ("dc:subject", &workbook.subject),
        ("meta:initial-creator", &workbook.author),
        ("dc:creator", &workbook.author),
        ("meta:creation-date", &date),
        ("dc:date", &date),
        ("dc:language", &format!("{language}-{country}")),
    ] {
        xml.leaf(name, &[], text)?;
    }
    xml.close("office:meta")?;
    xml.close("office:document-meta")?;
    Ok(xml.into_bytes())
}

/// What the program shows on opening: the rows that stay in sight.
fn settings(workbook: &Workbook) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.open("office:document-settings", NAMESPACES)?;
    xml.open("office:settings", &[])?;
    xml.open("config:config-item-set", &[("config:name", "ooo:view-settings")])?;
    xml.open("config:config-item-map-indexed", &[("config:name", "Views")])?;
    xml.open("config:config-item-map-entry", &[])?;
    item(&mut xml, "ViewId", "string", "view1")?;
    let first = workbook.sheets.first().map_or("", |it| it.name.as_str());
    item(&mut xml, "ActiveTable", "string", first)?;
    xml.open("config:config-item-map-named", &[("config:name", "Tables")])?;
    for sheet in workbook.sheets.iter().filter(|it| it.frozen > 0) {
        let rows = sheet.frozen.to_string();
        xml.open("config:config-item-map-entry", &[("config:name", &sheet.name)])?;
        item(&mut xml, "HorizontalSplitMode", "short", "0")?;
        item(&mut xml, "VerticalSplitMode", "short", "2")?;
        item(&mut xml, "VerticalSplitPosition", "int", &rows)?;
        item(&mut xml, "ActiveSplitRange", "short", "2")?;
        item(&mut xml, "PositionTop", "int", "0")?;
        item(&mut xml, "PositionBottom", "int", &rows)?;
        xml.close("config:config-item-map-entry")?;
    }
    xml.close("config:config-item-map-named")?;
    xml.close("config:config-item-map-entry")?;
    xml.close("config:config-item-map-indexed")?;
    xml.close("config:config-item-set")?;
    xml.close("office:settings")?;
    xml.close("office:document-settings")?;
    Ok(xml.into_bytes())
}

fn item(xml: &mut Xml, name: &str, kind: &str, value: &str) -> io::Result<()> {
    xml.leaf("config:config-item", &[("config:name", name), ("config:type", kind)], value)
}
