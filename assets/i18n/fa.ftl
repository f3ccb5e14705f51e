### متن‌های گزاره به فارسی. هر شناسه در هر دو پرونده هست؛ در هر بخش به ترتیب الفبای لاتین.
### Every id stands in both files, under the section of its first word, in alphabetical order.

## analysis

## app

app-name = گزاره

## away

away-copy-name = { $name } (نسخهٔ نجات‌یافته)
away-copy-name-again = { $name } (نسخهٔ نجات‌یافته { $number })
away-copy-saved = همهٔ کار شما در «{ $file }» ذخیره شد و همان‌جا ادامه دارد.
away-deleted = پروندهٔ «{ $file }» از جای خود پاک شده است.
away-go-on = ادامه در همان پرونده
away-later = بعداً
away-nothing-lost = کار شما هنوز در برنامه است و چیزی از آن گم نشده، ولی تا آن را ذخیره نکنید یا ادامه ندهید تغییری ثبت نمی‌شود.
away-renamed = نام یا جای پروندهٔ «{ $file }» عوض شده است و اکنون «{ $now }» نام دارد.
away-replaced = پروندهٔ دیگری جای «{ $file }» را گرفته است؛ شاید برنامهٔ همگام‌سازی نسخهٔ دیگری آورده باشد.
away-save-copy = ذخیرهٔ نسخه‌ای کنار آن
away-title = پروندهٔ پروژه سر جایش نیست
away-went-on = کار در «{ $file }» ادامه دارد.

## board

board-group-none = هنوز کدی ندارد
board-category = { $level } { $name }، { $content }، { $counts }
board-close-all = بستن همهٔ زیرطبقه‌ها
board-close-group = بستن زیرطبقه
board-column-empty = کدها و زیرطبقه‌ها را به اینجا بکشید.
board-counts-none = هنوز گزاره‌ای ندارد
board-drop-category = طبقهٔ تازه برای { $what }
board-drop-column = جابه‌جایی طبقه
board-drop-into = به «{ $name }»
board-drop-order = تغییر ترتیب
board-drop-out = بیرون از طبقه‌ها
board-drop-subcategory = زیرطبقهٔ تازه برای { $what }
board-empty-text = هنگام کدگذاری هر کد تازه اینجا کارتی می‌شود که آن را به زیرطبقه و طبقه‌اش می‌برید. کدها را از همین‌جا هم می‌توانید بسازید.
board-empty-title = هنوز کدی برای طبقه‌بندی نیست
board-first-category = چند کارت را انتخاب کنید و به اینجا بکشید، یا Ctrl+Shift+G را بزنید، تا نخستین طبقه ساخته شود.
board-full = با تعریف
board-group-empty = کدها را به اینجا بکشید
board-loose = هنوز طبقه‌بندی نشده
board-loose-empty = همهٔ کدها در طبقه‌ها جا گرفته‌اند.
board-names = فقط نام‌ها
board-open-all = باز کردن همهٔ زیرطبقه‌ها
board-open-group = باز کردن زیرطبقه
board-own = { $n } گزارهٔ مستقیم
board-tile = { $level } { $name }، { $counts }، در { $above } { $place }
board-tile-loose = { $level } { $name }، { $counts }، هنوز طبقه‌بندی نشده

## check

check-altered = عملیات { $op } در تاریخچه به همان صورتی نیست که نوشته شد.
check-before = عملیات { $op } با آنچه پیش از آن بوده جور نیست.
check-coding-outside = در سند «{ $document }» کدگذاری { $start } تا { $end } بیرون از متن است.
check-cycle = «{ $name }» زیر خودش جای گرفته است.
check-dangling = { $count } ردیف از جدول { $table } به چیزی اشاره دارد که نیست.
check-foreign = «{ $name }» در پرونده هست و گزاره آن را، یا به این صورت، نگذاشته است.
check-highlight-outside = در «{ $document }» یک علامت بیرون از متن است.
check-id = شمارهٔ { $id } به دو چیز داده شده است.
check-journal =
    تاریخچه به آنچه در پرونده است نمی‌رسد: { $noun ->
        [project] مشخصات پروژه
        [group] گروه‌ها
        [document] سندها
        [code] کدها
        [coding] کدگذاری‌ها
        [memo] یادداشت‌ها
        [highlight] علامت‌ها
        [summary] خلاصه‌ها
        [query] جست‌وجوهای ذخیره‌شده
        [words] فهرست‌های واژه‌ها
        [participant] مشارکت‌کنندگان
        [attribute] ویژگی‌ها
       *[coder] کدگذاران
    }.
check-labels = در سند «{ $document }» معنای نام‌های گویندگان با متن یا با مشارکت‌کنندگان آن نمی‌خواند.
check-log = دنبالهٔ کار کنار پرونده آسیب دیده است: حداکثر { $count } عملیات آخر از آن خوانده نمی‌شود.
check-memo-outside = در سند «{ $document }» یادداشتی بیرون از متن است.
check-missing = «{ $name }» که در هر پروژه‌ای هست در پرونده نیست.
check-next-id = شمارهٔ بعدی قبلاً به چیزی داده شده است.
check-operation = عملیات { $op } در تاریخچه نیست یا خوانده نمی‌شود.
check-pages = پرونده در { $count } جا آسیب دیده است.
check-reverts = عملیات { $op } چیزی را برگردانده که آن موقع برگرداندنی نبود.
check-sound = «{ $file }» سالم است.
check-stored-text = متن ذخیره‌شدهٔ { $id } که فقط برای واگرد لازم است نیست یا تغییر کرده است.
check-text = متن سند «{ $document }» نیست یا تغییر کرده است.
check-turn-outside = نوبت‌های گفتار در سند «{ $document }» در جای خود نیستند.
check-twins = دو چیز شناسهٔ یکسان دارند: { $guid }.
check-unreadable = مقداری در پرونده معنا ندارد.

## cli

cli-about-lists = فهرست‌های واژه‌ها را می‌نویسد یا وارد می‌کند.
    .aliases = کلیدواژه‌ها، واژه‌نامه، واژه‌های کم‌معنا
    .more = جدول ستون‌های list و word دارد و شاید kind (keywords یا stop یا forms؛ اگر نباشد keywords)، meaning و code. واژه‌ای که از پیش هست آنچه را جدول دربارهٔ آن می‌گوید می‌گیرد و خانهٔ خالی چیزی نمی‌گوید. «*» پس از واژه یعنی هر پایانی. قالب‌ها: { $lists }.
cli-about-queries = پرس‌وجوهای ذخیره‌شده را فهرست می‌کند، ذخیره می‌کند یا حذف می‌کند.
    .more = آنچه پرس‌وجو نام می‌برد با شناسه نگه داشته می‌شود؛ پس اگر کدی، سندی یا ویژگی‌ای نام دیگری بگیرد یا جابه‌جا شود، پرس‌وجو همان را می‌یابد. ‎--save نامی که هست را بازنویسی می‌کند. پرس‌وجوی ذخیره‌شده در هر پرس‌وجوی دیگر با q: نام می‌آید، نیز در ‎--query جدول‌ها.
    .aliases = جست‌وجوی ذخیره‌شده، پرس‌وجو
cli-about-retrieve = گزاره‌هایی را می‌آورد که پرس‌وجو می‌خواهد.
    .aliases = پرس‌وجو، بازیابی، جست‌وجوی ترکیبی، فعال کردن، فیلتر
    .more = پرس‌وجو کدها و شرط‌ها را با واژه‌های فارسی یا انگلیسی به هم می‌پیوندد، مانند «اعتماد و گروه: دفترها»، «اعتماد هم‌پوشان انتظار» یا «مشارکت‌کننده: م۱ و اهمیت >= ۲». برگهٔ «پرس‌وجو» در راهنما (docs/fa/query.md) همهٔ آن‌ها را با نمونه می‌گوید. هر سطر سند، گوینده، کدهایی که روی همهٔ گزاره‌اند و خود گزاره است. پرس‌وجو را در گیومهٔ پوسته بگذارید.
cli-about-summaries = خلاصه‌های موردها را می‌نویسد یا وارد می‌کند.
    .aliases = جدول خلاصه‌ها، چارچوب
    .more = جدول ستون‌های case (مشارکت‌کننده یا سند)، code (مسیر یا نام کد) و summary دارد. خلاصهٔ خالی آنچه را هست حذف می‌کند. قالب‌ها: { $summaries }.
cli-about-words = واژه‌ها و عبارت‌ها را می‌شمارد.
    .aliases = بسامد، فراوانی واژه‌ها، ابر واژگان
cli-no-stop-list = فهرست کم‌معنا یا پرونده‌ای به نام «{ $name }» نیست؛ فهرست‌های پروژه را با gozareh lists ببینید.
cli-number-at-least = گزینهٔ «{ $name }» عددی درست می‌خواهد که دست‌کم { $least } باشد؛ «{ $given }» چنین نیست.
cli-number-between = گزینهٔ «{ $name }» عددی درست از { $least } تا { $most } می‌خواهد؛ «{ $given }» چنین نیست.
cli-one-stretch = از ‎--in و ‎--coded و ‎--uncoded فقط یکی را بنویسید.
cli-option-cases = هر ردیف چیست: participants یا documents
cli-option-clusters = آنچه به هم نزدیک است در این شمار خوشه کنار هم بیاید
cli-option-coded = فقط در متن کدگذاری‌شده
cli-option-delete = این پرس‌وجوی ذخیره‌شده حذف شود
cli-option-likeness = سنجهٔ شباهت: jaccard (کدهای مشترک) یا cosine (شمار گزاره‌ها)
cli-option-per = هر خانه حداکثر چند گزاره نشان دهد
cli-option-save = پرس‌وجو با این نام ذخیره شود
cli-option-saved = پرس‌وجوی ذخیره‌شده‌ای به این نام
cli-option-sets = کدها با هم در چه: passage یا document
cli-option-size = اندازهٔ حروف
cli-option-stop = واژه‌هایی که نمی‌آیند: نام یک فهرست کم‌معنا، پرونده‌ای با یک واژه در هر سطر، یا none؛ بی این گزینه، همهٔ فهرست‌های کم‌معنای پروژه
cli-option-table-parts = شمار قسمت‌های برابر متن در خط زمان: ۱ تا ۱۰۰
cli-option-uncoded = فقط در متن کدگذاری‌نشده
cli-option-value = عدد هر خانه: presence (۱ و ۰)، passages یا words
cli-option-within = کد بعدی حداکثر چند پاراگراف دیرتر باشد
cli-option-importance = با ستون اهمیت گزاره‌ها (۰ تا ۳)
cli-option-in = کجا شمرده شود: all، coded (متن کدگذاری‌شده)، uncoded (متن کدگذاری‌نشده)
cli-option-least-importance = فقط گزاره‌هایی که اهمیتشان دست‌کم این است (۰ تا ۳)
cli-option-length = شمار واژه‌های عبارت: ۱ تا ۴
cli-option-level = سطح کدها: category، subcategory، code
cli-option-kind = نوع یادداشت‌ها: note، theory، method، case
cli-option-query = فقط آنچه پرس‌وجو می‌یابد (‎gozareh help retrieve را ببینید)
cli-option-target = یادداشت‌ها دربارهٔ چه: project، document، passage، category، subcategory، code، coding، participant
cli-option-top = شمار ردیف‌ها
cli-option-without-interviewer = بدون گفته‌های مصاحبه‌گر
cli-standard-input = ورودی استاندارد
cli-stop-unreadable = پروندهٔ «{ $name }» خوانده نشد: { $reason }.
cli-unknown-choice = ‎{ $option }‎ مقدار «{ $name }» ندارد؛ مقدارها: { $known }

cli-about-backup = نسخه‌ای سالم و وارسی‌شده از پروژه می‌سازد، حتی هنگامی که پنجره آن را باز کرده است.
    .aliases = پشتیبان‌گیری، کپی
cli-about-check = سراسر پرونده را وارسی می‌کند.
    .more = وارسی می‌کند که صفحه‌های پرونده سالم باشند، چیز بیگانه‌ای در آن نباشد، هر متن و هر عملیات همان باشد که نوشته شده، هر گزاره درون متن خود باشد، کدها زیر خودشان نباشند و تاریخچه به همین وضع برسد. با ‎--repair نسخه‌ای سالم ساخته می‌شود و آنچه در آن نیست فهرست می‌شود؛ پروندهٔ اصلی دست نمی‌خورد.
cli-about-code = کدگذاری‌های یک جدول را می‌افزاید.
    .aliases = کدینگ، برچسب
    .more = ستون‌ها: document، start، end، code و در صورت نیاز coder، memo، condensed. جایگاه‌ها نویسه‌شمار و از صفرند. کدی که نباشد ساخته می‌شود؛ اگر یک ردیف نادرست باشد، هیچ ردیفی پذیرفته نمی‌شود. قالب‌ها: { $codings }. با ‎--from - ردیف‌ها از ورودی استاندارد خوانده می‌شوند؛ هر ردیف عملیاتی جداست و همین که روی دیسک نشست یک سطر JSON پاسخ می‌گیرد.
cli-about-codes = نظام کدها را فهرست می‌کند، وارد می‌کند یا از آن خروجی می‌گیرد.
    .aliases = سیستم کد، مقوله، کتابچهٔ کد، دفترچهٔ کد
    .more = ستون‌های جدول: path (یا category، subcategory، code) و در صورت نیاز level، definition، color، memo. قالب‌های وارد کردن: { $codebook }.
cli-about-codings = کدگذاری‌ها را فهرست می‌کند.
    .aliases = گزاره، سگمنت، بخش‌های کدگذاری‌شده
cli-about-concordance = همهٔ جاهای یک واژه را با آنچه پیش و پس از آن است می‌آورد.
    .aliases = واژه‌نما، کلیدواژه در متن، واژه در بافت
    .more = واژه به‌تمامی جسته می‌شود، مگر با ‎--parts یا ‎--regex. ‎--by ترتیب را می‌گوید: text (ترتیب متن)، before (آنچه پیش از واژه است، از نزدیک‌ترین واژه)، after (آنچه پس از آن است). ‎--width شمار نویسه‌های هر سوست.
cli-about-cooccurrence = نشان می‌دهد کدام کدها با هم می‌آیند.
    .aliases = هم‌رخدادی، هم‌وقوعی، رابطهٔ کدها
    .more = {"\u200F"}‎--how می‌گوید چه وقت دو کد با هم‌اند: overlap (گزاره‌ها نویسه‌ای مشترک دارند)، inside (یکی در دیگری است)، near:N (حداکثر N پاراگراف فاصله)، turn (در یک نوبت گفتار)، document (در یک سند). شمارش در سه حالت نخست جفت‌های کدگذاری است و در دو حالت آخر نوبت‌ها یا سندهایی که هر دو را دارند. jaccard سهم مشترک از همهٔ آن چیزی است که یکی از دو کد را دارد: نویسه‌ها، پاراگراف‌ها، نوبت‌ها یا سندها.
cli-about-crosstab = کدها را با سندها، گروه‌ها، کدگذاران یا مقدارهای یک ویژگی در جدول متقاطع می‌گذارد.
    .aliases = توافقی، کراس‌تب، خی دو
    .more = {"\u200F"}‎--by یکی از document، group، coder یا نام یک ویژگی است. بدون ‎--level هر کد فقط با گزاره‌های خودش شمرده می‌شود؛ با آن همهٔ کدهای آن سطح با هرچه زیرشان است. جمع هر ردیف و ستون جمع خانه‌های آن است. کای‌دو و دیگر آزمون‌ها بدون ردیف‌ها و ستون‌های خالی حساب می‌شود.
cli-about-documents = سندها را فهرست می‌کند.
    .aliases = متن مصاحبه
cli-about-help = راهنمای همهٔ دستورها، یکی از آن‌ها یا آنچه به یک واژه مربوط است.
cli-about-history = تاریخچهٔ پروژه را از نخستین عملیات فهرست می‌کند.
    .aliases = مسیر ممیزی، حسابرسی
    .more = تاریخ را به یکی از دو گاه‌شماری بنویسید: 1405/09/01 یا 2026-11-22.
cli-about-import = سند می‌افزاید؛ هر پرونده یا کامل می‌آید یا هیچ.
    .aliases = درون‌بری، متن مصاحبه، پیاده‌سازی
    .more = قالب‌ها: { $documents }. هر آنچه در یک فرمان بیاید یک عملیات است و یکجا برگردانده می‌شود.
cli-about-info = تعداد سندها، کدها، کدگذاری‌ها و مانند آن.
    .aliases = آمار، شمارش
cli-about-new = پروژه می‌سازد و هرگز چیزی را رونویسی نمی‌کند.
    .more = با ‎--from پروژه از شرح یک پژوهش، مانند study.ron نمونه، ساخته می‌شود.
cli-about-participants = مشارکت‌کنندگان را فهرست یا وارد می‌کند.
    .aliases = مصاحبه‌شونده، مورد، متغیر
    .more = ستون نخست جدول شناسه است، ستون document سندها را پیوند می‌دهد، ستون label می‌گوید که چه نام‌هایی در متن از آن این کس است (بدون سند: در همهٔ سندها) و هر ستون دیگر یک ویژگی است. قالب‌ها: { $participants }.
cli-about-print = متن کدگذاری‌شده را با خط‌ها و نام کدها در حاشیه می‌نویسد.
    .aliases = چاپ، پی‌دی‌اف، ورد، خروجی
    .more = بدون ‎--document همهٔ سندها چاپ می‌شوند، هر کدام از صفحه‌ای نو. بدون ‎--format پسوند پرونده قالب را تعیین می‌کند، و بی‌آن pdf؛ بدون ‎-o پرونده نام سند یا پروژه را می‌گیرد. ‎--profile برای docx و html است و ‎--face برای pdf. پرونده‌ای که از پیش هست فقط با ‎--force جایگزین می‌شود و پروژه هرگز.
cli-about-redo = آنچه برگردانده شده است دوباره انجام می‌شود.
    .aliases = ازنو
cli-about-search = در متن سندها جست‌وجو می‌کند.
    .aliases = جستجو، یافتن
    .more = شکل‌های گوناگون ی و ک، نیم‌فاصله و رقم‌ها یکسان شمرده می‌شوند، مگر با ‎--exact. پاراگراف‌ها از ۱ شمرده می‌شوند.
cli-about-similar = جمله‌هایی را می‌آورد که به گزاره‌های یک کد شبیه‌اند و این کد را نگرفته‌اند.
    .aliases = گزاره‌های مشابه، همسان
    .more = جمله‌های مشارکت‌کنندگان با واژه‌های گزاره‌های این کد و کدهای زیر آن سنجیده می‌شوند (BM25)؛ واژه‌های کم‌معنا کنار گذاشته می‌شوند. هر سطر سند، امتیاز، واژه‌های مشترک (از مهم‌ترین) و خود جمله است. ‎--top شمار جمله‌هاست، در حالت عادی ۲۰.
cli-about-table = جدولی آمادهٔ مقاله می‌سازد.
    .aliases = گزارش، خروجی، برون‌بری
    .more = بدون ‎-o جدول به شکل Markdown نوشته می‌شود. ‎--by یکی از document، group یا نام یک ویژگی است و برای participants نام ویژگی‌ها. گزینه‌هایی که جدول را محدود می‌کنند می‌توانند چند بار بیایند: از کدها، از سندها و گروه‌ها، از مشارکت‌کنندگان، از مقدارهای یک ویژگی و از کدگذاران یکی کافی است. پرونده‌ای که از پیش هست فقط با ‎--force جایگزین می‌شود و پروژه هرگز. ‎--list نام جدول‌ها را می‌نویسد، هر سطر یکی.
cli-about-text = متن یک سند را همان گونه که نگه داشته شده است می‌نویسد.
cli-about-undo = آخرین عملیات را برمی‌گرداند.
    .aliases = واگرد
cli-backup = نسخهٔ پشتیبان در «{ $path }» ساخته شد.
cli-bad-date = «{ $date }» تاریخ نیست؛ مانند 1405/09/01 یا 2026-11-22 بنویسید.
cli-check-not-ok = در «{ $file }» { $count } ایراد هست؛ با ‎--repair نسخه‌ای سالم بسازید.
cli-check-not-ok-repaired = در «{ $file }» { $count } ایراد هست؛ با نسخهٔ سالم کار کنید.
cli-coded = { $added } کدگذاری افزوده شد، { $codes } کد ساخته شد، { $skipped } کدگذاری از قبل بود.
cli-damaged = { $sentence } نسخهٔ سالم با «gozareh check --repair» ساخته می‌شود.
cli-column-characters = نویسه
cli-column-codings = کدگذاری
cli-column-document = سند
cli-column-documents = سندها
cli-column-group = گروه
cli-column-participant = مشارکت‌کننده
cli-import-failed = این پرونده‌ها وارد نشدند: { $files }. علت هر یک بالاتر آمده است.
cli-imported = «{ $document }»: { $characters } نویسه، { $turns ->
        [0] بدون نوبت گفتار
       *[other] { $turns } نوبت گفتار
    }
cli-codes-codings = { $n } کدگذاری
cli-info-categories = طبقه
cli-info-characters = نویسه
cli-info-coders = کدگذار
cli-info-codes = کد
cli-info-codings = کدگذاری
cli-info-documents = سند
cli-info-memos = یادداشت
cli-info-operations = عملیات در تاریخچه
cli-info-participants = مشارکت‌کننده
cli-info-schema = نسخهٔ قالب پرونده
cli-info-subcategories = زیرطبقه
cli-intro =
    گزاره: میز کار کدگذاری مصاحبه‌های کیفی

    gozareh                  پنجره را باز می‌کند
    gozareh FILE.gozareh     پروژه را در پنجره باز می‌کند
    gozareh COMMAND …        دستوری را انجام می‌دهد:
