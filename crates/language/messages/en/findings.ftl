### What is wrong with what someone gave us: one message for each code of a finding.
### The code `sum.differs` has the message `sum-differs`; docs/findings.md lists all of them.
###
### One sentence, lower case, no full stop. `.hint` says what to do. Severity and place are shown beside it.

finding-count = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}

# Stands before the hint when there is a name that is nearly the one that was found.
did-you-mean = did you mean { $suggestion }?

## Files

file-missing = the publication does not have this file
    .hint = make the file; the page about the publication folder says what goes into it
file-unexpected = this file is not read: files of this folder end in { $expected }
    .hint = rename the file, or move it elsewhere
file-too-large = the file is larger than { $expected }: it has { $found }
    .hint = check whether this is the right file, or split it
file-encoding = the file is not in UTF-8: the byte { $found } does not fit
    .hint = save the file again as UTF-8
toml-syntax = this is not valid TOML: { $found }
    .hint = correct the line: put texts in quotes and close every bracket
toml-type = the value of { $key } is { $found ->
    [string] a text
    [integer] a whole number
    [float] a number with a decimal point
    [boolean] true or false
    [datetime] a date without quotes
    [array] a list
    [table] a section
   *[other] { $found }
}; expected: { $expected }
    .hint = write the value as it is expected
toml-missing-key = the key { $key } is missing; expected: { $expected }
    .hint = add the key to this section
toml-unknown-key = the key { $key } is not known here
    .hint = correct the key or remove it; known here: { $expected }
toml-choice = the value of { $key } cannot be ‘{ $found }’
    .hint = choose one of: { $expected }
toml-number = the value of { $key } is not a number: ‘{ $found }’
    .hint = write a number such as 12.5
csv-syntax = this is not valid CSV: { $found }
    .hint = save the table again as CSV in UTF-8
csv-missing-column = the column { $column } is missing
    .hint = add the column or correct its name; the file has: { $found }
csv-cells = the row has { $found ->
    [one] { $found } cell
   *[other] { $found } cells
}, the header has { $expected }
    .hint = give the row as many cells as the header; a cell with a separator in it stands in quotes
publication-language = the language ‘{ $found }’ is not available
    .hint = choose from: { $expected }

## Code lists

codes-no-list = there is no code list ‘{ $found }’ for this file to belong to
    .hint = make codes/{ $found }.csv, or rename this file after the list it belongs to
codes-kind = a code list has no additional file called ‘{ $found }’
    .hint = call the file after one of: { $expected }
codes-code = ‘{ $found }’ cannot be a code
    .hint = use letters, digits and hyphens, and at least one of them
codes-duplicate = the code { $found } stands in the list twice
    .hint = remove one of the two rows, or give it another code
codes-date = the column { $column } does not hold a date: ‘{ $found }’
    .hint = write a date as YYYY-MM-DD
codes-total = the column total cannot be ‘{ $found }’
    .hint = choose one of: { $expected }; leave it empty for a sum
codes-name = the code { $found } has no name
    .hint = fill in the name in each language of the publication
codes-parent = the parent of { $code } is ‘{ $found }’, and that code is not in the list
    .hint = correct the parent, or add it to the list
codes-cycle = the code { $found } is a part of itself, by way of its parents
    .hint = correct the column parent of one of these codes
codes-unknown = the code list { $list } has no code ‘{ $found }’
    .hint = correct the code, or add it to the list
codes-change = a change of codes cannot be ‘{ $found }’
    .hint = choose one of: { $expected }
codes-series = the column series cannot be ‘{ $found }’
    .hint = choose how series go across the change: { $expected }

## Datasets, measures, norms and rules

dataset-duplicate = there is another dataset { $found }, in { $expected }
    .hint = rename one of the two files
dataset-frequency = ‘{ $found }’ is not a kind of period ({ $key })
    .hint = choose one of: { $expected }
dataset-period = ‘{ $found }’ is not a period of this dataset
    .hint = write a period as { $expected }
measure-name = ‘{ $found }’ cannot be the name of a measure
    .hint = begin with a small letter, and use small letters, digits and underscores only
formula-syntax = the formula ‘{ $formula }’ cannot be read: { $found }
    .hint = use names, numbers, + - * / ( ) and comparisons; there are no functions
norm-duplicate = there are two norms with the id { $found }
    .hint = give one of them another id
rule-duplicate = there are two rules with the id { $found }
    .hint = give one of them another id
