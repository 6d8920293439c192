### The yearly cycle: deliveries, decisions, releases.

register-own-decision = { $found } leverde dit zelf aan en kan er niet zelf over beslissen
    .hint = laat iemand anders de levering goedkeuren
register-correction = ‘{ $found }’ is geen soort correctie
    .hint = kies uit: { $expected }
delivery-undated = van dit bestand is niet bekend wanneer het kwam, dus het telt niet mee voor wat op { $found } bekend was
    .hint = leg de levering vast met het commando rekenschap register

import-twice = de dataset { $found } staat ook in { $other }
    .hint = lever elke dataset één keer
import-unreadable = het bestand { $file } is niet te lezen
import-refused = niets overgenomen: { $findings ->
    [one] er is 1 fout
   *[other] er zijn { $findings } fouten
} die eerst hersteld moet worden
import-taken = overgenomen: { $deliveries } leveringen en { $explanations } toelichtingen; al bekend: { $known }; bevindingen die goedkeuring tegenhouden: { $findings }
import-tried = niets vastgelegd (proef): het zouden { $deliveries } leveringen zijn; al bekend: { $known }; bevindingen die goedkeuring tegenhouden: { $findings }
receipt-title = Ontvangstbewijs { $number }
receipt-known = Al bekend als levering { $number }
receipt-part = onderdeel
receipt-file = bestand
receipt-sheet = blad
receipt-hash = SHA-256 van het bestand
receipt-tidy = vastgelegd als
receipt-tidy-hash = SHA-256 daarvan
receipt-cells = waarden
receipt-by = geleverd door
receipt-state = status
receipt-remarks = opmerkingen
receipt-ledger = hash van het grootboek
receipt-replaced = sindsdien vervangen door levering (met --again telt deze weer)
reject-reason = een afwijzing heeft een reden nodig: voeg --reason toe
decide-blocked = niets goedgekeurd: { $findings } bevindingen staan in de weg; herstel ze, of neem ze met een reden op in de editie
decide-submitted = ingediend: { $deliveries }
decide-approved = goedgekeurd: { $deliveries }
decide-rejected = afgewezen: { $deliveries }
explain-written = de toelichting is vastgelegd
explain-known = deze toelichting was al vastgelegd
verify-whole = het grootboek is ongeschonden: { $events } gebeurtenissen, hash { $hash }
verify-damaged = het grootboek is beschadigd: { $damages } bevindingen bij { $events } gebeurtenissen
export-written = { $events } gebeurtenissen en { $documents } bestanden geschreven naar { $copy }
restore-written = { $events } gebeurtenissen toegevoegd; hash { $hash }
damage-changed = gebeurtenis { $number } is veranderd nadat zij was vastgelegd ({ $about })
damage-removed = gebeurtenis { $number } is weg
damage-misplaced = gebeurtenis { $number } hoort daar niet: zij is ingevoegd, of andere zijn verplaatst ({ $about })
damage-head = het slot noemt gebeurtenis { $named }, en de laatste is { $last }: aan het einde is iets weg, bijgezet of veranderd
damage-document-changed = het bestand { $sha256 } is veranderd ({ $about })
damage-document-removed = het bestand { $sha256 } is weg ({ $about })
damage-document-added = het bestand { $sha256 } hoort bij geen enkele gebeurtenis
damage-not-witnessed = het grootboek heeft de hash { $hash } nooit gehad: het is herschreven, of de hash is van een ander grootboek

request-written = uitvraag geschreven naar { $out }: { $sources } bronnen, { $cells } cellen
remind-unwritable = er kan niet geschreven worden in { $out }
remind-written = herinneringen: { $sources }
state-written = de verklaring over { $source } is vastgelegd
status-summary = editie { $edition }: { $sources } bronnen gevraagd, { $late } te laat
status-late = { $days } dagen te laat
status-due = gevraagd voor { $deadline }
status-complete = compleet
status-register-in = register geleverd
status-register-out = register nog niet geleverd
status-cells = gevraagd { $asked }, geleverd { $delivered }, goedgekeurd { $approved }
status-waiting = wacht op goedkeuring: { $value }
status-blocking = bevindingen die tegenhouden: { $value }
status-unexplained = gemiste normen zonder toelichting: { $value }
checklist-findings = geen bevindingen die tegenhouden
checklist-signed = alle leveringen zijn goedgekeurd door een ander dan de leverancier
checklist-waiting = geen levering wacht nog op een besluit
checklist-complete = elke bron is compleet, of er is verklaard waarom niet
checklist-dated = de editie heeft een datum van publicatie
checklist-ledger = het grootboek is ongeschonden
checklist-more = en nog { $more }
release-written = vrijgegeven: { $archive } (SHA-256 { $sha256 })
release-blocked = niet vrijgegeven: wat met NO begint, moet eerst in orde zijn
release-possible = alles is in orde; niets geschreven (proef)
rebuild-same = herbouwd: { $files } bestanden, alle gelijk aan wat is vrijgegeven ({ $program }); open { $start }
rebuild-different = herbouwd, maar { $different } bestanden verschillen van wat is vrijgegeven door { $program }; open { $start }