cli-new = پروژهٔ «{ $path }» ساخته شد.
cli-no-attribute = ویژگی «{ $name }» در پروژه نیست.
cli-no-code = کدی به نام یا مسیر «{ $path }» در پروژه نیست؛ فهرست کدها را با gozareh codes ببینید.
cli-no-coder = کدگذاری به نام «{ $name }» در پروژه نیست.
cli-no-value = گزینهٔ { $name } مقدار می‌خواهد.
cli-output-failed = خروجی نوشته نشد: { $reason }.
cli-nothing-to-redo = این تعداد عملیات برای انجام دوباره نیست؛ { $possible } تا ممکن است.
cli-nothing-to-undo = این تعداد عملیات برای برگرداندن نیست؛ { $possible } تا ممکن است.
cli-option-all-words = واژه‌های کم‌معنا مانند «از» و «که» هم شمرده شوند
cli-no-attribute-value = «{ $text }» به شکل NAME=VALUE نیست.
cli-no-group = گروهی به نام «{ $name }» در پروژه نیست.
cli-no-participant = مشارکت‌کننده‌ای به نام «{ $name }» در پروژه نیست.
cli-no-such-value = «{ $value }» در ویژگی «{ $name }» هیچ مشارکت‌کننده‌ای نیست.
cli-option-by = به تفکیک document، group، coder، speaker یا یک ویژگی
cli-option-code = فقط این کد و آنچه زیر آن است
cli-option-coder = نام کدگذار
cli-option-concordance-by = ترتیب: text، before، after
cli-option-digits = رقم‌های جدول
cli-option-document = فقط این سند
cli-option-exact = حرف به حرف، بدون یکسان‌سازی
cli-option-force = پروندهٔ موجود را جایگزین می‌کند
cli-option-from = پرونده‌ای که خوانده می‌شود
cli-option-group = گروه سندها؛ اگر نباشد ساخته می‌شود
cli-option-how = چه وقت دو کد با هم‌اند: overlap، inside، near:N، turn، document
cli-option-json = پاسخ به شکل JSON
cli-option-lang = زبان پیام‌ها
cli-option-least = فقط آنچه دست‌کم این تعداد آمده است
cli-option-o = جدول را در این پرونده بنویس؛ پسوندش قالب را تعیین می‌کند: { $tables }
cli-option-profile = قلم و اندازه‌های یک مجله
cli-option-regex = عبارت یک الگوست
cli-option-repair = نسخهٔ سالم را اینجا بساز
cli-option-residuals = با ستون باقی‌مانده‌های استانداردشده
cli-option-similar-code = کدی که گزاره‌های مشابه آن جسته می‌شود
cli-option-similar-top = شمار جمله‌ها
cli-option-since = از این تاریخ
cli-option-speech = گفتهٔ چه کسانی: all (همه)، participants (بدون مصاحبه‌گر)
cli-option-twice = گزینهٔ { $name } دو بار آمده است.
cli-option-list = فقط نام جدول‌ها نوشته شود
cli-option-matrix = ماتریس به‌جای فهرست جفت‌ها
cli-option-no-counts = بدون ستون‌های تعداد
cli-option-of-coder = فقط کار این کدگذار
cli-option-of-other-format = قالب { $format } گزینهٔ ‎{ $option }‎ ندارد؛ gozareh help print را ببینید.
cli-option-of-other-table = جدول { $table } گزینهٔ ‎{ $option }‎ ندارد؛ gozareh help table را ببینید.
cli-option-order = ترتیب ردیف‌ها: codes، text، newest؛ برای واژه‌ها: count، keyness
cli-option-outside = متن‌ها می‌توانند بیرون از پوشهٔ پژوهش هم باشند
cli-option-participant = فقط آنچه این مشارکت‌کننده می‌گوید
cli-option-parts = پاره‌ای از یک واژه هم پذیرفته است
cli-option-face = قلم صفحه‌های pdf
cli-option-format = قالب
cli-option-condensed = واحدهای معنایی فشرده زیر نام کدها
cli-option-count = آنچه شمرده می‌شود: passages، documents، participants، words
cli-option-no-names = بدون نام کدها در حاشیه
cli-option-no-numbers = بدون شمارهٔ پاراگراف‌ها
cli-option-no-stripes = بدون خط‌های رنگی کنار متن
cli-option-only-coded = فقط پاراگراف‌هایی که گزارهٔ کدگذاری‌شده دارند
cli-option-no-legend = بدون فهرست کدها در پایان
cli-option-no-memos = بدون یادداشت‌ها
cli-option-paper = اندازهٔ کاغذ
cli-option-paths = کدها با مسیر کامل
cli-option-percent = درصد از چه: none، row، column، total، text
cli-option-print-digits = رقم‌های شماره‌ها
cli-option-print-document = این سند؛ می‌تواند چند بار بیاید
cli-option-print-o = در این پرونده بنویس
cli-option-print-profile = قلم و اندازه‌های docx و html
cli-option-table-by = به تفکیک document، group یا یک ویژگی؛ برای participants خود ویژگی‌ها
cli-option-table-document = فقط این سند
cli-option-table-group = فقط سندهای این گروه
cli-option-uncondensed = فقط آنچه هنوز واحد معنایی فشرده ندارد
cli-option-update = کدهایی که در پرونده چیز دیگری دارند، مانند پرونده می‌شوند
cli-option-where = فقط مشارکت‌کنندگانی که این مقدار را در یک ویژگی دارند
cli-option-width = شمار نویسه‌های هر سو
cli-option-words = فقط ردیف‌هایی که این واژه‌ها در آن‌هاست
cli-options = گزینه‌ها
cli-outro = راهنمای هر دستور: gozareh help COMMAND؛ دستورها و جدول‌های مربوط به یک واژه: gozareh help مقوله
cli-printed = «{ $file }» نوشته شد: { $n } سند، { $passages } گزارهٔ کدگذاری‌شده.
cli-repaired = نسخهٔ سالم در «{ $path }» ساخته شد.
cli-stopped = پیش از پایان متوقف شد. آنچه پاسخ گرفته بود ثبت شده است.
cli-tables = جدول‌ها و گزینه‌هایشان
cli-unknown-command = دستور «{ $name }» نیست؛ فهرست دستورها: gozareh help
cli-unknown-language = زبان «{ $name }» نیست؛ fa یا en بنویسید.
cli-unknown-option = گزینهٔ «{ $name }» نیست.
cli-unknown-profile = نمایهٔ «{ $name }» نیست؛ نمایه‌ها: { $known }
cli-unknown-table = جدول «{ $name }» نیست؛ جدول‌ها: { $known }
cli-usage = شیوهٔ نوشتن
cli-warning = هشدار دربارهٔ «{ $file }»: { $warning }

## codes

codes-picker-replace = تعویض کد «{ $name }»
codes-picker-replace-keys = Enter: تعویض کد · Ctrl+Enter: افزودن کدی دیگر و ماندن · Shift+Enter: تعویض با کد تازه · Esc: بستن
codes-sort-on-board = طبقه‌بندی روی تخته

codes-activate = بازیابی گزاره‌های این کد
codes-activate-only = فقط این‌ها فعال باشند
codes-add = افزودن به کدها
codes-close-all = بستن همهٔ شاخه‌ها
codes-deactivate = بازیابی نکردن گزاره‌های این کد
codes-deactivate-all = غیرفعال کردن همه ({ $n })
codes-delete-confirm = حذف
codes-delete-text = همراه آن { $list } نیز حذف می‌شود. با «واگرد» همه برمی‌گردد.
codes-delete-title = «{ $name }» حذف شود؟
codes-delete-title-many = { $n } کد حذف شود؟
codes-drop-below = زیر «{ $name }» می‌رود (با Ctrl: ادغام)
codes-drop-code = کد دادن با «{ $name }»
codes-drop-many = { $n } کد
codes-drop-merge = با «{ $name }» ادغام می‌شود
codes-drop-new = کد تازه برای این متن
codes-drop-recode = تعویض کد با «{ $name }»
codes-drop-top = بردن به بالاترین سطح
codes-empty-action = کد تازه
codes-empty-text = قسمتی از متن را انتخاب کنید و Enter را بزنید، یا کدها را از همین‌جا بسازید.
codes-empty-title = هنوز کدی نیست
codes-filter = یافتن کد…
codes-filter-nothing = کدی با این نام نیست.
codes-level = سطح
codes-more = کارهای دیگر
codes-name-taken = «{ $name }» همین‌جا هست. نام دیگری بنویسید یا دو کد را ادغام کنید.
codes-new-below = افزودن { $level } به زیر این
codes-new-hint = نام { $level } تازه
codes-new-name = نوشتن نام کد تازه
codes-new-of-level = افزودن { $level }
codes-open-all = باز کردن همهٔ شاخه‌ها
codes-picker-hint = نام کد…
codes-picker-keys = Enter: کد دادن · Ctrl+Enter: کد دادن و ماندن · Shift+Enter: کد تازه · Esc: بستن
codes-picker-new = کد تازهٔ «{ $name }»
codes-picker-new-below = زیر { $path }
codes-picker-none-yet = هنوز کدی نیست. نامی بنویسید تا ساخته شود.
codes-picker-nothing-fits = کدی با این نام نیست.
codes-picker-top = بالاترین سطح
codes-picker-top-under = کنار کدهای کلی‌ترین سطح
codes-rename-hint = نام کد
codes-takes-codes = { $n } کد زیر آن
codes-tip-below = { $n } گزاره با زیرکدها
codes-tip-code = با دوبار کلیک به متن انتخاب‌شده داده می‌شود
codes-tip-counts = { $own } گزارهٔ مستقیم، با زیرکدها { $total }
codes-title = کدها

## coding

coding-importance = اهمیت
coding-importance-high = زیاد
coding-importance-is = اهمیت: { $level }
coding-importance-low = کم
coding-importance-medium = متوسط
coding-importance-none = ندارد
coding-nothing-chosen = نخست متنی را انتخاب کنید، یا خود کدگذاری را: روی نوار رنگی آن کلیک کنید یا Alt+Down بزنید.
coding-only-words = نخست متنی را انتخاب کنید. کد یک کدگذاری با Ctrl+Shift+C عوض می‌شود.
coding-recent = شمارهٔ کد را بزنید؛ Esc برای انصراف
coding-no-coding-here = کدگذاری‌ای انتخاب نشده است؛ روی نوار کنار متن یا خود گزاره کلیک کنید.
coding-no-recent = هنوز کدی نداده‌اید؛ نخست با Enter کدی را انتخاب کنید.
coding-split-nowhere = نشانگر را درون یک گزارهٔ کدگذاری‌شده بگذارید یا قسمتی از آن را انتخاب کنید.
coding-nothing-selected = نخست قسمتی از متن را انتخاب کنید.
coding-words-of-text = کد زنده از واژه‌های متن ساخته می‌شود؛ با Ctrl+Enter به متن بروید و آن‌ها را انتخاب کنید.

## command

command-build-query = ساختن پرس‌وجو…
    .aliases = جست‌وجوی ترکیبی، شرط‌ها، جست‌وجوی پیشرفته
command-code-next-sentence = همین کد برای جملهٔ بعد
    .tip = کدِ کدگذاری انتخاب‌شده، یا آخرین کد، به جملهٔ بعد هم داده می‌شود؛ اگر متنی انتخاب شده باشد که هنوز آن را ندارد، نخست به همان.
command-export-codebook = خروجی گرفتن از کتابچهٔ کد…
command-highlight = علامت‌گذاری بدون کد، یا برداشتن علامت
    .aliases = هایلایت، برجسته کردن، ماژیک
command-import-codebook = وارد کردن کتابچهٔ کد…
command-import-codings = وارد کردن کدگذاری‌ها…
command-import-report = گزارش وارد کردن
command-merge-neighbours = یکی کردن با گزاره‌های کنار آن
    .tip = گزاره‌هایی با همین کد که به هم چسبیده‌اند یا میانشان فقط فاصله و نشانه است
    .aliases = ادغام گزاره‌ها، چسباندن، پیوستن
command-next-marked = رفتن به جای علامت‌خورده یا مهم بعدی
    .aliases = هایلایت بعدی، گزارهٔ مهم بعدی
command-participant-profile = نمایهٔ این مشارکت‌کننده
    .tip = ویژگی‌ها و گفته‌های مشارکت‌کنندهٔ انتخاب‌شده یا گویندگان سند باز، کنار خط زمان کدها.
    .aliases = پروفایل مورد، پروفایل مشارکت‌کننده، نمایهٔ مورد
command-raise-importance = بالا بردن اهمیت گزاره
    .tip = ۰، ۱، ۲، ۳ و باز ۰
    .aliases = مهم، ستاره، وزن
command-extend-selection = گسترش انتخاب: واژه، جمله، نوبت، پاراگراف
command-shrink-selection = یک گام کوچک‌تر کردن انتخاب
command-summarise-code = خلاصهٔ سند دربارهٔ کد…
    .tip = آنچه سند باز، یا کسی که در آن سخن می‌گوید، دربارهٔ این کد می‌گوید، به زبان شما؛ خانه‌ای از جدول خلاصه‌ها.
    .aliases = جدول خلاصه‌ها، چارچوب، خلاصهٔ مورد
command-tour = آشنایی با برنامه

command-edit-text = ویرایش متن سند
command-annotate = یادداشت برای متن انتخاب‌شده…
    .aliases = یادنوشت، ممو، حاشیه
command-new-journal-entry = یادداشت تازهٔ پژوهش
    .aliases = یادنوشت، ممو، دفتر پژوهش
command-show-memos = یادداشت‌ها
    .aliases = یادنوشت، ممو، دفتر پژوهش

command-next-pane = رفتن به پنل بعدی
command-second-text = متن دوم در کنار متن
    .tip = سند دیگری، یا جای دیگری از همین سند، را کنار متن نشان می‌دهد یا می‌بندد.
    .aliases = مقایسهٔ دو سند، دو متن کنار هم، متن کناری
command-other-text = رفتن به متن دیگر
    .tip = از دو متنی که کنار هم‌اند به دیگری می‌رود.
command-pane-leading = بردن پنل به ستون راست
command-pane-trailing = بردن پنل به ستون چپ
command-pane-bottom = بردن پنل به زیر متن
command-pane-earlier = جابه‌جا کردن پنل با قبلی
command-pane-later = جابه‌جا کردن پنل با بعدی
command-hide-pane = پنهان کردن پنل
command-reset-docks = چیدمان پیش‌فرض پنل‌ها
command-show-ladder = از گزاره تا طبقه
    .aliases = شکل‌گیری طبقه‌ها، از گفته تا طبقه
command-toggle-text = متن کنار جدول
command-show-board = تختهٔ طبقه‌بندی
    .aliases = مقوله‌بندی، دسته‌بندی
command-show-segments = نمایش گزاره‌های این کد
    .aliases = بخش‌های کدگذاری‌شده، سگمنت، نقل‌قول، بازیابی
command-gather-in-subcategory = گردآوردن در زیرطبقهٔ تازه…
    .aliases = زیرمقوله، دسته‌بندی
command-gather-in-category = گردآوردن در طبقهٔ تازه…
    .aliases = مقوله، دسته‌بندی

command-print = چاپ متن کدگذاری‌شده…
    .aliases = پرینت، پی‌دی‌اف، کاغذ، حاشیه
command-project-info = مشخصات پروژه…
command-about = دربارهٔ گزاره
command-activate-code = فعال یا غیرفعال کردن کد
    .aliases = بازیابی، فیلتر
command-activate-document = فعال یا غیرفعال کردن سند
    .aliases = بازیابی، فیلتر
command-backup = نوشتن نسخهٔ پشتیبان…
    .aliases = پشتیبان‌گیری، کپی
command-check-project = وارسی پروژه
    .aliases = سلامت، خراب، آسیب، تعمیر، ترمیم، بازیابی
command-clear-activation = غیرفعال کردن همه
command-close-project = بستن پروژه
command-code-in-vivo = کد زنده (in vivo)
    .aliases = درون‌متنی، واژهٔ خود گوینده
command-code-memo = یادداشت کد…
    .aliases = یادنوشت، ممو
command-code-selection = کدگذاری متن انتخاب‌شده…
    .aliases = برچسب، کدینگ
command-code-with-selected = کدگذاری متن انتخاب‌شده با این کد
command-condense = واحد معنایی فشرده…
    .aliases = واحد معنا، خلاصه‌شده، بازنویسی
command-define-code = تعریف کد…
    .aliases = کتابچهٔ کد، دفترچهٔ کد، راهنمای کدگذاری
command-delete-code = حذف کد…
command-delete-document = حذف سند…
command-direction = وارونه کردن جهت سند
command-document-memo = یادداشت سند…
    .aliases = یادنوشت، ممو
command-export-table = خروجی گرفتن از جدول…
    .aliases = برون‌بری، گزارش
command-find = یافتن در سند
    .aliases = جستجو
command-find-in-all = یافتن در همهٔ سندها
    .aliases = جست‌وجو در همه، جست‌وجو در همهٔ متن‌ها
command-replace = جایگزینی در سند
command-replace-in-all = جایگزینی در همهٔ سندها
command-import-documents = وارد کردن سند…
    .aliases = درون‌بری، متن مصاحبه، پیاده‌سازی
command-import-participants = وارد کردن مشارکت‌کنندگان…
    .aliases = درون‌بری، مصاحبه‌شونده، متغیر
command-last-code = دوباره همان کد
command-link-participants = گویندگان سند…
    .aliases = مصاحبه‌شونده، مورد
command-link-speakers = گویندگان از روی متن…
    .aliases = چه کسی، نام گویندگان، برچسب گوینده
command-memo = یادداشت…
    .aliases = یادنوشت، ممو
command-merge-codes = ادغام کدها در…
    .aliases = ترکیب، یکی کردن
command-move-code = بردن کد به…
command-move-document = بردن سند به گروه…
command-new-category = طبقهٔ تازه
    .aliases = مقوله، مضمون، تم
command-new-code = کد تازه
    .aliases = برچسب، کدینگ
command-new-code-for-selection = کد تازه برای متن انتخاب‌شده…
    .aliases = برچسب، کدینگ
command-new-group = گروه تازه…
command-new-project = پروژهٔ تازه…
command-new-subcategory = زیرطبقهٔ تازه
    .aliases = زیرمقوله، زیرمضمون
command-next-coding = کدگذاری بعدی
command-next-overlapping = کدگذاری هم‌پوشان بعدی
command-open-project = باز کردن پروژه…
command-open-sample = باز کردن پژوهش نمونه
command-palette = یافتن فرمان، سند یا کد…
command-place-left = رفتن به جای بعدی
    .aliases = جلو، ازنو رفتن
command-place-right = بازگشت به جای قبلی
    .aliases = عقب، برگشت
command-previous-coding = کدگذاری قبلی
command-quit = خروج
command-recent-codes = کدهای اخیر، سپس شماره
command-recode = تعویض کد…
    .aliases = جایگزینی کد
command-recolor-code = رنگ کد…
command-redo = انجام دوباره
    .aliases = ازنو، برگرداندن واگرد
command-rename-code = تغییر نام کد
command-rename-document = تغییر نام سند
command-resize-left = بردن پایان کدگذاری به چپ
command-resize-left-letter = بردن پایان کدگذاری یک حرف به چپ
command-resize-right = بردن پایان کدگذاری به راست
command-resize-right-letter = بردن پایان کدگذاری یک حرف به راست
command-resize-start-left = بردن آغاز کدگذاری به چپ
command-resize-start-left-letter = بردن آغاز کدگذاری یک حرف به چپ
command-resize-start-right = بردن آغاز کدگذاری به راست
command-resize-start-right-letter = بردن آغاز کدگذاری یک حرف به راست
command-settings = تنظیمات…
command-shortcuts = میان‌برهای صفحه‌کلید
command-help = اینجا چه می‌توان کرد
    .aliases = راهنما، کمک
command-manual = کتاب راهنما
    .aliases = مستندات، آموزش، گام به گام، ده کار
command-show-coding = صفحهٔ کدگذاری
command-show-history = تاریخچه
    .aliases = مسیر ممیزی، حسابرسی
command-show-participants = مشارکت‌کنندگان
    .aliases = مصاحبه‌شونده، مورد، متغیر
command-show-findings = یافته‌ها
    .aliases = جدول‌ها، گزارش، خروجی، نتایج
command-split = جدا کردن گزاره در اینجا
    .aliases = دو نیم کردن، تقسیم کدگذاری، بریدن
command-switch-language = English
command-switch-theme = روشن یا تیره
command-toggle-codes = فهرست کدها
    .aliases = نظام کدها، سیستم کد، درخت کدها
command-toggle-documents = فهرست سندها
command-toggle-focus = فقط متن
command-toggle-segments = گزاره‌های بازیابی‌شده
    .aliases = بخش‌های کدگذاری‌شده، سگمنت، نقل‌قول، بازیابی
command-uncode = برداشتن کد
    .aliases = حذف کدگذاری
command-undo = واگرد
    .aliases = برگرداندن، بازگشت
command-word-lists = فهرست‌های واژه…
    .tip = کلیدواژه‌ها با معنای پنهانشان، واژه‌های کم‌معنا و واژه‌های هم‌خانواده.
    .aliases = کلیدواژه‌ها، واژه‌نامه، واژه‌های کم‌معنا، واژه‌های هم‌خانواده
command-zoom-in = متن بزرگ‌تر
command-zoom-out = متن کوچک‌تر
command-zoom-reset = اندازهٔ عادی متن

## counted

counted-and = { " و " }
counted-categories = { $n } طبقه
counted-codes = { $n } کد
counted-codings = { $n } کدگذاری
counted-documents = { $n } سند
counted-highlights = { $n } جای علامت‌خورده
counted-links = پیوند با { $n } سند
counted-memos = { $n } یادداشت
counted-participants = { $n } مشارکت‌کننده
counted-segments = { $n } گزاره
counted-subcategories = { $n } زیرطبقه
counted-summaries = { $n } خلاصه
counted-values = { $n } مقدار ویژگی

## damage

damage-found = در «{ $file }» ایراد هست:
damage-look = وارسی پروژه
damage-more = و { $count } ایراد دیگر
damage-not-opened = «{ $file }» باز نشد، چون در آن ایراد هست:
damage-repair = ساختن نسخهٔ سالم…
damage-title = ایراد در پروندهٔ پروژه
damage-untouched = این پرونده دست نمی‌خورد. آنچه از آن سالم مانده در پرونده‌ای تازه نوشته می‌شود و آنچه از دست رفته نشان داده می‌شود. اگر نسخهٔ پشتیبان دارید، شاید کامل‌تر باشد.

## date

date-long = { $weekday } { $day } { $month } { $year }
date-medium = { $day } { $month } { $year }
date-months = فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
date-months-other = ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
date-time = { $date }، { $time }
date-weekdays = دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه

## dialog

dialog-all-codings = همهٔ این { $n } کد
dialog-query = ساختن پرس‌وجو
dialog-query-add = شرط تازه
dialog-query-and = و
dialog-query-anew = ساختن از نو
dialog-query-any-code = هر کدی
dialog-query-at-least = دست‌کم
dialog-query-at-most = حداکثر
dialog-query-attribute = ویژگی
dialog-query-attribute-name = ویژگی در شرط { $n }
dialog-query-below = فقط کدهای زیر آن
dialog-query-both = شرط‌ها و متن پرس‌وجو یکی‌اند: هر کدام را عوض کنید، دیگری هم عوض می‌شود.
dialog-query-choose = انتخاب کنید…
dialog-query-code = کد
dialog-query-coder = کدگذار
dialog-query-codes = جای دو کد
dialog-query-comparison = مقایسه در شرط { $n }
dialog-query-date = تاریخ کدگذاری
dialog-query-distance = فاصله در شرط { $n }
dialog-query-document = سند
dialog-query-equal = برابر با
dialog-query-followed-by = پیش از
dialog-query-from = از روز، در شرط { $n }
dialog-query-from-hint = از، مانند ۱۴۰۵/۰۹/۰۱
dialog-query-group = گروه سندها
dialog-query-held = { $n ->
        [one] شرط { $numbers } ناتمام است
       *[other] شرط‌های { $numbers } ناتمام‌اند
    }: در پرس‌وجو نمی‌آید. آن را کامل کنید یا بردارید.
