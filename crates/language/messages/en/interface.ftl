### Words of the pages and forms.

skip-to-content = skip to content

## References, units and norms in running text

reference-table = table { $number }
reference-figure = figure { $number }
reference-topic = section { $number }
unit-percent = { $number } percent
unit-percentage-point = { $number } percentage points
norm-range = { $low } to { $high }
norm-at-most = at most { $value }
norm-below = less than { $value }
norm-at-least = at least { $value }
norm-above = more than { $value }
norm-between = from { $value }
norm-equal = { $value }
list-none = none
measure = What
frequency-year = Year
frequency-half = Half-year
frequency-quarter = Quarter
frequency-month = Month

## Navigation

nav-main = Main navigation
nav-languages = Other languages
nav-crumbs = Where you are
nav-pager = Previous and next
nav-start = Start
nav-report = Report
nav-norms = Norms
nav-organisations = Organisations
nav-tables = Tables
nav-figures = Figures
nav-findings = Findings
nav-definitions = Definitions
nav-sources = Sources
nav-method = Method
previous = Previous
next = Next
on-this-page = On this page
language-nl = Nederlands
language-en = English
in-language-nl = in Dutch
in-language-en = in English
only-in-language = This text is available only { $language }.
published-on = Published on { $date }
how-computed = How the numbers were made and checked

## Start page

headlines = Key figures
since-before = since the period before
contents = Contents
chapter = Chapter { $number }
topics = Topics
no-topics = This chapter has no text yet.
norms-at-a-glance = The norms at a glance
to-norms = All norms with their value and target
state-of-edition = State of this edition
datasets-delivered = Datasets with values
figures-with-values = Figures with values
values-shown = Values shown
values-missing = Values missing
values-withheld = Values not public
of-all = { $some } of { $all }
findings-open = Open findings
findings-accepted = Accepted deviations

## Norms

norm = Norm
value = Value
norm-in = in { $year }
norms-of-topic = { $count ->
    [one] Norm of this topic
   *[other] Norms of this topic
}
norms-intro = { $count ->
    [one] The norm of this report, with its value, the verdict on it and where it comes from.
   *[other] The { $count } norms of this report, each with its value, the verdict on it and where it comes from. What is judged is the number as it stands here.
}
target = Target
verdict = Verdict
norms-overview = All norms
norms-elsewhere = Other norms
norm-each = By organisation
measured-by = Measured by
not-measured = no value
verdict-met = met
verdict-missed = missed
verdict-ahead = reached, not due yet
verdict-open = not due yet
verdict-unknown = cannot be judged
explanation = Explanation:
unexplained = A miss of this norm wants an explanation. None was given.
unexplained-short = not explained

## Tables and figures

tables-intro = { $count ->
    [one] One table, with its data as a file.
   *[other] The { $count } tables of the report. Each has its source, its scope and its data as a file.
}
figures-intro = The report has { $count } figures. { $absent ->
    [0] The values of all are known.
    [one] The values of one were not delivered.
   *[other] The values of { $absent } were not delivered.
}
skip-table = Skip this table
note = note
note-back = back to note
note-title = Note
note-scope = Scope:
note-transcription = Transcription:
notes = Notes
source = Source
source-is = Source: { $source }
scope = Scope
scope-is = Scope: { $scope }
dataset = Dataset
datasets = Datasets
to-dataset = About these data
stands-in = Stands in
download = File
as-csv = Data (CSV)
withheld = not public
withheld-free = public
withheld-confidential = not public: the source keeps this number confidential
withheld-primary = not public: too few units stand behind this number
withheld-secondary = not public: another number that is not public could be worked out from it
missing = missing
missing-explained = no value was delivered, or there can be none
not-applicable = not applicable
status-normal = normal
status-provisional = provisional figure
status-estimated = estimated
status-break = break in the series
status-revised = revised since an earlier publication
status-definition-differs = another definition
status-missing = missing
status-not-applicable = not applicable
not-delivered = The values were not delivered.
not-delivered-short = not delivered
needed-is = Needed: { $needed }
would-know = To be delivered by: { $source }
bound-more = and { $count } more

## Datasets and definitions

