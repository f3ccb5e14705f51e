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

export-disk-full = جای کافی روی دیسک نیست: { $path }. جا باز کنید یا جای دیگری را انتخاب کنید.
export-does-not-fit = جدول در این قالب جا نمی‌شود: { $path } ({ $reason }). قالب دیگری را انتخاب کنید.
export-no-folder = پوشه‌ای برای { $path } نیست. نخست پوشه را بسازید یا جای دیگری را انتخاب کنید.
export-not-allowed = اجازهٔ نوشتن در { $path } نیست یا پرونده در برنامهٔ دیگری باز است. آن را ببندید یا جای دیگری را انتخاب کنید.
export-not-written = پروندهٔ { $path } نوشته نشد: { $reason }.
export-unknown-ending = پسوند { $path } شناخته نیست؛ یکی از این‌ها را به کار ببرید: { $known }.

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
