### Workbooks: what is read from them, and what is wrong in them.

place-cell = { $file }, sheet { $sheet }, cell { $cell }
place-row = { $file }, sheet { $sheet }, row { $row }
place-sheet = { $file }, sheet { $sheet }

sheet-column-code = { $name } (code)
sheet-column-known = { $name }: known already
sheet-column-flags = { $name }: flag
sheet-column-remark = Remark

sheet-explanation-norm = Norm
sheet-explanation-organisation = Organisation
sheet-explanation-text = Explanation

## The file as a whole.

import-kind = this file is not read: { $problem }
    .hint = open it in your spreadsheet program, save it as a workbook (.xlsx or .ods) or as CSV in UTF-8, and send that
kind-old-workbook = it is a workbook of an old kind (.xls)
kind-binary-workbook = it is a binary workbook (.xlsb)
kind-pdf = it is a PDF
kind-page = it is a web page or a document, whatever its name says
kind-document = it is a document or a presentation, and no workbook
kind-archive = it is an archive (.zip), and no workbook
import-password = the workbook is protected with a password
    .hint = remove the password (save it without one), and send it again
import-damaged = the file is damaged: { $found }
    .hint = open it in your spreadsheet program, save it again, and send that
import-too-large = the file is too large, or becomes too large when it is unpacked
    .hint = remove sheets, rows and columns that were not asked for, and send it again
import-extension = the file is called { $found }, and is a file of the kind { $expected }; it was read as that
    .hint = nothing needs to be done; with the right extension programs open it by themselves
import-addressee = it is not said for which edition and from which source this file is
    .hint = name the edition and the source, or use the workbook that came with the request
import-publication = this file is for the publication ‘{ $found }’, and this one is ‘{ $expected }’
    .hint = send the file that belongs to this publication
import-edition = this file is for the edition { $found }, and it was said to be for { $expected }
    .hint = send the file that was made for this edition, or name the right edition
import-other-source = this file is from the source ‘{ $found }’, and it was said to be from ‘{ $expected }’
    .hint = send the right file, or name the right source
import-source = there is no source ‘{ $found }’
    .hint = correct the reference; the workbook that came with the request has it
import-dataset = there is no dataset ‘{ $found }’
    .hint = correct the reference; the workbook that came with the request has it
import-not-asked = the dataset { $dataset } is not asked of { $found }
    .hint = the sources of this dataset are: { $expected }
import-no-dataset = it is not clear to which dataset this file belongs
    .hint = use the workbook that came with the request, or name the dataset; the headings must be those of the dataset
import-which-dataset = several datasets have these headings: { $expected }
    .hint = name the dataset, or use the workbook that came with the request
import-dataset-twice = the dataset { $found } stands in this file twice
    .hint = keep one of the two
import-hidden-sheet = this sheet was hidden, and it was read
    .hint = see whether it holds what you want to send; if not, remove it
import-hidden-rows = { $many ->
    [one] a hidden row with figures was
   *[other] { $many } hidden rows with figures were
} read
    .hint = remove the filter, or show the rows, and see whether they hold what you want to send
import-two-values = this cell has two values in the file
    .hint = type the value again, save the workbook, and send it again
import-impossible-cell = here stands a cell at a place that a sheet cannot have
    .hint = open the file in your spreadsheet program, save it again, and send that
import-long-text = this text has more than 32,767 characters
    .hint = shorten it
import-hidden-columns = { $many ->
    [one] one figure in a hidden column was
   *[other] { $many } figures in hidden columns were
} read
    .hint = show the columns, and see whether they hold what you want to send
import-unseen-character = there is a character here that nobody sees: { $found }
    .hint = type the text again, without copying it
import-sheet-ignored = there are numbers on this sheet, and it was not read
    .hint = nothing needs to be done if it is a sheet of your own; otherwise restore its reference and its headings

## Headings.

import-no-header = the row of headings was not found
    .hint = restore the headings, in one row: { $expected }
import-missing-column = the column ‘{ $expected }’ is missing
    .hint = restore its heading, exactly so
import-absent-column = the column ‘{ $expected }’ is not there, so nothing is delivered for it
    .hint = put the heading back as it was; if you have no figures for it, the column may stay empty
import-unknown-column = the heading ‘{ $found }’ is not known; the column was not read
    .hint = put the heading back if you changed it; with a column of your own nothing needs to be done
import-no-heading = there is something in a column without a known heading; it was not read
    .hint = remove it, or put it in the column that it belongs to

## Rows.

import-key-twice = row { $expected } already has figures for { $found }
    .hint = keep one of the two rows
import-no-code = there are figures in this row, and it is not said for which { $dimension }
    .hint = fill in the code, or remove the figures
import-code = this cell cannot be read as a code of { $dimension }: { $problem }
    .hint = type the code as a text
import-above-headings = this row stands above the headings (row { $expected }) and holds figures or codes; it was not read
    .hint = move it below the headings, or remove it; see whether the headings were sorted with the rows
import-unclear-code = { $dimension } has more than one code called ‘{ $found }’: { $expected }
    .hint = fill in the code instead of the name
import-name = names were read as codes, { $many ->
    [one] once
   *[other] { $many } times
}; the first is ‘{ $found }’ for { $expected }
    .hint = nothing needs to be done
import-label = the name in this row is ‘{ $found }’, and the code is { $expected }
    .hint = see whether one column was sorted and the other was not; make both say the same
import-unknown-label = ‘{ $found }’ is no name of { $expected }; the code was used
    .hint = see whether the figures stand in the right row
