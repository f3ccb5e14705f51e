### The texts of Gozareh in English. Every id stands in both files, under the section of its first word,
### in alphabetical order.

## analysis

## board

## cli

## codes

## coding

## command

command-about = About Gozareh
command-activate-code = Activate or deactivate code
command-activate-document = Activate or deactivate document
command-backup = Write backup…
command-clear-activation = Deactivate all
command-close-project = Close project
command-code-in-vivo = Code in vivo
command-code-memo = Memo of code…
command-code-selection = Code selection…
command-code-with-selected = Code selection with this code
command-condense = Condensed unit…
command-define-code = Definition of code…
command-delete-code = Delete code…
command-delete-document = Delete document…
command-direction = Turn direction of document
command-document-memo = Memo of document…
command-export-table = Export table…
command-find = Find in document
command-find-in-all = Find in all documents
command-import-documents = Import documents…
command-import-participants = Import participants…
command-last-code = Last code again
command-link-participants = Participants of document…
command-memo = Memo…
command-merge-codes = Merge codes into…
command-move-code = Move code to…
command-move-document = Move document to group…
command-new-category = New category
command-new-code = New code
command-new-code-for-selection = New code for selection…
command-new-group = New group…
command-new-project = New project…
command-new-subcategory = New subcategory
command-next-overlapping = Next overlapping coding
command-open-project = Open project…
command-open-sample = Open sample study
command-palette = Find command, document or code…
command-quit = Quit
command-recent-codes = Recent codes, then a number
command-recode = Change code…
command-recolor-code = Colour of code…
command-redo = Redo
command-rename-code = Rename code
command-rename-document = Rename document…
command-resize-left = Move border of coding left
command-resize-right = Move border of coding right
command-settings = Settings…
command-shortcuts = Keyboard shortcuts
command-show-coding = Coding page
command-show-history = History
command-show-participants = Participants
command-show-tables = Tables
command-switch-language = فارسی
command-switch-theme = Light or dark
command-toggle-codes = List of codes
command-toggle-documents = List of documents
command-toggle-focus = Text only
command-toggle-segments = Retrieved segments
command-uncode = Remove coding
command-undo = Undo
command-zoom-in = Larger text
command-zoom-out = Smaller text
command-zoom-reset = Usual text size

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
