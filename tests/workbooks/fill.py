#!/usr/bin/python3
"""Fills in a request as a person would, from figures that are known: tidy CSV files of the edition.

    fill.py PUBLICATION DELIVERIES LANGUAGE OUT FILE...

PUBLICATION is the publication folder: its definitions say how measures and dimensions are called. DELIVERIES holds the known
figures, <source>/<dataset>.csv. Each FILE is a request: a workbook (<source>.xlsx), <source>.json, or a template
<source>/<dataset>.csv. The filled ones go to OUT, under the same names. It stops when a known figure has no place in the
request, and tells how many cells of the request stay empty.

It shares nothing with the program: it looks for the reference, the headings and the codes on a sheet, and types.
"""

import csv
import datetime
import json
import pathlib
import re
import sys
import tomllib

import openpyxl

FREQUENCIES = {
    "nl": {"year": "Jaar", "half": "Halfjaar", "quarter": "Kwartaal", "month": "Maand"},
    "en": {"year": "Year", "half": "Half-year", "quarter": "Quarter", "month": "Month"},
}
FLAGS_HEADING = {"nl": ": bijzonderheid", "en": ": flag"}
REFERENCE = re.compile(r"[\w-]+/(\d{4})/([\w-]+)/([\w-]+)")
EXPRESSION = re.compile(r"\{\{(.*?)\}\}")
NOTHING_SAID = ": -"


class Publication:
    """What the publication folder says of names: titles as they are shown."""

    def __init__(self, folder, language):
        self.language = language
        self.units = self._read(folder / "units.toml")
        self.concepts = self._read(folder / "concepts.toml")
        self.datasets = {it.stem: self._read(it) for it in (folder / "datasets").rglob("*.toml")}

    @staticmethod
    def _read(path):
        return tomllib.loads(path.read_text(encoding="utf-8"))

    def title(self, table, year):
        """A title in the language, with what is fixed in it filled in."""
        title = table.get("title", "")
        if isinstance(title, dict):
            title = title.get(self.language, "")

        def shown(found):
            inside = found[1].strip()
            quoted = re.match(r'verbatim\("(.*?)"', inside)
            if quoted:
                return quoted[1]
            counted = re.fullmatch(r"year(?: - (\d+))?", inside)
            return str(year - int(counted[1] or 0))

        return EXPRESSION.sub(shown, title)

    def measure_headings(self, dataset, measure, year):
        own = self.datasets[dataset]["measures"][measure]
        title = self.title(own, year)
        unit = self.title(self.units.get(own.get("unit"), {}), year)
        names = [title] if not unit or unit == title else [f"{title} ({unit})"]
        return names + [f"{it} ({measure})" for it in names]

    def dimension_headings(self, dataset, dimension, year):
        own = self.datasets[dataset]["dimensions"][dimension]
        title = self.title(own, year) or self.title(self.concepts.get(dimension, {}), year)
        title = title or FREQUENCIES[self.language].get(own.get("time"), dimension)
        names = [f"{title} (code)", title]
        return names + [f"{it} ({dimension})" for it in names]

    def kind(self, dataset, measure):
        return self.datasets[dataset]["measures"][measure].get("type", "number")

    def is_register(self, dataset):
        return any(it.get("open") for it in self.datasets[dataset]["dimensions"].values())

    def is_percentage(self, dataset, measure):
        unit = self.units.get(self.datasets[dataset]["measures"][measure].get("unit"), {})
        return unit.get("symbol") == "%"


class Known:
    """The tidy file of a dataset: rows by their codes."""

    def __init__(self, publication, path):
        dataset = path.stem
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        definition = publication.datasets[dataset]
        self.dimensions = list(definition["dimensions"])
        self.measures = [it for it in definition["measures"] if rows and it in rows[0]]
        self.rows = {
            tuple(row[it] for it in self.dimensions): {it: row[it] for it in self.measures} for row in rows
        }

    def cells(self):
        return {
            (key, it) for key, row in self.rows.items() for it in self.measures if row[it] != NOTHING_SAID
        }


def parts(text):
    """A number and its flags: `12.5 pc` is 12.5 and pc; a cell without a value is only a text."""
    if text.startswith(":"):
        return None, text
    number, _, flags = text.partition(" ")
    return number, flags


def type_number(cell, digits, percentage):
    """Types a number, and when the cell would then show other digits, gives it a number format, as one does."""
    decimals = len(digits.partition(".")[2])
    cell.value = float(digits) if decimals else int(digits)
    # Without a format of its own, a cell shows no zeros at the end.
    shown = digits.rstrip("0").rstrip(".") if decimals else digits
    fixed = re.fullmatch(r"#,##0(?:\.(0+))?", cell.number_format)
    if fixed:
        right = len(fixed[1] or "") == decimals
    else:
        # A percentage below one is asked about when nothing says whether it is a hundredth.
        right = shown == digits and not (percentage and abs(cell.value) <= 1)
    if not right:
        cell.number_format = "0." + "0" * decimals if decimals else "0"


def find_headings(sheet, publication, dataset, year):
    """The row of headings, and the column of each dimension and measure that is on the sheet."""
    definition = publication.datasets[dataset]
    for row in sheet.iter_rows():
        columns = {str(it.value): it.column for it in row if it.value is not None}

        def column(names):
            return next((columns[it] for it in names if it in columns), None)

        dimensions = {
            it: column(publication.dimension_headings(dataset, it, year)) for it in definition["dimensions"]
        }
        measures = {
            it: column(publication.measure_headings(dataset, it, year)) for it in definition["measures"]
        }
        if all(dimensions.values()) and any(measures.values()):
            return row[0].row, dimensions, {key: it for key, it in measures.items() if it}
    raise SystemExit(f"{sheet.title}: no row of headings for {dataset}")