dialog-query-hint = با شرط‌های بالا ساخته می‌شود
dialog-query-importance = اهمیت
dialog-query-inside = درون
dialog-query-itself = فقط خود کد
dialog-query-join = پیوند شرط { $n }
dialog-query-kept = جست‌وجوی ذخیره‌شده
dialog-query-kind = نوع شرط { $n }
dialog-query-left-out = شرط ناتمام در پرس‌وجو نیامد.
dialog-query-less = کمتر از
dialog-query-memo = یادداشت
dialog-query-memo-field = واژه‌های یادداشت؛ خالی یعنی هر یادداشتی
dialog-query-missing = شرطی که ناتمام است هنوز در پرس‌وجو نمی‌آید.
dialog-query-more = بیشتر از
dialog-query-near = نزدیک
dialog-query-no-rows = این پرس‌وجو بیش از آن می‌گوید که در ردیف‌های شرط بگنجد؛ یا هنوز درست نیست. متن آن دست نمی‌خورد و همان‌جا عوض می‌شود.
dialog-query-not = نه
dialog-query-number = عدد
dialog-query-or = یا
dialog-query-overlaps = هم‌پوشان با
dialog-query-paragraphs = { $n ->
        [0] همان پاراگراف
       *[other] تا { $n } پاراگراف
    }
dialog-query-participant = مشارکت‌کننده
dialog-query-preceded-by = پس از
dialog-query-reach = دامنهٔ کد در شرط { $n }
dialog-query-relation = رابطهٔ دو کد در شرط { $n }
dialog-query-remove = برداشتن شرط { $n }
dialog-query-to = تا روز، در شرط { $n }
dialog-query-to-hint = تا، مانند ۱۴۰۵/۱۲/۲۹
dialog-query-unequal = نابرابر با
dialog-query-use = به کار بردن
dialog-query-value = آنچه شرط { $n } می‌خواهد
dialog-query-where = گزاره‌های
dialog-query-with-below = با کدهای زیر آن
dialog-query-words = متن گزاره
dialog-query-words-field = واژه‌هایی که در گزاره می‌آید
dialog-fields-keys = Enter: ثبت · Esc: ثبت و بستن
dialog-split = جدا کردن گزارهٔ «{ $name }»
dialog-split-here = جدا کردن در جای نشانگر
dialog-split-hint = نشانگر را با ماوس یا جهت‌نماها به جایی ببرید که گزاره باید آنجا جدا شود، و Enter بزنید. اگر قسمتی از آن را انتخاب کنید، همان قسمت گزاره‌ای جدا می‌شود.
dialog-split-sentences = در مرز جمله‌ها ({ $n } قسمت)
dialog-split-which = کدام گزاره جدا شود؟
dialog-split-words = متن گزاره
dialog-summary = خلاصه
dialog-summary-case = خلاصهٔ سخنان
dialog-summary-hint = این سند یا این فرد دربارهٔ این کد چه می‌گوید؟
dialog-summary-passages = { $n ->
        [0] گزاره‌ای با این کد در آن نیست.
       *[other] { $n } گزاره با این کد
    }
dialog-summary-place = { $document } · { $code }
dialog-uncode-which = کدام کد از این قسمت برداشته شود؟
dialog-codebook = وارد کردن کتابچهٔ کد
dialog-import-report = گزارش وارد کردن
dialog-vanishing-back = بازگشت به متن

dialog-colour =
    { $n ->
        [one] رنگ کد
       *[other] رنگ { $n } کد
    }
dialog-colour-below = { $n } کد زیر آن هم همین رنگ شود
dialog-colour-number = شمارهٔ رنگ
dialog-condensed = واحد معنایی فشرده
dialog-condensed-hint = همان معنا در واژه‌های کمتر…
dialog-definition = تعریف کد
dialog-definition-hint = یعنی چه و کِی داده می‌شود؟
dialog-deleting = همهٔ یافته‌ها حذف شود؟
dialog-deleting-go = حذف همه
dialog-deleting-text = جای واژهٔ تازه خالی است: { $n } مورد در { $documents } سند حذف می‌شود. «واگرد» همه را برمی‌گرداند.
dialog-hue-blue = آبی
dialog-hue-dark = { $hue } تیره
dialog-hue-green = سبز
dialog-hue-light = { $hue } روشن
dialog-hue-magenta = سرخابی
dialog-hue-mustard = خردلی
dialog-hue-olive = زیتونی
dialog-hue-orange = نارنجی
dialog-hue-pink = گلی
dialog-hue-red = سرخ
dialog-hue-sky = آسمانی
dialog-hue-teal = سبزآبی
dialog-hue-turquoise = فیروزه‌ای
dialog-hue-violet = بنفش
dialog-link-participants = چه کسانی در این سند سخن می‌گویند؟
dialog-memo-code = یادداشت کد
dialog-memo-coding = یادداشت کدگذاری
dialog-memo-delete = حذف یادداشت
dialog-memo-document = یادداشت سند
dialog-memo-hint = چه به ذهنتان می‌رسد؟
dialog-memo-meta = { $coder }، { $date }
dialog-memo-new = یادداشت تازه
dialog-memo-participant = یادداشت مشارکت‌کننده
dialog-memo-passage = یادداشت این قسمت از متن
dialog-memo-project = یادداشت‌های پروژه
dialog-memo-which = کدام یادداشت
dialog-merge =
    { $n ->
        [one] ادغام کد در…
       *[other] ادغام { $n } کد در…
    }
dialog-merge-hint = کدی که می‌ماند…
dialog-move =
    { $n ->
        [one] بردن کد به زیر…
       *[other] بردن { $n } کد به زیر…
    }
dialog-move-documents = بردن سندها به گروه
dialog-move-hint = کدی که بالای آن باشد…
dialog-name = نام
dialog-name-attribute = ویژگی تازه
dialog-name-code = کد تازه برای متن انتخاب‌شده
dialog-name-group = گروه تازه
dialog-name-taken = «{ $name }» از قبل هست. نام دیگری بنویسید.
dialog-participant = مشارکت‌کننده
dialog-participant-new = مشارکت‌کنندهٔ تازه
dialog-project = دربارهٔ پروژه
dialog-project-description = پژوهش دربارهٔ چیست؟
dialog-project-level-one = کلی‌ترین سطح
dialog-project-level-three = جزئی‌ترین سطح
dialog-project-level-two = سطح میانی
dialog-project-levels = نام سه سطح کدها
dialog-project-name = نام پروژه
dialog-quoted = «{ $text }»
dialog-recode =
    { $n ->
        [one] تعویض کد
       *[other] تعویض کد { $n } کدگذاری
    }
dialog-recode-hint = کدی که به‌جای آن بیاید…
dialog-rename-attribute = تغییر نام ویژگی
dialog-rename-code = تغییر نام کد
dialog-rename-document = تغییر نام سند
dialog-rename-group = تغییر نام گروه
dialog-vanishing = با این تغییر از متن این موارد چیزی نمی‌ماند
dialog-vanishing-condensed = { $n } واحد معنایی فشرده هم با کدگذاری‌اش حذف می‌شود.
dialog-vanishing-go = تغییر متن و حذف این‌ها
dialog-vanishing-highlights = { $n } جای علامت‌خورده که همهٔ متنش از میان می‌رود حذف می‌شود. «واگرد» همه را برمی‌گرداند.
dialog-vanishing-join = تغییر متن و یکی کردن این‌ها
dialog-vanishing-joined = { $codings } کدگذاری روی کدگذاری دیگری با همان کد و همان کدگذار می‌افتد و با آن یکی می‌شود؛ یادداشت و واحد معنایی فشردهٔ آن‌ها می‌ماند. «واگرد» همه را برمی‌گرداند.
dialog-vanishing-one = با این تغییر از متن این گزاره‌ها یکی می‌شوند
dialog-vanishing-text = { $n ->
        [one] { $list } که همهٔ متنش از میان می‌رود حذف می‌شود. «واگرد» آن را برمی‌گرداند.
       *[other] { $list } که همهٔ متنشان از میان می‌رود حذف می‌شوند. «واگرد» همه را برمی‌گرداند.
    }
dialog-save = ثبت
dialog-text-keys = Ctrl+Enter: ثبت · Esc: ثبت و بستن
dialog-words = فهرست‌های واژه
dialog-words-code = کد…
dialog-words-delete = حذف فهرست
dialog-words-forms = واژه‌های هم‌خانواده
dialog-words-forms-told = نام فهرست خودِ واژه است؛ هم‌خانواده‌هایش، هر یک در سطری، با آن یکی شمرده می‌شوند.
dialog-words-keywords = کلیدواژه‌ها
dialog-words-keywords-told = در جدول کلیدواژه‌ها شمرده می‌شوند. نشانهٔ ستاره در پایان واژه جای هر پایانی است.
dialog-words-led-to = «{ $word }» به کدام کد رسید؟
dialog-words-list = { $kind }: { $name }
dialog-words-meaning = معنای پنهان
dialog-words-new = فهرست تازه
dialog-words-no-code = بی‌کد
dialog-words-note = توضیح فهرست
dialog-words-out = برداشتن واژه
dialog-words-stop = واژه‌های کم‌معنا
dialog-words-stop-told = در شمارش واژه‌ها کنار گذاشته می‌شوند؛ هر یک در سطری.
dialog-words-which = کدام فهرست
dialog-words-words = واژه‌ها، هر یک در سطری

## dock

dock-fit = پهنا به اندازهٔ نام‌ها
dock-more = کارهای این پنل
dock-place = جای پنل
dock-no-pane = نخست روی یکی از پنل‌های کنار متن کلیک کنید یا با Ctrl+F6 به آن بروید.
dock-border-texts = مرز دو متن
dock-border-leading = مرز ستون راست و متن
dock-border-trailing = مرز ستون چپ و متن
dock-border-bottom = مرز متن و ردیف پایین
dock-border-between = مرز «{ $first }» و «{ $second }»

## document

document-activate = فعال کردن برای بازیابی
document-activate-group = فعال یا غیرفعال کردن سندهای گروه
document-collapse = بستن گروه
document-collapse-all = بستن همهٔ گروه‌ها
document-deactivate = غیرفعال کردن
document-delete = حذف
document-delete-group = حذف گروه (سندها می‌مانند)
document-delete-text = { $n ->
    [one] سند «{ $name }»
   *[other] { $n } سند
 } با { $list } حذف می‌شود. با «واگرد» همه برمی‌گردد.
document-delete-title = حذف سند
document-direction = جهت متن
document-direction-auto = خودکار
document-direction-ltr = چپ به راست
document-direction-rtl = راست به چپ
document-dragged = { $n ->
    [one] { $name }
   *[other] { $n } سند
 }
document-empty-text = متن مصاحبه‌ها را وارد کنید: Word، متن ساده یا Markdown. می‌توانید پرونده‌ها را به همین‌جا بکشید.
document-empty-title = هنوز سندی نیست
document-expand = باز کردن گروه
document-expand-all = باز کردن همهٔ گروه‌ها
document-filter = فیلتر سندها…
document-find-group = نام گروه…
document-group-empty = هنوز سندی ندارد
document-kind = نوع سند
document-kind-document = سند
document-kind-interview = مصاحبه
document-kind-record = سابقه و مشاهده
document-kind-web-page = صفحهٔ وب
document-more = کارهای دیگر با سندها
document-move-to = بردن به گروه
document-name = نام
document-new-group = گروه تازه…
document-new-group-called = گروه تازه: «{ $name }»
document-no-group = بدون گروه
document-no-hit = سندی پیدا نشد
document-no-hit-text = سند، گروه یا مشارکت‌کننده‌ای با این عبارت پیدا نشد.
document-open = باز کردن
document-open-beside = باز کردن کنار متن
document-progress = { $done } از { $all }
document-progress-tip = { $done } سند از { $all } سند کدگذاری یا بازبینی شده است.
document-rename-group = تغییر نام گروه
document-show-all = نمایش همه
document-show-every-state = همهٔ وضعیت‌ها
document-show-state = نمایش بر اساس وضعیت
document-speakers = مشارکت‌کننده: { $names }
document-state = وضعیت
document-state-checked = بازبینی‌شده
document-state-coded = کدگذاری‌شده
document-state-coding = در حال کدگذاری
document-state-is = وضعیت: { $state }
document-state-new = تازه
document-title = سندها

## edit

edit-error-already-coded = این گزاره از قبل همین کد را دارد.
edit-error-ambiguous-code = چند کد به نام «{ $name }» هست؛ مسیر کامل آن را بنویسید.
edit-error-cycle = «{ $name }» را نمی‌توان زیر خودش برد.
edit-error-empty-name = نام خالی است؛ نامی بنویسید.
edit-error-label-of-two = «{ $name }» در یک سند برای دو مشارکت‌کننده آمده است؛ هر نام در هر سند از آن یک نفر است.
edit-error-long-name = نام بیش از { $limit } نویسه دارد؛ نام کوتاه‌تری بنویسید.
edit-error-missing = آنچه می‌خواستید تغییر دهید دیگر در پروژه نیست.
edit-error-name-taken = نام «{ $name }» قبلاً گرفته شده است؛ نام دیگری بنویسید.
edit-error-no-case = مشارکت‌کننده یا سندی به نام «{ $name }» در پروژه نیست.
edit-error-no-code = کد «{ $path }» در پروژه نیست.
edit-error-no-document = سندی به نام «{ $name }» در پروژه نیست.
edit-error-no-label = هیچ نوبتی در سندها با نام «{ $name }» آغاز نمی‌شود.
edit-error-no-neighbours = کنار این گزاره گزارهٔ دیگری با همین کد و همین کدگذار نیست که با آن یکی شود.
edit-error-nothing = چیزی برای تغییر نبود.
edit-error-range = محدودهٔ { $start } تا { $end } در سند «{ $document }» با { $chars } نویسه جا نمی‌گیرد.
edit-error-too-deep = کدها بیش از { $limit } سطح زیر هم جا نمی‌گیرند؛ جای بالاتری انتخاب کنید.

## error

error-in-row = ردیف { $row }: { $sentence }
error-in-row-of-sheet = ردیف { $row } از «{ $sheet }»: { $sentence }
error-job-not-started = این کار را نمی‌توان آغاز کرد. برنامه‌های دیگر را ببندید و دوباره تلاش کنید.
error-job-stopped = این کار نیمه‌تمام ماند؛ خطا از برنامه است و پروژه دست نخورده است.

## export

export-disk-full = جای کافی روی دیسک نیست: { $path }. جا باز کنید یا جای دیگری را انتخاب کنید.
export-does-not-fit = جدول در این قالب جا نمی‌شود: { $path } ({ $reason }). قالب دیگری را انتخاب کنید.
export-exists = پروندهٔ { $path } از قبل هست و رونویسی نشد. نام دیگری بدهید؛ در خط فرمان با ‎--force جایگزین می‌شود.
export-fault-no-columns = جدولی بی‌ستون است
export-fault-not-made = پرونده ساخته نشد
export-fault-several-tables = این قالب یک جدول را می‌گیرد و اینجا چند جدول هست
export-fault-too-long = متن یک خانه بلندتر از اندازهٔ این قالب است
export-fault-too-many-rows = ردیف‌ها یا ستون‌ها بیش از اندازهٔ این قالب‌اند
export-no-folder = پوشه‌ای برای { $path } نیست. نخست پوشه را بسازید یا جای دیگری را انتخاب کنید.
export-not-allowed = اجازهٔ نوشتن در { $path } نیست یا پرونده در برنامهٔ دیگری باز است. آن را ببندید یا جای دیگری را انتخاب کنید.
export-not-written = پروندهٔ { $path } نوشته نشد: { $reason }.
export-unknown-ending = پسوند { $path } شناخته نیست؛ یکی از این‌ها را به کار ببرید: { $known }.

## files

files-choose-codebook = کتابچهٔ کد را انتخاب کنید
files-choose-codings = برگهٔ کدگذاری‌ها را انتخاب کنید
files-codebook = کتابچهٔ کد
files-codebook-written = کتابچهٔ کد در «{ $name }» نوشته شد.
files-codebooks = کتابچه‌های کد
files-name-codebook = نام پروندهٔ کتابچهٔ کد
files-not-opened = «{ $path }» باز نشد. آن را از پوشه‌اش باز کنید.
files-open = باز کردن پرونده
files-show-in-folder = نمایش در پوشه

files-backed-up = نسخهٔ پشتیبان نوشته و وارسی شد: { $file }
files-choose-documents = سندهایی را که وارد می‌شوند انتخاب کنید
files-choose-participants = برگهٔ مشارکت‌کنندگان را انتخاب کنید
files-choose-project = پروژه‌ای را برای باز کردن انتخاب کنید
files-copy = رونوشت
files-documents = سندها
files-name-backup = نام نسخهٔ پشتیبان
files-name-sound-copy = نام نسخهٔ سالم
files-name-print = نام پروندهٔ چاپ
files-name-table = نام پروندهٔ جدول
files-new-project = پروژهٔ تازه
files-projects = پروژه‌های گزاره
files-sheets = برگه‌ها
files-print = متن کدگذاری‌شده
files-table = جدول

## findings

findings-accept = { $n ->
    [0] دادن «{ $code }»
   *[other] دادن «{ $code }» به { $n } ردیف
}
findings-accept-all = دادن آن به همهٔ { $n } ردیف
findings-choose-people = انتخاب مشارکت‌کنندگان…
findings-code-all = کدگذاری همهٔ { $n } ردیف با…
findings-code-rows = { $n ->
    [0] کدگذاری ردیف انتخاب‌شده با…
   *[other] کدگذاری { $n } ردیف انتخاب‌شده با…
}
findings-copied = { $n ->
    [one] جدول رونوشت شد: { $n } ردیف.
   *[other] جدول رونوشت شد: { $n } ردیف.
}
findings-copied-cells = { $n ->
    [one] خانه رونوشت شد.
   *[other] { $n } خانه رونوشت شد.
}
findings-copy = رونوشت جدول برای Word و Excel
findings-course = خط زمان کدها در مصاحبه
findings-course-begin = آغاز
findings-course-count = { $n ->
    [0] بدون گزاره
   *[other] { $n } گزاره
}
findings-course-end = پایان
findings-course-nothing = گزاره‌ای ندارد.
findings-course-place = در { $place }٪ متن
findings-course-share = { $n }٪
findings-course-strip = { $name } · { $document } · { $count }
findings-course-words = «{ $text }»
findings-filter = فیلتر
findings-filter-clear = برداشتن فیلتر
findings-filter-coders = کدگذاران
findings-filter-codes = کدها
findings-filter-documents = سندها
findings-filter-people = مشارکت‌کنندگان
findings-filter-query = پرس‌وجو
findings-group-counting = شمارش و تقاطع
findings-group-publication = برای انتشار
findings-group-reading = خواندن کنار هم
findings-group-relations = رابطه‌ها
findings-group-words = واژه‌ها
findings-leave-out = کنار گذاشتن ردیف
findings-left-out = { $n } ردیف کنار گذاشته شده است
findings-one-row = این کار با یک ردیف انجام می‌شود؛ یکی را انتخاب کنید.
findings-open-passages = دیدن آنچه پشت آن است
findings-open-place = با دوبار کلیک یا Enter جای آن را در متن می‌بینید
findings-options = گزینه‌ها
findings-passages-to-code = { $n } گزاره کد می‌گیرد؛ آنچه همین کد را دارد دوباره نمی‌گیرد.
findings-query-delete = حذف «{ $name }»
findings-query-hint = برای همهٔ جدول‌های این صفحه است. زبان پرس‌وجو در کتاب راهنما آمده است.
findings-query-name = نام جست‌وجو
findings-query-rename = تغییر نام «{ $name }»
findings-query-rewrite = جایگزینی «{ $name }» با پرس‌وجوی بالا
findings-result-back = بازگشت به پرس‌وجو
findings-result-filter = فقط متن‌های این نتیجه
    .tip = همهٔ گزاره‌های سندهایی را نشان می‌دهد که در آن‌ها چیزی پیدا شده است
findings-result-filtered = { $n } سند که در آن‌ها چیزی پیدا شد فیلتر این صفحه شد.
findings-result-group = گروه تازه از متن‌های نتیجه…
    .tip = سندهایی که در آن‌ها چیزی پیدا شده است از گروه خود به گروهی تازه می‌روند
findings-result-none = این پرس‌وجو در هیچ سندی چیزی پیدا نمی‌کند.
findings-rows-chosen = { $n ->
        [0] ردیفی را انتخاب کنید
       *[other] { $n } ردیف انتخاب شده
    }
findings-save-query = ذخیرهٔ جست‌وجو…
findings-saved-queries = جست‌وجوهای ذخیره‌شده
findings-scope-codes =
    { $n ->
        [one] کد { $names } با زیرکدهایش
       *[other] کدهای { $names } با زیرکدهایشان
    }
findings-scope-codes-all = همهٔ کدها
findings-scope-coders =
    { $n ->
        [one] کدگذار: { $names }
       *[other] کدگذاران: { $names }
    }
findings-scope-coders-all = همهٔ کدگذاران
findings-scope-comma = {"، "}
findings-scope-disregarded = برای این جدول فرقی نمی‌کند: { $parts }.
findings-scope-documents = در { $n } مصاحبه
findings-scope-groups =
    { $groups ->
        [one] در { $n } مصاحبهٔ گروه { $names }
       *[other] در { $n } مصاحبهٔ گروه‌های { $names }
    }
findings-scope-more = { $names } و { $n } تای دیگر
findings-scope-name = «{ $name }»
findings-scope-named-documents = در { $n } مصاحبه ({ $names })
findings-scope-no-query = پرس‌وجویی که اجرا نمی‌شود
findings-scope-people = گفته‌های { $names }
findings-scope-project = دربارهٔ همهٔ پروژه
findings-scope-values = گویندگانی که «{ $attribute }» آن‌ها { $values } است
findings-side-by-side = از { $all } مشارکت‌کننده { $shown } نفر نخست کنار هم آمده‌اند، در خروجی هم. برای دیدن دیگران آن‌ها را انتخاب کنید.
findings-split = جدا کردن گزاره…
findings-take-in = برگرداندن ردیف
findings-title = یافته‌ها
findings-writing = زبان، رقم و قلم جدول

## help

help-program = برنامه
help-project = پروژه
help-search = چه کاری می‌خواهید بکنید؟
help-title = اینجا چه می‌توان کرد
help-welcome = برای آغاز
help-window = صفحه‌ها و پنل‌ها

## history

