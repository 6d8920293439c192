### Vintages: what was corrected since an earlier edition.

## Findings

vintage-restated = the value is { $found } and was { $expected } for edition { $before }, and no registered correction says why
    .hint = register the correction in editions/{ $edition }.toml, with its reason, or mend the delivery
vintage-withdrawn = there is no value any more: it was { $expected } for edition { $before }, and no registered correction says why
    .hint = register the correction in editions/{ $edition }.toml, with its reason, or deliver the value again
correction-idle = a correction of { $found } is registered, and no older value of these cells changed
    .hint = correct its `at`, deliver the earlier values, or write known = false when they are not known

## Kinds of corrections

correction-source = better source data
correction-recalculation = routine recalculation
correction-method = other method
correction-error = mistake
correction-definition = other definition
correction-scope = other scope

## Notes under tables and figures

vintage-note-one = { $place } was { $before } in the previous edition.
vintage-note-one-between = { $place } was { $before } before.
vintage-note-many = In the previous edition: { $values }.
vintage-note-many-between = Before: { $values }.
vintage-note-most = { $count } values differ from the previous edition; the page on corrections lists them.
vintage-note-most-between = { $count } values were different before; the page on corrections lists them.
vintage-because = corrected since the previous edition because
vintage-because-break = not comparable with the previous edition because
vintage-because-delivery = corrected ({ $kind }):
vintage-because-known = corrected because

## What changed

change-restated = Corrected values
change-follows = Values that follow from corrected ones
change-withdrawn = Withdrawn values
change-earlier-unknown = Corrected, earlier values not known here
change-break = Breaks: not comparable with what was published before
change-status = Same value, other status
change-added = Older periods that are new
change-new-series = New series
change-discontinued = Series that stopped
change-new-dataset = New datasets

## The command `diff`

diff-title = Changes from edition { $before } to edition { $now }
diff-none = nothing changed
diff-partial = edition { $before } is there in part only: nothing is said about what is new since, or gone
diff-cells = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
diff-series = { $count ->
    [one] { $count } series
   *[other] { $count } series
}
diff-whole = the whole dataset
diff-withheld = withheld
diff-unexplained = no reason is registered
diff-follows = follows from { $inputs }
diff-said-by = { $kind }; { $author }, { $date }
diff-said = { $kind }
diff-summary = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
trace-before = before: { $value } (edition { $edition }, { $place })

## The page on corrections

nav-corrections = Corrections
corrections-intro = What is different now from what was known for the edition before, and why. Changes are found by comparing; the reasons are registered.
corrections-first = There is no earlier edition to compare with.
corrections-before = Compared with edition { $edition }.
corrections-partial = That edition is here in part only: what is listed is known of it, and nothing is said about what is new since, or gone.
corrections-none = Nothing was corrected.
corrections-withheld = { $count ->
    [one] { $count } change of a value is not shown, because one of the values is withheld.
   *[other] { $count } changes of values are not shown, because one of the values is withheld.
}
corrections-because = Because
corrections-what = What
corrections-as-published = Edition { $edition }
corrections-before-column = Before
corrections-as-known = Now
corrections-data = The register as data:
corrections-method = Older values are compared with the edition before it. What changed is registered, with the reason.
corrections-link = All corrections of this edition
corrections-of-dataset = Corrections
earlier-title = What was known before
earlier-intro = What edition { $edition } knew, beside what is known now.
earlier-intro-partial = What is known of edition { $edition }, beside what is known now.
earlier-differs = differs
earlier-between = Edition { $edition } did not show this value
earlier-value = Before, for edition { $edition }: { $value }
