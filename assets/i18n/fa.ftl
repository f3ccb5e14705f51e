### متن‌های گزاره به فارسی. هر شناسه در هر دو پرونده هست؛ در هر بخش به ترتیب الفبای لاتین.
### Every id stands in both files, under the section of its first word, in alphabetical order.

## analysis

## board

## cli

## codes

## coding

## command

## date

date-long = { $weekday } { $day } { $month } { $year }
date-medium = { $day } { $month } { $year }
date-months = فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
date-time = { $date }، { $time }
date-weekdays = دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه

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

search-error-empty = چیزی برای جست‌وجو نمانده است. واژه‌ای بنویسید.
search-error-pattern = الگو درست نیست: { $detail }

## segments

## settings

## status

## welcome