history-all = نمایش واگردها
history-brought-back = دوباره انجام شد: { $what }
coder-question = به چه نامی کدگذاری می‌کنید؟
coder-question-text = هر کدگذاری و هر تغییر با این نام ثبت می‌شود. بعداً در تنظیمات عوض می‌شود.
coder-skip = فعلاً نه
coder-unnamed = کدگذار
history-coder = کدگذار
history-copy = رونوشت
history-day = روز
history-empty = هنوز عملیاتی ثبت نشده است
history-empty-text = هر تغییری در پروژه با زمان و نام کدگذار اینجا می‌ماند.
history-everyone = همه
history-filter = فیلتر تاریخچه…
history-no-hit = چیزی پیدا نشد
history-no-hit-text = عملیاتی با این فیلتر پیدا نشد.
history-show-all = نمایش همه
history-time = ساعت
history-title = تاریخچه
history-took-back = برگردانده شد: { $what }
history-undo-to = { $n ->
    [0] واگرد تا اینجا
    [1] واگرد این عملیات
   *[other] واگرد این و هرچه پس از آن است ({ $n } عملیات)
 }
history-undone = برگردانده‌شده
history-what = عملیات
history-who = کدگذار

## import

codebook-becomes = به
codebook-change-level = سطح: «{ $mine }» به «{ $theirs }»
codebook-completed = کامل می‌شوند: { $count }
codebook-counts = { $new } کد تازه، { $completed } کد کامل می‌شود، { $differing } کد متفاوت، { $unchanged } کد بدون تغییر
codebook-differing = متفاوت با پروژه: { $count }
codebook-field-color = رنگ
codebook-field-definition = تعریف
codebook-field-level = سطح
codebook-field-memo = یادداشت
codebook-go = وارد کردن
codebook-in-file = در پرونده: { $text }
codebook-in-project = در پروژه: { $text }
codebook-kept = کدهای متفاوت همان‌گونه که در پروژه‌اند می‌مانند و در گزارش نام برده می‌شوند.
codebook-more = و { $count } کد دیگر
codebook-new = کدهای تازه: { $count }
codebook-nothing = پرونده چیزی تازه برای این پروژه ندارد.
codebook-take = کدهای متفاوت مانند پرونده شوند
codebook-taken = تعریف، رنگ، سطح و یادداشت این کدها مانند پرونده می‌شود.
import-attributes-new = { $count } ویژگی تازه
import-came-in = { $characters } نویسه، { $paragraphs } پاراگراف، { $turns ->
        [0] بدون نوبت گفتار
       *[other] { $turns } نوبت گفتار
    }
import-code-left = «{ $path }» در پرونده { $fields } دیگری دارد و همان‌گونه که در پروژه بود ماند.
import-code-level-unknown = «{ $path }»: سطح «{ $level }» شناخته نیست و کنار گذاشته شد.
import-code-repeated = «{ $path }» پیش‌تر در پرونده آمده است؛ این ردیف کنار گذاشته شد.
import-codes-changed = { $count } کد مانند پرونده شد
import-codes-completed = { $count } کد کامل شد
import-codes-new = { $count } کد تازه
import-codings-new = { $count } کدگذاری تازه
import-codings-there = { $count } کدگذاری از پیش بود
import-done = { $count } سند وارد شد
import-done-one = «{ $file }»: { $outcome }
import-error-cancelled = خواندن «{ $file }» لغو شد.
import-error-damaged = «{ $file }» خراب است و خوانده نشد. اگر نسخهٔ سالمی دارید آن را وارد کنید.
import-error-directory = «{ $file }» پوشه است. پرونده‌های درون آن را انتخاب کنید.
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
import-error-not-a-file = «{ $file }» پرونده نیست؛ دستگاه، لوله یا سوکت است. محتوایش را در پرونده‌ای ذخیره کنید.
import-error-not-found = «{ $file }» پیدا نشد.
import-error-password = «{ $file }» رمز دارد. رمزش را در برنامهٔ خودش بردارید و دوباره وارد کنید.
import-error-permission = اجازهٔ خواندن «{ $file }» را ندارید.
import-error-too-large = «{ $file }» بیش از { $megabytes } مگابایت دارد. آن را به چند پرونده تقسیم کنید.
import-error-too-many =
    «{ $file }» بیش از { $limit } { $what ->
        [paragraphs] پاراگراف
        [parts] پروندهٔ درونی
        [elements] جزء در یک پروندهٔ درونی
        [elements-deep] جزء درون هم
        [rows] ردیف
        [columns] ستون
        [codes] کد
       *[cells] خانه
    } دارد و خوانده نشد. آن را به چند پرونده تقسیم کنید.
import-error-unpacks-too-large = «{ $file }» پس از باز شدن از { $megabytes } مگابایت بزرگ‌تر می‌شود و خوانده نشد.
import-error-unreadable = «{ $file }» خوانده نشد. بررسی کنید که دیسک یا شبکهٔ آن در دسترس باشد.
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
    } است و وارد نمی‌شود. آن را در یکی از این قالب‌ها ذخیره کنید: { $known }.
import-name-taken = سند دیگری «{ $wanted }» نام داشت؛ این یکی «{ $name }» نام گرفت.
import-no-record = گزارش وارد کردن این سند نگه داشته نشده است: در همین برنامه نوشته شده، یا با نسخهٔ قدیمی‌تر برنامه وارد شده است.
import-nothing-new = چیز تازه‌ای در پرونده نبود
import-participants-known = { $count } مشارکت‌کننده از پیش بود
import-participants-new = { $count } مشارکت‌کنندهٔ تازه
import-places = پاراگراف { $paragraphs }
import-places-more = پاراگراف { $paragraphs } و { $more } جای دیگر
import-report-copied = گزارش رونوشت شد
import-report-copy = رونوشت گزارش
import-report-open = باز کردن «{ $name }»
import-same-text = این همان متن «{ $other }» است. با این حال سند دیگری با نام «{ $name }» ساخته شد؛ اگر آن را نمی‌خواهید، حذفش کنید.
import-sheet-duplicate-header = در «{ $file }» دو ستون «{ $name }» نام دارند. نام یکی را عوض کنید.
import-sheet-duplicate-id = «{ $file }»: شناسهٔ «{ $id }» در ردیف { $first } هم آمده است. هر شناسه باید فقط یک ردیف داشته باشد.
import-sheet-empty-cell = «{ $file }»: خانهٔ ستون «{ $column }» خالی است. آن را پر کنید.
import-sheet-empty-header = در «{ $file }» ستون { $column } سرستون ندارد. نامی برایش بنویسید.
import-sheet-empty-passage = «{ $file }»: پایان گزاره ({ $end }) باید پس از آغاز آن ({ $start }) باشد.
import-sheet-formula-error = «{ $file }»: فرمول ستون { $column } خطا می‌دهد. آن را در برنامهٔ خودش درست کنید.
import-sheet-missing-column = «{ $file }» ستون «{ $name }» ندارد. آن را بیفزایید.
import-sheet-no-header = «{ $file }» خالی است؛ ردیف نخست باید نام ستون‌ها باشد.
import-sheet-no-rows = «{ $file }» زیر نام ستون‌ها ردیفی ندارد.
import-sheet-not-a-color = «{ $file }»: «{ $value }» رنگ نیست. رنگ را به شکل #2E7D32 بنویسید.
import-sheet-not-a-kind = «{ $file }»: «{ $value }» نوعی از فهرست واژه‌ها نیست؛ کلیدواژه، کم‌معنا یا هم‌خانواده بنویسید.
import-sheet-not-a-number = «{ $file }»: «{ $value }» در ستون «{ $column }» عدد درست و نامنفی نیست.
import-sheet-open-quote = «{ $file }»: گیومهٔ «"» باز شده و بسته نشده است. آن را ببندید.
import-sheet-ragged = «{ $file }»: این ردیف { $found } خانه دارد، ولی ستون‌ها { $expected } تا هستند. شاید نشان جداکننده‌ای درون متن باشد.
import-summaries = { $count } خلاصه
import-value-replaced = { $name }: «{ $attribute }» از «{ $before }» به «{ $after }» عوض شد.
import-values-replaced = { $count } مقدار عوض شد
import-values-replaced-more = { $count } مقدار دیگر هم عوض شد.
import-warning-columns = { $count } ستون کنار گذاشته شد: { $columns }
import-warning-comments = { $count } کامنت (حاشیه) کنار گذاشته شد ({ $places }).
import-warning-controls = { $count } نویسهٔ کنترلی (مانند NUL یا ESC) به شکل � آمده است ({ $places }).
import-warning-embedded = { $count } سند درون این سند کنار گذاشته شد ({ $places }).
import-warning-encoding = نویسه‌گذاری متن { $encoding } حدس زده شد؛ چند سطر را بخوانید تا مطمئن شوید.
import-warning-list-numbers = شماره یا نشانهٔ { $count } مورد از فهرست‌ها کنار گذاشته شد ({ $places }).
import-warning-pictures = { $count } تصویر کنار گذاشته شد ({ $places }).
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
import-warning-replaced = { $count } نویسه خوانده نشد و به جای آن � آمده است ({ $places }).
import-warning-stray-controls = { $count } نویسهٔ کنترلی (مانند NUL یا ESC) در نام‌ها، تعریف‌ها، یادداشت‌ها یا ویژگی‌ها به شکل � آمده است.
import-warning-symbols = { $count } نشانهٔ قلم‌های نمادین حرفی ندارد و به جای آن � آمده است ({ $places }).
import-warning-tables = { $count } جدول به سطرهای متن تبدیل شد ({ $places }).
import-warning-tracked-changes = تغییرهای ردیابی‌شده پذیرفته‌شده به شمار آمد ({ $places }).
import-sheet-control = «{ $file }»: در ستون { $column } نویسهٔ کنترلی (مانند NUL یا ESC) هست. آن را پاک کنید.
import-sheet-long-row = «{ $file }»: یک ردیف از { $megabytes } مگابایت بلندتر است. شاید گیومه‌ای بسته نشده باشد.
import-sheet-too-deep = «{ $file }»: این مسیر بیش از { $limit } نام دارد و کدها از این ژرف‌تر نمی‌شوند.
import-word-lists = { $count } فهرست واژه‌ها
import-words = { $count } واژه

## kit

kit-copy = رونوشت
kit-cut = بریدن
kit-direction = جهت پاراگراف
kit-direction-auto = خودکار
kit-direction-ltr = چپ به راست
kit-direction-rtl = راست به چپ
kit-paste = چسباندن
kit-select-all = انتخاب همه

kit-cancel = انصراف
kit-close = بستن
kit-close-tab = بستن زبانه
kit-more-above = موارد پیش از این
kit-more-below = موارد پس از این

## ladder

ladder-border = مرز متن و جدول
ladder-clear = برداشتن فیلترها
ladder-coders = کدگذار
ladder-codes = کد و طبقه
ladder-condense = نوشتن واحد معنایی فشرده…
ladder-condense-short = نوشتن…
ladder-copied = از { $n } ردیف رونوشت گرفته شد.
ladder-copy = رونوشت ردیف‌ها
ladder-copy-quotation = رونوشت گزاره با نشانی آن
ladder-count = { $n } از { $of } ردیف
ladder-count-all = { $of } ردیف
ladder-delete = { $n ->
        [one] برداشتن کد این ردیف
       *[other] برداشتن کد { $n } ردیف
    }
ladder-documents = سند و گروه
ladder-empty = هنوز چیزی کدگذاری نشده است
ladder-empty-text = هر گزاره‌ای که در متن کد بگیرد اینجا یک ردیف می‌شود، با واحد معنایی فشرده، کد، زیرطبقه و طبقهٔ آن.
ladder-export = خروجی گرفتن از این جدول
ladder-finding = یافتن ردیف‌ها…
ladder-memo = یادداشت این ردیف…
ladder-more = و { $n } تای دیگر
ladder-move-code = بردن کد «{ $name }» به زیرطبقه‌ای دیگر، با همهٔ گزاره‌هایش…
ladder-move-subcategory = بردن زیرطبقهٔ «{ $name }» به طبقه‌ای دیگر، با همهٔ کدهایش…
ladder-narrower = باریک‌تر
ladder-no-hit = ردیفی با این فیلترها پیدا نشد
ladder-no-hit-text = فیلتری را بردارید یا واژهٔ دیگری بنویسید.
ladder-nothing-to-choose = چیزی برای انتخاب نیست.
ladder-only = فقط ردیف‌های…
ladder-order-codes = به ترتیب نظام کدها
ladder-order-newest = تازه‌ترین کدگذاری‌ها بالا
ladder-order-text = به ترتیب متن
ladder-people = مشارکت‌کننده و ویژگی
ladder-quotation = «{ $text }» ({ $place })
ladder-remove = برداشتن فیلتر «{ $name }»
ladder-rename = نام تازه برای…
ladder-selected = { $n } ردیف انتخاب شده است
ladder-show = نمایش در متن
ladder-sought = واژهٔ «{ $text }»
ladder-title = از گزاره تا طبقه
ladder-uncondensed = بدون واحد معنایی فشرده
ladder-usual-widths = پهنای آغازین ستون‌ها
ladder-wider = پهن‌تر
ladder-words = جست‌وجو در ردیف‌ها…

## list

list-comma = ،

## level

level-called-category = طبقه
level-called-code = کد
level-called-subcategory = زیرطبقه
level-category = طبقه
level-code = کد
level-subcategory = زیرطبقه

## manual

manual-search = یافتن در کتاب راهنما
manual-title = کتاب راهنما

## memo

memo-kind-case = موردی
memo-kind-method = روشی
memo-kind-note = آزاد
memo-kind-theory = نظری
memo-on-code = { $level } «{ $name }»
memo-on-coding = کدگذاری «{ $name }» در «{ $document }»
memo-on-document = سند «{ $name }»
memo-on-participant = مشارکت‌کنندهٔ «{ $name }»
memo-on-passage = قسمتی از «{ $name }»
memo-on-project = دفتر پژوهش

## memos

memos-all-kinds = همهٔ نوع‌ها
memos-all-subjects = دربارهٔ همه‌چیز
memos-by-date = به تاریخ
memos-by-subject = به موضوع
memos-changed = تغییر: { $date }
memos-delete = حذف یادداشت
memos-empty = هنوز یادداشتی نیست
memos-empty-text = اندیشهٔ امروز را در دفتر پژوهش بنویسید؛ یا قسمتی از متن را انتخاب کنید و کلید A را بزنید. کد، سند و مشارکت‌کننده هم از منوی خود یادداشت می‌گیرند.
memos-go-code = نمایش در درخت کدها
memos-go-document = باز کردن سند
memos-go-participant = نمایش مشارکت‌کننده
memos-go-passage = رفتن به متن
memos-keeps-itself = آنچه می‌نویسید خودبه‌خود ذخیره می‌شود
memos-kept = ذخیره شد
memos-new = یادداشت تازه
memos-no-hit = یادداشتی پیدا نشد
memos-no-hit-text = واژهٔ دیگری بنویسید یا فیلترها را بردارید.
memos-none-open = یادداشتی باز نیست
memos-none-open-text = یادداشتی را از فهرست انتخاب کنید، یا یادداشت تازه‌ای در دفتر پژوهش بنویسید.
memos-search = جست‌وجو در یادداشت‌ها
memos-show-all = نمایش همهٔ یادداشت‌ها
memos-text = متن یادداشت
memos-tip = { $kind }: { $text }
memos-title = یادداشت‌ها
memos-writing = در حال نوشتن…
memos-written = نوشتهٔ { $coder }، { $date }

memos-kind = نوع
memos-subject = دربارهٔ چه
memos-subject-category = طبقه‌ها
memos-subject-code = کدها
memos-subject-coding = کدگذاری‌ها
memos-subject-document = سندها
memos-subject-participant = مشارکت‌کنندگان
memos-subject-passage = قسمت‌های متن
memos-subject-project = دفتر پژوهش
memos-subject-subcategory = زیرطبقه‌ها

## names

names-lines = سطرهای نام کد
names-lines-most =
    { $n ->
        [1] یک سطر
       *[other] تا { $n } سطر
    }

## need

need-activated = هیچ کد یا سندی فعال نیست.
need-code = نخست کدی را در نظام کدها انتخاب کنید.
need-coded-document = این سند هنوز کدگذاری ندارد.
need-other-text = نخست با Ctrl+D متن دومی کنار متن باز کنید.
need-place-left = جایی نیست که از آن برگشته باشید.
need-place-right = پیش از این در جای دیگری نبوده‌اید.
need-redo = کاری نیست که دوباره انجام شود.
need-undo = کاری نیست که برگردانده شود.

## new

new-project-choose-codebook = انتخاب پرونده…
new-project-choose-folder = انتخاب پوشه…
new-project-codebook-missing = پروندهٔ کتابچهٔ کد را انتخاب کنید.
new-project-file = در این پرونده ساخته می‌شود: { $file }
new-project-folder = پوشهٔ پروژه
new-project-make = ساختن پروژه
new-project-name-missing = برای پروژه نامی بنویسید.
new-project-no-codebook = پرونده‌ای انتخاب نشده است
new-project-template = آغاز با
new-project-title = پروژهٔ تازه

## op

op-code-create-category = ساخت طبقهٔ «{ $name }»
    .done = طبقهٔ «{ $name }» ساخته شد
op-code-create-subcategory = ساخت زیرطبقهٔ «{ $name }»
    .done = زیرطبقهٔ «{ $name }» ساخته شد
op-code-gather = { $n ->
        [one] گردآوردن «{ $name }» در «{ $other }»
       *[other] گردآوردن { $n } کد در «{ $other }»
    }
    .done = { $n ->
            [one] «{ $name }» در «{ $other }» گرد آمد
           *[other] { $n } کد در «{ $other }» گرد آمد
        }

op-code-level-to = { $n ->
        [one] تغییر سطح «{ $name }» به «{ $other }»
       *[other] تغییر سطح { $n } کد به «{ $other }»
    }
    .done = { $n ->
            [one] سطح «{ $name }» به «{ $other }» تغییر کرد
           *[other] سطح { $n } کد به «{ $other }» تغییر کرد
        }
op-coding-condense-emptied = خالی کردن واحد معنایی فشردهٔ «{ $name }»
    .done = واحد معنایی فشردهٔ «{ $name }» خالی شد
op-coding-condense-emptied-in = خالی کردن واحد معنایی فشردهٔ «{ $name }» در «{ $document }»
    .done = واحد معنایی فشردهٔ «{ $name }» خالی شد
op-coding-condense-in = واحد معنایی فشردهٔ «{ $name }» در «{ $document }»: «{ $text }»
    .done = واحد معنایی فشردهٔ «{ $name }» نوشته شد
op-coding-importance = { $n ->
        [one] اهمیت گزارهٔ «{ $name }»
       *[other] اهمیت { $n } گزاره
    }: { $other }
    .done = { $n ->
            [one] اهمیت گزارهٔ «{ $name }»
           *[other] اهمیت { $n } گزاره
        } { $other } شد
op-coding-merge = یکی کردن { $n } کدگذاری کنار هم با «{ $name }»
    .done = { $n } کدگذاری کنار هم با «{ $name }» یکی شد
op-document-state = { $n ->
        [one] وضعیت سند «{ $name }»
       *[other] وضعیت { $n } سند
    }: { $other }
    .done = { $n ->
            [one] وضعیت سند «{ $name }»
           *[other] وضعیت { $n } سند
        } «{ $other }» شد
op-highlight-add = علامت‌گذاری در سند «{ $name }»
    .done = در سند «{ $name }» علامت‌گذاری شد
op-highlight-delete = { $n ->
        [one] برداشتن علامت در سند «{ $name }»
       *[other] برداشتن { $n } علامت
    }
    .done = { $n ->
            [one] علامت در سند «{ $name }» برداشته شد
           *[other] { $n } علامت برداشته شد
        }
op-project-set = تغییر مشخصات پروژه
    .done = مشخصات پروژه تغییر کرد
op-document-add = { $n ->
        [one] وارد کردن سند «{ $name }»
       *[other] وارد کردن { $n } سند
    }
    .done = { $n ->
            [one] سند «{ $name }» وارد شد
           *[other] { $n } سند وارد شد
        }
op-document-rename = تغییر نام سند «{ $name }» به «{ $other }»
    .done = نام سند «{ $name }» به «{ $other }» تغییر کرد
op-document-kind = تغییر نوع سند «{ $name }»
    .done = نوع سند «{ $name }» تغییر کرد
op-document-direction = تغییر جهت سند «{ $name }»
    .done = جهت سند «{ $name }» تغییر کرد
op-document-move = { $n ->
        [one] جابه‌جایی سند «{ $name }»
       *[other] جابه‌جایی { $n } سند
    }
    .done = { $n ->
            [one] سند «{ $name }» جابه‌جا شد
           *[other] { $n } سند جابه‌جا شد
        }
op-document-link = { $n ->
        [one] تعیین گویندگان سند «{ $name }»
       *[other] تعیین گویندگان { $n } سند
    }
    .done = { $n ->
            [one] گویندگان سند «{ $name }» تعیین شدند
           *[other] گویندگان { $n } سند تعیین شدند
        }
op-document-delete = { $n ->
        [one] حذف سند «{ $name }»
       *[other] حذف { $n } سند
    }
    .done = { $n ->
            [one] سند «{ $name }» حذف شد
           *[other] { $n } سند حذف شد
        }
op-document-text = ویرایش متن سند «{ $name }»
    .done = متن سند «{ $name }» ویرایش شد
op-document-replace = { $n ->
        [one] جایگزینی یک مورد در متن سند «{ $name }»
       *[other] جایگزینی { $n } مورد در متن سند «{ $name }»
    }
    .done = { $n ->
            [one] یک مورد در متن سند «{ $name }» جایگزین شد
           *[other] { $n } مورد در متن سند «{ $name }» جایگزین شد
        }
op-documents-replace = جایگزینی { $n } مورد در متن چند سند
    .done = { $n } مورد در متن چند سند جایگزین شد
op-group-create = ساخت گروه «{ $name }»
    .done = گروه «{ $name }» ساخته شد
op-group-rename = تغییر نام گروه «{ $name }» به «{ $other }»
    .done = نام گروه «{ $name }» به «{ $other }» تغییر کرد
op-group-delete = حذف گروه «{ $name }»
    .done = گروه «{ $name }» حذف شد
op-code-create = { $n ->
        [one] ساخت کد «{ $name }»
       *[other] ساخت { $n } کد
    }
    .done = { $n ->
            [one] کد «{ $name }» ساخته شد
           *[other] { $n } کد ساخته شد
        }
op-code-import = وارد کردن { $n } کد
    .done = { $n } کد وارد شد
op-code-create-levels = ساخت { $what }
    .done = { $what } ساخته شد
op-code-import-levels = وارد کردن { $what }
    .done = { $what } وارد شد
op-unknown = عملیاتی از نسخه‌ای تازه‌تر: { $kind }
    .done = انجام‌شده با نسخه‌ای تازه‌تر: { $kind }
op-study-build = ساخت پروژهٔ «{ $name }» از توصیف پژوهش
    .done = پروژهٔ «{ $name }» از توصیف پژوهش ساخته شد
