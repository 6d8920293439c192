### Wat er mis is met wat iemand ons gaf: één bericht voor elke code van een bevinding.
### De code `sum.differs` heeft het bericht `sum-differs`; docs/findings.md noemt ze allemaal.
###
### Eén zin, met een kleine letter en zonder punt. `.hint` zegt wat te doen. Ernst en plaats staan ernaast.

finding-count = { $count ->
    [one] { $count } bevinding
   *[other] { $count } bevindingen
}

# Staat voor de raad als er een naam is die bijna dezelfde is.
did-you-mean = bedoelt u { $suggestion }?

## Bestanden

file-missing = de publicatie heeft dit bestand niet
    .hint = maak het bestand; de bladzijde over de publicatiemap zegt wat erin staat
file-unexpected = dit bestand wordt niet gelezen: bestanden in deze map eindigen op { $expected }
    .hint = geef het bestand een andere naam, of zet het ergens anders
file-too-large = het bestand is groter dan { $expected }: het heeft { $found }
    .hint = kijk of dit het goede bestand is, of splits het
file-encoding = het bestand is niet in UTF-8: de byte { $found } past daar niet in
    .hint = bewaar het bestand opnieuw als UTF-8
toml-syntax = dit is geen geldig TOML: { $found }
    .hint = verbeter de regel: zet teksten tussen aanhalingstekens en sluit elk haakje
toml-type = de waarde van { $key } is { $found ->
    [string] een tekst
    [integer] een geheel getal
    [float] een getal met een decimale punt
    [boolean] true of false
    [datetime] een datum zonder aanhalingstekens
    [array] een lijst
    [table] een sectie
   *[other] { $found }
}; verwacht: { $expected }
    .hint = schrijf de waarde zoals die verwacht wordt
toml-missing-key = de sleutel { $key } ontbreekt; verwacht: { $expected }
    .hint = voeg de sleutel toe aan deze sectie
toml-unknown-key = de sleutel { $key } is hier niet bekend
    .hint = verbeter de sleutel of haal hem weg; bekend zijn hier: { $expected }
toml-choice = de waarde van { $key } kan niet „{ $found }” zijn
    .hint = kies een van: { $expected }
toml-number = de waarde van { $key } is geen getal: „{ $found }”
    .hint = schrijf een getal zoals 12.5
csv-syntax = dit is geen geldige CSV: { $found }
    .hint = bewaar de tabel opnieuw als CSV in UTF-8
csv-missing-column = de kolom { $column } ontbreekt
    .hint = voeg de kolom toe of verbeter de naam; het bestand heeft: { $found }
csv-cells = de rij heeft { $found ->
    [one] { $found } cel
   *[other] { $found } cellen
}, de kopregel heeft er { $expected }
    .hint = geef de rij evenveel cellen als de kopregel; een cel met een scheidingsteken erin staat tussen aanhalingstekens
publication-language = de taal „{ $found }” is er niet
    .hint = kies uit: { $expected }

## Codelijsten

codes-no-list = er is geen codelijst „{ $found }” waar dit bestand bij hoort
    .hint = maak codes/{ $found }.csv, of noem dit bestand naar de lijst waar het bij hoort
codes-kind = een codelijst heeft geen extra bestand met de naam „{ $found }”
    .hint = noem het bestand naar een van: { $expected }
codes-code = „{ $found }” kan geen code zijn
    .hint = gebruik letters, cijfers en streepjes, en minstens één daarvan
codes-duplicate = de code { $found } staat twee keer in de lijst
    .hint = haal een van de twee rijen weg, of geef die een andere code
codes-date = in de kolom { $column } staat geen datum: „{ $found }”
    .hint = schrijf een datum als JJJJ-MM-DD
codes-total = in de kolom total kan niet „{ $found }” staan
    .hint = kies een van: { $expected }; laat de cel leeg voor een som
codes-name = de code { $found } heeft geen naam
    .hint = vul de naam in, in elke taal van de publicatie
codes-parent = { $code } hoort onder „{ $found }”, en die code staat niet in de lijst
    .hint = verbeter de kolom parent, of zet de code in de lijst
codes-cycle = de code { $found } is via andere codes een deel van zichzelf
    .hint = verbeter de kolom parent van een van deze codes
codes-unknown = de codelijst { $list } heeft geen code „{ $found }”
    .hint = verbeter de code, of zet hem in de lijst
codes-change = een wijziging van codes kan niet „{ $found }” zijn
    .hint = kies een van: { $expected }
codes-series = in de kolom series kan niet „{ $found }” staan
    .hint = kies hoe reeksen over de wijziging heen gaan: { $expected }

