### Wat de opdrachten melden.

command-finished = klaar

error = fout
cause = doordat

step-catalogue = definities lezen
step-deliveries = leveringen inlezen
step-derive = rekenen
step-checks = controleren
step-report = het verslag opbouwen
step-publish = de site schrijven

findings-summary = { $errors ->
    [one] 1 fout
   *[other] { $errors } fouten
}, { $warnings ->
    [one] 1 waarschuwing
   *[other] { $warnings } waarschuwingen
}, { $notices ->
    [one] 1 opmerking
   *[other] { $notices } opmerkingen
}; { $accepted } aanvaard
build-written = editie { $edition } geschreven met { $tables } tabellen, { $withheld } cellen weggelaten, { $deliveries } nieuwe leveringen; open { $start }
build-blocked = er is niets geschreven naar { $out }: herstel of aanvaard wat tegenhoudt, of maak een concept met --draft
new-written = { $files } bestanden geschreven; daarna: rekenschap build { $folder }
register-written = { $files } leveringen geregistreerd
register-changed-file = veranderd nadat het geregistreerd was: { $file }

seal-written = editie { $edition } verzegeld: { $files } bestanden

trace-plain = { $text }
trace-withheld = weggelaten
trace-missing = geen waarde
trace-total = de som van de delen:
trace-unsigned = van { $source }, niet getekend
trace-signed = van { $source }, geleverd door { $by } op { $on }, { $state }
trace-state-draft = concept
trace-state-submitted = ingediend
trace-state-approved = goedgekeurd
trace-state-rejected = afgewezen
