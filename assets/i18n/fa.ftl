### متن‌های گزاره به فارسی. هر شناسه در هر دو پرونده هست؛ در هر بخش به ترتیب الفبای لاتین.
### Every id stands in both files, under the section of its first word, in alphabetical order.

## analysis

## board

## cli

## codes

## coding

## command

command-about = دربارهٔ گزاره
command-activate-code = فعال یا غیرفعال کردن کد
command-activate-document = فعال یا غیرفعال کردن سند
command-backup = نوشتن نسخهٔ پشتیبان…
command-clear-activation = غیرفعال کردن همه
command-close-project = بستن پروژه
command-code-in-vivo = کد زنده از خود واژه‌ها
command-code-memo = یادداشت کد…
command-code-selection = کد دادن به گزیده…
command-code-with-selected = کد دادن به گزیده با این کد
command-condense = واحد فشرده…
command-define-code = تعریف کد…
command-delete-code = حذف کد…
command-delete-document = حذف سند…
command-direction = چرخاندن جهت سند
command-document-memo = یادداشت سند…
command-export-table = برون‌بری جدول…
command-find = یافتن در سند
command-find-in-all = یافتن در همهٔ سندها
command-import-documents = درون‌بری سند…
command-import-participants = درون‌بری مشارکت‌کنندگان…
command-last-code = دوباره همان کد
command-link-participants = گویندگان سند…
command-memo = یادداشت…
command-merge-codes = ادغام کدها در…
command-move-code = بردن کد به…
command-move-document = بردن سند به گروه…
command-new-category = طبقهٔ تازه
command-new-code = کد تازه
command-new-code-for-selection = کد تازه برای گزیده…
command-new-group = گروه تازه…
command-new-project = پروژهٔ تازه…
command-new-subcategory = زیرطبقهٔ تازه
command-next-overlapping = کدگذاری هم‌پوشان بعدی
command-open-project = گشودن پروژه…
command-open-sample = گشودن پژوهش نمونه
command-palette = یافتن فرمان، سند یا کد…
command-quit = خروج
command-recent-codes = کدهای اخیر، سپس شماره
command-recode = تعویض کد…
command-recolor-code = رنگ کد…
command-redo = ازنو
command-rename-code = تغییر نام کد
command-rename-document = تغییر نام سند…
command-resize-left = بردن مرز کدگذاری به چپ
command-resize-right = بردن مرز کدگذاری به راست
command-settings = تنظیمات…
command-shortcuts = میان‌برهای صفحه‌کلید
command-show-coding = صفحهٔ کدگذاری
command-show-history = تاریخچه
command-show-participants = مشارکت‌کنندگان
command-show-tables = جدول‌ها
command-switch-language = English
command-switch-theme = روشن یا تیره
command-toggle-codes = فهرست کدها
command-toggle-documents = فهرست سندها
command-toggle-focus = تنها متن
command-toggle-segments = بخش‌های بازیابی‌شده
command-uncode = برداشتن کد
command-undo = واگرد
command-zoom-in = متن بزرگ‌تر
command-zoom-out = متن کوچک‌تر
command-zoom-reset = اندازهٔ عادی متن

## date

date-long = { $weekday } { $day } { $month } { $year }
date-medium = { $day } { $month } { $year }
date-months = فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
date-time = { $date }، { $time }
date-weekdays = دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه

## document

## error

error-job-not-started = این کار را نمی‌توان آغاز کرد. برنامه‌های دیگر را ببندید و دوباره بکوشید. ({ $detail })
error-job-stopped = این کار نیمه‌تمام ماند؛ خطا از برنامه است و پروژه دست نخورده است. ({ $detail })

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

