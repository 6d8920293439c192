### Workbooks: what is read from them, and what is wrong in them.

place-cell = { $file }, blad { $sheet }, cel { $cell }
place-row = { $file }, blad { $sheet }, rij { $row }
place-sheet = { $file }, blad { $sheet }

sheet-column-code = { $name } (code)
sheet-column-known = { $name }: al bekend
sheet-column-flags = { $name }: bijzonderheid
sheet-column-remark = Opmerking

sheet-explanation-norm = Norm
sheet-explanation-organisation = Organisatie
sheet-explanation-text = Toelichting

## Het bestand als geheel.

import-kind = dit bestand wordt niet gelezen: { $problem }
    .hint = open het in uw rekenprogramma, bewaar het als werkmap (.xlsx of .ods) of als CSV in UTF-8, en stuur dat
kind-old-workbook = het is een werkmap van een oude soort (.xls)
kind-binary-workbook = het is een binaire werkmap (.xlsb)
kind-pdf = het is een PDF
kind-page = het is een webpagina of een document, wat de naam ook zegt
kind-document = het is een document of een presentatie, en geen werkmap
kind-archive = het is een archief (.zip), en geen werkmap
import-password = de werkmap is beveiligd met een wachtwoord
    .hint = haal het wachtwoord weg (bewaar de werkmap zonder), en stuur haar opnieuw
import-damaged = het bestand is beschadigd: { $found }
    .hint = open het in uw rekenprogramma, bewaar het opnieuw, en stuur dat
import-too-large = het bestand is te groot, of wordt te groot als het wordt uitgepakt
    .hint = haal bladen, rijen en kolommen weg waar niet om gevraagd is, en stuur het opnieuw
import-extension = het bestand heet { $found }, en is een bestand van de soort { $expected }; zo is het gelezen
    .hint = u hoeft niets te doen; met de goede extensie openen programma’s het vanzelf
import-addressee = er staat niet bij voor welke editie en van welke bron dit bestand is
    .hint = noem de editie en de bron, of gebruik de werkmap die bij de uitvraag zat
import-publication = dit bestand is voor de publicatie „{ $found }”, en dit is „{ $expected }”
    .hint = stuur het bestand dat bij deze publicatie hoort
import-edition = dit bestand is voor de editie { $found }, en er werd gezegd dat het voor { $expected } is
    .hint = stuur het bestand dat voor deze editie gemaakt is, of noem de goede editie
import-other-source = dit bestand is van de bron „{ $found }”, en er werd gezegd dat het van „{ $expected }” is
    .hint = stuur het goede bestand, of noem de goede bron
import-source = er is geen bron „{ $found }”
    .hint = herstel de verwijzing; ze staat in de werkmap die bij de uitvraag zat
import-dataset = er is geen dataset „{ $found }”
    .hint = herstel de verwijzing; ze staat in de werkmap die bij de uitvraag zat
import-not-asked = de dataset { $dataset } wordt niet aan { $found } gevraagd
    .hint = de bronnen van deze dataset zijn: { $expected }
import-no-dataset = het is niet duidelijk bij welke dataset dit bestand hoort
    .hint = gebruik de werkmap die bij de uitvraag zat, of noem de dataset; de kopjes moeten die van de dataset zijn
import-which-dataset = meer dan één dataset heeft deze kopjes: { $expected }
    .hint = noem de dataset, of gebruik de werkmap die bij de uitvraag zat
import-dataset-twice = de dataset { $found } staat twee keer in dit bestand
    .hint = houd een van de twee
import-hidden-sheet = dit blad was verborgen, en het is gelezen
    .hint = kijk of erin staat wat u wilt sturen; zo niet, haal het weg
import-hidden-rows = { $many ->
    [one] een verborgen rij met cijfers is
   *[other] { $many } verborgen rijen met cijfers zijn
} gelezen
    .hint = haal het filter weg, of toon de rijen, en kijk of erin staat wat u wilt sturen
import-two-values = deze cel heeft in het bestand twee waarden
    .hint = typ de waarde opnieuw, sla de werkmap op, en stuur haar opnieuw
import-impossible-cell = hier staat een cel op een plek die een blad niet kan hebben
    .hint = open het bestand in uw rekenprogramma, sla het opnieuw op, en stuur dat
import-long-text = deze tekst heeft meer dan 32.767 tekens
    .hint = maak de tekst korter
import-hidden-columns = { $many ->
    [one] een cijfer in een verborgen kolom is
   *[other] { $many } cijfers in verborgen kolommen zijn
} gelezen
    .hint = toon de kolommen, en kijk of erin staat wat u wilt sturen
import-unseen-character = hier staat een teken dat niemand ziet: { $found }
    .hint = typ de tekst opnieuw, zonder te kopiëren