## Datasets, maten, normen en regels

dataset-duplicate = er is nog een dataset { $found }, in { $expected }
    .hint = geef een van de twee bestanden een andere naam
dataset-frequency = „{ $found }” is geen soort periode ({ $key })
    .hint = kies een van: { $expected }
dataset-period = „{ $found }” is geen periode van deze dataset
    .hint = schrijf een periode als { $expected }
measure-name = „{ $found }” kan niet de naam van een maat zijn
    .hint = begin met een kleine letter, en gebruik alleen kleine letters, cijfers en lage streepjes
formula-syntax = de formule „{ $formula }” is niet te lezen: { $found }
    .hint = gebruik namen, getallen, + - * / ( ) en vergelijkingen; functies zijn er niet
norm-duplicate = er zijn twee normen met het id { $found }
    .hint = geef een van de twee een ander id
rule-duplicate = er zijn twee regels met het id { $found }
    .hint = geef een van de twee een ander id
# De soort ‘code list’ kan hier geen sleutel zijn: die blijft over.
reference-unknown = er is geen { $kind ->
    [chapter] hoofdstuk
    [code] code
    [dataset] dataset
    [dimension] dimensie
    [measure] maat
    [name] invoer of maat
    [norm] norm
    [scope] afbakening
    [source] bron
    [unit] eenheid
   *[other] codelijst
} „{ $found }”
    .hint = verbeter de naam, of leg vast wat ermee bedoeld wordt
definition-unused = de { $kind ->
    [dataset] dataset
    [figure] figuur
    [scope] afbakening
    [source] bron
    [table] tabel
    [unit] eenheid
   *[other] codelijst
} { $found } wordt nergens gebruikt
    .hint = gebruik hem in het verslag, of haal de definitie weg

## Tabellen, figuren en onderwerpen

number-duplicate = het nummer { $found } hoort ook bij een andere { $kind ->
    [figure] figuur
   *[table] tabel
}: { $expected }
    .hint = geef een van de twee een ander nummer
numbering-gap = { $kind ->
    [figure] figuur
   *[table] tabel
} { $found } ontbreekt, terwijl er lagere en hogere nummers zijn
    .hint = nummer zonder gaten, of aanvaard de bevinding in de editie met een reden
title-year = de titel noemt { $found }, en de cijfers gaan over: { $expected }
    .hint = verbeter de titel, of schrijf het jaar daarin met een uitdrukking
table-measure = de tabel zegt niet welke maat hij toont
    .hint = noem de maat in een as, in [at] of in [select]; de dataset heeft: { $expected }
table-dimension = de tabel zegt niet welke codes hij toont van: { $expected }
    .hint = noem de dimensie in een as of in [at], of geef haar een totaal
topic-folder = dit bestand ligt niet in de map van een hoofdstuk
    .hint = onderwerpen heten { $expected }
topic-chapter = er is geen hoofdstuk „{ $found }”
    .hint = verbeter de naam van de map, of voeg het hoofdstuk toe aan publication.toml
topic-head = het onderwerp begint niet met een kop
    .hint = begin het bestand met een regel +++, dan de titel en het nummer in TOML, dan weer een regel +++
topic-translation-alone = dit is een vertaling van het onderwerp „{ $found }”, en dat onderwerp is er niet
    .hint = verbeter de naam van het bestand, of voeg de tekst in de hoofdtaal toe
topic-duplicate = er is nog een onderwerp { $found }, in { $expected }
    .hint = geef een van de twee bestanden een andere naam
topic-part-missing = het onderwerp heeft niet het kopje „{ $expected }”
    .hint = voeg het kopje toe met een tekst eronder; een onderwerp met een doel heeft alle vaste onderdelen
topic-part-empty = er staat geen tekst onder het kopje „{ $found }”
    .hint = schrijf de tekst, of zeg onder het kopje waarom die er niet is

## Leveringen

delivery-path = dit bestand ligt niet in de map van een editie en een bron
    .hint = leveringen heten { $expected }
delivery-dataset = er is geen dataset „{ $found }”
    .hint = noem het bestand naar een dataset, of definieer de dataset
delivery-source = „{ $found }” is geen bron van deze dataset
    .hint = zet het bestand in de map van zijn bron; de dataset heeft: { $expected }
register-header = het register begint niet met de goede kolommen
    .hint = maak van de eerste regel { $expected }
register-state = „{ $found }” is geen staat van een levering
    .hint = kies een van: { $expected }
register-twice = het bestand { $found } staat twee keer in het register
    .hint = haal een van de twee regels weg
register-no-file = het register noemt het bestand { $found }, en dat is er niet
    .hint = zet het bestand terug: wat geleverd is, blijft bewaard
