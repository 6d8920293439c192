### Uitvragen: de woorden van de werkmappen en van de stand van zaken, en wat er mis is met een uitvraag.

## Wat er mis is met requests/<editie>.toml

request-file-name = de naam van dit bestand is geen jaar: „{ $found }”
    .hint = noem het bestand naar de editie, zoals requests/2024.toml
request-date = de waarde van { $key } is geen datum: „{ $found }”
    .hint = schrijf een datum als 2024-02-15, tussen aanhalingstekens
request-records = het aantal lege rijen kan niet { $found } zijn
    .hint = kies een getal van { $expected }
request-source-twice = de bron „{ $found }” staat er al, op { $expected }
    .hint = zet alles wat deze bron levert onder één [[requests]]
request-other-source = de dataset { $dataset } noemt „{ $found }” niet als bron; wel: { $expected }
    .hint = vraag de dataset aan een van haar bronnen, of voeg de bron toe aan de dataset
request-cell-twice = { $cell } wordt aan twee bronnen gevraagd: aan { $expected } en aan { $found }
    .hint = beperk een van de twee met [[requests.parts]] en at
request-nothing = van de dataset { $found } blijft niets over om te vragen
    .hint = kijk of de cellen verwacht worden en of de maten geleverd worden, of haal dit onderdeel weg
request-nobody = de dataset { $found } wordt voor { $edition } aan niemand gevraagd
    .hint = vraag de dataset aan een bron, of schrijf in de dataset waarom er niets geleverd is (not_delivered)

## Voorblad

request-sheet-cover = Voorblad
request-sheet-explanations = Toelichtingen
request-sheet-lists = Keuzelijsten
request-title = Uitvraag { $publication }: { $source }
request-reference = Kenmerk
request-edition = Editie
request-source = Bron
request-to = Voor
request-deadline = Inleveren uiterlijk op
request-contact = Vragen aan
request-mail = E-mail
request-telephone = Telefoon
request-instructions = Wat wij vragen
request-explanation = Uitleg
request-how = Zo vult u dit bestand in
request-how-sample = Invulcel
request-how-input-sample = Zo ziet een cel eruit die u invult.
request-how-input = Waar invullen
request-how-input-text = Vul alleen de gele cellen met de dikke rand in. De andere cellen zijn op slot.
request-how-number = Getallen
request-how-number-text = Typ alleen het getal, zonder eenheid. De eenheid staat boven de kolom. Schrijf een percentage als 13,1 en niet als 0,131. Is een percentage kleiner dan 1, geef de cel dan de opmaak Percentage.
request-how-missing = Geen waarde
request-how-missing-text = Laat geen invulcel leeg. Typ een dubbele punt (:) als er geen waarde is. Typ : c als u de waarde niet geeft omdat ze vertrouwelijk is, en : z als er geen waarde kan zijn.
request-how-flags = Bijzonderheden
request-how-flags-text = Kies in de kolom voor bijzonderheden een letter als dat nodig is: p voorlopig, e geschat, b breuk in de reeks, r herzien, d andere definitie, c vertrouwelijk. Na een andere letter mag een c staan: pc is voorlopig en vertrouwelijk.
request-how-known = Al bekend
request-how-known-text = Dit is wat wij al hebben. Is het nog juist, vul dan hetzelfde in. Is het niet juist, vul dan de juiste waarde in. Staat er een periode achter, dan is het de waarde van die eerdere periode.
request-how-remark = Opmerkingen
request-how-remark-text = In de laatste kolom kunt u iets opmerken bij een rij. Dat komt niet in het rapport.
request-how-explanation = Toelichtingen
request-how-explanation-text = Is een norm niet gehaald? Schrijf dan op het blad Toelichtingen waarom. Die tekst komt in het rapport.
request-how-layout = Kolommen en bladen
request-how-layout-text = Verander de koppen, de codes en het kenmerk niet. Daaraan herkennen wij uw antwoord. U mag kolommen breder maken.
request-how-return = Terugsturen
request-how-return-text = Bewaar dit bestand als XLSX of ODS en stuur het uiterlijk op { $deadline } naar { $mail }.
request-contents = Bladen in dit bestand
request-contents-sheet = Blad
request-contents-subject = Onderwerp

## Bladen

request-definition = Definitie
request-unit = Eenheid
request-scope = Omvang
request-norm = Norm
request-norm-text = { $title }: { $target }
request-target-in = { $target }, in { $year }
request-register = Rijen
request-register-text = Gebruik voor elk onderdeel van de lijst één rij. Wat al bekend is, staat bovenaan: neem over wat nog klopt. Laat rijen die u niet nodig heeft leeg.
request-explanations-title = Toelichtingen bij normen
request-explanations-text = Is een norm niet gehaald, schrijf dan in de laatste kolom waarom. Is hij wel gehaald, laat de cel dan leeg.
request-explanation-title = Waar de norm over gaat
request-explanation-label = Naam van de organisatie
request-explanation-target = Doel
request-explanation-whole = Geheel
request-lists-title = Keuzelijsten
request-lists-text = Deze codes kunt u kiezen in cellen waarin een code hoort.
request-lists-list = Lijst
request-lists-code = Code
request-lists-name = Betekenis
request-lists-missing = geen waarde

## Wat een cel weigert

request-refused = Dit kan hier niet
request-refused-number = Typ een getal, of : als er geen waarde is. Een bijzonderheid hoort in de kolom ernaast.
request-refused-lowest = Typ een getal van { $lowest } of meer, of : als er geen waarde is.
request-refused-highest = Typ een getal van { $highest } of minder, of : als er geen waarde is.
request-refused-between = Typ een getal van { $lowest } tot en met { $highest }, of : als er geen waarde is.
request-refused-date = Typ een datum, zoals 2024-02-15, of : als er geen waarde is.
request-refused-list = Kies een code uit de lijst.
request-refused-flags = Kies uit de lijst: p, e, b, r, d of c, of : als er geen waarde is.

## Herinneringen

request-reminder-subject = Onderwerp: herinnering uitvraag { $publication } ({ $reference })
request-reminder-greeting = Beste { $to },
request-reminder-late = Wij hebben uw gegevens voor { $publication } nog niet compleet. Ze waren er graag uiterlijk op { $deadline } geweest. Dat is { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
} geleden.
request-reminder-today = Wij hebben uw gegevens voor { $publication } nog niet compleet. Vandaag, { $deadline }, is de laatste dag om ze in te leveren.
request-reminder-soon = Wij hebben uw gegevens voor { $publication } nog niet compleet. U kunt ze inleveren tot en met { $deadline }. Dat is over { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
}.
request-reminder-cells = Er { $cells ->
    [one] ontbreekt nog { $cells } cel
   *[other] ontbreken nog { $cells } cellen
}. Is er geen waarde, vul dan een dubbele punt (:) in.
request-reminder-help = Lukt het niet, of heeft u vragen? Laat het weten via { $mail }. Heeft u de gegevens al gestuurd, dan kunt u dit bericht als niet verzonden beschouwen.
request-reminder-close = Met vriendelijke groet,