op-code-rename = تغییر نام «{ $name }» به «{ $other }»
    .done = نام «{ $name }» به «{ $other }» تغییر کرد
op-code-recolor = { $n ->
        [one] تغییر رنگ «{ $name }»
       *[other] تغییر رنگ { $n } کد
    }
    .done = { $n ->
            [one] رنگ «{ $name }» تغییر کرد
           *[other] رنگ { $n } کد تغییر کرد
        }
op-code-define = تعریف «{ $name }»
    .done = تعریف «{ $name }» تغییر کرد
op-code-level = { $n ->
        [one] تغییر سطح «{ $name }»
       *[other] تغییر سطح { $n } کد
    }
    .done = { $n ->
            [one] سطح «{ $name }» تغییر کرد
           *[other] سطح { $n } کد تغییر کرد
        }
op-code-move = { $n ->
        [one] جابه‌جایی «{ $name }»
       *[other] جابه‌جایی { $n } کد
    }
    .done = { $n ->
            [one] «{ $name }» جابه‌جا شد
           *[other] { $n } کد جابه‌جا شد
        }
op-code-move-into = { $n ->
        [one] جابه‌جایی «{ $name }» به «{ $other }»
       *[other] جابه‌جایی { $n } کد به «{ $other }»
    }
    .done = { $n ->
            [one] «{ $name }» به «{ $other }» جابه‌جا شد
           *[other] { $n } کد به «{ $other }» جابه‌جا شد
        }
op-code-merge = { $n ->
        [one] ادغام «{ $name }» در «{ $other }»
       *[other] ادغام { $n } کد در «{ $other }»
    }
    .done = { $n ->
            [one] «{ $name }» در «{ $other }» ادغام شد
           *[other] { $n } کد در «{ $other }» ادغام شد
        }
op-code-delete = { $n ->
        [one] حذف کد «{ $name }»
       *[other] حذف «{ $name }» و کدهای دیگر، روی هم { $n } کد
    }
    .done = { $n ->
            [one] کد «{ $name }» حذف شد
           *[other] «{ $name }» و کدهای دیگر، روی هم { $n } کد، حذف شد
        }
op-coding-add = { $n ->
        [one] کدگذاری با «{ $name }»
       *[other] افزودن { $n } کدگذاری
    }
    .done = { $n ->
            [one] با «{ $name }» کدگذاری شد
           *[other] { $n } کدگذاری افزوده شد
        }
op-coding-resize = تغییر مرز کدگذاری «{ $name }»
    .done = مرز کدگذاری «{ $name }» تغییر کرد
op-coding-recode = { $n ->
        [one] تعویض کد «{ $name }» با «{ $other }»
       *[other] تعویض کد { $n } گزاره با «{ $other }»
    }
    .done = { $n ->
            [one] کد «{ $name }» با «{ $other }» عوض شد
           *[other] کد { $n } گزاره با «{ $other }» عوض شد
        }
op-coding-delete = { $n ->
        [one] برداشتن کد «{ $name }»
       *[other] برداشتن { $n } کدگذاری
    }
    .done = { $n ->
            [one] کد «{ $name }» برداشته شد
           *[other] { $n } کدگذاری برداشته شد
        }
op-coding-uncode = { $n ->
        [one] برداشتن کد «{ $name }» از قسمتی از متن
       *[other] برداشتن { $n } کد از قسمتی از متن
    }
    .done = { $n ->
            [one] کد «{ $name }» از قسمتی از متن برداشته شد
           *[other] { $n } کد از قسمتی از متن برداشته شد
        }
op-coding-split = جدا کردن گزارهٔ «{ $name }» به { $n } قسمت
    .done = گزارهٔ «{ $name }» به { $n } قسمت جدا شد
op-coding-condense = { $n ->
        [one] واحد معنایی فشردهٔ «{ $name }»
       *[other] نوشتن { $n } واحد معنایی فشرده
    }
    .done = { $n ->
            [one] واحد معنایی فشردهٔ «{ $name }» نوشته شد
           *[other] { $n } واحد معنایی فشرده نوشته شد
        }
op-memo-write = نوشتن یادداشت برای «{ $name }»
    .done = یادداشت برای «{ $name }» نوشته شد
op-memo-write-coding = نوشتن یادداشت برای گزارهٔ «{ $name }»
    .done = یادداشت برای گزارهٔ «{ $name }» نوشته شد
op-memo-write-passage = نوشتن یادداشت برای قسمتی از «{ $name }»
    .done = یادداشت برای قسمتی از «{ $name }» نوشته شد
op-memo-edit = ویرایش یادداشت «{ $name }»
    .done = یادداشت «{ $name }» ویرایش شد
op-memo-edit-coding = ویرایش یادداشت گزارهٔ «{ $name }»
    .done = یادداشت گزارهٔ «{ $name }» ویرایش شد
op-memo-edit-passage = ویرایش یادداشت قسمتی از «{ $name }»
    .done = یادداشت قسمتی از «{ $name }» ویرایش شد
op-memo-delete = حذف یادداشت «{ $name }»
    .done = یادداشت «{ $name }» حذف شد
op-memo-delete-coding = حذف یادداشت گزارهٔ «{ $name }»
    .done = یادداشت گزارهٔ «{ $name }» حذف شد
op-memo-delete-passage = حذف یادداشت قسمتی از «{ $name }»
    .done = یادداشت قسمتی از «{ $name }» حذف شد
op-query-save = ذخیرهٔ جست‌وجوی «{ $name }»
    .done = جست‌وجوی «{ $name }» ذخیره شد
op-query-edit = تغییر جست‌وجوی ذخیره‌شدهٔ «{ $name }»
    .done = جست‌وجوی ذخیره‌شدهٔ «{ $name }» تغییر کرد
op-query-delete = { $n ->
        [one] حذف جست‌وجوی ذخیره‌شدهٔ «{ $name }»
       *[other] حذف { $n } جست‌وجوی ذخیره‌شده
    }
    .done = { $n ->
            [one] جست‌وجوی ذخیره‌شدهٔ «{ $name }» حذف شد
           *[other] { $n } جست‌وجوی ذخیره‌شده حذف شد
        }
op-summary-write = { $n ->
        [one] نوشتن خلاصهٔ «{ $other }» دربارهٔ «{ $name }»
       *[other] نوشتن { $n } خلاصه
    }
    .done = { $n ->
            [one] خلاصهٔ «{ $other }» دربارهٔ «{ $name }» نوشته شد
           *[other] { $n } خلاصه نوشته شد
        }
op-summary-edit = ویرایش خلاصهٔ «{ $other }» دربارهٔ «{ $name }»
    .done = خلاصهٔ «{ $other }» دربارهٔ «{ $name }» ویرایش شد
op-summary-delete = حذف خلاصهٔ «{ $other }» دربارهٔ «{ $name }»
    .done = خلاصهٔ «{ $other }» دربارهٔ «{ $name }» حذف شد
op-words-create = ساخت فهرست واژه‌های «{ $name }»
    .done = فهرست واژه‌های «{ $name }» ساخته شد
op-words-edit = { $n ->
        [one] تغییر فهرست واژه‌های «{ $name }»
       *[other] تغییر { $n } فهرست واژه‌ها
    }
    .done = { $n ->
            [one] فهرست واژه‌های «{ $name }» تغییر کرد
           *[other] { $n } فهرست واژه‌ها تغییر کرد
        }
op-words-delete = { $n ->
        [one] حذف فهرست واژه‌های «{ $name }»
       *[other] حذف { $n } فهرست واژه‌ها
    }
    .done = { $n ->
            [one] فهرست واژه‌های «{ $name }» حذف شد
           *[other] { $n } فهرست واژه‌ها حذف شد
        }
op-participant-import = { $n ->
        [one] افزودن مشارکت‌کنندهٔ «{ $name }»
       *[other] وارد کردن { $n } مشارکت‌کننده
    }
    .done = { $n ->
            [one] مشارکت‌کنندهٔ «{ $name }» افزوده شد
           *[other] { $n } مشارکت‌کننده وارد شد
        }
op-participant-edit = { $n ->
        [one] ویرایش مشارکت‌کنندهٔ «{ $name }»
       *[other] ویرایش { $n } مشارکت‌کننده
    }
    .done = { $n ->
            [one] مشارکت‌کنندهٔ «{ $name }» ویرایش شد
           *[other] { $n } مشارکت‌کننده ویرایش شد
        }
op-participant-delete = { $n ->
        [one] حذف مشارکت‌کنندهٔ «{ $name }»
       *[other] حذف { $n } مشارکت‌کننده
    }
    .done = { $n ->
            [one] مشارکت‌کنندهٔ «{ $name }» حذف شد
           *[other] { $n } مشارکت‌کننده حذف شد
        }
op-attribute-create = ساخت ویژگی «{ $name }»
    .done = ویژگی «{ $name }» ساخته شد
op-attribute-rename = تغییر نام ویژگی «{ $name }» به «{ $other }»
    .done = نام ویژگی «{ $name }» به «{ $other }» تغییر کرد
op-attribute-delete = حذف ویژگی «{ $name }»
    .done = ویژگی «{ $name }» حذف شد
op-coder-rename = تغییر نام کدگذار «{ $name }» به «{ $other }»
    .done = نام کدگذار «{ $name }» به «{ $other }» تغییر کرد
op-project-create = ساخت پروژهٔ «{ $name }»
    .done = پروژهٔ «{ $name }» ساخته شد
op-project-repair = بازیابی پروژهٔ «{ $name }»
    .done = پروژهٔ «{ $name }» بازیابی شد

## palette

palette-hint = نام فرمان، سند، کد، یادداشت، مشارکت‌کننده…
palette-in-codes = کدها
palette-in-documents = سندها
palette-in-text = متن
palette-kind-code = کد
palette-kind-command = فرمان
palette-kind-document = سند
palette-kind-group = گروه
palette-kind-memo = یادداشت
palette-kind-participant = مشارکت‌کننده
palette-kind-project = پروژهٔ اخیر
palette-kind-table = جدول
palette-nothing = چیزی با این نام نیست.
palette-title = همه‌چیز

## participants

participants-add = مشارکت‌کنندهٔ تازه
participants-add-named = افزودن مشارکت‌کنندهٔ تازه: «{ $name }»
participants-by-labels = از روی نام‌های متن، برای همهٔ سندها…
participants-attributes = ویژگی‌ها
participants-choose = { $column }، { $name }
participants-delete = حذف مشارکت‌کننده
participants-delete-attribute = حذف ویژگی و مقدارهایش
participants-delete-attribute-confirm = حذف با مقدارها
participants-delete-attribute-text = { $n } مقدار این ویژگی نیز حذف می‌شود. با «واگرد» همه برمی‌گردد.
participants-delete-attribute-title = ویژگی «{ $name }» حذف شود؟
participants-delete-confirm = حذف با همهٔ این‌ها
participants-delete-many = حذف { $n } مشارکت‌کننده
participants-delete-text = { $list } نیز حذف می‌شود؛ متن‌ها و کدگذاری‌ها می‌مانند. با «واگرد» همه برمی‌گردد.
participants-delete-title = مشارکت‌کنندهٔ «{ $name }» حذف شود؟
participants-delete-title-many = { $n } مشارکت‌کننده حذف شود؟
participants-documents = سندها
participants-edit = ویرایش همه‌چیز…
participants-empty = هنوز مشارکت‌کننده‌ای نیست
participants-empty-text = هر مصاحبه‌شونده را با یک شناسه مانند «م۱» بنویسید و ویژگی‌هایش را کنار آن. می‌توانید آن‌ها را از Excel یا CSV وارد کنید.
participants-filter = فیلتر مشارکت‌کنندگان…
participants-find-name = نام…
participants-first-name = م۱
participants-introduced-by = معرف
participants-memo = یادداشت…
participants-name = شناسهٔ مشارکت‌کننده
participants-new-attribute = ویژگی تازه…
participants-no-hit = کسی پیدا نشد
participants-no-hit-text = مشارکت‌کننده‌ای با این عبارت پیدا نشد.
participants-nobody = هیچ‌کس
participants-none-found = چیزی پیدا نشد
participants-open = باز کردن «{ $name }»
participants-paste-where = نخست خانه‌ای را انتخاب کنید که چسباندن از آن آغاز شود؛ یا ردیف عنوان‌ها را هم، با نام ویژگی‌ها، رونوشت بگیرید.
participants-rename-attribute = تغییر نام…
participants-save = ثبت
participants-show-all = نمایش همه
cells-attributes-made = { $n } ویژگی ساخته شد.
cells-emptied = نوشتهٔ { $n } خانه پاک شد.
cells-left = { $n } خانه جا نشد و نوشته نشد: جدول در آنجا خانه‌ای ندارد که بتوان در آن نوشت.
cells-make-attributes = ساختن این ویژگی‌ها
cells-pasted = { $n } خانهٔ خالی پر شد.
cells-people-added = { $n ->
    [one] یک مشارکت‌کنندهٔ تازه افزوده شد.
   *[other] { $n } مشارکت‌کنندهٔ تازه افزوده شد.
}
cells-same = چیزی عوض نشد: خانه‌ها همین را داشتند.
cells-replaced = { $n ->
    [one] نوشتهٔ قبلی یک خانه با نوشتهٔ تازه عوض شد: «{ $before }».
   *[other] نوشتهٔ قبلی { $n } خانه با نوشتهٔ تازه عوض شد؛ نخستین آن‌ها: «{ $before }».
}
cells-strange-heads = هیچ ویژگی‌ای به نام‌های ردیف نخست نیست؛ آن ردیف هم در خانه‌ها نوشته شد.
cells-unknown = ستونی به این نام نیست و نوشتهٔ زیر آن نیامد: { $names }.
participants-title = مشارکت‌کنندگان

## paths

paths-above = پوشهٔ بالاتر
paths-all-files = همهٔ پرونده‌ها
paths-choose = انتخاب پوشه
paths-folder = نشانی پوشه
paths-folder-forbidden = اجازهٔ دیدن پوشهٔ «{ $folder }» را ندارید. پوشهٔ دیگری انتخاب کنید.
paths-folder-missing = پوشهٔ «{ $folder }» نیست. نشانی را درست کنید.
paths-folder-unreadable = پوشهٔ «{ $folder }» خوانده نشد. پوشهٔ دیگری انتخاب کنید.
paths-hint = Tab نام را کامل می‌کند، کلیدهای بالا و پایین در فهرست می‌روند، ~ پوشهٔ خانه است.
paths-hint-many = هر پرونده را با کلیک یا Enter انتخاب کنید، یا همه را با هم؛ Tab نام را کامل می‌کند، ~ پوشهٔ خانه است.
paths-import = وارد کردن
paths-kinds = نوع پرونده
paths-name-missing = نام پرونده را بنویسید یا در فهرست انتخابش کنید.
paths-no-file = پرونده‌ای با نام «{ $name }» در این پوشه نیست.
paths-no-folder = پوشه‌ای با نام «{ $name }» اینجا نیست.
paths-not-a-folder = «{ $folder }» پوشه نیست.
paths-nothing = اینجا چیزی با این نام و از این نوع نیست.
paths-open = باز کردن
paths-path = نشانی پرونده
paths-reading = در حال خواندن پوشه…
paths-replace = جایگزین کردن
paths-replace-question = «{ $file }» از پیش هست. جایگزین شود؟
paths-save = ذخیره در اینجا
paths-target = نام و جای پرونده
paths-tick-all = انتخاب هر { $count } پرونده
paths-ticked = { $count } پرونده انتخاب شده است

## pattern

pattern-at = { $reason } (نویسهٔ { $at })
pattern-bad-class = دسته‌ای از نویسه‌ها شناخته نیست
pattern-bad-count = شمار تکرار میان { "{" } و { "}" } درست نیست
pattern-bad-escape = پس از \ چیزی آمده است که معنایی ندارد
pattern-bad-range = بازهٔ نویسه‌ها میان [ و ] درست نیست
pattern-class-open = [ بسته نشده است
pattern-group-open = پرانتزی بسته نشده است
pattern-group-unopened = پرانتزی بسته شده که باز نشده است
pattern-not-valid = نشانه‌ها معنایی نمی‌سازند
pattern-nothing-to-repeat = پیش از *، + یا ? چیزی برای تکرار نیست
pattern-too-large = الگو بیش از اندازه بزرگ است
pattern-unsupported = نگاه به پیش و پس و ارجاع به گروه در این الگوها نیست

## project

## query
query-error-ambiguous = چند کد به نام «{ $name }» هست؛ مسیر کامل آن را بنویسید، مانند «طبقه > کد».
query-error-at = پرس‌وجو از «{ $rest }» (نویسهٔ { $n }) به بعد خوانده نمی‌شود: { $sentence }
query-error-at-end = پرس‌وجو ناتمام است: { $sentence }
query-error-attribute-gone = پرس‌وجوی ذخیره‌شدهٔ «{ $query }» ویژگی «{ $name }» را نام می‌برد که حذف شده است؛ آن را بازنویسی کنید.
query-error-circular = پرس‌وجوی ذخیره‌شدهٔ «{ $name }» خود را، شاید با واسطه، در بر دارد، یا پرس‌وجوهای درون آن بیش از اندازه‌اند؛ آن را بازنویسی کنید.
query-error-code-gone = پرس‌وجوی ذخیره‌شدهٔ «{ $query }» کد «{ $name }» را نام می‌برد که حذف شده است؛ آن را بازنویسی کنید.
query-error-coder-gone = پرس‌وجوی ذخیره‌شدهٔ «{ $query }» کدگذار «{ $name }» را نام می‌برد که در پروژه نیست؛ آن را بازنویسی کنید.
query-error-document-gone = پرس‌وجوی ذخیره‌شدهٔ «{ $query }» سند «{ $name }» را نام می‌برد که حذف شده است؛ آن را بازنویسی کنید.
query-error-group-gone = پرس‌وجوی ذخیره‌شدهٔ «{ $query }» گروه «{ $name }» را نام می‌برد که حذف شده است؛ آن را بازنویسی کنید.
query-error-nearest = { $sentence } شاید منظورتان «{ $nearest }» باشد.
query-error-no-attribute = ویژگی «{ $name }» در پروژه نیست؛ نام آن را در برگهٔ مشارکت‌کنندگان ببینید.
query-error-no-code = کدی به نام یا مسیر «{ $name }» در پروژه نیست؛ نامی را که «و»، «یا» یا نشانه‌ای در آن هست در گیومه بنویسید.
query-error-no-coder = کدگذاری به نام «{ $name }» در پروژه نیست؛ نام او را بررسی کنید.
query-error-no-document = سندی به نام «{ $name }» در پروژه نیست؛ نام آن را بررسی کنید.
query-error-no-group = گروهی به نام «{ $name }» در پروژه نیست؛ نام آن را بررسی کنید.
query-error-no-participant = مشارکت‌کننده‌ای به نام «{ $name }» در پروژه نیست؛ شناسهٔ او را بررسی کنید.
query-error-no-query = پرس‌وجوی ذخیره‌شده‌ای به نام «{ $name }» در پروژه نیست؛ نام آن را بررسی کنید.
query-error-no-value = «{ $name }» در ویژگی «{ $attribute }» هیچ مشارکت‌کننده‌ای نیست؛ املای آن را بررسی کنید.
query-error-participant-gone = پرس‌وجوی ذخیره‌شدهٔ «{ $query }» مشارکت‌کنندهٔ «{ $name }» را نام می‌برد که حذف شده است؛ آن را بازنویسی کنید.
query-error-query-gone = پرس‌وجوی ذخیره‌شدهٔ «{ $query }» پرس‌وجوی «{ $name }» را نام می‌برد که حذف شده است؛ آن را بازنویسی کنید.
query-error-stopped = پرس‌وجو متوقف شد؛ می‌توانید آن را دوباره اجرا کنید.
query-error-too-many = گزاره‌های سند «{ $document }» بیش از اندازه روی هم افتاده‌اند تا همهٔ اشتراک‌هایشان یافته شود. شرطی را بردارید، یا به جای «و» بنویسید «هم‌پوشان».
query-expected-anything = پرس‌وجو خالی است. نام یک کد بنویسید، یا شرطی مانند «گروه: دفترها و اهمیت >= ۲».
query-expected-closed-bracket = این پرانتز بسته نشده است؛ «)» را بیفزایید.
query-expected-closed-quote = این گیومه بسته نشده است؛ گیومهٔ پایانی را بیفزایید.
query-expected-comparison = پس از نام ویژگی نشانه‌ای مانند = یا > و مقدار آن را بنویسید.
query-expected-condition = اینجا شرطی می‌آید: نام یک کد، یا شرطی مانند «گروه: دفترها» یا «متن: کاغذ».
query-expected-day = اینجا تاریخی می‌آید؛ آن را مانند ۱۴۰۵/۰۹/۰۱ بنویسید.
query-expected-field = شرطی به نام «{ $name }» نیست. شرط‌ها کد، فقط، سند، گروه، مشارکت‌کننده، ویژگی، کدگذار، تاریخ، یادداشت، اهمیت و متن هستند. اگر نام یک کد است، آن را در گیومه بنویسید.
query-expected-importance = اهمیت عددی از ۰ تا ۳ است؛ مانند «اهمیت >= ۲» بنویسید.
query-expected-later-day = روز پایانی پیش از روز آغاز است؛ جای آن دو را عوض کنید.
query-expected-less-depth = شرط‌ها بیش از { $n } لایه در هم رفته‌اند؛ از پرانتزها بکاهید.
query-expected-less-length = پرس‌وجو بیش از { $n } نویسه دارد؛ آن را کوتاه‌تر کنید.
query-expected-name = اینجا نامی می‌آید؛ آن را بنویسید، و اگر واژه‌ای از زبان پرس‌وجو در آن هست در گیومه بگذارید.
query-expected-number = اینجا عددی می‌آید، مانند ۳.
query-expected-open-bracket = این پرانتز چیزی را نمی‌بندد؛ آن را پاک کنید.
query-expected-operator = میان دو شرط «و»، «یا»، «نه»، «هم‌پوشان»، «درون»، «نزدیک»، «پیش از» یا «پس از» می‌آید. نامی را که نشانه‌ای در آن هست در گیومه بنویسید.
query-expected-words = از این واژه‌ها چیزی برای یافتن نمی‌ماند؛ واژه‌ای با حرف یا رقم بنویسید.

## reader

