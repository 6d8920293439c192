//! A small publication, and the workbook that answers its request.

use rekenschap_catalogue::{Catalogue, Dataset, Folder, read};
use rekenschap_intake::{SheetColumn, heading};
use rekenschap_language::Language;

use crate::book::{Book, Grid, Value};

const FILES: &[(&str, &str)] = &[
    (
        "publication.toml",
        "id = \"tiny\"\nlanguages = [\"en\", \"nl\"]\nedition = 2023\norganisation_dimension = \"organisation\"\n\
         title.en = \"Tiny\"\ntitle.nl = \"Klein\"\n",
    ),
    (
        "codes/organisation.csv",
        "code,parent,name.en,name.nl\nA,,Ministry Alpha,Ministerie Alfa\nB,,Ministry Beta,Ministerie Beta\n\
         C,,Ministry Gamma,Ministerie Gamma\n",
    ),
    ("codes/organisation.aliases.csv", "alias,code,from,until\nAlpha Office,A,,\n"),
    ("concepts.toml", "[organisation]\ntitle.en = \"Organisation\"\ntitle.nl = \"Organisatie\"\n"),
    (
        "units.toml",
        "[persons]\ntitle.en = \"persons\"\ntitle.nl = \"personen\"\n\
         [percent]\ntitle.en = \"percent\"\ntitle.nl = \"procent\"\nsymbol = \"%\"\nshare = true\n\
         [euro]\ntitle.en = \"euro\"\ntitle.nl = \"euro\"\nsymbol = \"€\"\nplace = \"before\"\n\
         [text]\ntitle.en = \"text\"\ntitle.nl = \"tekst\"\n",
    ),
    (
        "sources.toml",
        "[hr]\ntitle.en = \"HR\"\ntitle.nl = \"P&O\"\n[audit]\ntitle.en = \"Audit\"\ntitle.nl = \"Audit\"\n",
    ),
    (
        "datasets/staff.toml",
        "title.en = \"Staff\"\ntitle.nl = \"Personeel\"\nsource = [\"hr\"]\n\
         [dimensions.organisation]\ncodelist = \"organisation\"\n\
         [dimensions.year]\ntime = \"year\"\nperiods = [\"2022\", \"2023\"]\n\
         [measures.persons]\ntitle.en = \"Persons\"\ntitle.nl = \"Personen\"\nunit = \"persons\"\naggregation = \"sum\"\n\
         [measures.share]\ntitle.en = \"Part-time\"\ntitle.nl = \"Deeltijd\"\nunit = \"percent\"\naggregation = \"none\"\n\
         [measures.amount]\ntitle.en = \"Salaries\"\ntitle.nl = \"Salarissen\"\nunit = \"euro\"\naggregation = \"sum\"\n\
         [[norms]]\nid = \"part-time\"\ntitle.en = \"Part-time\"\ntitle.nl = \"Deeltijd\"\nmeasure = \"share\"\n\
         each = \"organisation\"\ndirection = \"at-most\"\nvalue = \"50\"\nyear = 2023\n",
    ),
    (
        "datasets/bodies.toml",
        "title.en = \"Bodies\"\ntitle.nl = \"Colleges\"\nsource = [\"hr\"]\n\
         [dimensions.record]\nopen = true\ntitle.en = \"Record\"\ntitle.nl = \"Nummer\"\n\
         [measures.name]\ntype = \"text\"\ntitle.en = \"Name\"\ntitle.nl = \"Naam\"\nunit = \"text\"\naggregation = \"none\"\n\
         [measures.ministry]\ntype = \"code\"\ncodelist = \"organisation\"\ntitle.en = \"Ministry\"\n\
         title.nl = \"Ministerie\"\nunit = \"text\"\naggregation = \"none\"\n\
         [measures.established]\ntype = \"date\"\ntitle.en = \"Established\"\ntitle.nl = \"Ingesteld\"\n\
         unit = \"text\"\naggregation = \"none\"\n",
    ),
    (
        "datasets/absence.toml",
        "title.en = \"Absence\"\ntitle.nl = \"Verzuim\"\nsource = [\"hr\"]\n\
         [dimensions.month]\ntime = \"month\"\nperiods = [\"2023-01\", \"2023-02\"]\n\
         [measures.rate]\ntitle.en = \"Rate\"\ntitle.nl = \"Aandeel\"\nunit = \"percent\"\naggregation = \"none\"\n\
         bounds = [2, 30]\n",
    ),
    (
        "datasets/budget.toml",
        "title.en = \"Budget\"\ntitle.nl = \"Begroting\"\nsource = [\"audit\"]\n\
         [dimensions.year]\ntime = \"year\"\nperiods = [\"2022\", \"2023\"]\n\
         [measures.total]\ntitle.en = \"Total\"\ntitle.nl = \"Totaal\"\nunit = \"euro\"\naggregation = \"none\"\n",
    ),
];