register-changed = het bestand is veranderd nadat het geregistreerd was ({ $register }): het moet { $expected }… zijn, en het is { $found }…
    .hint = zet het geregistreerde bestand terug; een verbetering wordt geregistreerd als nieuwe levering
register-absent = het bestand staat niet in het register, dus niemand heeft ervoor getekend
    .hint = registreer de levering met de opdracht rekenschap register
delivery-binary = dit is geen tekstbestand
    .hint = bewaar de tabel als CSV; een rekenblad kan hier niet gelezen worden
delivery-encoding = het bestand is niet in UTF-8: de byte { $found } past daar niet in
    .hint = bewaar de tabel opnieuw als CSV in UTF-8
delivery-empty = er staat geen enkele waarde in het bestand
    .hint = vraag de bron om het hele bestand
delivery-open-quote = een aanhalingsteken wordt geopend en nergens gesloten
    .hint = sluit het aanhalingsteken; is het bestand afgebroken, vraag dan om het hele bestand
delivery-column-twice = de kolom { $found } staat er twee keer
    .hint = haal een van de twee weg, of geef die een andere naam
delivery-unknown-column = de dataset heeft geen kolom „{ $found }”
    .hint = verbeter de kolom of haal hem weg; de dataset heeft: { $expected }
delivery-missing-column = de kolom { $expected } ontbreekt
    .hint = voeg de kolom toe of verbeter de naam; het bestand heeft: { $found }
delivery-key-twice = op regel { $expected } staan al waarden voor { $found }
    .hint = haal een van de twee rijen weg
delivery-unknown-code = { $dimension } heeft geen code „{ $found }”
    .hint = verbeter de code; is hij nieuw, dan voegt wie de definities beheert hem toe
delivery-alias = „{ $found }” is gelezen als de code { $expected }
    .hint = er hoeft niets te gebeuren; de bron kan voortaan de code zelf leveren
delivery-cell = de waarde „{ $found }” van { $measure } is niet te lezen: { $problem }
    .hint = verbeter de cel; een waarde die niet bestaat, wordt geleverd als dubbele punt
delivery-more = nog { $found ->
    [one] { $found } bevinding staat
   *[other] { $found } bevindingen staan
} hier niet bij
    .hint = verbeter eerst de bevindingen hierboven, en controleer daarna opnieuw

## Waarom een cel niet te lezen is: deel van delivery-cell.

cell-empty = de cel is leeg
cell-date = { $found } is geen bestaande datum, geschreven als JJJJ-MM-DD
cell-flag = { $found } is geen bekende letter; het kan zijn: p voorlopig, e geschat, b breuk in de reeks, r herzien, d andere definitie, c vertrouwelijk
cell-two-flags = de vlaggen { $found } geven meer dan één status
cell-missing-flag = { $found } kan niet achter een dubbele punt staan, alleen c en z kunnen dat

## Cijfers

completeness-nothing = voor deze dataset is niets geleverd; de bron is { $expected }
    .hint = vraag de bron om de cijfers, of zeg in de dataset met not_delivered wat nodig is
completeness-delivered = volgens de dataset is er niets geleverd, en er zijn cijfers
    .hint = haal not_delivered weg uit de dataset
completeness-missing = hier wordt een waarde verwacht, en die is niet geleverd
    .hint = vraag de bron om de waarde; bestaat die niet, dan wordt een dubbele punt geleverd
completeness-unexpected = er is een waarde geleverd waar er geen wordt verwacht
    .hint = verbeter de levering, of de sleutel expected van de dataset
code-not-yet = de code bestaat vanaf { $expected }, en deze waarde is van { $found }
    .hint = verbeter de levering, of de datums in de codelijst
code-no-more = de code bestond tot en met { $expected }, en deze waarde is van { $found }
    .hint = verbeter de levering, of de datums in de codelijst
value-fraction = het aantal { $found } is geen geheel getal
    .hint = verbeter de levering, of zeg in de dataset dat de maat niet exact is
value-decimals = de waarde heeft { $found ->
    [one] { $found } decimaal
   *[other] { $found } decimalen
}, en de maat heeft er { $expected }
    .hint = verbeter de levering, of het aantal decimalen van de maat
bounds-outside = de waarde { $found } kan niet: zij moet { $expected } zijn
    .hint = verbeter de levering, of de grenzen van de maat
sum-differs = het totaal is niet de som van { $parts ->
    [one] zijn ene deel
   *[other] zijn { $parts } delen
} over { $dimension }: de delen zijn samen { $expected }, het totaal zegt { $found }
    .hint = verbeter de levering, of aanvaard de bevinding in de editie met een reden
