### Woorden in de bladzijden en formulieren.

skip-to-content = naar de inhoud

## Verwijzingen, eenheden en normen in lopende tekst

reference-table = tabel { $number }
reference-figure = figuur { $number }
reference-topic = paragraaf { $number }
unit-percent = { $number } procent
unit-percentage-point = { $number } procentpunt
norm-range = { $low } tot { $high }
norm-at-most = hoogstens { $value }
norm-below = minder dan { $value }
norm-at-least = minstens { $value }
norm-above = meer dan { $value }
norm-between = van { $value }
norm-equal = { $value }
list-none = geen
measure = Wat
frequency-year = Jaar
frequency-half = Halfjaar
frequency-quarter = Kwartaal
frequency-month = Maand

## Navigatie

nav-main = Hoofdnavigatie
nav-languages = Andere talen
nav-crumbs = Waar u bent
nav-pager = Vorige en volgende
nav-start = Start
nav-report = Verslag
nav-norms = Normen
nav-organisations = Organisaties
nav-tables = Tabellen
nav-figures = Figuren
nav-findings = Bevindingen
nav-definitions = Begrippen
nav-sources = Bronnen
nav-method = Werkwijze
previous = Vorige
next = Volgende
on-this-page = Op deze bladzijde
language-nl = Nederlands
language-en = English
in-language-nl = in het Nederlands
in-language-en = in het Engels
only-in-language = Deze tekst is er alleen { $language }.
published-on = Gepubliceerd op { $date }
how-computed = Hoe de getallen zijn gemaakt en gecontroleerd

## Startbladzijde

headlines = Kerncijfers
since-before = sinds de vorige periode
contents = Inhoud
chapter = Hoofdstuk { $number }
topics = Onderwerpen
no-topics = Dit hoofdstuk heeft nog geen tekst.
norms-at-a-glance = De normen in één blik
to-norms = Alle normen met hun waarde en doel
state-of-edition = Stand van deze uitgave
datasets-delivered = Datasets met cijfers
figures-with-values = Figuren met cijfers
values-shown = Waarden getoond
values-missing = Waarden die ontbreken
values-withheld = Waarden niet openbaar
of-all = { $some } van { $all }
findings-open = Open bevindingen
findings-accepted = Geaccepteerde afwijkingen

## Normen

norm = Norm
value = Waarde
norm-in = in { $year }
norms-of-topic = { $count ->
    [one] Norm bij dit onderwerp
   *[other] Normen bij dit onderwerp
}
norms-intro = { $count ->
    [one] De norm van dit verslag, met de waarde, het oordeel daarover en de vindplaats.
   *[other] De { $count } normen van dit verslag, elk met de waarde, het oordeel daarover en de vindplaats. Geoordeeld wordt over het getal zoals het hier staat.
}
target = Doel
verdict = Oordeel
norms-overview = Alle normen
norms-elsewhere = Overige normen
norm-each = Per organisatie
measured-by = Gemeten met
not-measured = geen waarde
verdict-met = voldaan
verdict-missed = niet voldaan
verdict-ahead = al gehaald, termijn loopt nog
verdict-open = termijn loopt nog
verdict-unknown = niet te beoordelen
explanation = Toelichting:
unexplained = Bij deze norm hoort een toelichting als hij niet is gehaald. Die is niet gegeven.
unexplained-short = zonder toelichting

## Tabellen en figuren

