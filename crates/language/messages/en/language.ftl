### Messages of crates/language itself: numbers, dates and periods.

number-empty = there is no number
number-space = there is a space ({ $found }) in or next to the number
number-exponent = the number { $found } is written with a power of ten
number-plus = the number { $found } has a plus sign
number-two-decimal-marks = the number { $found } has more than one decimal mark
number-grouping = the mark ‘{ $mark }’ stands between groups of three digits, and it does not in { $found }
number-other-notation = the decimal mark is ‘{ $mark }’, and { $found } is not written so
number-missing-digit = a digit is missing in { $found }
number-too-many-digits = { $found } digits are too many: a number has { $most } at most
number-character = the character ‘{ $found }’ does not belong in a number

date-form = { $found } is not a date or a period
    .hint = write a date as 2026-11-23
date-not-in-calendar = { $found } is not in the calendar

period-first-half = first half of { $year }
period-second-half = second half of { $year }