# The kind ‘code list’ cannot be a key here: it is what is left.
reference-unknown = there is no { $kind ->
    [chapter] chapter
    [code] code
    [dataset] dataset
    [dimension] dimension
    [measure] measure
    [name] input or measure
    [norm] norm
    [scope] scope
    [source] source
    [unit] unit
   *[other] code list
} ‘{ $found }’
    .hint = correct the name, or define what it stands for
definition-unused = the { $kind ->
    [dataset] dataset
    [figure] figure
    [scope] scope
    [source] source
    [table] table
    [unit] unit
   *[other] code list
} { $found } is not used anywhere
    .hint = use it in the report, or remove its definition

## Tables, figures and topics

number-duplicate = the number { $found } also belongs to another { $kind ->
    [figure] figure
   *[table] table
}: { $expected }
    .hint = give one of the two another number
numbering-gap = { $kind ->
    [figure] figure
   *[table] table
} { $found } is missing, while there are lower and higher numbers
    .hint = number without gaps, or accept the finding in the edition with a reason
title-year = the title names { $found }, and the figures are of: { $expected }
    .hint = correct the title, or write the year in it with an expression
table-measure = the table does not say which measure it shows
    .hint = name it in an axis, in [at] or in [select]; the dataset has: { $expected }
table-dimension = the table does not say which codes it shows of: { $expected }
    .hint = name the dimension in an axis or in [at], or give it a total
topic-folder = this file does not lie in the folder of a chapter
    .hint = topics are called { $expected }
topic-chapter = there is no chapter ‘{ $found }’
    .hint = correct the name of the folder, or add the chapter to publication.toml
topic-head = the topic does not begin with a head
    .hint = begin the file with a line +++, then the title and number in TOML, then a line +++
topic-translation-alone = this is a translation of the topic ‘{ $found }’, and that topic does not exist
    .hint = correct the name of the file, or add the text in the main language
topic-duplicate = there is another topic { $found }, in { $expected }
    .hint = rename one of the two files
topic-part-missing = the topic does not have the heading ‘{ $expected }’
    .hint = add the heading with a text below it; a topic with a goal has all fixed parts
topic-part-empty = there is no text below the heading ‘{ $found }’
    .hint = write the text, or say below the heading why there is none

## Deliveries

delivery-path = this file does not lie in the folder of an edition and a source
    .hint = deliveries are called { $expected }
delivery-dataset = there is no dataset ‘{ $found }’
    .hint = rename the file after a dataset, or define the dataset
delivery-source = ‘{ $found }’ is not a source of this dataset
    .hint = move the file to the folder of its source; the dataset has: { $expected }
register-header = the register does not begin with the right columns
    .hint = let the first line be { $expected }
register-state = ‘{ $found }’ is not a state of a delivery
    .hint = choose one of: { $expected }
register-twice = the file { $found } stands in the register twice
    .hint = remove one of the two lines
register-no-file = the register names the file { $found }, and it is not there
    .hint = put the file back: what was delivered is kept
register-changed = the file was changed after it was registered ({ $register }): it should be { $expected }…, and it is { $found }…
    .hint = put back the file that was registered; a correction is registered as a new delivery
register-absent = the file is not in the register, so nobody has signed for it
    .hint = register the delivery with the command rekenschap register
delivery-binary = this is not a text file
    .hint = save the table as CSV; a workbook cannot be read here
delivery-encoding = the file is not in UTF-8: the byte { $found } does not fit
    .hint = save the table again as CSV in UTF-8
delivery-empty = there is not a single value in the file
    .hint = ask the source for the complete file
delivery-open-quote = a quotation mark is opened and never closed
    .hint = close the quotation mark; if the file was cut off, ask for the complete file
delivery-column-twice = the column { $found } is there twice
    .hint = remove or rename one of the two
delivery-unknown-column = the dataset has no column ‘{ $found }’
    .hint = correct or remove the column; the dataset has: { $expected }
delivery-missing-column = the column { $expected } is missing
    .hint = add the column or correct its name; the file has: { $found }
delivery-key-twice = line { $expected } already has values for { $found }
    .hint = remove one of the two rows
delivery-unknown-code = { $dimension } has no code ‘{ $found }’
    .hint = correct the code; when it is new, whoever keeps the definitions adds it
delivery-alias = ‘{ $found }’ was read as the code { $expected }
    .hint = nothing needs to be done; the source could send the code itself
delivery-cell = the value ‘{ $found }’ of { $measure } cannot be read: { $problem }
    .hint = correct the cell; a value that does not exist is written as a colon
delivery-more = { $found ->
    [one] { $found } more finding is
   *[other] { $found } more findings are
} not shown
    .hint = correct the findings above first, and check again