import-sheet-ignored = op dit blad staan getallen, en het is niet gelezen
    .hint = u hoeft niets te doen als het een blad van uzelf is; herstel anders de verwijzing en de kopjes

## Kopjes.

import-no-header = de rij met kopjes is niet gevonden
    .hint = herstel de kopjes, in één rij: { $expected }
import-missing-column = de kolom „{ $expected }” ontbreekt
    .hint = herstel het kopje, precies zo
import-absent-column = de kolom „{ $expected }” is er niet, dus daarvan wordt niets geleverd
    .hint = zet het kopje terug zoals het was; hebt u er geen cijfers van, dan mag de kolom leeg blijven
import-unknown-column = het kopje „{ $found }” is niet bekend; de kolom is niet gelezen
    .hint = zet het kopje terug als u het veranderd hebt; bij een kolom van uzelf hoeft u niets te doen
import-no-heading = er staat iets in een kolom zonder bekend kopje; het is niet gelezen
    .hint = haal het weg, of zet het in de kolom waar het hoort

## Rijen.

import-key-twice = rij { $expected } heeft al cijfers voor { $found }
    .hint = houd een van de twee rijen
import-no-code = er staan cijfers in deze rij, en er staat niet voor welke { $dimension }
    .hint = vul de code in, of haal de cijfers weg
import-code = deze cel is niet te lezen als code van { $dimension }: { $problem }
    .hint = typ de code als tekst
import-above-headings = deze rij staat boven de kopjes (rij { $expected }) en bevat cijfers of codes; ze is niet gelezen
    .hint = zet de rij onder de kopjes, of haal haar weg; kijk of de kopjes met de rijen mee zijn gesorteerd
import-unclear-code = { $dimension } heeft meer dan één code die „{ $found }” heet: { $expected }
    .hint = vul de code in in plaats van de naam
import-name = namen zijn gelezen als codes, { $many ->
    [one] één keer
   *[other] { $many } keer
}; de eerste is „{ $found }” voor { $expected }
    .hint = u hoeft niets te doen
import-label = de naam in deze rij is „{ $found }”, en de code is { $expected }
    .hint = kijk of één kolom gesorteerd is en de andere niet; laat beide hetzelfde zeggen
import-unknown-label = „{ $found }” is geen naam van { $expected }; de code is gebruikt
    .hint = kijk of de cijfers in de goede rij staan
import-merged = hier zijn cellen met cijfers of codes samengevoegd
    .hint = splits de cellen, en vul ze alle in
import-remark = { $many ->
    [one] een tekst buiten de tabel is
   *[other] { $many } teksten buiten de tabel zijn
} bewaard als opmerking; de eerste is „{ $found }”
    .hint = u hoeft niets te doen
import-unfilled = { $many ->
    [one] één rij is
   *[other] { $many } rijen zijn
} niet ingevuld; daarvoor wordt niets geleverd
    .hint = vul ze in; zet een dubbele punt waar een waarde niet bestaat
import-partly-filled = { $many ->
    [one] één rij is
   *[other] { $many } rijen zijn
} voor een deel ingevuld; voor de lege cellen wordt niets geleverd
    .hint = vul ze in; zet een dubbele punt waar een waarde niet bestaat

## Cellen die anders gelezen zijn dan ze eruitzien.

import-formulas = { $many ->
    [one] één cijfer is
   *[other] { $many } cijfers zijn
} door de werkmap berekend; de uitkomst is genomen zoals ze bewaard was
    .hint = u hoeft niets te doen als de werkmap berekend was voordat ze bewaard werd
import-text-number = { $many ->
    [one] één getal was getypt als tekst; het is maar op één manier te lezen, en zo is het gelezen
   *[other] { $many } getallen waren getypt als tekst; ze zijn maar op één manier te lezen, en zo zijn ze gelezen
}; het eerste is „{ $found }”
    .hint = u hoeft niets te doen
import-more-than-shown = { $many ->
    [one] één cel bevat
   *[other] { $many } cellen bevatten
} meer decimalen dan het blad toont; wat erin staat is genomen; de eerste is { $found }
    .hint = rond het getal af in de cel zelf als bedoeld is wat het blad toont
import-percent = { $many ->
    [one] één percentage staat
   *[other] { $many } percentages staan
} er als honderdste deel; 13% is gelezen als 13; in het eerste staat { $found }
    .hint = u hoeft niets te doen
import-symbol = { $many ->
    [one] één bedrag is
   *[other] { $many } bedragen zijn
} getypt met het teken van de eenheid; het eerste is „{ $found }”
    .hint = u hoeft niets te doen als het bedrag in de gevraagde eenheid is

## JSON en toelichtingen.

import-json-syntax = dit is geen geldig JSON: { $found }
    .hint = verbeter het, of laat het programma verbeteren dat het maakte
