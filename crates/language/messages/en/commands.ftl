### What the commands report.

command-finished = done

error = error
cause = because

step-catalogue = reading definitions
step-deliveries = taking deliveries
step-derive = computing
step-checks = checking
step-report = composing the report
step-publish = writing the site

findings-summary = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}, { $notices ->
    [one] 1 notice
   *[other] { $notices } notices
}; { $accepted } accepted
build-written = wrote edition { $edition } with { $tables } tables, withheld { $withheld } cells, took { $deliveries } new deliveries; open { $start }
build-blocked = nothing was written to { $out }: mend or accept what blocks, or write a draft with --draft
new-written = wrote { $files } files; next: rekenschap build { $folder }
register-written = registered { $files } deliveries
register-changed-file = changed after it was registered: { $file }

seal-written = sealed edition { $edition }: { $files } files

trace-plain = { $text }
trace-withheld = withheld
trace-missing = no value
trace-total = the sum of its parts:
trace-unsigned = from { $source }, not signed
trace-signed = from { $source }, delivered by { $by } on { $on }, { $state }
trace-state-draft = draft
trace-state-submitted = submitted
trace-state-approved = approved
trace-state-rejected = rejected