## Why a cell cannot be read: part of delivery-cell.

cell-empty = the cell is empty
cell-date = { $found } is not a date of the calendar, written as YYYY-MM-DD
cell-flag = { $found } is not a known letter; it can be: p provisional, e estimated, b break in series, r revised, d definition differs, c confidential
cell-two-flags = there is more than one status in the flags { $found }
cell-missing-flag = { $found } cannot stand after a colon, only c and z can

## Figures

completeness-nothing = nothing was delivered for this dataset; its source is { $expected }
    .hint = ask the source for the figures, or say in the dataset with not_delivered what is wanted
completeness-delivered = the dataset says that nothing was delivered, and there are figures
    .hint = remove not_delivered from the dataset
completeness-missing = a value is expected here and was not delivered
    .hint = ask the source for the value; one that does not exist is delivered as a colon
completeness-unexpected = a value was delivered where none is expected
    .hint = correct the delivery, or the key expected of the dataset
code-not-yet = the code exists from { $expected } on, and this value is of { $found }
    .hint = correct the delivery, or the dates in the code list
code-no-more = the code existed until { $expected }, and this value is of { $found }
    .hint = correct the delivery, or the dates in the code list
value-fraction = the count { $found } is not a whole number
    .hint = correct the delivery, or say in the dataset that the measure is not exact
value-decimals = the value has { $found ->
    [one] { $found } decimal
   *[other] { $found } decimals
}, and its measure has { $expected }
    .hint = correct the delivery, or the decimals of the measure
bounds-outside = the value { $found } is impossible: it must be { $expected }
    .hint = correct the delivery, or the bounds of the measure
sum-differs = the total is not the sum of its { $parts ->
    [one] single part
   *[other] { $parts } parts
} over { $dimension }: the parts make { $expected }, the total says { $found }
    .hint = correct the delivery, or accept the finding in the edition with a reason
share-differs = the shares over { $dimension } add up to { $found } instead of { $expected }
    .hint = correct the delivery, or accept the finding in the edition with a reason
mean-outside = the value of the whole, { $found }, does not lie between those of its parts over { $dimension }: { $expected }
    .hint = correct the delivery, or accept the finding in the edition with a reason
computed-differs = the formula { $formula } gives { $expected }, and { $found } was delivered
    .hint = correct the delivery or the formula, or accept the finding in the edition with a reason
zero-undefined = the formula { $formula } divides by zero here, and { $found } was delivered
    .hint = deliver a colon and z: not applicable
rule-differs = the rule ‘{ $title }’ does not hold: expected { $expected }, found { $found }
    .hint = correct the delivery or the rule, or accept the finding in the edition with a reason
rule-idle = the rule was not tried: there are too few values for it
    .hint = correct the inputs and dimensions of the rule, or ask for the missing values
rule-outlier = the rule ‘{ $title }’ gives { $found } here, and { $expected } is usual
    .hint = ask the source whether the values are right
history-jump = the newest value, { $found }, differs by { $difference } from the one before; earlier changes were at most { $expected }
    .hint = ask the source whether the value is right; if the series is broken, deliver the flag b
history-spike = the value { $found } jumps by { $difference } and the next one jumps back; other changes were at most { $expected }
    .hint = ask the source whether the value is right

disclosure-exposed = this value is withheld, and can be computed from the other parts of { $total }
    .hint = have a second part of the same total withheld too, or the total itself

## Norms and editions

norm-missed = the norm ‘{ $title }’ is not met: wanted { $expected }, reached { $found }
    .hint = nothing needs to be done; an explanation may stand in the edition
norm-unexplained = the norm ‘{ $title }’ is not met, and nobody has explained why
    .hint = put the explanation of the organisation in the edition
norm-reported = the source says that the norm ‘{ $title }’ { $found ->
    [met] is met
    [missed] is not met
    [not-due] is not due yet
   *[other] { $found }
}, and the figures say: { $expected ->
    [met] met
    [missed] not met
    [not-due] not due yet
   *[other] { $expected }
}
    .hint = correct the figures, the norm or what is reported, or accept the finding in the edition with a reason
explanation-idle = the edition explains why the norm ‘{ $title }’ is not met, and it was not missed
    .hint = remove the explanation
edition-missing = the edition { $found } does not have this file
    .hint = make it, with the year, the day of publication and the cut-off date
edition-year = the file is called { $expected }, and the edition is of { $found }
    .hint = rename the file after the year, or correct the year
edition-date = the value of { $key } is not a date: ‘{ $found }’
    .hint = write a date as YYYY-MM-DD, in quotes