tables-intro = { $count ->
    [one] Eén tabel, met de gegevens als bestand.
   *[other] De { $count } tabellen van het verslag. Bij elke tabel staan de bron, de reikwijdte en de gegevens als bestand.
}
figures-intro = Het verslag telt { $count } figuren. { $absent ->
    [0] Van alle zijn de waarden bekend.
    [one] Van één zijn de waarden niet geleverd.
   *[other] Van { $absent } zijn de waarden niet geleverd.
}
skip-table = Sla deze tabel over
note = noot
note-back = terug naar noot
note-title = Toelichting
note-scope = Reikwijdte:
note-transcription = Overgenomen:
notes = Noten
source = Bron
source-is = Bron: { $source }
scope = Reikwijdte
scope-is = Reikwijdte: { $scope }
dataset = Dataset
datasets = Datasets
to-dataset = Over deze gegevens
stands-in = Staat in
download = Bestand
as-csv = Gegevens (CSV)
withheld = niet openbaar
withheld-free = openbaar
withheld-confidential = niet openbaar: de bron houdt dit getal vertrouwelijk
withheld-primary = niet openbaar: er staan te weinig eenheden achter dit getal
withheld-secondary = niet openbaar: een ander getal dat niet openbaar is, zou hieruit te berekenen zijn
missing = ontbreekt
missing-explained = er is geen waarde geleverd, of die kan er niet zijn
not-applicable = niet van toepassing
status-normal = gewoon
status-provisional = voorlopig cijfer
status-estimated = geschat
status-break = breuk in de reeks
status-revised = herzien na een eerdere publicatie
status-definition-differs = andere definitie
status-missing = ontbreekt
status-not-applicable = niet van toepassing
not-delivered = De waarden zijn niet geleverd.
not-delivered-short = niet geleverd
needed-is = Nodig: { $needed }
would-know = Te leveren door: { $source }
bound-more = en nog { $count }

## Datasets en begrippen

definitions-intro = Wat er is geteld, bij wie, in welke eenheid, en met welke codes.
scopes = Reikwijdten
units = Eenheden
code-lists = Codelijsten
code-list = Codelijst
codes-count = { $count ->
    [one] { $count } code
   *[other] { $count } codes
}
codes-open = volgt uit de gegevens
measures = Wat is gemeten
dimensions = Uitgesplitst naar
unit-is = Eenheid: { $unit }.
kind-text = Een tekst.
kind-date = Een datum.
kind-code = Een code uit een lijst.
aggregation-sum = Delen tellen op tot het geheel.
aggregation-share = Delen zijn aandelen, die samen het geheel vormen.
aggregation-mean = Het geheel ligt tussen het kleinste en het grootste deel.
aggregation-none = Delen tellen niet op.
computed = Berekend:
computable = Geleverd, en ter controle ook berekend:
formula = Berekening:
from-dataset = uit
periods-earlier = { $count ->
    [one] één periode eerder
   *[other] { $count } perioden eerder
}
periods-later = { $count ->
    [one] één periode later
   *[other] { $count } perioden later
}
total-is = Totaal: { $total }.
disclosure = Openbaarheid
disclosure-undeclared = Er is geen regel vastgelegd.
disclosure-none = Alle waarden mogen openbaar zijn. { $reason }
disclosure-minimum = Waarden met minder dan { $minimum } als „{ $count }” zijn niet openbaar; nul wel.
used-in = Gebruikt in
other-datasets = Datasets die hiermee rekenen
observations = Alle waarden
observations-intro = { $count ->
    [one] Eén combinatie. Elk getal leidt naar de herkomst.
   *[other] { $count } combinaties. Elk getal leidt naar de herkomst.
}
record = Nummer
organisation = Organisatie

## Herkomst en bronnen

origin = Herkomst
to-trace = Herkomst van elke waarde
trace-title = Herkomst: { $title }
trace-intro = Van elke waarde het bestand en de regel waaruit zij komt, of de berekening met wat erin ging.
trace-address = Zo heet een waarde in bevindingen:
deliveries = Leveringen
delivery-number = Levering { $number }
line-number = regel { $line }
sum-of = Som van
file = Bestand
delivered-by = Geleverd door
nobody-signed = niemand tekende
state = Stand
state-draft = gelezen, niet ondertekend
state-submitted = ingediend
state-approved = goedgekeurd
state-rejected = afgewezen
edition = Uitgave
sources-intro = Wie de cijfers kent, welke datasets dat zijn, en uit welke bestanden ze komen.
source-without-datasets = Van deze bron is geen dataset.

## Organisaties

organisations-intro = Elke organisatie met cijfers heeft een eigen bladzijde, met al haar cijfers naast het totaal.
organisation-intro = { $count ->
    [one] Cijfers uit één dataset: de laatste twee perioden, naast het totaal.
   *[other] Cijfers uit { $count } datasets: de laatste twee perioden, naast het totaal.
}
figures-of-organisation = Cijfers
group-none = Overige
exists-from = Sinds { $from }
exists-until = Tot en met { $until }
exists-between = Van { $from } tot en met { $until }
succeeded-by = Verder als { $names }
split-off = Afgesplitst: { $names }
also-known-as = Ook: { $names }
changes = Veranderingen
changes-intro = Wat er met organisaties gebeurde, en hoe hun reeksen daarna verdergaan.
date = Datum
change = Verandering
before = Was
after = Werd
series = Reeksen
change-renamed = hernoemd
change-split = gesplitst
change-merged = samengevoegd
change-ended = opgeheven
series-continue = lopen door onder de nieuwe code
series-restate = oudere cijfers worden opnieuw geleverd
series-do-not-compare = worden niet vergeleken over deze datum

