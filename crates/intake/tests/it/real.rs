//! The deliveries of the real publication, sent back in every form, say the same.

use rekenschap_catalogue::{Catalogue, Dataset};
use rekenschap_intake::{Addressee, Reader, SheetColumn, columns, heading, read_file, tidy_text};
use rekenschap_language::Language;
use rekenschap_model::{Confidentiality, Observation, Status, Value as Figure};

use crate::book::{Book, Grid, Value};
use crate::canonical::{deliveries, publication};

/// The formats that show so many decimals.
const FORMATS: [&str; 5] = ["0", "0.0", "0.00", "0.000", "0.0000"];

fn flags(it: &Observation) -> String {
    let secret = it.confidentiality == Confidentiality::Confidential;
    let letters: String = it.status.flag().into_iter().chain(secret.then_some('c')).collect();
    match (&it.value, it.status) {
        (None, Status::NotApplicable) => ": z".to_owned(),
        (None, _) => format!(": {letters}").trim().to_owned(),
        _ => letters,
    }
}

fn sheet(catalogue: &Catalogue, dataset: &Dataset, all: &[Observation], reference: &str) -> Grid {
    let mut grid = Grid::new("Sheet");
    grid.text("B2", reference);
    let columns = columns(dataset);
    for (at, column) in columns.iter().enumerate() {
        let text = heading(catalogue, dataset, *column, Language::Dutch, 2023);
        grid.put((4, at + 1), Value::Text(text));
    }
    let at = |wanted: SheetColumn| columns.iter().position(|it| *it == wanted).unwrap() + 1;
    let mut row = 4;
    let mut last = None;
    for it in all {
        if last != Some(&it.key) {
            row += 1;
            last = Some(&it.key);
        }
        for (dimension, code) in it.key.codes().iter().enumerate() {
            grid.put((row, at(SheetColumn::Code(dimension))), Value::Text(code.to_string()));
            if let Some(list) = catalogue.code_list_of(dataset, dimension) {
                let label = list.get(code).unwrap().label(Language::Dutch).to_owned();
                grid.put((row, at(SheetColumn::Label(dimension))), Value::Text(label));
            }
        }
        let measure = dataset.measures.iter().position(|own| own.id == it.measure).unwrap();
        let value = match &it.value {
            Some(Figure::Number(number)) => {
                let format = FORMATS[number.scale() as usize];
                Some(Value::Number(number.to_string().parse().unwrap(), format))
            }
            Some(other) => Some(Value::Text(other.to_string())),
            None => None,
        };
        if let Some(value) = value {
            grid.put((row, at(SheetColumn::Value(measure))), value);
        }
        let flags = flags(it);
        if !flags.is_empty() {
            grid.put((row, at(SheetColumn::Flags(measure))), Value::Text(flags));
        }
    }
    grid
}

fn json(dataset: &Dataset, all: &[Observation], source: &str) -> String {
    let quoted = |it: &str| serde_json::to_string(it).unwrap();
    let rows: Vec<String> = all
        .chunk_by(|one, other| one.key == other.key)
        .map(|row| {
            let mut pairs: Vec<String> = dataset
                .dimensions
                .iter()
                .zip(row[0].key.codes())
                .map(|(dimension, code)| format!("{}: {}", quoted(&dimension.id), quoted(code)))
                .collect();
            for it in row {
                let value = match &it.value {
                    Some(Figure::Number(number)) => number.to_string(),
                    Some(other) => quoted(&other.to_string()),
                    None => "null".to_owned(),
                };
                pairs.push(format!("{}: {value}", quoted(&it.measure)));
                pairs.push(format!(
                    "{}: {}",
                    quoted(&format!("{}.flags", it.measure)),
                    quoted(&flags(it))
                ));
            }
            format!("{{{}}}", pairs.join(", "))
        })
        .collect();
    format!(
        "{{\"publication\": \"jbr\", \"edition\": 2023, \"source\": {}, \"datasets\": [{{\"dataset\": {}, \"observations\": [\n{}\n]}}]}}",
        quoted(source),
        quoted(&dataset.id),
        rows.join(",\n")
    )
}

#[test]
fn every_delivery_says_the_same_in_every_form() {
    let catalogue = publication();
    let mut many = 0;
    for (path, id) in deliveries() {
        let dataset = catalogue.dataset(&id).unwrap();
        let source = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let (all, _) = Reader::new(&catalogue, dataset).read("a.csv", &bytes).unwrap();
        let right = tidy_text(&catalogue, dataset, &all);
        let reference = format!("jbr/2023/{source}/{id}");
        let sheets = vec![sheet(&catalogue, dataset, &all, &reference)];
        let book = Book { sheets, date_1904: false };
        let said =
            Addressee { edition: Some(2023), source: Some(source.to_owned()), dataset: None };
        for (name, bytes, addressee) in [
            (format!("{id}.csv"), bytes, &said),
            ("a.json".to_owned(), json(dataset, &all, source).into_bytes(), &Addressee::default()),
            ("a.xlsx".to_owned(), book.xlsx(), &Addressee::default()),
            ("a.ods".to_owned(), book.ods(), &Addressee::default()),
        ] {
            let reading = read_file(&catalogue, &name, &bytes, addressee)
                .unwrap_or_else(|it| panic!("{id} as {name}: {it:#?}"));
            assert_eq!(reading.incoming.len(), 1, "{id} as {name}");
            let incoming = &reading.incoming[0];
            assert_eq!(incoming.text, right, "{id} as {name}");
            assert!(
                incoming
                    .observations
                    .iter()
                    .all(|it| { incoming.original.place(it.line, &it.measure).is_some() })
            );
            let told: Vec<&str> = reading.findings.iter().map(|it| it.code).collect();
            let quiet =
                told.iter().all(|it| ["import.absent-column", "import.partly-filled"].contains(it));
            assert!(quiet, "{id} as {name}: {told:?}");
            many += 1;
        }
    }
    println!("{many} files");
    assert!(many > 600);
}
