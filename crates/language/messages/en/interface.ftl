### Words of the pages and forms.

skip-to-content = skip to content

## References, units and norms in running text

reference-table = table { $number }
reference-figure = figure { $number }
reference-topic = section { $number }
unit-percent = { $number } percent
unit-percentage-point = { $number } percentage points
norm-range = { $low } to { $high }
norm-at-most = at most { $value }
norm-below = less than { $value }
norm-at-least = at least { $value }
norm-above = more than { $value }
norm-between = from { $value }
norm-equal = { $value }
list-none = none
measure = What
frequency-year = Year
frequency-half = Half-year
frequency-quarter = Quarter
frequency-month = Month