class Filler:
    """Fills in requests, and keeps count."""

    def __init__(self, publication, deliveries):
        self.publication = publication
        self.deliveries = deliveries
        self.filled = 0
        self.empty = 0
        self.homeless = []

    def known(self, source, dataset):
        return Known(self.publication, self.deliveries / source / f"{dataset}.csv")

    def leave(self, source, dataset, known, placed):
        self.filled += len(placed)
        self.homeless += [f"{source}/{dataset} {measure} {'/'.join(key)}" for key, measure in known.cells() - placed]

    # Workbooks

    def workbook(self, path, out):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            for row in sheet.iter_rows(max_row=10, max_col=2):
                for cell in row:
                    found = REFERENCE.fullmatch(str(cell.value or ""))
                    if found:
                        self.sheet(sheet, found[2], found[3], int(found[1]))
        book.save(out)

    def sheet(self, sheet, source, dataset, year):
        known = self.known(source, dataset)
        header, dimensions, measures = find_headings(sheet, self.publication, dataset, year)
        placed = set()
        rows = list(range(header + 1, sheet.max_row + 1))
        register = self.publication.is_register(dataset)
        by_key = {}
        for row in rows:
            codes = [sheet.cell(row, dimensions[it]).value for it in known.dimensions]
            by_key[tuple(str(it) for it in codes)] = row
        for key, values in known.rows.items():
            for measure, text in values.items():
                if text == NOTHING_SAID or key not in by_key or measure not in measures:
                    continue
                cell = sheet.cell(by_key[key], measures[measure])
                if cell.protection.locked:
                    # Nothing is asked here; that there is no value is no news.
                    if text == ":":
                        placed.add((key, measure))
                    continue
                self.type(sheet, cell, dataset, measure, text)
                placed.add((key, measure))
        for row in rows:
            for column in measures.values():
                cell = sheet.cell(row, column)
                self.empty += not register and not cell.protection.locked and cell.value is None
        self.leave(source, dataset, known, placed)

    def type(self, sheet, cell, dataset, measure, text):
        kind = self.publication.kind(dataset, measure)
        if text.startswith(":"):
            cell.value = text
        elif kind == "number":
            digits, flags = parts(text)
            type_number(cell, digits, self.publication.is_percentage(dataset, measure))
            if flags:
                beside = sheet.cell(cell.row, cell.column + 1)
                heading = next(
                    str(sheet.cell(row, beside.column).value)
                    for row in range(1, cell.row)
                    if FLAGS_HEADING[self.publication.language] in str(sheet.cell(row, beside.column).value)
                )
                assert heading, f"no column for flags beside {cell.coordinate}"
                beside.value = flags
        elif kind == "date":
            cell.value = datetime.date.fromisoformat(text)
            cell.number_format = "yyyy-mm-dd"
        else:
            cell.value = text

    # JSON

    def json(self, path, out):
        document = json.loads(path.read_text(encoding="utf-8"))
        source = document["source"]
        for asked in document["datasets"]:
            known = self.known(source, asked["dataset"])
            observations = {tuple(it[own] for own in known.dimensions): it for it in asked["observations"]}
            if asked["about"]["register"]:
                for key in known.rows:
                    if key not in observations:
                        own = dict(zip(known.dimensions, key)) | dict.fromkeys(known.measures)
                        observations[key] = own
                        asked["observations"].append(own)
            placed = set()
            for key, values in known.rows.items():
                for measure, text in values.items():
                    own = observations.get(key, {})
                    if text == NOTHING_SAID or measure not in own:
                        continue
                    placed.add((key, measure))
                    kind = self.publication.kind(asked["dataset"], measure)
                    if kind != "number" or text.startswith(":"):
                        own[measure] = text
                    else:
                        own[measure], flags = parts(text)
                        if flags:
                            own[f"{measure}.flags"] = flags
            self.leave(source, asked["dataset"], known, placed)
        out.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")

    # Templates

    def template(self, path, out):
        source, dataset = path.parent.name, path.stem
        known = self.known(source, dataset)
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        keys = [tuple(row[header.index(it)] for it in known.dimensions) for row in rows]
        if self.publication.is_register(dataset):
            keys = list(known.rows)
        placed = set()
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            for at, key in enumerate(keys):
                values = known.rows.get(key, {})
                row = rows[at] if at < len(rows) else [""] * len(header)
                for column, name in enumerate(header):
                    if name in known.dimensions:
                        row[column] = key[known.dimensions.index(name)]
                    elif name in values:
                        row[column] = values[name]
                        placed.add((key, name))
                writer.writerow(row)
        self.leave(source, dataset, known, {it for it in placed if it in known.cells()})


def main():
    folder, deliveries, language, out, *files = sys.argv[1:]
    filler = Filler(Publication(pathlib.Path(folder), language), pathlib.Path(deliveries))
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for path in map(pathlib.Path, files):
        if path.suffix == ".xlsx":
            filler.workbook(path, out / path.name)
        elif path.suffix == ".json":
            filler.json(path, out / path.name)
        else:
            filler.template(path, out / path.parent.name / path.name)
    print(f"{filler.filled} cells filled, {filler.empty} left empty")
    if filler.homeless:
        raise SystemExit("no place in the request for:\n" + "\n".join(sorted(filler.homeless)))


main()