## Bevindingen

findings-intro = Wat de controles vonden in de cijfers en de tekst. Een fout houdt publicatie tegen tot zij is hersteld, of met een reden en een einddatum is geaccepteerd.
no-open-findings = Er zijn geen open bevindingen.
no-accepted-findings = Er zijn geen geaccepteerde afwijkingen.
accepted-intro = Afwijkingen die bekend zijn en tot een einddatum zijn geaccepteerd, elk met de reden en wie dat besloot.
accepted-by = { $author }, tot en met { $until }
severity-error = fout
severity-warning = waarschuwing
severity-notice = melding
expected = Verwacht
found = Gevonden

## Werkwijze

method-intro = Elk getal van dit verslag is terug te volgen tot een bestand en een regel. Zo komt het daar vandaan.
method-road-title = Van levering tot verslag
method-road = Een bron levert een bestand. Klopt daar iets niet in, dan wordt het hele bestand geweigerd, met de plaats van elke fout. Een levering verandert nooit meer: een correctie is een nieuwe levering, en de oude blijft bewaard.
method-computing-title = Rekenen
method-computing = Eerst worden totalen genomen uit hun delen, daarna formules berekend, zodat een aandeel van een totaal een aandeel is en geen som van aandelen. Er wordt gerekend met exacte decimalen. Een geleverde waarde wordt nooit vervangen door een berekende; wijken ze af, dan is dat een bevinding.
method-rounding-title = Afronden
method-rounding = Een waarde wordt één keer afgerond, bij het tonen; precies de helft gaat van nul af. Controles vergelijken wat er staat, met de marge die uit de afronding volgt: een halve eenheid van het laatste cijfer van elk getal.
method-missing-title = Ontbrekende waarden
method-missing = Een waarde die er niet is, staat er als ontbrekend en is nooit nul. Wat berekend wordt uit een ontbrekende waarde, ontbreekt ook.
method-text-title = Getallen in de tekst
method-text = Een getal in een zin is niet getypt maar gebonden aan de gegevens, en zo ook woorden als steeg, daalde en hoogste. Veranderen de gegevens, dan verandert de zin mee, of meldt de controle dat hij niet meer klopt.
method-checks-title = Controles
method-checks = Gecontroleerd wordt of alles er is, of delen optellen, of aandelen en gemiddelden kunnen, of een waarde past bij eerdere jaren, of tabellen onderling kloppen en of een eerdere publicatie iets anders zei. Een controle verandert nooit een waarde.
method-rules = Controles van deze publicatie
method-norms-title = Normen
method-norms = Een norm wordt beoordeeld op de laatste periode met een waarde, zoals die waarde hier staat. Een norm waarvan het jaar nog komt, is niet gehaald of gemist: dan staat er hoe ver het is.
method-withholding-title = Wat niet openbaar is
method-withholding = Waar de regel van een dataset een minimum noemt, is een waarde met minder eenheden niet openbaar, net als wat een bron vertrouwelijk levert. Wat daaruit berekend is, is dat ook niet. Zulke waarden komen in geen enkel bestand van deze site voor.
method-withheld = { $count ->
    [0] In deze uitgave zijn alle waarden openbaar.
    [one] In deze uitgave is één waarde niet openbaar.
   *[other] In deze uitgave zijn { $count } waarden niet openbaar.
}
method-exposed = { $count ->
    [one] Eén daarvan is uit een totaal te berekenen.
   *[other] Daarvan zijn er { $count } uit een totaal te berekenen.
}
method-trace-title = Herkomst
method-trace = Elk getal is een link naar zijn herkomst: de berekening met wat erin ging, of het bestand en de regel, wie het leverde en wanneer. Van elk bestand staat de SHA-256 erbij, waarmee te zien is of het hetzelfde bestand is.
made-with = Gemaakt met Rekenschap { $version }.
