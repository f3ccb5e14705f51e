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

export-disk-full = There is no room on the disk for { $path }. Make room or choose another place.
export-does-not-fit = The table does not fit this format: { $path } ({ $reason }). Choose another format.
export-no-folder = There is no folder for { $path }. Make the folder first or choose another place.
export-not-allowed = { $path } may not be written, or another program has it open. Close it there or choose another place.
export-not-written = { $path } was not written: { $reason }.
export-unknown-ending = The ending of { $path } is not known; use one of { $known }.

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