share-differs = de aandelen over { $dimension } zijn samen { $found } in plaats van { $expected }
    .hint = verbeter de levering, of aanvaard de bevinding in de editie met een reden
mean-outside = de waarde van het geheel, { $found }, ligt niet tussen die van de delen over { $dimension }: { $expected }
    .hint = verbeter de levering, of aanvaard de bevinding in de editie met een reden
computed-differs = de formule { $formula } geeft { $expected }, en er is { $found } geleverd
    .hint = verbeter de levering of de formule, of aanvaard de bevinding in de editie met een reden
zero-undefined = de formule { $formula } deelt hier door nul, en er is { $found } geleverd
    .hint = lever een dubbele punt en z: niet van toepassing
rule-differs = de regel „{ $title }” klopt niet: verwacht { $expected }, gevonden { $found }
    .hint = verbeter de levering of de regel, of aanvaard de bevinding in de editie met een reden
rule-idle = de regel is niet geprobeerd: er zijn te weinig waarden voor
    .hint = verbeter de invoer en de dimensies van de regel, of vraag om de waarden die ontbreken
rule-outlier = de regel „{ $title }” geeft hier { $found }, en { $expected } is gewoon
    .hint = vraag de bron of de waarden kloppen
history-jump = de nieuwste waarde, { $found }, verschilt { $difference } van de vorige; eerder was een verandering hoogstens { $expected }
    .hint = vraag de bron of de waarde klopt; is de reeks gebroken, lever dan de vlag b
history-spike = de waarde { $found } springt met { $difference } en de volgende springt terug; andere veranderingen waren hoogstens { $expected }
    .hint = vraag de bron of de waarde klopt

disclosure-exposed = deze waarde is weggelaten, en is te berekenen uit de andere delen van { $total }
    .hint = laat nog een deel van hetzelfde totaal weg, of het totaal zelf

## Normen en edities

norm-missed = de norm „{ $title }” is niet gehaald: gewenst { $expected }, bereikt { $found }
    .hint = er hoeft niets te gebeuren; een toelichting mag in de editie staan
norm-unexplained = de norm „{ $title }” is niet gehaald, en niemand heeft toegelicht waarom
    .hint = zet de toelichting van de organisatie in de editie
norm-reported = volgens de bron is de norm „{ $title }” { $found ->
    [met] gehaald
    [missed] niet gehaald
    [not-due] nog niet aan de orde
   *[other] { $found }
}, en volgens de cijfers: { $expected ->
    [met] gehaald
    [missed] niet gehaald
    [not-due] nog niet aan de orde
   *[other] { $expected }
}
    .hint = verbeter de cijfers, de norm of wat de bron zegt, of aanvaard de bevinding in de editie met een reden
explanation-idle = de editie licht toe waarom de norm „{ $title }” niet is gehaald, en hij is niet gemist
    .hint = haal de toelichting weg
edition-missing = de editie { $found } heeft dit bestand niet
    .hint = maak het, met het jaar, de dag van publicatie en de peildatum
edition-year = het bestand heet { $expected }, en de editie is van { $found }
    .hint = noem het bestand naar het jaar, of verbeter het jaar
edition-date = de waarde van { $key } is geen datum: „{ $found }”
    .hint = schrijf een datum als JJJJ-MM-DD, tussen aanhalingstekens
acceptance-idle = de editie aanvaardt een bevinding die er niet is: { $found }
    .hint = haal de aanvaarding weg, of verbeter de code en de plaats
acceptance-expired = de aanvaarding eindigde op { $found }, vóór de peildatum van de editie, { $expected }
    .hint = neem de oorzaak weg, of aanvaard de bevinding opnieuw met een reden
seal-line = deze regel van het zegel is niet te lezen: „{ $found }”
    .hint = zet het zegel terug zoals het geschreven is
seal-changed = het bestand is veranderd nadat editie { $edition } verzegeld was
    .hint = zet het bestand terug; is de verandering de bedoeling, verzegel de editie dan opnieuw
seal-added = het bestand is toegevoegd nadat editie { $edition } verzegeld was
    .hint = haal het bestand weg; is de verandering de bedoeling, verzegel de editie dan opnieuw
seal-removed = het bestand is weggehaald nadat editie { $edition } verzegeld was
    .hint = zet het bestand terug; is de verandering de bedoeling, verzegel de editie dan opnieuw

## Tekst

prose-number = het getal „{ $found }” is getypt en niet aan cijfers gekoppeld
    .hint = schrijf het met een functie zoals value(…), of met verbatim(…) als het geen cijfer van het verslag is