reader-deleted-one = یافته از متن حذف شد.
reader-draft-forget = دور ریختن
reader-draft-found = ویرایش ناتمامی از این متن مانده است. بازیابی شود؟
reader-draft-restore = بازیابی
reader-edit-here = متن اینجاست. برای ویرایش آن { $keys } را دوباره بزنید.
reader-edited-here = این متن در حال ویرایش است؛ نخست با Esc ویرایش را پایان دهید (آنچه نوشته‌اید می‌ماند)، سپس کدگذاری کنید.
reader-editing = در حال ویرایش متن
reader-editing-again = ادامهٔ ویرایش
reader-editing-drop = دور ریختن تغییرات
reader-editing-dropped = تغییرات متن دور ریخته شد
reader-editing-finish = پایان ویرایش
reader-editing-hint = Esc ثبت می‌کند و پایان می‌دهد. کدگذاری‌ها با متن جابه‌جا می‌شوند.
reader-edited-beside = این سند در متن کناری ویرایش می‌شود؛ کدگذاری پس از پایان ویرایش.
reader-highlighted = علامت‌خورده
reader-no-marked = هنوز جایی علامت نخورده و گزاره‌ای مهم نشده است.
reader-no-code-to-repeat = هنوز کدی داده نشده است که تکرار شود.
reader-nothing-wider = انتخاب از این بزرگ‌تر نمی‌شود.
reader-open-memo = نوشتن در این یادداشت…
reader-rename-document = تغییر نام سند…
reader-text-not-shown = متن دیده نمی‌شود؛ نخست آن را نشان دهید ({ $keys }) تا آنچه کد می‌گیرد دیده شود.
reader-no-further-sentence = جملهٔ دیگری که این کد را نداشته باشد در این سند نیست.
reader-nothing-to-annotate = نخست قسمتی از متن را انتخاب کنید.

reader-bubble = برای متن انتخاب‌شده
reader-bubble-code = کد
reader-bubble-hidden = این نوار دیگر نشان داده نمی‌شود؛ از تنظیمات می‌توان آن را برگرداند.
reader-bubble-hide = دیگر نشان نده
reader-bubble-in-vivo = کد زنده
reader-bubble-memo = یادداشت

reader-code-again = دوباره «{ $name }»
reader-codings-here = کدگذاری‌های اینجا
reader-copy = رونوشت از متن انتخاب‌شده
reader-close = بستن این متن
reader-direction = جهت متن
reader-direction-auto = هر پاراگراف به زبان خودش
reader-direction-ltr = چپ به راست
reader-direction-rtl = راست به چپ
reader-edges = جابه‌جایی مرزها
reader-failed = این سند خوانده نشد
reader-first-text = { $name }، متن نخست
reader-filter = کدگذاری‌های نمایان
reader-filter-active = فقط کدهای فعال پررنگ
reader-filter-all = همهٔ کدگذاری‌ها پررنگ
reader-filter-every-coder = همهٔ کدگذاران
reader-filter-on = کدگذاری‌های نمایان (فیلتر روشن است)
reader-find = یافتن در سند
reader-find-close = بستن جست‌وجو
reader-find-count = { $at } از { $count }
reader-find-hint = واژه یا عبارت…
reader-find-next = بعدی
reader-find-nothing = پیدا نشد
reader-find-previous = قبلی
reader-nothing-to-highlight = قسمتی از متن را انتخاب کنید تا علامت بخورد، یا نشانگر را روی جایی علامت‌خورده بگذارید تا علامتش برداشته شود.
reader-remove-highlight = برداشتن علامت
reader-replace-all = جایگزینی همه
reader-replace-changed = متن در این میان تغییر کرد. یافته‌ها را ببینید و دوباره جایگزین کنید.
reader-replace-hint = واژهٔ تازه؛ خالی یعنی حذف
reader-replace-nothing = همه همین‌گونه نوشته شده‌اند؛ چیزی برای جایگزینی نیست.
reader-replace-one = جایگزینی
reader-replace-with = جایگزین
reader-replaced = { $n } مورد در { $documents } سند جایگزین شد.
reader-replaced-in-text = { $n } مورد در متن جایگزین شد.
reader-replaced-same = { $n } مورد از پیش همین‌گونه بود و به آن دست زده نشد.
reader-link-participants = گویندگان را معلوم کنید…
reader-memo-passage = یادداشت برای متن انتخاب‌شده…
reader-more = کارهای سند
reader-no-coding = نخست کدگذاری‌ای را انتخاب کنید: روی نوار رنگی آن کلیک کنید یا Alt+Down بزنید.
reader-no-documents = هنوز سندی نیست
reader-no-documents-hint = متن مصاحبه‌ها را وارد کنید تا اینجا بخوانید و کدگذاری کنید. پرونده‌های Word و متن ساده را می‌توان به پنجره کشید.
reader-none-open = سندی باز نیست
reader-none-open-hint = سندی را از فهرست سندها انتخاب کنید.
reader-recent-codes = کدهای اخیر
reader-retrieve-code = نمایش همهٔ گزاره‌های این کد
reader-select-paragraph = انتخاب پاراگراف
reader-second-text = { $name }، متن دوم
reader-speaker = گوینده: { $name }

## repair

repair-copy-name = { $name } (نسخهٔ سالم)
repair-copy-name-again = { $name } (نسخهٔ سالم { $number })
repair-lost-foreign = آنچه گزاره نگذاشته بود کنار گذاشته شد: { $names }.
repair-lost-operations = { $count } عملیات از تاریخچه از دست رفت.
repair-lost-rows =
    بازیابی نشد: { $count } { $noun ->
        [document] سند
        [group] گروه
        [code] کد
        [coding] کدگذاری
        [memo] یادداشت
        [highlight] جای علامت‌خورده
        [summary] خلاصه
        [query] جست‌وجوی ذخیره‌شده
        [words] فهرست واژه‌ها
        [participant] مشارکت‌کننده
        [attribute] ویژگی
       *[coder] کدگذار
    }.
repair-lost-words = متن «{ $document }» آسیب دیده است؛ آن را با متن اصلی مقایسه کنید.
repaired-all = همه چیز در «{ $file }» هست و چیزی از دست نرفته است.
repaired-lost = آنچه خوانده شد در «{ $file }» است. اینها در آن نیست یا عوض شده است:
repaired-open = باز کردن نسخهٔ سالم
repaired-title = نسخهٔ سالم ساخته شد

## report

report-cluster = خوشه
report-cluster-first = خوشهٔ نخست
report-cluster-members = خوشهٔ { $n }: { $names }
report-cluster-second = خوشهٔ دوم
report-clusters = { $members }.
report-clusters-how = خوشه‌ها با پیوند میانگین (UPGMA، Sokal & Michener, 1958) از فاصلهٔ یک منهای شباهت ساخته شده‌اند.
report-clusters-unlike = برای رسیدن به این تعداد خوشه، خوشه‌هایی با هم یکی شد که هیچ شباهتی با هم ندارند.
report-combinations-codes = کدها
report-combinations-documents = عدد هر ردیف شمار سندهایی است که درست همین کدها را دارند؛ از { $coded } سندی که کدی دارند { $single } سند فقط یک کد دارد. درصدها از سندهای کدگذاری‌شده است.
report-combinations-passages = عدد هر ردیف شمار گزاره‌هایی (یک سند، یک آغاز و یک پایان) است که درست همین کدها را دارند؛ از { $coded } گزاره { $single } گزاره فقط یک کد دارد. درصدها از همهٔ گزاره‌هاست.
report-combinations-size = شمار کدها
report-context-counted = پس از «=» واژه همان‌گونه آمده است که شمرده می‌شود: نه در نام گویندگان، عبارت در یک جمله، و همراه با هم‌خانواده‌های تأییدشده‌اش.
report-document = سند
report-frequencies-by-speaker = فراوانی کدها به تفکیک گوینده
report-given-itself = (مستقیم)
report-given-itself-note = ردیف‌های «مستقیم» گزاره‌هایی را نشان می‌دهند که خودِ طبقه یا زیرطبقه به آن‌ها داده شده است، نه کدی زیر آن.
report-importance = اهمیت
report-keywords-code = کدی که به آن رسید
report-keywords-list = فهرست
report-keywords-meaning = معنای پنهان
report-keywords-none = هنوز فهرست کلیدواژه‌ای نیست.
report-keywords-star = همهٔ نگارش‌های یک واژه یکی شمرده می‌شود؛ «*» پس از واژه یعنی هر پایانی، و عبارت باید در یک جمله باشد.
report-keywords-word = کلیدواژه
report-matrix-count = { $n } گزاره:
report-matrix-counts = در هر خانه نخست شمار گزاره‌های متفاوت آمده است.
report-matrix-quote = «{ $text }» ({ $source })
report-matrix-quote-lines =
    «{ $text }»
    ({ $source })
report-matrix-shown = از هر خانه حداکثر { $n } گزاره آمده است: نخست مهم‌ترها، سپس به ترتیب متن.
report-matrix-title = ماتریس گزاره‌ها: { $rows } و { $columns }
report-memo-about = دربارهٔ چه
report-memo-coder = نویسنده
report-memo-date = تاریخ
report-memo-kind = نوع
report-memo-text = یادداشت
report-memos-count = یادداشت‌ها: { $n } ({ $parts }).
report-memos-title = یادداشت‌های پژوهش

report-all-coded = همهٔ گزاره‌های کدگذاری‌شده
report-anchor = گزارهٔ نمونه
report-anchor-note = گزارهٔ نمونه از میان مهم‌ترین گزاره‌های خود کد، نخستین گزاره‌ای است که کدگذاری آن یادداشت دارد؛ اگر چنین یادداشتی نباشد، گزاره‌ای با طول میانه.
report-category = طبقه
report-cells-cut = { $count } متن بلندتر از { $limit } نویسه‌ای بود که یک خانهٔ Excel جا دارد و بریده شد؛ قالب‌های دیگر آن را کامل دارند.
report-code = کد
report-code-path = کد
report-codebook-title = کتابچهٔ کد
report-codes-title = طبقه‌ها، زیرطبقه‌ها و کدها
report-condensed = واحد معنایی فشرده
report-context-after = پس از آن
report-context-before = پیش از آن
report-context-count = { $word }: { $n } جا.
report-context-hit = واژه
report-context-no-word = واژه‌ای را که جست‌وجو می‌شود بنویسید.
report-count = تعداد
report-crosstab-as-given = هر کد فقط با گزاره‌هایی شمرده شده است که خودش را گرفته‌اند، بدون کدهای زیر آن.
report-crosstab-documents = عدد هر خانه شمار سندهایی است که دست‌کم یک گزاره با آن کد دارند.
report-crosstab-fisher = آزمون دقیق فیشر: p { $p }.
report-crosstab-fisher-drawn = آزمون فیشر به روش مونت‌کارلو با { $tables } جدول تصادفی (بذر { $seed }): p { $p }.
report-crosstab-marked = عددهای پررنگ با آنچه انتظار می‌رود تفاوت معنادار دارند: باقی‌ماندهٔ استانداردشدهٔ تعدیل‌شدهٔ آن‌ها بیرون از ۱٫۹۶± است.
report-crosstab-no-fisher = جدول برای آزمون فیشر بیش از اندازه بزرگ است.
report-crosstab-no-test = برای آزمون دست‌کم دو ردیف و دو ستون با عددی جز صفر لازم است.
report-crosstab-of-column = درصدها از جمع هر ستون است که در ردیف آخر آمده.
report-crosstab-of-row = درصدها از جمع هر ردیف است که در ستون آخر آمده.
report-crosstab-of-text = درصدها از همهٔ واژه‌های سندهای هر ستون است: { $parts }.
report-crosstab-of-total = درصدها از جمع همهٔ خانه‌ها ({ $n }) است.
report-crosstab-part-words = { $name } با { $n } واژه
report-crosstab-participants = عدد هر خانه شمار مشارکت‌کنندگانی است که دست‌کم در یک گزاره با آن کد سخن می‌گویند.
report-crosstab-passages = عدد هر خانه شمار گزاره‌هاست و هر گزاره برای هر کد یک بار شمرده شده است.
report-crosstab-repeats = شمارش‌ها از هم مستقل نیستند، زیرا از هر مشارکت‌کننده می‌تواند چند مورد آمده باشد؛ پس آزمون‌ها را فقط راهنما بدانید.
report-crosstab-residual = باقی‌مانده
report-crosstab-several = گزاره‌ای که به چند ستون تعلق دارد در هرکدام شمرده شده است.
report-crosstab-small = در { $n } خانه از { $cells } خانه مقدار مورد انتظار کمتر از ۵ است؛ کای‌دو برای چنین جدولی دقیق نیست.
report-crosstab-test = کای‌دو = { $chi }، درجهٔ آزادی = { $df }، N = { $n }{"\u200F"}، p { $p }{"\u200F"}، V کرامر = { $v }.
report-crosstab-title = { $rows } به تفکیک { $columns }
report-crosstab-with-below = هر کد با هرچه زیر آن است شمرده شده است.
report-crosstab-words = عدد هر خانه شمار واژه‌هایی است که آن کد را گرفته‌اند؛ هر واژه یک بار.
report-crosstab-words-repeat = واژه‌ها از هم مستقل نیستند؛ پس آزمون‌ها را فقط راهنما بدانید.
report-definition = تعریف
report-denominators = درصد گزاره‌ها از { $passages } گزارهٔ کدگذاری‌شده، درصد سندها از { $documents } سند و درصد مشارکت‌کنندگان از { $participants } مشارکت‌کننده است.
report-denominators-by-document = درصد گزاره‌ها در هر سند از گزاره‌های کدگذاری‌شدهٔ همان سند است که در ردیف آخر آمده؛ درصدهای «کل» از { $passages } گزارهٔ کدگذاری‌شده، { $documents } سند و { $participants } مشارکت‌کننده است.
report-denominators-document = { $name } با { $participants } مشارکت‌کننده
report-denominators-part = { $name } با { $passages } گزاره، { $documents } سند و { $participants } مشارکت‌کننده
report-denominators-parts = درصدهای هر دسته از گزاره‌های کدگذاری‌شده، سندها و مشارکت‌کنندگان همان دسته است: { $parts }.
report-denominators-speakers = درصد مشارکت‌کنندگان از مشارکت‌کنندگان همان سند است: { $parts }.
report-denominators-values = هر سند در همهٔ دسته‌هایی شمرده شده است که مشارکت‌کننده‌ای از آن‌ها دارد؛ از مشارکت‌کنندگان فقط کسانی شمرده شده‌اند که خود از آن دسته‌اند.
report-documents = سندها
report-frequencies-by-attribute = فراوانی کدها به تفکیک { $name }
report-frequencies-by-coder = فراوانی کدها به تفکیک کدگذار
report-frequencies-by-document = فراوانی کدها به تفکیک سند
report-frequencies-by-group = فراوانی کدها به تفکیک گروه سندها
report-frequencies-title = فراوانی کدها
report-history-at = زمان
report-history-coder = کدگذار
report-history-operation = شماره
report-history-redone = دوباره انجام شد: { $what }
report-history-summary = شرح
report-history-title = تاریخچهٔ پروژه
report-history-undone = برگردانده شد: { $what }
report-ladder-count = { $n } ردیف از { $documents } سند.
report-ladder-title = از گزاره تا طبقه
report-ladder-title-of = از گزاره تا طبقه: «{ $name }»
report-no-group = بدون گروه
report-no-speaker = گویندهٔ نامعلوم
report-no-value = نامشخص
report-only = فقط این‌ها شمرده شده است: { $parts }.
report-only-answers = بدون گفته‌های مصاحبه‌گر
report-only-codes = کد: { $names }
report-only-coders = کدگذار: { $names }
report-only-documents = سند: { $names }
report-only-groups = گروه سندها: { $names }
report-only-importance = اهمیت دست‌کم { $n }
report-only-kept-query = { $query }، یعنی { $whole }
report-only-memo-kind = نوع یادداشت: { $names }
report-only-memo-subject = یادداشت دربارهٔ: { $names }
report-only-no-query = هیچ، زیرا پرس‌وجو اجرا نمی‌شود ({ $sentence })
report-only-participants = مشارکت‌کننده: { $names }
report-only-query = پرس‌وجو: { $query }
report-only-uncondensed = بدون واحد معنایی فشرده
report-only-words = واژه‌ها: { $names }
report-own = مستقیم
report-paragraph = پاراگراف { $number }
report-participants = مشارکت‌کنندگان
report-participants-count = مشارکت‌کنندگان: { $n } نفر.
report-participants-part = { $value } ({ $n } نفر)
report-participants-parts = مشارکت‌کنندگان: { $n } نفر. { $attribute }: { $parts }.
report-participants-title = ویژگی‌های مشارکت‌کنندگان
report-passage-rule = هر گزاره (یک سند، یک آغاز و یک پایان) زیر هر کد، زیرطبقه یا طبقه یک بار شمرده شده است، هرچند چند کد یا چند کدگذار بر آن باشد؛ پس جمع ردیف‌ها می‌تواند از کل بیشتر شود.
report-passages = گزاره‌ها
report-percent = درصد
report-profiles-about = دربارهٔ چه
report-profiles-attributes = ویژگی‌ها
report-profiles-codes = کدهای متفاوت
report-profiles-figures = در یک نگاه
report-profiles-passages-note = هر گزاره در هر طبقه یک بار شمرده شده است. درصدها از همهٔ گزاره‌های همان مشارکت‌کننده است (ردیف «گزاره‌ها» در قسمت «در یک نگاه»)؛ چون یک گزاره می‌تواند چند طبقه داشته باشد، جمع درصدها می‌تواند از ۱۰۰ بیشتر شود. گزاره‌ای که گوینده‌اش روشن نیست برای هر مشارکت‌کنندهٔ آن سند شمرده شده است.
report-profiles-quotes = نمونه‌ها
report-profiles-share = درصد گزاره‌ها
report-profiles-title = نمایهٔ مشارکت‌کنندگان
report-profiles-title-one = نمایهٔ مشارکت‌کننده: { $name }
report-profiles-unspoken = کدهایی که هیچ‌یک از این مشارکت‌کنندگان گزاره‌ای با آن ندارد نیامده است.
report-profiles-what = چه
report-profiles-words = واژه‌های گفته‌شده
report-profiles-words-note = واژه‌های گفته‌شده همهٔ واژه‌های نوبت‌های گفتار مشارکت‌کننده است، کدگذاری‌شده یا نه، بدون برچسب گوینده‌ها و بدون گفته‌های مصاحبه‌گر.
report-provenance = گزاره { $version } · پروژهٔ { $project } · { $date }
report-place = منبع
report-quotation = گزاره
report-quotation-coder = کدگذار
report-quotations-count = ردیف‌ها: { $n }.
report-quotations-title = گزاره‌های کدگذاری‌شده
report-rule = قاعدهٔ کدگذاری
report-rule-note = قاعدهٔ کدگذاری آن قسمت از تعریف کد است که پس از «قاعده:» در آغاز یک سطر می‌آید.
report-segments-date = تاریخ
report-segments-memo = یادداشت
report-segments-paragraph = پاراگراف
report-segments-title = گزاره‌ها و کدهایشان
report-sequences-counted = عدد هر ردیف شمار جفت گزاره‌هایی است که دومی پس از پایان اولی آغاز می‌شود، { $n ->
        [0] در همان پاراگراف
       *[other] حداکثر { $n } پاراگراف بعد
    }.
report-sequences-first = نخست
report-sequences-then = سپس
report-several-speakers = گزاره‌ای که گویندگانی از چند گروه دارد در هر گروه شمرده شده است.
report-similar-how = امتیاز BM25: جمعِ وزن واژه‌هایی که جمله با گزاره‌های کد یکی دارد؛ واژه‌های کمیاب سنگین‌ترند. برای یک کد سنجیدنی است.
report-similar-no-code = کدی را انتخاب کنید که گزاره‌های مشابه آن جسته می‌شود.
report-similar-none = در سندها جملهٔ بی‌این‌کدی نیست که واژه‌ای با گزاره‌های آن یکی داشته باشد.
report-similar-score = امتیاز
report-similar-sentence = جمله
report-similar-title = گزاره‌های مشابه «{ $code }»
report-similar-words = واژه‌های یکسان
report-similarity-any = کدهای دست‌کم یکی
report-similarity-cosine = کسینوس شمار گزاره‌های هر کد، از ۰ (بی کد مشترک) تا ۱.
report-similarity-document = سند
report-similarity-jaccard = ژاکار: کدهایی که هر دو دارند، از کدهایی که دست‌کم یکی دارد؛ از ۰ تا ۱.
report-similarity-other-document = سند دیگر
report-similarity-other-participant = مشارکت‌کنندهٔ دیگر
report-similarity-participant = مشارکت‌کننده
report-similarity-shared = کدهای مشترک
report-similarity-top = { $shown } ردیف از { $all } ردیف آمده است.
report-similarity-value = شباهت
report-source = منبع
report-speaker = مشارکت‌کننده
report-speaker-note = درون پرانتز پس از مشارکت‌کننده: { $names }.
report-subcategory = زیرطبقه
report-sum = کل
report-summaries-count = { $n } خانه از { $cells } خانه نوشته شده است.
report-summaries-no-codes = ستون‌های این جدول طبقه‌ها و کدهایی‌اند که خلاصه‌ای درباره‌شان نوشته شده است، و اینجا هیچ‌کدام نیست. در فیلتر کدی را انتخاب کنید که می‌خواهید درباره‌اش بنویسید، فیلتر را بردارید، یا در نظام کدها طبقه‌ای بسازید.
report-summaries-no-documents = سندی نیست که ردیف این جدول شود. فیلتر را بردارید یا سندی وارد کنید.
report-summaries-no-participants = مشارکت‌کننده‌ای نیست که ردیف این جدول شود. فیلتر را بردارید، مشارکت‌کننده بسازید، یا ردیف‌ها را سندها کنید.
report-summaries-title = خلاصه‌های کدها برای هر مورد
report-timeline-all = همهٔ گزاره‌ها
report-timeline-all-note = ردیف «همهٔ گزاره‌ها» هر گزاره را یک بار می‌شمارد، هرچند کد داشته باشد؛ جمع ردیف‌های بالای آن می‌تواند از آن بیشتر شود.
report-timeline-part = { $from } تا { $to }٪
report-timeline-parts = متن هر سند از آغاز تا پایان به { $n } قسمت برابر تقسیم شده است (به شمار نویسه‌ها، گفته‌های مصاحبه‌گر هم در آن)؛ هر گزاره در قسمتی شمرده شده است که در آن آغاز می‌شود.
report-timeline-title = خط زمان کدها در مصاحبه‌ها
report-together-c = c برابر است با تعداد با هم ÷ (تعداد کد اول + تعداد کد دوم − تعداد با هم)؛ ژاکار سهم مشترک متن یا واحدهاست.
report-together-c-beyond = آنجا که یک کدگذاری با چند کدگذاری کد دیگر یک‌جاست، c از ۱ بالاتر می‌رود یا به دست نمی‌آید (–).
report-together-count = با هم
report-together-diagonal = عددهای پررنگ قطر تعداد خود کد است.
report-together-document = شمرده شده: سندهایی که هر دو کد را دارند.
report-together-first = کد اول
report-together-first-inside = اول در دوم
report-together-inside = شمرده شده: جفت کدگذاری‌هایی که یکی به‌تمامی در دیگری است.
report-together-jaccard = ژاکار
report-together-near = شمرده شده: جفت کدگذاری‌هایی که حداکثر { $n } پاراگراف از هم فاصله دارند.
report-together-of-first = تعداد کد اول
report-together-of-second = تعداد کد دوم
report-together-overlap = شمرده شده: جفت کدگذاری‌هایی که دست‌کم یک نویسهٔ مشترک دارند.
report-together-paragraph = شمرده شده: جفت کدگذاری‌هایی که در یک پاراگراف‌اند.
report-together-second = کد دوم
report-together-second-inside = دوم در اول
report-together-turn = شمرده شده: نوبت‌های گفتاری که هر دو کد را دارند؛ در سندی که نوبت ندارد هر پاراگراف یک نوبت است.
report-utterance = گزاره
report-values-cut = { $count } متن بلندتر از { $limit } بایتی بود که یک متغیر SPSS جا دارد و بریده شد؛ قالب‌های دیگر آن را کامل دارند.
report-variables-passages = عدد هر خانه شمار گزاره‌های متفاوتی است که آن کد را گرفته‌اند.
report-variables-presence = ۱: دست‌کم یک گزاره آن کد را دارد؛ ۰: هیچ گزاره‌ای ندارد.
report-variables-words = عدد هر خانه شمار واژه‌هایی است که آن کد را گرفته‌اند؛ هر واژه یک بار.
report-with-below = با زیرکدها
report-words = واژه‌ها
report-words-by-keyness = واژه‌ها به ترتیب G² آمده‌اند.
report-words-everybody = گفته‌های مصاحبه‌گر هم شمرده شده است؛ برچسب گوینده‌ها شمرده نشده است.
report-words-forms = صورت‌هایی از یک واژه که فهرست‌های هم‌خانواده تأیید کرده‌اند، یکی شمرده شده است.
report-words-keyness = {"\u200F"}G² نسبت درست‌نمایی لگاریتمی است (Rayson & Garside, 2000)؛ تفاوتی با G² دست‌کم { $limit } (پررنگ) به‌تصادف در کمتر از ۵ درصد موارد دیده می‌شود. نسبت لگاریتمی می‌گوید واژه در ستونی که بیشترین سهم را دارد چند برابر بقیهٔ ستون‌هاست: ۱ یعنی دو برابر، ۲ یعنی چهار برابر (Hardie, 2014)؛ واژه‌ای که در بقیه نیست، آنجا نیم بار حساب شده است.
report-words-least = فقط آنچه دست‌کم { $n } بار آمده است.
report-words-little = واژه‌های کم‌معنا، مانند «از» و «که»، در جدول نیامده‌اند، ولی در کل واژه‌ها شمرده شده‌اند.
report-words-little-phrase = عبارت‌هایی که با واژهٔ کم‌معنایی مانند «از» و «که» آغاز یا تمام می‌شوند نیامده‌اند. هر عبارت در یک جمله است.
report-words-log-ratio = نسبت لگاریتمی
report-words-most-in = بیشتر در
report-words-participants = فقط گفته‌های مشارکت‌کنندگان شمرده شده است، بدون مصاحبه‌گر و بدون برچسب گوینده‌ها.
report-words-parts = کل واژه‌های هر ستون (مخرج): { $parts }.
report-words-per = در { $n } واژه
report-words-phrase = عبارت
report-words-read = کل واژه‌ها (مخرج): { $n } واژه در { $documents } سند. همهٔ املاهای یک واژه یکی شمرده شده است.
report-words-read-coded = کل واژه‌های متن کدگذاری‌شده (مخرج): { $n } واژه در { $documents } سند. همهٔ املاهای یک واژه یکی شمرده شده است.
report-words-read-uncoded = کل واژه‌های متن کدگذاری‌نشده (مخرج): { $n } واژه در { $documents } سند. همهٔ املاهای یک واژه یکی شمرده شده است.
report-words-several = واژه‌ای که گوینده‌اش روشن نیست، در ستون هر مشارکت‌کنندهٔ آن سند شمرده شده است.
report-words-stop-lists = واژه‌های این فهرست‌ها در جدول نیامده‌اند، ولی در کل واژه‌ها شمرده شده‌اند: { $names }.
report-words-stopped = این واژه‌ها در جدول نیامده‌اند، ولی در کل واژه‌ها شمرده شده‌اند: { $names }.
report-words-top = از { $all } مورد، { $shown } مورد نخست آمده است.
report-words-word = واژه