import-json = hier staat { $found }, en { $expected } werd verwacht
    .hint = schrijf het bestand zoals de uitleg over leveringen laat zien
import-json-key = hier kan geen sleutel „{ $found }” staan
    .hint = deze sleutels kunnen hier staan: { $expected }
import-norm = er is geen norm „{ $found }”
    .hint = herstel de naam van de norm; ze staat in de werkmap die bij de uitvraag zat
import-explained-twice = de norm { $found } is twee keer toegelicht voor dezelfde organisatie
    .hint = maak er één toelichting van

## Waarom een cel niet te lezen is: deel van delivery-cell en import-code.

cell-two-readings = in { $found } kan het teken tussen duizendtallen staan, of voor decimalen: typ het getal zonder teken tussen de duizendtallen, in een cel met de opmaak van een getal
cell-which-percentage = er kan { $first } procent bedoeld zijn, of { $second } procent: geef de cel de opmaak Percentage, zodat er { $first }% of { $second }% te zien is
cell-percent = { $found } is een percentage, en er is geen percentage gevraagd: typ het getal in de eenheid die boven de kolom staat
cell-placeholder = { $found } kan nul betekenen, ontbrekend (schrijf :), niet van toepassing (schrijf : z) of geheim (schrijf : c)
cell-error-value = de formule geeft de fout { $found }: verbeter de formule, of typ de waarde
cell-uncomputed = de formule heeft geen uitkomst: open de werkmap in een rekenprogramma en bewaar haar
cell-boolean = waar of onwaar is hier geen waarde
cell-time = dit is een tijd, en niet de waarde die gevraagd is
cell-is-date = dit is de datum { $found }, en er is geen datum gevraagd: geef de cel de opmaak van een getal of tekst en typ de waarde opnieuw
cell-date-number = { $found } is een getal, en er is een datum gevraagd: geef de cel de opmaak van een datum, of typ haar als JJJJ-MM-DD
cell-date-time = bij de datum { $found } staat een tijd: typ alleen de dag
cell-code-date = het rekenprogramma heeft er de datum { $found } van gemaakt: geef de cel de opmaak van een tekst en typ de code opnieuw
cell-number-as-text = { $found } staat er als getal, en er is een tekst gevraagd: geef de cel de opmaak van een tekst en typ het opnieuw
cell-inexact = { $found } heeft te veel cijfers om precies te kennen
cell-too-precise = { $found } heeft meer dan negen decimalen: rond het af in de cel zelf
cell-format-literal = in de cel staat { $found }, en de opmaak toont er letters of cijfers bij: maak het een gewoon getal, en kijk of het getal de gevraagde eenheid heeft
cell-format-condition = in de cel staat { $found }, en de opmaak toont sommige getallen anders dan andere: maak het een gewoon getal, en kijk of het is wat u bedoelt
cell-format-sign = in de cel staat { $found }, en de opmaak laat het minteken weg of zet er een bij: maak het een gewoon getal, en kijk of het minteken klopt
cell-format-hidden = in de cel staat { $found }, en de opmaak toont niets: maak het een gewoon getal, of maak de cel leeg
cell-marked-text = een deel van deze tekst staat hoger of lager of is doorgestreept, en kan een noot of een weggehaald cijfer zijn: typ alleen de waarde die u bedoelt, zonder opmaak
cell-percent-word = achter een percentage kan dit procent betekenen, of de vlaggen p en c: typ % voor procent, of zet de vlaggen in hun eigen kolom
cell-scaled = de opmaak van de cel toont { $found } in duizenden of miljoenen: geef haar de opmaak van een gewoon getal, in de gevraagde eenheid
cell-no-number = { $found } is geen getal; verwacht wordt iets als 1234 of 1234,5, zonder eenheid of tekst erbij
cell-currency = { $found } heeft een muntteken dat niet bij de gevraagde eenheid hoort: typ alleen het getal, in de eenheid die boven de kolom staat
cell-parentheses = { $found } kan een negatief getal zijn, en een noot: schrijf een minteken
cell-trailing-minus = schrijf het minteken van { $found } voor het getal
cell-code = { $found } is geen code van de lijst, en geen naam daarin
cell-code-unclear = { $found } is de naam van meer dan één code: { $codes }
cell-flag-alone = er staat een vlag { $found } en geen waarde: zet een dubbele punt waar een waarde niet bestaat
cell-flags-differ = de vlag in de cel en de vlag { $flags } ernaast verschillen
cell-value-and-missing = de cel en haar vlag { $flags } spreken elkaar tegen: de een zegt dat er een waarde is, de ander van niet
cell-text-flag = alleen getallen kunnen de vlag { $flags } hebben
cell-json-comma = getallen in JSON hebben een decimale punt en geen komma’s