prose-claim = „{ $found }” beweert iets over cijfers en is er niet aan gekoppeld
    .hint = schrijf het met een functie zoals rises(…) of claim(…), of met verbatim(…) als het niets beweert
claim-false = de woorden „{ $found }” zijn niet waar ({ $expected })
    .hint = verbeter de woorden, of wat zij beweren
template-broken = hier is een uitdrukking niet gesloten, of heeft zij een vorm die niet mag
    .hint = sluit de uitdrukking met twee accolades; teksten hebben alleen uitdrukkingen, geen opdrachten of opmerkingen
template-expression = de uitdrukking { $expression } is niet te lezen: { $found }
    .hint = verbeter de uitdrukking; de functies zijn: { $expected }
template-unbound = de uitdrukking { $expression } haalt niets uit de cijfers
    .hint = roep een functie aan, zoals value(…), of bereken een jaar uit year
binding-unknown = er is geen dataset of maat „{ $found }”
    .hint = noem een maat als dataset/maat
binding-dimension = de dataset heeft niet de dimensie „{ $found }” waar { $expression } om vraagt
    .hint = noem een dimensie van de dataset
binding-code = „{ $found }” is geen code waar { $expression } iets mee kan
    .hint = noem een code van de dataset
binding-no-total = de uitdrukking { $expression } zegt niet welke code van { $found } bedoeld is, en een totaal is er niet
    .hint = noem de code in de uitdrukking
binding-missing = er is geen waarde voor { $found }
    .hint = kies een andere periode of code, of vraag de bron om de waarde
binding-withheld = de waarde van { $found } is weggelaten, en de tekst kan hem dus niet gebruiken
    .hint = kies een andere waarde, zoals die van het geheel
binding-no-number = de waarde van { $found } is geen getal
    .hint = noem een maat die getallen heeft
binding-not-comparable = de waarde kan niet met die van een andere periode worden vergeleken: { $found }
    .hint = vergelijk met een andere periode, of laat de vergelijking weg
binding-zero = de uitdrukking { $expression } deelt door { $found }, en dat is nul
    .hint = kies een andere periode, of geef het verschil met change(…)
binding-argument = { $expression } kent het argument { $found } niet
    .hint = verbeter het argument of haal het weg
binding-argument-missing = { $expression } mist een argument ({ $found }); verwacht: { $expected }
    .hint = voeg het argument toe
binding-argument-number = het argument { $expected } van { $expression } kan niet „{ $found }” zijn
    .hint = schrijf daar een getal; decimals, n en years zijn hele getallen
binding-choice = { $expression } kent „{ $found }” niet
    .hint = kies een van: { $expected }
binding-reference = { $expression } noemt iets wat er niet is: „{ $found }”
    .hint = noem het id van een tabel, figuur of onderwerp: de bestandsnaam zonder de extensie
binding-norm = er is geen norm „{ $found }”
    .hint = noem het id van een norm van een van de datasets
binding-norm-part = de norm in { $expression } heeft geen { $found ->
    [base_year] basisjaar
   *[year] jaar
}
    .hint = voeg het toe aan de norm, of laat het weg uit de tekst
binding-too-few = { $expression } vraagt om { $expected ->
    [one] { $expected } code
   *[other] { $expected } codes
}, en { $found } hebben een waarde
    .hint = vraag er minstens één, en niet meer dan er een waarde hebben
binding-tie = twee codes hebben dezelfde waarde, en { $expression } heeft plaats voor één ervan: { $found }
    .hint = vraag met n om één code meer of minder

## Controles

check-partial = { $found ->
    [one] { $found } bevinding die uit een andere kan volgen, staat
   *[other] { $found } bevindingen die uit andere kunnen volgen, staan
} hier niet bij
    .hint = verbeter eerst de andere bevindingen, en controleer daarna opnieuw

norm-outside = de waarde { $found } van de norm kan niet bij haar maat, die tussen { $expected } ligt
    .hint = verbeter de waarde van de norm of de grenzen van de maat
norm-reversed = het bereik van de norm staat op zijn kop: het begint bij { $expected } en eindigt bij { $found }
    .hint = verwissel low en high
norm-year = het jaar { $found } van de norm kan niet bedoeld zijn
    .hint = schrijf een jaar van deze eeuw
dimension-untitled = de dimensie { $found } heeft geen titel
    .hint = geef er een in concepts.toml, in elke taal
computed-nothing = de formule { $formula } geeft bij geen enkele sleutel een waarde
    .hint = kijk of zij op zichzelf rust, door nul deelt of iets noemt dat nooit geleverd is
cell-too-large = { $found } heeft te veel cijfers om precies mee te rekenen
