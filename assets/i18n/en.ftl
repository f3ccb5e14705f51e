### The texts of Gozareh in English. Every id stands in both files, under the section of its first word,
### in alphabetical order.

## analysis

## board

## cli

## codes

## coding

## command

## date

date-long = { $weekday } { $day } { $month } { $year }
date-medium = { $day } { $month } { $year }
date-months = January February March April May June July August September October November December
date-time = { $date }, { $time }
date-weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday

## document

## error

## export

## findings

## history

## import

## ladder

## memo

## participants

## project

## reader

## report

## search

search-error-empty = There is nothing left to search for. Type a word.
search-error-pattern = The pattern is not valid: { $detail }

## segments

## settings

## status

## welcome