acceptance-idle = the edition accepts a finding that is not there: { $found }
    .hint = remove the acceptance, or correct its code and place
acceptance-expired = the acceptance ended on { $found }, before the cut-off date of the edition, { $expected }
    .hint = correct the cause of the finding, or accept it anew with a reason
seal-line = this line of the seal cannot be read: ‘{ $found }’
    .hint = put the seal back as it was written
seal-changed = the file was changed after edition { $edition } was sealed
    .hint = put the file back; if the change is meant, seal the edition again
seal-added = the file was added after edition { $edition } was sealed
    .hint = remove the file; if the change is meant, seal the edition again
seal-removed = the file was removed after edition { $edition } was sealed
    .hint = put the file back; if the change is meant, seal the edition again

## Prose

prose-number = the number ‘{ $found }’ is typed and not bound to data
    .hint = write it with a function such as value(…), or with verbatim(…) if it is not a figure of the report
prose-claim = ‘{ $found }’ claims something about data and is not bound to data
    .hint = write it with a function such as rises(…) or claim(…), or with verbatim(…) if it claims nothing
claim-false = the words ‘{ $found }’ are not true ({ $expected })
    .hint = correct the words, or what they claim
template-broken = an expression is not closed here, or has a form that is not allowed
    .hint = close the expression with two braces; texts have expressions only, no statements or comments
template-expression = the expression { $expression } cannot be read: { $found }
    .hint = correct the expression; the functions are: { $expected }
template-unbound = the expression { $expression } does not get anything from data
    .hint = call a function, such as value(…), or compute a year from year
binding-unknown = there is no dataset or measure ‘{ $found }’
    .hint = name a measure as dataset/measure
binding-dimension = the dataset does not have the dimension ‘{ $found }’ that { $expression } asks for
    .hint = name a dimension of the dataset
binding-code = ‘{ $found }’ is not a code that { $expression } can use
    .hint = name a code of the dataset
binding-no-total = the expression { $expression } does not say which code of { $found } is meant, and there is no total
    .hint = name the code in the expression
binding-missing = there is no value for { $found }
    .hint = choose another period or code, or ask the source for the value
binding-withheld = the value of { $found } is withheld, so the text cannot use it
    .hint = choose another value, such as that of the whole
binding-no-number = the value of { $found } is not a number
    .hint = name a measure that holds numbers
binding-not-comparable = the value cannot be compared with that of another period: { $found }
    .hint = compare with another period, or leave the comparison out
binding-zero = the expression { $expression } divides by { $found }, and that is zero
    .hint = choose another period, or give the difference with change(…)
binding-argument = { $expression } does not take the argument { $found }
    .hint = correct the argument or remove it
binding-argument-missing = { $expression } lacks an argument ({ $found }); expected: { $expected }
    .hint = add the argument
binding-argument-number = the argument { $expected } of { $expression } cannot be ‘{ $found }’
    .hint = write a number there; decimals, n and years are whole numbers
binding-choice = { $expression } does not know ‘{ $found }’
    .hint = choose one of: { $expected }
binding-reference = { $expression } names something that does not exist: ‘{ $found }’
    .hint = name the id of a table, figure or topic: its file name without the extension
binding-norm = there is no norm ‘{ $found }’
    .hint = name the id of a norm of one of the datasets
binding-norm-part = the norm in { $expression } has no { $found ->
    [base_year] base year
   *[year] year
}
    .hint = add it to the norm, or leave it out of the text
binding-too-few = { $expression } asks for { $expected ->
    [one] { $expected } code
   *[other] { $expected } codes
}, and { $found } have a value
    .hint = ask for at least one, and for no more than have a value
binding-tie = two codes have the same value, and { $expression } has room for one of them: { $found }
    .hint = ask for one more or one fewer with n

## Checks

check-partial = { $found ->
    [one] { $found } finding that may follow from another is
   *[other] { $found } findings that may follow from others are
} not shown
    .hint = correct the other findings first, and check again

norm-outside = the norm's value { $found } is not possible for its measure, which lies in { $expected }
    .hint = correct the value of the norm or the bounds of the measure
norm-reversed = the range of the norm is upside down: it begins at { $expected } and ends at { $found }
    .hint = exchange low and high
norm-year = the year { $found } of the norm cannot be meant
    .hint = write a year of this century
dimension-untitled = the dimension { $found } has no title
    .hint = give it one in concepts.toml, in each language
computed-nothing = the formula { $formula } gives no value at any key
    .hint = see whether it rests on itself, divides by zero or names what was never delivered
cell-too-large = { $found } has too many digits to be computed with exactly
