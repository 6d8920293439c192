### Vintages: wat er sinds een eerdere editie is gecorrigeerd.

## Bevindingen

vintage-restated = de waarde is { $found } en was { $expected } voor editie { $before }, en geen geregistreerde correctie zegt waarom
    .hint = registreer de correctie in editions/{ $edition }.toml, met de reden, of herstel de levering
vintage-withdrawn = er is geen waarde meer: die was { $expected } voor editie { $before }, en geen geregistreerde correctie zegt waarom
    .hint = registreer de correctie in editions/{ $edition }.toml, met de reden, of lever de waarde opnieuw
correction-idle = er is een correctie van { $found } geregistreerd, en geen oudere waarde van deze cellen is veranderd
    .hint = verbeter `at`, lever de eerdere waarden, of schrijf known = false als die niet bekend zijn

## Soorten correcties

correction-source = betere brongegevens
correction-recalculation = gewone herberekening
correction-method = andere methode
correction-error = fout
correction-definition = andere definitie
correction-scope = andere scope

## Noten onder tabellen en figuren

vintage-note-one = { $place } was { $before } in de vorige editie.
vintage-note-one-between = { $place } was eerder { $before }.
vintage-note-many = In de vorige editie: { $values }.
vintage-note-many-between = Eerder: { $values }.
vintage-note-most = { $count } waarden zijn anders dan in de vorige editie; ze staan op de pagina met correcties.
vintage-note-most-between = { $count } waarden waren eerder anders; ze staan op de pagina met correcties.
vintage-because = gecorrigeerd sinds de vorige editie omdat
vintage-because-break = niet te vergelijken met de vorige editie omdat
vintage-because-delivery = gecorrigeerd ({ $kind }):
vintage-because-known = gecorrigeerd omdat

## Wat er is veranderd

change-restated = Gecorrigeerde waarden
change-follows = Waarden die volgen uit gecorrigeerde waarden
change-withdrawn = Ingetrokken waarden
change-earlier-unknown = Gecorrigeerd, eerdere waarden hier niet bekend
change-break = Breuken: niet te vergelijken met wat eerder is gepubliceerd
change-status = Zelfde waarde, andere status
change-added = Oudere perioden die nieuw zijn
change-new-series = Nieuwe reeksen
change-discontinued = Reeksen die zijn gestopt
change-new-dataset = Nieuwe datasets

## Het commando `diff`

diff-title = Veranderingen van editie { $before } naar editie { $now }
diff-none = er is niets veranderd
diff-partial = editie { $before } is er maar voor een deel: over wat nieuw is of verdwenen wordt niets gezegd
diff-cells = { $count ->
    [one] { $count } waarde
   *[other] { $count } waarden
}
diff-series = { $count ->
    [one] { $count } reeks
   *[other] { $count } reeksen
}
diff-whole = de hele dataset
diff-withheld = afgeschermd
diff-unexplained = er is geen reden geregistreerd
diff-follows = volgt uit { $inputs }
diff-said-by = { $kind }; { $author }, { $date }
diff-said = { $kind }
diff-summary = { $count ->
    [one] { $count } verandering
   *[other] { $count } veranderingen
}
trace-before = eerder: { $value } (editie { $edition }, { $place })

## De pagina met correcties

nav-corrections = Correcties
corrections-intro = Wat nu anders is dan bij de vorige editie bekend was, en waarom. De veranderingen zijn gevonden door te vergelijken; de redenen zijn geregistreerd.
corrections-first = Er is geen eerdere editie om mee te vergelijken.
corrections-before = Vergeleken met editie { $edition }.
corrections-partial = Die editie is hier maar voor een deel: wat hier staat, is ervan bekend. Over wat nieuw is of verdwenen zegt deze pagina niets.
corrections-none = Er is niets gecorrigeerd.
corrections-withheld = { $count ->
    [one] { $count } verandering van een waarde is niet te zien, omdat een van de waarden is afgeschermd.
   *[other] { $count } veranderingen van waarden zijn niet te zien, omdat een van de waarden is afgeschermd.
}
corrections-because = Omdat
corrections-what = Wat
corrections-as-published = Editie { $edition }
corrections-before-column = Eerder
corrections-as-known = Nu
corrections-data = Het register als data:
corrections-method = Oudere waarden zijn vergeleken met de vorige editie. Wat er is veranderd, is geregistreerd, met de reden.
corrections-link = Alle correcties van deze editie
corrections-of-dataset = Correcties
earlier-title = Wat eerder bekend was
earlier-intro = Wat editie { $edition } wist, naast wat nu bekend is.
earlier-intro-partial = Wat van editie { $edition } bekend is, naast wat nu bekend is.
earlier-differs = anders
earlier-between = Deze waarde stond niet in editie { $edition }
earlier-value = Eerder, voor editie { $edition }: { $value }