transcript-codes = کدها
transcript-continued = ادامهٔ
transcript-document-memo = یادداشت سند
transcript-empty = این سند متنی ندارد.
transcript-legend = کدها و تعداد گزاره‌های آن‌ها
transcript-memos = یادداشت‌ها
transcript-only-coded = فقط پاراگراف‌هایی آمده است که گزارهٔ کدگذاری‌شده دارند.
transcript-paragraph = ¶
transcript-participants = مشارکت‌کنندگان: { $names }
transcript-passages = { $n } گزارهٔ کدگذاری‌شده
transcript-text = متن

## print

print-all = همه
print-choose = انتخاب سندها
print-condensed = واحدهای معنایی فشرده
print-documents = سندها ({ $n } از { $all })
print-face = قلم و اندازهٔ حروف
print-format = قالب و کاغذ
print-format-docx = Word
print-format-html = صفحهٔ وب
print-format-pdf = PDF
print-legend = فهرست کدها در پایان
print-memos = یادداشت‌ها
print-names = نام کدها
print-none = هیچ‌کدام
print-numbers = شمارهٔ پاراگراف‌ها
print-only-coded = فقط پاراگراف‌های کدگذاری‌شده
print-paths = مسیر کامل کدها
print-shown = چه چیزهایی بیاید
print-size-large = بزرگ
print-size-medium = متوسط
print-size-small = کوچک
print-stripes = خط‌های رنگی
print-title = چاپ متن کدگذاری‌شده
print-write = نوشتن در پرونده…

## search

search-active-only = فقط در سندهای فعال
search-close = بستن جست‌وجو
search-code-all = کدگذاری همهٔ یافته‌ها با…
search-code-hint = کدی را پیدا کنید یا بسازید…
search-count = { $n } مورد در { $documents } سند
search-document = { $name }، { $n } مورد
search-empty = واژه‌ای بنویسید
search-empty-hint = نیم‌فاصله و فاصله، حرف‌های عربی و فارسی و رقم‌های فارسی و لاتین یکی گرفته می‌شوند.
search-error-empty = چیزی برای جست‌وجو نمانده است. واژه‌ای بنویسید.
search-error-pattern = الگو درست نیست: { $reason }.
replace-error-no-group = الگو گروهی ندارد که «{ $written }» به آن اشاره کند. گروه‌ها را با پرانتز در الگو بسازید، یا برای خود نشانه «$$» بنویسید.
replace-error-open = «{ $written }» بسته نشده است. شمارهٔ گروه را این‌گونه بنویسید: «{"${1}"}».
search-exact = عیناً همین نویسه‌ها
search-field = آنچه در همهٔ سندها جست‌وجو می‌کنید
search-hint = واژه یا عبارت…
search-loose = «آ» با «ا» و «ئ» با «ی» یکی
search-nothing = چیزی پیدا نشد
search-nothing-hint = املای دیگری را امتحان کنید یا شیوهٔ جست‌وجو را عوض کنید.
search-options = شیوهٔ جست‌وجو
search-scope = چه اندازه از متن کد بگیرد
search-scope-hit = فقط خود یافته
search-scope-paragraph = همهٔ پاراگراف
search-scope-sentence = همهٔ جمله
search-scope-turn = همهٔ نوبت گفتار
search-regex = عبارت باقاعده (regex)
search-replace = جایگزینی
search-replace-all = جایگزینی همهٔ یافته‌ها
search-running = در حال جست‌وجو
search-title = یافتن در همهٔ سندها
    .short = یافتن
search-whole-word = فقط واژهٔ کامل

## segments

segments-border = مرز فهرست و کدگذاری انتخاب‌شده
segments-cell = خانهٔ جدول: { $name }
segments-cell-empty = گزاره‌های این خانه در پروژه نیستند.
segments-cell-remove = کنار گذاشتن خانهٔ جدول
segments-every-importance = همهٔ گزاره‌ها، مهم یا نه
segments-highlights = { $n } جای علامت‌خورده
segments-least-importance = اهمیت دست‌کم { $n }
segments-most-important = فقط مهم‌ترین‌ها (۳)
segments-none-important-hint = در میان گزاره‌های این کدها چنین مهمی نیست.
segments-picked = { $n } گزاره انتخاب شده است

segments-activate = فعال کردن «{ $name }»
segments-all-documents = بازیابی از همهٔ سندها
segments-by-code = به ترتیب کدها
segments-by-document = به ترتیب سندها
segments-condensed = واحد معنایی فشرده
segments-condensed-hint = همین گزاره در چند واژه…
segments-copied = { $n } گزاره رونوشت شد.
segments-copy-all = رونوشت همهٔ گزاره‌ها
segments-export = خروجی گرفتن از گزاره‌ها
segments-filter = فیلتر بر پایهٔ گروه، گوینده و ویژگی
segments-fold = جمع کردن کدگذاری
segments-quotation = «{ $text }» ({ $place }؛ { $code })
segments-unfold = باز کردن کدگذاری
segments-count = { $n } گزاره از { $documents } سند
segments-count-codings = { $n } گزاره با { $codings } کدگذاری از { $documents } سند
segments-deactivate = غیرفعال کردن «{ $name }»
segments-documents = { $n } سند فعال
segments-end = پایان
segments-grow = گسترش { $edge } به اندازهٔ یک واژه
segments-memo = یادداشت
segments-memo-hint = چرا این کد؟ چه به ذهن می‌رسد؟
segments-more-codes = و { $n } کد دیگر
segments-none-active = کدی فعال نیست
segments-none-active-hint = کدی را در فهرست کدها فعال کنید تا همهٔ گزاره‌هایی که آن را گرفته‌اند اینجا بیاید.
segments-none-found = گزاره‌ای پیدا نشد
segments-none-found-hint = هنوز هیچ گزاره‌ای کدهای فعال را نگرفته است.
segments-none-here-hint = در سندهای فعال هیچ گزاره‌ای این کدها را نگرفته است.
segments-paragraph = پاراگراف { $n }
segments-recode = تعویض کد…
segments-show = نمایش در متن
segments-shrink = کوتاه کردن { $edge } به اندازهٔ یک واژه
segments-start = آغاز
segments-title = گزاره‌های بازیابی‌شده
    .short = گزاره‌ها
segments-uncode = برداشتن کد
segments-unselect = لغو انتخاب این کدگذاری

## session

session-not-settled = کار ثبت شده است، ولی دنبالهٔ کار کنار «{ $file }» ماند: { $reason } پروندهٔ کناری را پاک نکنید تا باز شدن بعدی آن را جمع کند.

## settings

settings-keys-borders-usual = مرز پنل‌ها: برگرداندن به جای پیش‌فرض
settings-keys-cell-empty = خالی کردن خانهٔ جدول
settings-keys-findings-all = جدول گزاره‌ها: انتخاب همهٔ ردیف‌ها
settings-keys-findings-cells = یافته‌ها: خانهٔ کناری جدول
settings-keys-findings-code = یافته‌ها: کدگذاری ردیف‌های واژه در بافت و گزاره‌های مشابه
settings-keys-findings-condense = جدول گزاره‌ها: واحد معنایی فشرده
settings-keys-findings-copy = یافته‌ها: رونوشت جدول یا خانه‌های انتخاب‌شده
settings-keys-findings-extend = یافته‌ها: انتخاب خانه‌های کناری
settings-keys-findings-follow = یافته‌ها: رفتن به گزاره‌های یک خانه
settings-keys-findings-importance = جدول گزاره‌ها: بالا بردن اهمیت ردیف‌های انتخاب‌شده
settings-keys-findings-leave-out = یافته‌ها: کنار گذاشتن یا برگرداندن ردیف پیش از کدگذاری
settings-keys-findings-memo = جدول گزاره‌ها: یادداشت
settings-keys-findings-merge = جدول گزاره‌ها: یکی کردن با گزاره‌های کنار آن
settings-keys-findings-pick = جدول گزاره‌ها: انتخاب یا لغو انتخاب یک ردیف در کنار دیگران
settings-keys-findings-recode = جدول گزاره‌ها: تعویض کد ردیف‌های انتخاب‌شده
settings-keys-findings-remove = جدول گزاره‌ها: برداشتن کد ردیف‌های انتخاب‌شده
settings-keys-findings-split = جدول گزاره‌ها: جدا کردن گزاره
settings-keys-findings-walk = جدول گزاره‌ها: رفتن به ردیف دیگر بی‌آنکه انتخاب عوض شود
settings-keys-ltr = چپ به راست کردن پاراگراف
settings-keys-memo-delete = یادداشت‌ها: حذف یادداشت
settings-keys-paragraphs = پاراگراف قبلی یا بعدی
settings-keys-recent-forget = پروژه‌های اخیر: برداشتن از فهرست
settings-keys-rtl = راست به چپ کردن پاراگراف
settings-keys-segments-text = رفتن به متن گزاره
settings-keys-select = پس از کلیک میان واژه‌ها: انتخاب متن از همان‌جا
settings-keys-tree-level = تبدیل انتخاب‌شده‌ها به طبقه، زیرطبقه یا کد
settings-keys-tree-move = جابه‌جا کردن کدها در درخت؛ چپ و راست سطح را عوض می‌کند
settings-keys-tree-filter = یافتن در درخت کدها
settings-keys-tree-pick = افزودن به انتخاب یا برداشتن از آن
settings-keys-tree-alone = بردن نشانگر بدون تغییر انتخاب
settings-keys-tree-turn = باز و بستن شاخه
settings-keys-borders-panes = بردن مرز پنل‌ها
settings-keys-segments = در گزاره‌های بازیابی‌شده
settings-keys-segments-extend = انتخاب چند گزاره
settings-keys-segments-delete = برداشتن کد از گزاره‌های انتخاب‌شده
settings-keys-tour = کارت بعدی و قبلی آشنایی

settings-typing = نوشتن
settings-typing-digits = رقم‌های لاتین و عربی هنگام نوشتن فارسی شود
settings-typing-letters = «ی» و «ک» عربی هنگام نوشتن فارسی شود
settings-typing-text = رقم‌های پس از حروف لاتین، مانند MAXQDA 2020، دست نمی‌خورند.
settings-keys-ladder-all = از گزاره تا طبقه: انتخاب همهٔ ردیف‌ها
settings-keys-ladder-cells = از گزاره تا طبقه: خانهٔ کناری، نخستین و آخرین خانه
settings-keys-ladder-copy = از گزاره تا طبقه: رونوشت ردیف‌ها
settings-keys-ladder-rows = از گزاره تا طبقه: نخستین و آخرین ردیف
settings-keys-ladder-text = از گزاره تا طبقه: رفتن به متن

settings-calendar = گاه‌شماری
settings-jalali = هجری خورشیدی
settings-gregorian = میلادی
settings-accent = رنگ تأکید
settings-accent-teal = سبزآبی
settings-accent-blue = آبی
settings-accent-violet = بنفش
settings-accent-slate = خاکستری
settings-face = قلم متن سندها
settings-face-vazirmatn = وزیرمتن
settings-face-amiri = امیری (کتابی)

settings-about-fonts = قلم‌های وزیرمتن و امیری با پروانهٔ SIL Open Font License همراه برنامه‌اند.
settings-about-licence = پروانهٔ برنامه: MIT یا Apache-2.0، به انتخاب شما.
settings-about-sample = متن مصاحبه‌های پژوهش نمونه ساختگی است.
settings-about-title = دربارهٔ گزاره
settings-about-version = نسخهٔ { $version }
settings-about-what = میز کار کدگذاری مصاحبه‌های کیفی؛ از گزاره تا کد، زیرطبقه و طبقه. همه‌چیز در یک پرونده روی رایانهٔ شما می‌ماند.
settings-appearance = نما
settings-as-system = مانند سیستم
settings-coder = نام کدگذار
settings-coder-text = هر کدگذاری و هر تغییر با این نام ثبت می‌شود.
settings-coding = کدگذاری
settings-dark = تیره
settings-digits = رقم‌ها
settings-digits-usual = به زبان برنامه
settings-done = بستن
settings-keys-borders = بردن مرز کدگذاری‌ای که با نوار یا کلید انتخاب شده
settings-keys-cell-next = خانهٔ بعدی جدول
settings-keys-cell-write = نوشتن در خانهٔ جدول
settings-keys-codes = در فهرست کدها
settings-keys-direction = برگرداندن جهت نوشتن
settings-keys-documents = در فهرست سندها
settings-keys-filter = نام فرمان یا کلید…
settings-keys-global = همه‌جا
settings-keys-leave = بیرون رفتن یا انصراف
settings-keys-list-extend = انتخاب چند مورد در فهرست
settings-keys-list-menu = منوی کارها
settings-keys-list-move = جابه‌جایی در فهرست
settings-keys-list-open = باز کردن
settings-keys-next-control = رفتن به مورد بعدی
settings-keys-numbers = دادن کد اخیر به شمارهٔ آن
settings-keys-others = کلیدهای دیگر
settings-keys-physical = حرف‌ها جای کلید روی صفحه‌کلید را می‌گویند؛ با چیدمان فارسی هم همان کلید کار می‌کند.
settings-keys-text = در متن
settings-keys-zwnj = نیم‌فاصله
settings-language = زبان برنامه
settings-larger = بزرگ‌تر کردن { $name }
settings-light = روشن
settings-file-dialogs = پنجرهٔ انتخاب پرونده
settings-file-dialogs-system = از سیستم
settings-file-dialogs-window = در همین پنجره
settings-motion = حرکت پنجره‌ها و پیام‌ها
settings-low-blanks = کم‌ارتفاع بودن سطرهای خالی متن
settings-scale = اندازهٔ همهٔ برنامه
settings-scale-waits = با کنار رفتن نشانگر عوض می‌شود
settings-selection-bubble = پس از انتخاب متن، نواری از کارهای آن نشان داده شود
settings-shortcuts-title = میان‌برهای صفحه‌کلید
settings-smaller = کوچک‌تر کردن { $name }
settings-theme = ظاهر
settings-title = تنظیمات
settings-usual-size = اندازهٔ معمول
settings-whole-words = انتخاب متن واژه به واژه (با Alt حرف به حرف)
settings-zoom = اندازهٔ متن سند
settings-damaged = پروندهٔ تنظیمات خوانده نشد و تنظیمات به حالت آغازین برگشت.

## start

start-error-lost = نمایشگر از دست رفت و پنجره با آن بسته شد؛ هرچه انجام داده‌اید ذخیره است.

start-error-no-display = نمایشگری نیست که پنجره در آن باز شود؛ همین کارها از خط فرمان برمی‌آید: gozareh help
start-error-refused = سامانه پنجره را باز نکرد؛ همین کارها از خط فرمان برمی‌آید: gozareh help

## status

status-coder = کدگذار: { $name }
status-saved = همه‌چیز ذخیره است
status-saved-at = ذخیره شد · { $time }

## storage

storage-error-beyond-repair = پروندهٔ «{ $file }» چنان خراب است که چیزی از آن بازیابی نشد. نسخهٔ پشتیبان را باز کنید.
storage-error-cancelled = کار روی «{ $file }» متوقف شد.
storage-error-changed-elsewhere = برنامهٔ دیگری در «{ $file }» نوشته است و این تغییر ثبت نشد. پروژه را ببندید و دوباره باز کنید.
storage-error-damaged = پروندهٔ «{ $file }» آسیب دیده است. از آنچه سالم مانده می‌توان نسخه‌ای سالم ساخت؛ یا نسخهٔ پشتیبان را باز کنید.
storage-error-deleted = پروندهٔ «{ $file }» از جای خود پاک شده است و این تغییر ثبت نشد. نسخه‌ای از کار خود را کنار آن ذخیره کنید.
storage-error-disk-full = روی دیسک جایی برای «{ $file }» نمانده است. جا باز کنید و دوباره تلاش کنید.
storage-error-exists = پروندهٔ «{ $file }» از قبل هست و رونویسی نشد. نام دیگری انتخاب کنید.
storage-error-foreign = در «{ $file }» چیزی هست که گزاره نگذاشته است («{ $object }») و باز نشد. از فرستنده نسخهٔ پاک بخواهید، یا از آنچه مال گزاره است نسخه‌ای سالم بسازید.
storage-error-in-use = پروندهٔ «{ $file }» در پنجرهٔ دیگری باز است. آن را آنجا ببندید.
storage-error-io = پروندهٔ «{ $file }» خوانده یا نوشته نشد: { $reason }.
storage-error-name-too-long = نام «{ $file }» برای این دیسک بیش از اندازه بلند است. نام کوتاه‌تری بدهید.
storage-error-newer = پروندهٔ «{ $file }» را نسخهٔ تازه‌تری از گزاره ساخته است (قالب { $version }). گزاره را به‌روز کنید.
storage-error-no-file = پروندهٔ «{ $file }» پیدا نشد. نام و جای آن را ببینید.
storage-error-not-a-project = پروندهٔ «{ $file }» پروژهٔ گزاره نیست. پرونده‌ای با پسوند gozareh باز کنید.
storage-error-read-only = پروندهٔ «{ $file }» فقط خواندنی است. نسخه‌ای از آن را جایی بسازید که اجازهٔ نوشتن دارید.
storage-error-renamed = نام یا جای پروندهٔ «{ $file }» عوض شده است و اکنون «{ $now }» نام دارد؛ این تغییر ثبت نشد. کار را در همان پرونده ادامه دهید یا نسخه‌ای ذخیره کنید.
storage-error-replaced = پروندهٔ دیگری جای «{ $file }» را گرفته است و این تغییر ثبت نشد. نسخه‌ای از کار خود را کنار آن ذخیره کنید.
storage-error-too-big = متنی در «{ $file }» از اندازه‌ای که پروژه می‌پذیرد بزرگ‌تر است. آن را در چند سند وارد کنید.
storage-notice-log-damaged = دنبالهٔ کاری که پس از توقف ناگهانی کنار «{ $file }» مانده آسیب دیده است: حداکثر { $count } عملیات آخر از آن برداشته نشد. به نام «{ $log }» نگه داشته شد.
storage-notice-log-set-aside = کنار «{ $file }» دنبالهٔ کار پرونده‌ای دیگر مانده بود که پیش‌تر همین نام را داشت. به این پرونده افزوده نشد و به نام «{ $log }» کنار گذاشته شد.

## study