import-error-cancelled = خواندن «{ $file }» لغو شد.
import-error-damaged = «{ $file }» خراب است و خوانده نشد. اگر نسخهٔ سالمی دارید آن را وارد کنید. ({ $detail })
import-error-directory = «{ $file }» پوشه است. پرونده‌های درون آن را برگزینید.
import-error-empty = «{ $file }» متنی ندارد.
import-error-legacy-doc = «{ $file }» به قالب قدیمی Word است. آن را در Word یا LibreOffice باز کنید و با پسوند docx ذخیره کنید.
import-error-mislabelled =
    پسوند «{ $file }» می‌گوید که { $claimed ->
        [empty] خالی
        [text] متن ساده
        [docx] سند Word
        [xlsx] کاربرگ Excel
        [odt] سند OpenDocument
        [zip] بستهٔ فشرده
        [doc] سند Word قدیمی
        [encrypted] پروندهٔ رمزدار
        [old-office] پروندهٔ آفیس قدیمی
        [pdf] PDF
        [rtf] متن RTF
        [html] صفحهٔ وب
        [subtitles] زیرنویس
        [picture] تصویر
        [recording] صدا یا فیلم
        [database] پایگاه داده
       *[other] پرونده‌ای از نوع ناشناخته
    } است، ولی درون آن { $actual ->
        [empty] خالی
        [text] متن ساده
        [docx] سند Word
        [xlsx] کاربرگ Excel
        [odt] سند OpenDocument
        [zip] بستهٔ فشرده
        [doc] سند Word قدیمی
        [encrypted] پروندهٔ رمزدار
        [old-office] پروندهٔ آفیس قدیمی
        [pdf] PDF
        [rtf] متن RTF
        [html] صفحهٔ وب
        [subtitles] زیرنویس
        [picture] تصویر
        [recording] صدا یا فیلم
        [database] پایگاه داده
       *[other] پرونده‌ای از نوع ناشناخته
    } است. پسوند را درست کنید یا آن را با برنامهٔ خودش به قالب docx ذخیره کنید.
import-error-not-found = «{ $file }» پیدا نشد.
import-error-password = «{ $file }» رمز دارد. رمزش را در برنامهٔ خودش بردارید و دوباره وارد کنید.
import-error-permission = اجازهٔ خواندن «{ $file }» را ندارید.
import-error-too-large = «{ $file }» از { $megabytes } مگابایت بزرگ‌تر است. آن را به چند سند بخش کنید.
import-error-unpacks-too-large = «{ $file }» پس از باز شدن بیش از اندازه بزرگ می‌شود و شاید سند نباشد؛ خوانده نشد.
import-error-unreadable = «{ $file }» خوانده نشد. ({ $detail })
import-error-unsupported =
    «{ $file }» { $actual ->
        [empty] خالی
        [text] متن ساده
        [docx] سند Word
        [xlsx] کاربرگ Excel
        [odt] سند OpenDocument
        [zip] بستهٔ فشرده
        [doc] سند Word قدیمی
        [encrypted] پروندهٔ رمزدار
        [old-office] پروندهٔ آفیس قدیمی
        [pdf] PDF
        [rtf] متن RTF
        [html] صفحهٔ وب
        [subtitles] زیرنویس
        [picture] تصویر
        [recording] صدا یا فیلم
        [database] پایگاه داده
       *[other] پرونده‌ای از نوع ناشناخته
    } است و وارد نمی‌شود. متن آن را به قالب docx یا txt ذخیره کنید.
import-warning-comments = { $count } یادداشت کناری کنار گذاشته شد.
import-warning-embedded = { $count } سند درون این سند کنار گذاشته شد.
import-warning-encoding = کدگذاری متن { $encoding } حدس زده شد؛ چند سطر را بخوانید تا مطمئن شوید.
import-warning-list-numbers = شماره یا نشانهٔ { $count } بند فهرست کنار گذاشته شد.
import-warning-pictures = { $count } تصویر کنار گذاشته شد.
import-warning-read-as =
    پسوند پرونده درست نیست؛ چون { $actual ->
        [empty] خالی
        [text] متن ساده
        [docx] سند Word
        [xlsx] کاربرگ Excel
        [odt] سند OpenDocument
        [zip] بستهٔ فشرده
        [doc] سند Word قدیمی
        [encrypted] پروندهٔ رمزدار
        [old-office] پروندهٔ آفیس قدیمی
        [pdf] PDF
        [rtf] متن RTF
        [html] صفحهٔ وب
        [subtitles] زیرنویس
        [picture] تصویر
        [recording] صدا یا فیلم
        [database] پایگاه داده
       *[other] پرونده‌ای از نوع ناشناخته
    } است، همان‌گونه خوانده شد.
import-warning-replaced = { $count } نویسه خوانده نشد و به جای آن � آمده است.
import-warning-symbols = { $count } نشانهٔ قلم‌های نمادین حرفی ندارد و به جای آن � آمده است.
import-warning-tables = { $count } جدول به سطرهای متن تبدیل شد.
import-warning-tracked-changes = تغییرهای ردیابی‌شده پذیرفته‌شده به شمار آمد.

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
