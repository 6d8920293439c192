### Requests: the words of the workbooks and of the status, and what is wrong with a request.

## What is wrong with requests/<edition>.toml

request-file-name = the name of this file is no year: “{ $found }”
    .hint = name the file after the edition, such as requests/2024.toml
request-date = the value of { $key } is no date: “{ $found }”
    .hint = write a date as 2024-02-15, in quotes
request-records = the number of empty rows cannot be { $found }
    .hint = choose a number of { $expected }
request-source-twice = the source “{ $found }” is there already, at { $expected }
    .hint = put all that this source delivers under one [[requests]]
request-other-source = the dataset { $dataset } does not name “{ $found }” as a source; it does name: { $expected }
    .hint = ask one of its sources for the dataset, or add the source to the dataset
request-cell-twice = { $cell } is asked of two sources: of { $expected } and of { $found }
    .hint = narrow one of the two with [[requests.parts]] and at
request-nothing = nothing of the dataset { $found } is left to ask
    .hint = look whether the cells are expected and the measures delivered, or remove this item
request-nobody = nobody is asked for the dataset { $found } for { $edition }
    .hint = ask a source for the dataset, or write in the dataset why nothing was delivered (not_delivered)

## Cover

request-sheet-cover = Cover
request-sheet-explanations = Explanations
request-sheet-lists = Lists
request-title = Request for { $publication }: { $source }
request-reference = Reference
request-edition = Edition
request-source = Source
request-to = For
request-deadline = To be delivered by
request-contact = Questions to
request-mail = Mail
request-telephone = Telephone
request-instructions = What we ask
request-explanation = Explanation
request-how = How to fill in this file
request-how-sample = Cell to fill
request-how-input-sample = This is what a cell looks like that you fill in.
request-how-input = Where to type
request-how-input-text = Fill in the yellow cells with the thick border only. The other cells are locked.
request-how-number = Numbers
request-how-number-text = Type the number only, without a unit. The unit stands above the column. Write a percentage as 13.1 and not as 0.131. When a percentage is below 1, give the cell the format Percentage.
request-how-missing = No value
request-how-missing-text = Leave no cell to fill empty. Type a colon (:) when there is no value. Type : c when you withhold the value because it is confidential, and : z when there can be no value.
request-how-flags = Flags
request-how-flags-text = Choose a letter in the column for flags where one is needed: p provisional, e estimated, b break in the series, r revised, d definition differs, c confidential. A c may follow another letter: pc is provisional and confidential.
request-how-known = Known already
request-how-known-text = This is what we have already. When it is still right, fill in the same. When it is not, fill in the right value. With a period after it, it is the value of that earlier period.
request-how-remark = Remarks
request-how-remark-text = In the last column you can remark on a row. That is not put in the report.
request-how-explanation = Explanations
request-how-explanation-text = Was a norm missed? Then write on the sheet Explanations why. That text is put in the report.
request-how-layout = Columns and sheets
request-how-layout-text = Do not change the headings, the codes and the reference. By these we recognise your answer. You may make columns wider.
request-how-return = Sending it back
request-how-return-text = Save this file as XLSX or ODS and send it to { $mail } by { $deadline }.
request-contents = Sheets in this file
request-contents-sheet = Sheet
request-contents-subject = Subject

## Sheets

request-definition = Definition
request-unit = Unit
request-scope = Scope
request-norm = Norm
request-norm-text = { $title }: { $target }
request-target-in = { $target }, in { $year }
request-register = Rows
request-register-text = Use one row for each item of the list. What is known already comes first: copy what is still right. Leave rows that you do not need empty.
request-explanations-title = Explanations of norms
request-explanations-text = When a norm was missed, write in the last column why. When it was met, leave the cell empty.
request-explanation-title = What the norm is about
request-explanation-label = Name of the organisation
request-explanation-target = Target
request-explanation-whole = As a whole
request-lists-title = Lists to choose from
request-lists-text = These are the codes to choose from in cells that hold a code.
request-lists-list = List
request-lists-code = Code
request-lists-name = Meaning
request-lists-missing = no value

## What a cell refuses

request-refused = This is not possible here
request-refused-number = Type a number, or : when there is no value. A flag belongs in the next column.
request-refused-lowest = Type a number of { $lowest } or more, or : when there is no value.
request-refused-highest = Type a number of { $highest } or less, or : when there is no value.
request-refused-between = Type a number from { $lowest } to { $highest }, or : when there is no value.
request-refused-date = Type a date, such as 2024-02-15, or : when there is no value.
request-refused-list = Choose a code of the list.
request-refused-flags = Choose from the list: p, e, b, r, d or c, or : when there is no value.

## Reminders

request-reminder-subject = Subject: reminder of the request for { $publication } ({ $reference })
request-reminder-greeting = Dear { $to },
request-reminder-late = We do not have all your figures for { $publication } yet. They were to be delivered by { $deadline }. That is { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago.
request-reminder-today = We do not have all your figures for { $publication } yet. Today, { $deadline }, is the last day to deliver them.
request-reminder-soon = We do not have all your figures for { $publication } yet. You can deliver them until { $deadline }. That is in { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
request-reminder-cells = There { $cells ->
    [one] is { $cells } cell
   *[other] are { $cells } cells
} missing. Where there is no value, fill in a colon (:).
request-reminder-help = Can you not make it, or do you have questions? Write to { $mail }. If you have sent the figures already, please disregard this message.
request-reminder-close = Kind regards,