pub(crate) fn catalogue() -> Catalogue {
    let mut folder = Folder::new();
    for (path, text) in FILES {
        folder.insert(path, (*text).to_owned());
    }
    let checked = read(&folder);
    let errors: Vec<_> = checked
        .findings
        .iter()
        .filter(|it| !it.code.starts_with("definition.") && !it.code.starts_with("dataset.un"))
        .map(|it| (it.code, it.place.to_string(), it.message(Language::English)))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    checked.value
}

/// The first row of figures in the sheet Staff, from 1.
pub(crate) const FIRST: usize = 8;

fn titled(
    catalogue: &Catalogue,
    dataset: &Dataset,
    columns: &[SheetColumn],
    language: Language,
) -> Grid {
    let mut grid = Grid::new(dataset.title.get(language));
    grid.text("A1", dataset.title.get(language));
    grid.text("A2", "Reference");
    grid.text("B2", &format!("tiny/2023/hr/{}", dataset.id));
    grid.text("A4", "Fill in the cells with a border, and nothing else.");
    for (at, column) in columns.iter().enumerate() {
        let text = heading(catalogue, dataset, *column, language, 2023);
        grid.put((FIRST - 1, at + 1), Value::Text(text));
    }
    grid
}

/// The workbook of the request, filled in as it was meant.
pub(crate) fn filled(catalogue: &Catalogue, language: Language) -> Book {
    use SheetColumn::{Code, Flags, Known, Label, Remark, Value as Figure};
    let mut cover = Grid::new("Cover");
    cover.text("A1", "Request");
    cover.text("B3", "tiny/2023/hr");
    let staff = catalogue.dataset("staff").unwrap();
    let columns = [
        Label(0),
        Code(0),
        Code(1),
        Known(0),
        Figure(0),
        Flags(0),
        Figure(1),
        Flags(1),
        Figure(2),
        Flags(2),
        Remark,
    ];
    let mut sheet = titled(catalogue, staff, &columns, language);
    let list = &catalogue.code_lists["organisation"];
    for (at, code) in ["A", "B", "C"].iter().enumerate() {
        for (nth, year) in [2022.0, 2023.0].iter().enumerate() {
            let row = FIRST + 2 * at + nth;
            let many = (2 * at + nth + 1) as f64;
            let label = list.get(code).unwrap().label(language).to_owned();
            sheet.put((row, 1), Value::Text(label));
            sheet.put((row, 2), Value::Text((*code).to_owned()));
            sheet.put((row, 3), Value::Number(*year, "General"));
            sheet.put((row, 4), Value::Number(999.0, "General"));
            sheet.put((row, 5), Value::Number(10.0 * many, "0"));
            sheet.put((row, 7), Value::Number(10.0 + many / 2.0, "0.0"));
            sheet.put((row, 9), Value::Number(1000.0 * many, "General"));
        }
    }
    Book { sheets: vec![cover, sheet], date_1904: false }
}

/// What the filled workbook says: key, measure, value with its flags.
pub(crate) fn expected() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (at, code) in ["A", "B", "C"].iter().enumerate() {
        for (nth, year) in [2022, 2023].iter().enumerate() {
            let many = 2 * at + nth + 1;
            all.push((format!("{code},{year} persons"), (10 * many).to_string()));
            all.push((
                format!("{code},{year} share"),
                format!("{}.{}", 10 + many / 2, many % 2 * 5),
            ));
            all.push((format!("{code},{year} amount"), (1000 * many).to_string()));
        }
    }
    all
}

/// The workbook with the register in the place of the first dataset.
pub(crate) fn register(catalogue: &Catalogue) -> Book {
    use SheetColumn::{Code, Value as Figure};
    let bodies = catalogue.dataset("bodies").unwrap();
    let columns = [Code(0), Figure(0), Figure(1), Figure(2)];
    let mut sheet = titled(catalogue, bodies, &columns, Language::English);
    for (at, (name, ministry)) in
        [("Board, first", "A"), ("Council", "Ministry Beta")].iter().enumerate()
    {
        let row = FIRST + at;
        sheet.put((row, 1), Value::Number((at + 1) as f64, "General"));
        sheet.put((row, 2), Value::Text((*name).to_owned()));
        sheet.put((row, 3), Value::Text((*ministry).to_owned()));
        sheet.put((row, 4), Value::Number(36616.0 + at as f64, "yyyy-mm-dd"));
    }
    Book { sheets: vec![sheet], date_1904: false }
}

/// The workbook of the months.
pub(crate) fn months(catalogue: &Catalogue) -> Book {
    use SheetColumn::{Code, Value as Figure};
    let absence = catalogue.dataset("absence").unwrap();
    let mut sheet = titled(catalogue, absence, &[Code(0), Figure(0)], Language::English);
    for (at, month) in ["2023-01", "2023-02"].iter().enumerate() {
        sheet.put((FIRST + at, 1), Value::Text((*month).to_owned()));
        sheet.put((FIRST + at, 2), Value::Number(5.5, "0.0"));
    }
    Book { sheets: vec![sheet], date_1904: false }
}