definitions-intro = What was counted, where, in which unit, and by which codes.
scopes = Scopes
units = Units
code-lists = Code lists
code-list = Code list
codes-count = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
codes-open = follows from the data
measures = What is measured
dimensions = Broken down by
unit-is = Unit: { $unit }.
kind-text = A text.
kind-date = A date.
kind-code = A code from a list.
aggregation-sum = Parts add up to the whole.
aggregation-share = Parts are shares, which together make the whole.
aggregation-mean = The whole lies between the smallest and the largest part.
aggregation-none = Parts do not add up.
computed = Computed:
computable = Delivered, and computed as a check:
formula = Computation:
from-dataset = from
periods-earlier = { $count ->
    [one] one period earlier
   *[other] { $count } periods earlier
}
periods-later = { $count ->
    [one] one period later
   *[other] { $count } periods later
}
total-is = Total: { $total }.
disclosure = Publicity
disclosure-undeclared = No rule was laid down.
disclosure-none = All values may be public. { $reason }
disclosure-minimum = Values with fewer than { $minimum } as “{ $count }” are not public; zero is.
used-in = Used in
other-datasets = Datasets that compute with it
observations = All values
observations-intro = { $count ->
    [one] One combination. Each number leads to its origin.
   *[other] { $count } combinations. Each number leads to its origin.
}
record = Number
organisation = Organisation

## Origin and sources

origin = Origin
to-trace = Origin of each value
trace-title = Origin: { $title }
trace-intro = For each value the file and line that it came from, or the computation with what went into it.
trace-address = This is how findings name a value:
deliveries = Deliveries
delivery-number = Delivery { $number }
line-number = line { $line }
sum-of = Sum of
file = File
delivered-by = Delivered by
nobody-signed = nobody signed
state = State
state-draft = read, not signed
state-submitted = submitted
state-approved = approved
state-rejected = rejected
edition = Edition
sources-intro = Who knows the figures, which datasets those are, and which files they came from.
source-without-datasets = This source has no dataset.

## Organisations

organisations-intro = Each organisation with figures has a page of its own, with all its figures beside the total.
organisation-intro = { $count ->
    [one] Figures from one dataset: the last two periods, beside the total.
   *[other] Figures from { $count } datasets: the last two periods, beside the total.
}
figures-of-organisation = Figures
group-none = Other
exists-from = Since { $from }
exists-until = Until { $until }
exists-between = From { $from } until { $until }
succeeded-by = Continued as { $names }
split-off = Split off: { $names }
also-known-as = Also: { $names }
changes = Changes
changes-intro = What happened to organisations, and how their series go on.
date = Date
change = Change
before = Before
after = After
series = Series
change-renamed = renamed
change-split = split
change-merged = merged
change-ended = ended
series-continue = continue under the new code
series-restate = older figures are delivered again
series-do-not-compare = are not compared across this date

## Findings

findings-intro = What the checks found in the figures and the text. An error stops publication until it is mended, or accepted with a reason and an end date.
no-open-findings = There are no open findings.
no-accepted-findings = There are no accepted deviations.
accepted-intro = Deviations that are known and accepted until a date, each with the reason and who decided it.
accepted-by = { $author }, until { $until }
severity-error = error
severity-warning = warning
severity-notice = notice
expected = Expected
found = Found

## Method

method-intro = Every number of this report can be followed back to a file and a line. This is how it comes from there.
method-road-title = From delivery to report
method-road = A source delivers a file. If anything in it is wrong, the whole file is refused, with the place of each mistake. A delivery never changes: a correction is a new delivery, and the old one is kept.
method-computing-title = Computing
method-computing = Totals are taken from their parts first and formulas after, so that the share of a total is a share and not a sum of shares. Decimals are exact. A delivered value is never replaced by a computed one; a difference between them is a finding.
method-rounding-title = Rounding
method-rounding = A value is rounded once, when it is shown; exactly one half goes away from zero. Checks compare what is shown, with the margin that follows from rounding: half a unit of the last digit of each number.
method-missing-title = Missing values
method-missing = A value that does not exist is shown as missing and is never zero. What is computed from a missing value is missing too.
method-text-title = Numbers in the text
method-text = A number in a sentence is not typed but bound to the data, and so are words such as rose, fell and highest. When the data change, the sentence changes with them, or the check says that it no longer holds.
method-checks-title = Checks
method-checks = Checked is whether all is there, whether parts add up, whether shares and means are possible, whether a value fits earlier years, whether tables agree and whether an earlier publication said otherwise. A check never changes a value.
method-rules = Checks of this publication
method-norms-title = Norms
method-norms = A norm is judged at the latest period with a value, as that value stands here. A norm whose year is still to come is neither met nor missed: its progress is shown.
method-withholding-title = What is not public
method-withholding = Where the rule of a dataset names a minimum, a value with fewer units is not public, nor is what a source delivers as confidential. What is computed from such a value is not public either. These values are in no file of this site.
method-withheld = { $count ->
    [0] In this edition all values are public.
    [one] In this edition one value is not public.
   *[other] In this edition { $count } values are not public.
}
method-exposed = { $count ->
    [one] One of them can be worked out from a total.
   *[other] Of these, { $count } can be worked out from a total.
}
method-trace-title = Origin
method-trace = Each number is a link to its origin: the computation with what went into it, or the file and line, who delivered it and when. Each file has its SHA-256, which shows whether it is the same file.
made-with = Made with Rekenschap { $version }.
