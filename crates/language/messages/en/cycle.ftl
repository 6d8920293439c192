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
import-tried = nothing was written down (dry run): it would be { $deliveries } deliveries; known already: { $known }; findings that stand in the way of approval: { $findings }
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