study-error-ambiguous = این گزاره { $count } بار در سند آمده است؛ آن را بلندتر بنویسید یا nth را بیفزایید.
study-error-color = رنگ «{ $color }» به شکل ‎#RRGGBB نیست.
study-error-entry = ورودی { $number } از { $list }، «{ $name }»: { $fault }
study-error-file = «{ $file }» خوانده یا نوشته نشد: { $reason }.
study-error-missing-field = «{ $field }» نوشته نشده است
study-error-not-found = این گزاره عیناً در سند نیست.
study-error-not-ron = نشانه‌ها با قالب RON نمی‌خوانند
study-error-outside = این پرونده در پوشهٔ پژوهش نیست. اگر به این پژوهش اعتماد دارید ‎--outside‎ را بیفزایید.
study-error-repeated = «{ $name }» دو بار آمده است.
study-error-syntax = «{ $file }» در سطر { $line }، ستون { $column } درست نیست: { $reason }.
study-error-too-deep = بیش از { $limit } فهرست و مقدار درون هم آمده است
study-error-too-many = فهرست { $list } بیش از { $limit } ورودی دارد. آن را به چند پژوهش تقسیم کنید.
study-error-unknown = «{ $name }» در این پژوهش نیست.
study-error-unknown-field = «{ $found }» شناخته نیست؛ یکی از این‌ها را بنویسید: { $known }
study-error-value = مقدار از نوعی دیگر است
study-error-values = { $values } مقدار برای { $attributes } ویژگی آمده است.

## system

system-already-exists = چیزی به این نام هست
system-busy = برنامهٔ دیگری آن را گرفته است
system-error = سامانه نپذیرفت
system-error-number = سامانه نپذیرفت (خطای { $number })
system-file-too-large = از اندازه‌ای که دیسک می‌پذیرد بزرگ‌تر است
system-holds-database = پایگاه داده یا پروژه است و جای آن چیزی نوشته نمی‌شود
system-invalid-name = نام آن پذیرفته نیست
system-is-a-folder = پوشه است
system-larger = از { $megabytes } مگابایت بزرگ‌تر است
system-not-a-file = پرونده نیست؛ دستگاه، لوله یا سوکت است
system-not-a-folder = جایی که باید پوشه باشد پرونده است
system-not-found = پیدا نشد
system-out-of-memory = حافظه کم آمد
system-permission-denied = اجازهٔ آن نیست
system-read-only = دیسک فقط خواندنی است
system-storage-full = جای کافی روی دیسک نیست
system-unreachable = دیسک یا شبکه در دسترس نیست
system-unreadable = محتوای آن نوشتهٔ درستی نیست

## tables

tables-attributes-count = { $n } ویژگی
tables-attributes-own = به انتخاب جدول
tables-attributes-shown = ویژگی‌ها در جدول
tables-by-speaker = گوینده
tables-case-passages = شمار گزاره‌ها
tables-case-presence = بودن یا نبودن (۱ و ۰)
tables-case-words = شمار واژه‌ها
tables-cases = ردیف‌ها
tables-choose-code = انتخاب کد…
tables-clusters = خوشه‌ها
tables-clusters-none = بدون خوشه
tables-combinations = ترکیب کدها
    .aliases = مجموعهٔ کدها، الگوی کدها
    .tip = کدام کدها با هم روی یک گزاره یا در یک سند می‌آیند.
tables-combined = با هم
tables-combined-document = در یک سند
tables-combined-passage = روی یک گزاره
tables-find-code = کدی را پیدا کنید…
tables-format-spss = {"\u200F"}SPSS و PSPP
tables-importance = با اهمیت گزاره‌ها
tables-keywords = کلیدواژه‌ها
    .aliases = واژه‌نامه، تلخیصی، معنای پنهان
    .tip = واژه‌های فهرست‌های کلیدواژه با شمار، معنای پنهان و کدی که به آن رسیدند.
tables-keywords-missing = هنوز فهرست کلیدواژه‌ای نیست. آن را در فهرست‌های واژه بنویسید، یا کاربرگی با ستون‌های فهرست، واژه، معنا و کد را روی پنجره بکشید.
tables-like = مشابه این کد
tables-likeness = سنجهٔ شباهت
tables-likeness-cosine = کسینوس گزاره‌ها
tables-likeness-jaccard = کدهای مشترک (ژاکار)
tables-memos = یادداشت‌ها
    .aliases = یادنوشت، ممو
    .tip = چه کسی کِی دربارهٔ چه چیزی چه اندیشیده است.

tables-active-documents = { $n ->
    [0] فقط سندهای فعال
   *[other] فقط { $n } سند فعال
 }
tables-all-words = واژه‌های کم‌معنا هم
tables-answers-only = فقط گفتهٔ مشارکت‌کنندگان
tables-attributes = ویژگی‌هایی که گروه می‌سازند
tables-by = به تفکیک
tables-by-coder = کدگذار
tables-by-document = سند
tables-by-group = گروه
tables-by-none = بدون تفکیک
tables-codebook = کتابچهٔ کد
    .aliases = دفترچهٔ کد، راهنمای کدگذاری، تعریف کدها
    .tip = تعریف، قاعدهٔ کدگذاری، گزارهٔ نمونه و تعداد گزاره‌های هر کد.
tables-codes = کدها در طبقه‌ها
    .aliases = نظام کدها، سیستم کد، مقوله
    .tip = هر کد زیر زیرطبقه و طبقهٔ خود.
tables-concordance = واژه در بافت
    .aliases = واژه‌نما، کلیدواژه در متن
    .tip = همهٔ جاهای یک واژه با آنچه پیش و پس از آن است.
tables-context-after = به ترتیب واژهٔ بعد
tables-context-before = به ترتیب واژهٔ قبل
tables-context-text = ترتیب متن
tables-cooccurrence = هم‌رخدادی کدها
    .aliases = هم‌وقوعی، رابطهٔ کدها، ژاکار
    .tip = کدام کدها روی همان واژه‌ها، نزدیک هم، در یک نوبت یا در یک سند می‌آیند.
tables-counts = با تعداد گزاره‌ها و سندها
tables-crosstab = جدول متقاطع
    .aliases = توافقی، کراس‌تب، کای‌دو، فیشر
    .tip = کدها در برابر سندها، گروه‌ها، کدگذاران یا ویژگی‌ها، با آزمون کای‌دو و فیشر.
tables-digits = رقم‌ها
tables-empty = چیزی برای این جدول نیست
tables-empty-text = پروژه هنوز چیزی ندارد که در این جدول بیاید.
tables-export = خروجی گرفتن
tables-format-csv = {"\u200F"}CSV برای R و Python
tables-format-docx = Word
tables-format-html = صفحهٔ وب
tables-format-latex = LaTeX
tables-format-markdown = Markdown
tables-format-odt = LibreOffice
tables-format-xlsx = Excel
tables-frequencies = فراوانی کدها
    .aliases = بسامد، شمارش
    .tip = هر کد چند بار، در چند سند و برای چند مشارکت‌کننده آمده است.
tables-history = تاریخچه
    .aliases = حسابرسی، تاریخچهٔ تغییرها
    .tip = چه کسی چه کاری و کِی کرده است، برای مسیر ممیزی (audit trail).
tables-ladder = از گزاره تا طبقه
    .aliases = شکل‌گیری طبقه‌ها، از گفته تا طبقه
    .tip = یک طبقه چگونه ساخته شده است: گزاره، کد، زیرطبقه، طبقه.
tables-language = زبان جدول
tables-least-count = دست‌کم چند بار
tables-level = سطح کدها
tables-level-given = هر کد برای خودش
tables-making = ساختن جدول…
tables-matrix = ماتریس کد در کد
tables-matrix-cases = ماتریس مورد در مورد
tables-measure = شمارش
tables-no-attributes = مشارکت‌کنندگان هنوز ویژگی ندارند.
tables-participants = ویژگی‌های مشارکت‌کنندگان
    .aliases = ترکیب مشارکت‌کنندگان، جمعیت‌شناختی
    .tip = مشارکت‌کنندگان به بخش، تحصیلات، سمت یا هر ویژگی دیگر.
tables-parts = قسمت‌های متن
tables-per-cell = گزاره‌های هر خانه
tables-phrase = واژه یا عبارت
tables-phrase-words = { $n ->
        [one] تک‌واژه
       *[other] عبارت { $n } واژه‌ای
    }
tables-profile = قلم
tables-order = ترتیب ردیف‌ها
tables-profile-level = سطح کدها
tables-profiles = نمایهٔ مشارکت‌کنندگان
    .tip = هر مشارکت‌کننده یک ستون: ویژگی‌ها، شمارش‌ها و گفته‌هایش دربارهٔ هر طبقه، و خط زمان کدها در مصاحبه‌اش.
    .aliases = نمایهٔ مورد، پروفایل مورد، پروفایل مشارکت‌کننده، مقایسهٔ مشارکت‌کنندگان
tables-profiles-missing = هنوز مشارکت‌کننده‌ای در پروژه نیست که نمایه‌ای داشته باشد.
tables-quotations = گزاره‌های کدگذاری‌شده
    .aliases = نقل‌قول‌ها، بخش‌های کدگذاری‌شده، سگمنت
    .tip = هر گزاره با مشارکت‌کننده، جا، کد، واحد معنایی فشرده و کدگذار.
tables-quote-matrix = ماتریس گزاره‌ها
    .aliases = ماتریس نقل‌قول، چارچوب
    .tip = کدها در برابر گروه‌ها یا ویژگی‌ها، با گزاره‌ها در خانه‌ها.
tables-residuals = با باقی‌مانده‌های استانداردشده
tables-root-all = همه
tables-row-words = جست‌وجو در ردیف‌ها
tables-segments = جدول گزاره‌ها
    .aliases = بخش‌های کدگذاری‌شده، سگمنت
    .tip = هر گزارهٔ کدگذاری‌شده با هرچه از آن می‌دانیم، هر چیز در یک ستون.
tables-sequences = توالی کدها
    .aliases = ترتیب، پس از
    .tip = کدام کد پس از کدام کد می‌آید، در فاصلهٔ چند پاراگراف.
tables-share = درصد
tables-share-column = از هر ستون
tables-share-nothing = بدون درصد
tables-share-row = از هر ردیف
tables-share-text = از همهٔ متن
tables-share-total = از کل
tables-similar = گزاره‌های مشابه
    .tip = جمله‌هایی که بیش از همه به گزاره‌های یک کد می‌مانند و آن را ندارند؛ با Ctrl+Enter یکی‌یکی کد می‌گیرند.
    .aliases = همسان، شبیه، مانند این، BM25
tables-similarity = شباهت موردها
    .aliases = سندهای همسان، کسینوس، ژاکار
    .tip = کدام مشارکت‌کنندگان یا سندها از نظر کدها به هم شبیه‌اند.
tables-sought = واژه‌ای که جست‌وجو می‌شود
tables-sought-hint = مانند «شیفت*»
tables-stop = فهرست کم‌معنا
tables-stop-all = همهٔ فهرست‌های کم‌معنا
tables-stop-none = هیچ فهرست
tables-stretch = کجا
tables-stretch-all = همهٔ متن
tables-stretch-coded = متن کدگذاری‌شده
tables-stretch-uncoded = متن کدگذاری‌نشده
tables-summaries = جدول خلاصه‌ها
    .aliases = چارچوب، خلاصهٔ مورد
    .tip = هر مشارکت‌کننده یا سند دربارهٔ هر طبقه چه می‌گوید، به نوشتهٔ شما.
tables-timeline = خط زمان کدها
    .tip = در کدام قسمت از مصاحبه دربارهٔ چه سخن گفته می‌شود.
    .aliases = سیر کدها، تایم‌لاین، روند مصاحبه، دهک‌های مصاحبه
tables-together = با هم یعنی
tables-together-document = در یک سند
tables-together-inside = یکی در دیگری
tables-together-missing = هیچ دو کدی چنان که گزینه‌های جدول می‌خواهند با هم نیامده‌اند.
tables-together-near = حداکثر { $n } پاراگراف فاصله
tables-together-overlap = روی هم (نویسهٔ مشترک)
tables-together-paragraph = در یک پاراگراف
tables-together-turn = در یک نوبت گفتار
tables-top = شمار ردیف‌ها
tables-variables = کدها به‌صورت متغیر
    .aliases = SPSS، آمار، دوارزشی، ماتریس داده
    .tip = مشارکت‌کنندگان با ویژگی‌ها و عددی برای هر کد، برای R و SPSS.
tables-within = حداکثر چند پاراگراف بعد
tables-word-order-count = پرتکرارترین نخست
tables-word-order-keyness = به ترتیب تفاوت ستون‌ها (G²)
tables-words = فراوانی واژه‌ها
    .aliases = بسامد، ابر واژگان، کلیدواژه، عبارت
    .tip = هر واژه یا عبارت چند بار و در چند سند آمده است و کدام‌ها گروه‌ها را از هم جدا می‌کنند.
tables-written = «{ $name }» نوشته شد.

## task

task-cancel = لغو
task-check = وارسی پروژه
task-print = نوشتن متن کدگذاری‌شده
task-export = نوشتن جدول
task-import = وارد کردن
task-open = باز کردن پروژه
task-repair = ساختن نسخهٔ سالم
task-sample = ساختن پژوهش نمونه

## template

template-blank = هیچ (پروژهٔ خالی)
template-blank-text = سه سطح طبقه، زیرطبقه و کد، بدون چیز دیگری.
template-codebook = کدهای یک پرونده
template-codebook-text = کتابچهٔ کد از پروندهٔ xlsx، csv یا ron وارد می‌شود.
template-conventional = تحلیل محتوای عرفی
template-conventional-steps =
    گام‌های تحلیل محتوای عرفی

    ۱. متن مصاحبه‌ها را وارد کنید و هر کدام را یک بار از آغاز تا پایان بخوانید.
    ۲. گزاره‌های هر متن را انتخاب کنید و واحد معنایی فشردهٔ آن‌ها را بنویسید.
    ۳. به هر گزاره کدی از دل متن بدهید.
    ۴. کدهای همانند را در زیرطبقه‌ها و زیرطبقه‌ها را در طبقه‌ها گرد آورید.
    ۵. برای هر طبقه تعریف بنویسید و متن‌های قبلی را با کدهای تازه دوباره بخوانید.
    ۶. برای هر طبقه نمونه انتخاب کنید و جدول‌ها را خروجی بگیرید.
template-conventional-text = کدها از متن برمی‌آیند. گام‌های روش به‌صورت یادداشت پروژه می‌آید.
template-directed = تحلیل محتوای جهت‌دار
template-directed-steps =
    گام‌های تحلیل محتوای جهت‌دار

    ۱. طبقه‌ها و کدهای آغازین را از نظریه یا پژوهش‌های قبلی بسازید یا از کتابچهٔ کد وارد کنید.
    ۲. برای هر کد تعریف و قاعدهٔ کدگذاری بنویسید.
    ۳. متن مصاحبه‌ها را وارد کنید و گزاره‌ها را با این کدها کدگذاری کنید.
    ۴. به گزاره‌ای که در هیچ کدی نمی‌گنجد کد تازه بدهید.
    ۵. کدهای تازه را با طبقه‌های آغازین بسنجید: زیر یکی از آن‌ها، یا طبقه‌ای تازه.
    ۶. بنویسید که یافته‌ها کجا نظریه را تأیید می‌کنند و کجا گسترش می‌دهند.
template-directed-text = کدها از نظریه برمی‌آیند. گام‌های روش به‌صورت یادداشت پروژه می‌آید.
template-summative = تحلیل محتوای تلخیصی
template-summative-steps =
    گام‌های تحلیل محتوای تلخیصی

    ۱. متن مصاحبه‌ها را وارد کنید و مشخص کنید که در هر سند چه کسی سخن می‌گوید.
    ۲. واژه‌های کلیدی را در همهٔ سندها بیابید و شمار آن‌ها را در هر گروه بنویسید.
    ۳. جاهایی را که این واژه‌ها آمده‌اند بخوانید و معنای پنهان آن‌ها را در یادداشت بنویسید.
    ۴. گزاره‌ها را کدگذاری کنید: گزاره، کد، زیرطبقه، طبقه.
    ۵. هر طبقه را تعریف کنید و با نقل‌قول‌های کوتاه شرح دهید.
    ۶. یافته‌ها را برای مشارکت‌کنندگان بفرستید و اصلاح آن‌ها را وارد کنید.
    ۷. جدول‌های مشارکت‌کنندگان، «از گزاره تا طبقه» و کدها را خروجی بگیرید.
template-summative-text = نخست واژه‌ها شمرده می‌شوند، سپس معنای پشت آن‌ها خوانده می‌شود؛ سه سطح طبقه، زیرطبقه و کد. گام‌های روش به‌صورت یادداشت پروژه می‌آید.

## term

term-attribute = ویژگی
    .aliases = متغیر
term-category = طبقه
    .aliases = مقوله
term-code-system = نظام کدها
    .aliases = سیستم کد
term-codebook = کتابچه
    .aliases = دفترچهٔ کد، راهنمای کدگذاری
term-coding = کدگذاری
    .aliases = کدینگ، برچسب
term-condensed = واحد معنایی فشرده
    .aliases = واحد معنا، خلاصه‌شده
term-export = خروجی
    .aliases = برون‌بری
term-frequencies = فراوانی
    .aliases = بسامد
term-history = تاریخچه
    .aliases = مسیر ممیزی، حسابرسی
term-import = وارد کردن
    .aliases = درون‌بری
term-memo = یادداشت
    .aliases = یادنوشت، ممو
term-participant = مشارکت‌کننده
    .aliases = مصاحبه‌شونده
term-passage = گزاره
    .aliases = بخش، سگمنت، نقل‌قول
term-subcategory = زیرطبقه
    .aliases = زیرمقوله
term-transcript = متن مصاحبه
    .aliases = پیاده‌سازی
term-turn = نوبت گفتار
    .aliases = نوبت گوینده

## toast

toast-coded = «{ $passage }» با «{ $name }» کدگذاری شد
toast-coded-many = { $n } گزاره با «{ $name }» کدگذاری شد
toast-done-in-document = در «{ $document }»، { $what }
toast-done-in-documents = در { $n } سند، { $what }
toast-given-up = نوشته کنار گذاشته شد
toast-gone-both = { $one } و { $other }
toast-gone-condensed = { $n ->
        [one] واحد معنایی فشرده‌اش
       *[other] { $n } واحد معنایی فشرده
    }
toast-gone-memos = { $n ->
        [one] یادداشتش
       *[other] { $n } یادداشت
    }
toast-gone-with = { $what }؛ { $gone } هم با آن رفت
toast-import-report = نمایش گزارش وارد کردن
toast-in-document = { $what } در «{ $document }»
toast-in-documents = { $what } در { $n } سند
toast-keep = نگه داشتن
toast-not-last = پس از آن کار دیگری انجام شده است: { $what }
toast-redo = انجام دوباره
toast-redo-not-last = پس از آن کار دیگری انجام شده است؛ آنچه برگردانده شده بود دیگر دوباره انجام نمی‌شود
toast-redone = دوباره انجام شد: { $what }
toast-redone-steps = { $n } گام دوباره انجام شد
toast-text-not-last = متن پس از آن تغییر کرده است؛ با Ctrl+Z گام به گام به آن برمی‌گردید
toast-undo = واگرد
toast-undone = برگردانده شد: { $what }
toast-undone-already = این کار پیش‌تر برگردانده شده است
toast-undone-steps = { $n } گام برگردانده شد

## top

top-help = راهنما
top-menu = فهرست اصلی
top-recent = پروژه‌های اخیر
top-recent-missing = { $name } (در جای خود نیست)
top-redo = انجام دوباره: { $what }
top-redo-text = انجام دوباره در متن
top-search = جست‌وجو در همه
top-undo = واگرد: { $what }
top-undo-text = واگرد در متن
top-view = نما

## tour

tour-import = سندها را وارد کنید
tour-import-text = متن مصاحبه‌ها را با این دکمه وارد کنید، یا پرونده‌ها را روی پنجره بکشید. گوینده‌ها خودشان شناخته می‌شوند.
tour-code = قسمتی از متن را کد بدهید
tour-code-text = واژه‌ها را با ماوس یا صفحه‌کلید انتخاب کنید و{"\u00A0"}Enter بزنید؛ نام کد را بنویسید یا از فهرست بردارید. V{"\u00A0"}واژه‌های خود گوینده را کد می‌کند.
tour-tree = کدها را در طبقه‌ها بچینید
tour-tree-text = کدها را بکشید و زیر زیرطبقه‌ها و طبقه‌ها بگذارید، یا با F6 جابه‌جا کنید. نام هر چیز با F2 همان‌جا عوض می‌شود.
tour-retrieve = همهٔ گزاره‌های یک کد را ببینید
tour-retrieve-text = کدی را با فاصله (Space) فعال کنید تا همهٔ گزاره‌هایش اینجا بیاید؛ کلیک روی هر کدام شما را به جایش در متن می‌برد.
tour-tables = جدول‌های مقاله
tour-tables-text = جدول کدها، مشارکت‌کنندگان و فراوانی‌ها اینجا ساخته و برای Word،{"\u200F"} Excel و LaTeX نوشته می‌شوند.
tour-undo = هیچ کاری از دست نمی‌رود
tour-undo-text = همه‌چیز همان دم ذخیره می‌شود و هر کاری را می‌توان برگرداند، حتی پس از بستن برنامه. F1 می‌گوید هر جا چه می‌توان کرد.
tour-step = { $step } از { $of }
tour-next = بعدی
tour-back = قبلی
tour-skip = رد شدن
tour-done = آماده‌ام

## unfinished

unfinished-forget = دور ریختن
unfinished-gone = جای این نوشته دیگر در پروژه نیست. می‌توانید از آن رونوشت بگیرید.
unfinished-later = بعداً
unfinished-take-up = ادامهٔ نوشتن
unfinished-title = نوشتهٔ ناتمام
unfinished-told = وقتی پروژه بسته شد، این نوشته هنوز ثبت نشده بود.

## voices

voices-as-kept = در هر سند همان که ثبت شده است
voices-by-document = کسی که شناسه‌اش در نام سند است
voices-counts = { $turns } نوبت در { $n } سند
voices-interviewer = مصاحبه‌گر
voices-meant = «{ $name }» کیست؟
voices-new = مشارکت‌کنندهٔ تازه: «{ $name }»
voices-none = نامی از گویندگان در متن نیست
voices-none-text = در این سندها هیچ سطری با نام گوینده و دونقطه آغاز نمی‌شود.
voices-save = ثبت در { $n } سند
voices-text = یک بار بگویید هر نامی در متن‌ها از آن کیست. سندها در یک گام به این مشارکت‌کنندگان پیوند می‌خورند، هر گفته به نام گویندهٔ آن شمرده می‌شود و همین نام در سندهای تازه نیز همین‌گونه پیشنهاد می‌شود.
voices-title = چه کسانی در سندها سخن می‌گویند؟
voices-undecided = تعیین نشده

## welcome

welcome-forget = برداشتن از این فهرست
welcome-line = از گزاره تا طبقه؛ میز کار تحلیل کیفی
welcome-missing = در جای خود نیست
welcome-new = یک پروندهٔ خالی برای مصاحبه‌های شما
welcome-open = پرونده‌ای که قبلاً ساخته‌اید
welcome-recent = پروژه‌های اخیر
welcome-sample = پژوهشی کامل با مصاحبه‌های ساختگی، برای دیدن و آزمودن
