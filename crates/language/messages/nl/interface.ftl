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
