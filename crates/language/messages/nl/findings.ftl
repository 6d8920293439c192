### Wat er mis is met wat iemand ons gaf: één bericht voor elke code van een bevinding.

finding-count = { $count ->
    [one] { $count } bevinding
   *[other] { $count } bevindingen
}
