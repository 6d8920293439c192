### The yearly cycle: deliveries, decisions, releases.

register-own-decision = { $found } delivered this and cannot decide on it too
    .hint = let someone else approve the delivery
register-correction = ‘{ $found }’ is not a kind of correction
    .hint = choose one of: { $expected }
delivery-undated = it is not known when this file came, so it does not count for what was known on { $found }
    .hint = register the delivery with the command rekenschap register

import-twice = the dataset { $found } stands in { $other } too
    .hint = deliver each dataset once
import-unreadable = the file { $file } cannot be read
import-refused = nothing was taken: { $findings ->
    [one] there is 1 mistake
   *[other] there are { $findings } mistakes
} to be mended first
import-taken = taken: { $deliveries } deliveries and { $explanations } explanations; known already: { $known }; findings that stand in the way of approval: { $findings }
import-tried = nothing was written down (dry run): new deliveries: { $deliveries }; known already: { $known }; findings that stand in the way of approval: { $findings }
receipt-title = Receipt { $number }
receipt-known = Known already as delivery { $number }
receipt-part = part
receipt-file = file
receipt-sheet = sheet
receipt-hash = SHA-256 of the file
receipt-tidy = written down as
receipt-tidy-hash = SHA-256 of that
receipt-cells = values
receipt-by = delivered by
receipt-state = state
receipt-remarks = remarks
receipt-ledger = hash of the ledger
receipt-replaced = replaced since by delivery (with --again this one counts again)
reject-reason = a rejection must have a reason: add --reason
decide-blocked = nothing was approved: { $findings } findings stand in the way; mend them, or accept them in the edition with a reason
decide-submitted = submitted: { $deliveries }
decide-approved = approved: { $deliveries }
decide-rejected = rejected: { $deliveries }
explain-written = the explanation was written down
explain-known = this explanation was written down before
verify-whole = the ledger is whole: { $events } events, hash { $hash }
verify-damaged = the ledger is damaged: { $damages } findings among { $events } events
export-written = wrote { $events } events and { $documents } files to { $copy }
restore-written = added { $events } events; hash { $hash }
damage-changed = event { $number } was changed after it was written ({ $about })
damage-removed = event { $number } is gone
damage-misplaced = event { $number } does not belong there: it was put in, or others were moved ({ $about })
damage-head = the head names event { $named }, and the last one is { $last }: something at the end was removed, added or changed
damage-document-changed = the file { $sha256 } was changed ({ $about })
damage-document-removed = the file { $sha256 } is gone ({ $about })
damage-document-added = no event speaks of the file { $sha256 }
damage-not-witnessed = the ledger never had the hash { $hash }: it was rewritten, or the hash is of another ledger

request-written = wrote the request to { $out }: { $sources } sources, { $cells } cells
remind-unwritable = { $out } cannot be written to
remind-written = reminders: { $sources }
state-written = the statement about { $source } was written down
status-summary = edition { $edition }: { $sources } sources asked, { $late } late
status-late = { $days } days late
status-due = asked by { $deadline }
status-complete = complete
status-register-in = register delivered
status-register-out = register not delivered yet
status-cells = asked { $asked }, delivered { $delivered }, approved { $approved }
status-waiting = waits for approval: { $value }
status-blocking = findings that block: { $value }
status-unexplained = missed norms without explanation: { $value }
checklist-findings = no findings that block
checklist-signed = all deliveries are approved by someone else than who delivered
checklist-waiting = no delivery waits for a decision
checklist-complete = each source is complete, or it is stated why not
checklist-dated = the edition has a day of publication
checklist-ledger = the ledger is whole
checklist-more = and { $more } more
release-written = released: { $archive } (SHA-256 { $sha256 })
release-blocked = not released: what begins with NO must be right first
release-possible = all is well; nothing was written (dry run)
rebuild-same = rebuilt: { $files } files, all the same as was released ({ $program }); open { $start }
rebuild-different = rebuilt, but { $different } files differ from what { $program } released; open { $start }

## The page with the status

status-page-title = Where the data call for edition { $edition } stands
status-page-day = On { $day }
status-page-internal = This page is for those who keep watch over the data call. It is not a part of the publication.
status-page-nobody = Nobody was asked for edition { $edition } yet. Who is asked for what stands in the folder requests.
status-page-summary = Summary
status-page-asked = { $count ->
    [one] source asked
   *[other] sources asked
}
status-page-complete = complete
status-page-late = late
status-page-waiting = { $count ->
    [one] delivery waits for approval
   *[other] deliveries wait for approval
}
status-page-blocking = { $count ->
    [one] finding blocks publication
   *[other] findings block publication
}
status-page-unexplained = { $count ->
    [one] explanation still wanted
   *[other] explanations still wanted
}
status-page-cells = { $asked } values asked, { $delivered } delivered, { $approved } approved
status-page-approved = approved (solid)
status-page-delivered = delivered, not approved (striped)
status-page-absent = not delivered (empty)
status-page-sources = The sources
status-page-datasets = Datasets of { $source }
status-page-deadline = Deadline
status-page-progress = Progress
status-page-register = a register: no number of values is asked
status-page-to = Addressed to
status-page-requested = Request sent
status-page-not-requested = not sent yet, as far as the ledger knows
status-page-waiting-deliveries = Deliveries that wait for approval
status-page-findings = Findings that block
status-page-explanations = Explanations
status-page-explanation-counts = { $given } given, { $wanted } still wanted
status-page-explanations-wanted = To explain
status-page-explanations-given = Explained
status-page-waiting-short = Waiting
status-page-findings-short = Blocking findings
status-page-statement = Statement
status-page-none = none
status-page-cells-asked = Asked
status-page-cells-delivered = Delivered
status-page-cells-approved = Approved
status-page-state-met = complete and approved
status-page-state-ahead = complete, not approved yet
status-page-state-missed = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
status-page-state-open = not complete yet
status-page-dataset-approved = approved
status-page-dataset-delivered = delivered, not approved
status-page-dataset-partial = delivered in part
status-page-dataset-absent = not delivered
status-page-written = wrote the status to { $out }
status-page-unwritable = { $out } cannot be written
status-out-without-html = --out goes with --format html

## How complete the sources answered

answer-complete = Complete.
answer-incomplete = Not complete.
answer-cells = { $asked } values asked, { $delivered } delivered.
answer-on = Last delivery on { $date }.
answer-statement = Statement:

## The way back from a number

decided-by = Decided by
correction-of = Corrects earlier figures
trace-original = handed in as { $place }
trace-original-file = handed in as { $file }
trace-original-hash = SHA-256 of that file { $sha256 }
trace-number = delivery { $number } of the ledger, written down at { $at }
trace-decided = { $state } by { $by } on { $on }
trace-asked = asked of { $source } by { $deadline }
trace-asked-to = asked of { $source } ({ $to }) by { $deadline }
trace-requested = request sent on { $on }
trace-correction = corrects earlier figures: { $kind }, because { $reason }
trace-finding = { $severity }: { $message }
trace-accepted = accepted by { $author } until { $until }: { $reason }
trace-explained = explanation for the norm { $norm }: { $text }

import-released = edition { $found } was released already; this delivery counts for the next edition, where a figure that differs from what was published needs a reason
    .hint = deliver for the next edition, with --correction and --reason
