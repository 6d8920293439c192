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
    [one] herstel eerst de fout hierboven
   *[other] herstel eerst de { $findings } fouten hierboven
}
import-taken = overgenomen: { $deliveries } leveringen en { $explanations } toelichtingen; al bekend: { $known }; bevindingen die goedkeuring tegenhouden: { $findings }
import-tried = niets vastgelegd (proef): nieuwe leveringen: { $deliveries }; al bekend: { $known }; bevindingen die goedkeuring tegenhouden: { $findings }
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

## De pagina met de stand

status-page-title = Hoe de uitvraag voor editie { $edition } ervoor staat
status-page-day = Op { $day }
status-page-internal = Deze pagina is voor wie de uitvraag bewaakt. Zij is geen deel van de publicatie.
status-page-nobody = Voor editie { $edition } is nog niemand iets gevraagd. Wie wat gevraagd wordt, staat in de map requests.
status-page-summary = Samenvatting
status-page-asked = { $count ->
    [one] bron gevraagd
   *[other] bronnen gevraagd
}
status-page-complete = compleet
status-page-late = te laat
status-page-waiting = { $count ->
    [one] levering wacht op goedkeuring
   *[other] leveringen wachten op goedkeuring
}
status-page-blocking = { $count ->
    [one] bevinding houdt publicatie tegen
   *[other] bevindingen houden publicatie tegen
}
status-page-unexplained = { $count ->
    [one] toelichting nog nodig
   *[other] toelichtingen nog nodig
}
status-page-cells = { $asked } waarden gevraagd, { $delivered } geleverd, { $approved } goedgekeurd
status-page-approved = goedgekeurd (vol)
status-page-delivered = geleverd, niet goedgekeurd (gestreept)
status-page-absent = niet geleverd (leeg)
status-page-sources = De bronnen
status-page-datasets = Datasets van { $source }
status-page-deadline = Uiterste dag
status-page-progress = Voortgang
status-page-register = een register: er is geen aantal waarden gevraagd
status-page-to = Gericht aan
status-page-requested = Uitvraag verstuurd
status-page-not-requested = nog niet verstuurd, voor zover het grootboek weet
status-page-waiting-deliveries = Leveringen die op goedkeuring wachten
status-page-findings = Bevindingen die tegenhouden
status-page-explanations = Toelichtingen
status-page-explanation-counts = { $given } gegeven, { $wanted } nog nodig
status-page-explanations-wanted = Toe te lichten
status-page-explanations-given = Toegelicht
status-page-waiting-short = Wachtend
status-page-findings-short = Houdt tegen
status-page-statement = Verklaring
status-page-none = geen
status-page-cells-asked = Gevraagd
status-page-cells-delivered = Geleverd
status-page-cells-approved = Goedgekeurd
status-page-state-met = compleet en goedgekeurd
status-page-state-ahead = compleet, nog niet goedgekeurd
status-page-state-missed = { $days ->
    [one] 1 dag te laat
   *[other] { $days } dagen te laat
}
status-page-state-open = nog niet compleet
status-page-dataset-approved = goedgekeurd
status-page-dataset-delivered = geleverd, niet goedgekeurd
status-page-dataset-partial = voor een deel geleverd
status-page-dataset-absent = niet geleverd
status-page-written = stand geschreven naar { $out }
status-page-unwritable = { $out } kan niet geschreven worden
status-out-without-html = --out hoort bij --format html

## Hoe compleet de bronnen hebben geantwoord

answer-complete = Compleet.
answer-incomplete = Niet compleet.
answer-cells = { $asked } waarden gevraagd, { $delivered } geleverd.
answer-on = Laatste levering op { $date }.
answer-statement = Verklaring:

## De weg terug van een getal

decided-by = Besluit van
correction-of = Corrigeert eerdere cijfers
trace-original = ingeleverd als { $place }
trace-original-file = ingeleverd als { $file }
trace-original-hash = SHA-256 van dat bestand { $sha256 }
trace-number = levering { $number } van het grootboek, vastgelegd op { $at }
trace-decided = { $state } door { $by } op { $on }
trace-asked = gevraagd aan { $source } voor { $deadline }
trace-asked-to = gevraagd aan { $source } ({ $to }) voor { $deadline }
trace-requested = uitvraag verstuurd op { $on }
trace-correction = corrigeert eerdere cijfers: { $kind }, omdat { $reason }
trace-finding = { $severity }: { $message }
trace-accepted = geaccepteerd door { $author } tot en met { $until }: { $reason }
trace-explained = toelichting bij de norm { $norm }: { $text }

import-released = editie { $found } is al vrijgegeven; deze levering telt mee voor de volgende editie, en een ander getal dan gepubliceerd heeft daar een reden nodig
    .hint = lever aan voor de volgende editie, met --correction en --reason
