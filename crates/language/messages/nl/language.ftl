### Meldingen van crates/language zelf: getallen, datums en perioden.

number-empty = er staat geen getal
number-space = er staat een spatie ({ $found }) in of bij het getal
number-exponent = het getal { $found } is met een macht van tien geschreven
number-plus = het getal { $found } heeft een plusteken
number-two-decimal-marks = het getal { $found } heeft meer dan één decimaalteken
number-grouping = het teken „{ $mark }” scheidt groepen van drie cijfers, en zo staat het niet in { $found }
number-other-notation = het decimaalteken is „{ $mark }”, en zo is { $found } niet geschreven
number-missing-digit = er ontbreekt een cijfer in { $found }
number-too-many-digits = { $found } cijfers zijn te veel: een getal heeft er hoogstens { $most }
number-character = het teken „{ $found }” hoort niet in een getal

date-form = { $found } is geen datum of periode
    .hint = schrijf een datum als 2026-11-23
date-not-in-calendar = { $found } bestaat niet op de kalender

period-first-half = eerste halfjaar { $year }
period-second-half = tweede halfjaar { $year }