import-merged = cells with figures or codes were merged here
    .hint = split the cells, and fill in each of them
import-remark = { $many ->
    [one] a text outside the table was
   *[other] { $many } texts outside the table were
} kept as a remark; the first is ‘{ $found }’
    .hint = nothing needs to be done
import-unfilled = { $many ->
    [one] one row was
   *[other] { $many } rows were
} not filled in; nothing is delivered for them
    .hint = fill them in; write a colon where a value does not exist
import-partly-filled = { $many ->
    [one] one row is
   *[other] { $many } rows are
} filled in for a part; nothing is delivered for the cells that are empty
    .hint = fill them in; write a colon where a value does not exist

## Cells that were read in another way than they look.

import-formulas = { $many ->
    [one] one figure was
   *[other] { $many } figures were
} computed by the workbook; the result was taken as it was saved
    .hint = nothing needs to be done if the workbook was computed before it was saved
import-text-number = { $many ->
    [one] one number was typed as a text; it can be read in one way only, and was
   *[other] { $many } numbers were typed as texts; they can be read in one way only, and were
}; the first is ‘{ $found }’
    .hint = nothing needs to be done
import-more-than-shown = { $many ->
    [one] one cell holds
   *[other] { $many } cells hold
} more decimals than the sheet shows; what is held was taken; the first is { $found }
    .hint = if what is shown is meant, round the number in the cell itself
import-percent = { $many ->
    [one] one percentage is
   *[other] { $many } percentages are
} held as a hundredth; 13% was read as 13; the first holds { $found }
    .hint = nothing needs to be done
import-symbol = { $many ->
    [one] one amount was
   *[other] { $many } amounts were
} typed with the symbol of the unit; the first is ‘{ $found }’
    .hint = nothing needs to be done if the amount is in the unit that was asked

## JSON and explanations.

import-json-syntax = this is not valid JSON: { $found }
    .hint = correct it, or have the program that made it corrected
import-json = here stands { $found }, and { $expected } was expected
    .hint = write the file as the guide to deliveries shows it
import-json-key = there is no key ‘{ $found }’ here
    .hint = these keys can stand here: { $expected }
import-norm = there is no norm ‘{ $found }’
    .hint = restore the id of the norm; the workbook that came with the request has it
import-explained-twice = the norm { $found } is explained twice for the same organisation
    .hint = make one explanation of the two

## Why a cell cannot be read: part of delivery-cell and import-code.

cell-two-readings = in { $found } the mark can stand between thousands, or before decimals: type the number without a mark between the thousands, in a cell with the format of a number
cell-which-percentage = { $first } percent can be meant, or { $second } percent: give the cell the format Percentage, so that it shows { $first }% or { $second }%
cell-percent = { $found } is a percentage, and no percentage was asked: type the number in the unit above the column
cell-placeholder = { $found } can mean zero, missing (write :), not applicable (write : z) or withheld (write : c)
cell-error-value = the formula gives the error { $found }: correct the formula, or type the value
cell-uncomputed = the formula has no result: open the workbook in a spreadsheet program and save it
cell-boolean = true or false is no value here
cell-time = this is a time, and no value that was asked for
cell-is-date = this is the date { $found }, and no date was asked for: format the cell as a number or a text and type the value again
cell-date-number = { $found } is a number, and a date was asked for: format the cell as a date, or type it as YYYY-MM-DD
cell-date-time = a time goes with the date { $found }: type the day only
cell-code-date = the spreadsheet program made the date { $found } of it: format the cell as a text and type the code again
cell-number-as-text = { $found } is held as a number, and a text was asked for: format the cell as a text and type it again
cell-inexact = { $found } has too many digits to be known exactly
cell-too-precise = { $found } has more than nine decimals: round it in the cell itself
cell-format-literal = the cell holds { $found }, and its format shows letters or digits with it: format it as a plain number, and see whether the number is in the unit that was asked
cell-format-condition = the cell holds { $found }, and its format shows some numbers in another way than others: format it as a plain number, and see whether it is what you mean
cell-format-sign = the cell holds { $found }, and its format leaves out the minus or adds one: format it as a plain number, and see whether the sign is right
cell-format-hidden = the cell holds { $found }, and its format shows nothing: format it as a plain number, or empty the cell
cell-marked-text = a part of this text is raised, lowered or struck out, and can be a note or a removed figure: type only the value that you mean, without layout
cell-percent-word = after a percentage this can mean percent, or the flags p and c: type % for percent, or put the flags in their own column
cell-scaled = the format of the cell shows { $found } in thousands or millions: format it as a plain number, in the unit that was asked
cell-no-number = { $found } is not a number; expected something like 1234 or 1234.5, without a unit or words
cell-currency = { $found } has a currency symbol that does not belong to the unit that was asked: type only the number, in the unit above the column
cell-parentheses = { $found } can be a negative number, and a note: write a minus
cell-trailing-minus = write the minus of { $found } before the number
cell-code = { $found } is no code of the list, and no name in it
cell-code-unclear = { $found } is the name of more than one code: { $codes }
cell-flag-alone = there is a flag { $found } and no value: write a colon where a value does not exist
cell-flags-differ = the flag in the cell and the flag { $flags } beside it differ
cell-value-and-missing = the cell and its flag { $flags } contradict each other: one says that there is a value, the other that there is none
cell-text-flag = only numbers can have the flag { $flags }
cell-json-comma = numbers in JSON have a decimal point and no commas
