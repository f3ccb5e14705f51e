### The texts of Gozareh in English. Every id stands in both files, under the section of its first word,
### in alphabetical order.

## analysis

## app

app-name = Gozareh

## away

away-copy-name = { $name } (rescued)
away-copy-name-again = { $name } (rescued { $number })
away-copy-saved = All your work is saved in “{ $file }” and goes on there.
away-deleted = “{ $file }” has been deleted from its place.
away-go-on = Go on in that file
away-later = Later
away-nothing-lost = Your work is still in the program and nothing of it is lost, but no change is kept until you save it or go on.
away-renamed = “{ $file }” has been renamed or moved and is now called “{ $now }”.
away-replaced = Another file has taken the place of “{ $file }”; a sync program may have brought another version.
away-save-copy = Save a copy beside it
away-title = The project file is not at its place
away-went-on = Work goes on in “{ $file }”.

## board

board-group-none = No codes yet
board-category = { $level } { $name }, { $content }, { $counts }
board-close-all = Close all subcategories
board-close-group = Close the subcategory
board-column-empty = Drag codes and subcategories here.
board-counts-none = No segments yet
board-drop-category = New category for { $what }
board-drop-column = Move the category
board-drop-into = Into “{ $name }”
board-drop-order = Change the order
board-drop-out = Out of the categories
board-drop-subcategory = New subcategory for { $what }
board-empty-text = While you code, every new code becomes a card here, to be sorted into its subcategory and category. You can make codes here, too.
board-empty-title = There are no codes to sort yet
board-first-category = Select some cards and drag them here, or press Ctrl+Shift+G, to make the first category.
board-full = With definitions
board-group-empty = Drag codes here
board-loose = Not sorted yet
board-loose-empty = All codes are in categories.
board-names = Names only
board-open-all = Open all subcategories
board-open-group = Open the subcategory
board-own = { $n } of its own
board-tile = { $level } { $name }, { $counts }, in { $above } { $place }
board-tile-loose = { $level } { $name }, { $counts }, not sorted yet

## check

check-altered = Operation { $op } of the history is not as it was written.
check-before = Operation { $op } does not follow from what came before it.
check-coding-outside = In “{ $document }” the coding { $start } to { $end } lies outside the text.
check-cycle = “{ $name }” stands below itself.
check-dangling = { $count } rows of the table { $table } refer to what is not there.
check-foreign = “{ $name }” is in the file and Gozareh has not put it there, or not in this form.
check-highlight-outside = In “{ $document }” a highlight lies outside the text.
check-id = The number { $id } has been given to two things.
check-journal =
    The history does not lead to what the file holds: { $noun ->
        [project] the project’s details
        [group] groups
        [document] documents
        [code] codes
        [coding] codings
        [memo] memos
        [highlight] highlights
        [summary] summaries
        [query] saved queries
        [words] word lists
        [participant] participants
        [attribute] attributes
       *[coder] coders
    }.
check-labels = What is said of the labels of speakers in “{ $document }” does not fit its text or its participants.
check-log = The unfinished work beside the file is damaged: at most { $count } of the last operations cannot be read from it.
check-memo-outside = In “{ $document }” a memo lies outside the text.
check-missing = “{ $name }”, which belongs to every project, is missing from the file.
check-next-id = The next number has already been given to something.
check-operation = Operation { $op } is missing from the history or cannot be read.
check-pages = Places in which the file is damaged: { $count }.
check-reverts = Operation { $op } takes back something that could not be taken back then.
check-sound = “{ $file }” is sound.
check-stored-text = The stored text { $id }, which only undo needs, is missing or has been changed.
check-text = The text of “{ $document }” is missing or has been changed.
check-turn-outside = The speaker turns of “{ $document }” are not in their places.
check-twins = Two things have the same identity: { $guid }.
check-unreadable = A value in the file makes no sense.

## cli

cli-about-lists = Lists or imports word lists.
    .aliases = keywords, dictionary, stop words
    .more = The sheet has the columns list and word, and perhaps kind (keywords, stop or forms; keywords if not given), meaning and code. A word that is there takes what the sheet says of it; an empty cell says nothing. “*” after a word stands for any ending. Formats: { $lists }.
cli-about-queries = Lists, saves or deletes saved queries.
    .more = What a query names is kept by its id, so that it finds the same when a code, a document or an attribute gets another name or place. --save writes a name that is there anew. A saved query stands in any other query as q: NAME, also in --query of the tables.
    .aliases = saved search
cli-about-retrieve = Brings the coded passages that a query asks for.
    .aliases = query, query tool, complex coding query, activate, filter
    .more = A query joins codes and conditions, in English or Persian words: 'trust AND group: "Managers of offices"', 'trust overlaps waiting', 'participant: P1 AND importance >= 2'. The page “Queries” of the manual (docs/en/query.md) tells all of them with examples. A line has the document, who speaks, the codes that lie on the whole passage, and its words. Put the query in quotation marks of the shell.
cli-about-summaries = Lists or imports summaries of cases.
    .aliases = summary grid, framework
    .more = The sheet has the columns case (a participant or a document), code (its path or name) and summary. An empty summary deletes the one that is there. Formats: { $summaries }.
cli-about-words = Counts words and phrases.
    .aliases = frequency, word cloud
cli-no-stop-list = There is no stop list and no file “{ $name }”; see the lists of the project with gozareh lists.
cli-number-at-least = “{ $name }” needs a whole number of at least { $least }; “{ $given }” is none.
cli-number-between = “{ $name }” needs a whole number from { $least } to { $most }; “{ $given }” is none.
cli-one-stretch = Give only one of --in, --coded and --uncoded.
cli-option-cases = what makes a row: participants or documents
cli-option-clusters = put what is alike into so many clusters
cli-option-coded = only in coded text
cli-option-delete = delete this saved query
cli-option-likeness = how alike: jaccard (codes in common) or cosine (of the numbers of passages)
cli-option-per = how many passages a cell shows at most
cli-option-save = save the query under this name
cli-option-saved = the saved query of this name
cli-option-sets = in what codes are together: passage or document
cli-option-size = the size of letters
cli-option-stop = words that are left out: the name of a stop list, a file with a word a line, or none; without it, all stop lists of the project
cli-option-table-parts = into how many equal parts a text is put in the timeline: 1 to 100
cli-option-uncoded = only in text that is not coded
cli-option-value = the figure: presence (1 or 0), passages or words
cli-option-within = how many paragraphs later a code may follow
cli-option-importance = with a column of the importance of passages (0 to 3)
cli-option-in = where words are counted: all, coded, uncoded (text)
cli-option-least-importance = only what is at least so important (0 to 3)
cli-option-length = words of a phrase: 1 to 4
cli-option-level = the level of the codes: category, subcategory, code
cli-option-kind = kind of the memos: note, theory, method, case
cli-option-query = only what a query finds (see gozareh help retrieve)
cli-option-target = what the memos are about: project, document, passage, category, subcategory, code, coding, participant
cli-option-top = number of rows
cli-option-without-interviewer = without what interviewers say
cli-standard-input = standard input
cli-stop-unreadable = The file “{ $name }” could not be read: { $reason }.
cli-unknown-choice = { $option } has no value “{ $name }”; the values: { $known }

cli-about-backup = Makes a verified copy of a project, also while a window has it open.
    .aliases = copy
cli-about-check = Looks through the whole file.
    .more = It checks that the pages of the file are sound, that nothing foreign is in it, that each text and each operation is as it was written, that each passage lies inside its text, that no code stands below itself and that the history leads to the present state. With --repair a sound copy is made, and what it lacks is listed; the file itself stays as it is.
cli-about-code = Adds the codings of a sheet.
    .aliases = tag, label
    .more = Columns: document, start, end, code and, where wanted, coder, memo, condensed. Positions count characters from 0. A missing code is created; one wrong row refuses the whole sheet. Formats: { $codings }. With --from - rows come from standard input; each is an operation of its own and is answered by a line of JSON as soon as it is on the disk.
cli-about-codes = Lists, imports or exports the code system.
    .aliases = codebook, categories, themes
    .more = Columns of the sheet: path (or category, subcategory, code) and, where wanted, level, definition, color, memo. Formats that are imported: { $codebook }.
cli-about-codings = Lists codings.
    .aliases = segments, passages, quotations
cli-about-concordance = Brings every place of a word with what stands before and after it.
    .aliases = KWIC, context, keyword
    .more = Whole words are found, but for --parts and --regex. --by is the order: text, before (by what stands before, from the nearest word), after (by what follows). --width is the number of characters on each side.
cli-about-cooccurrence = Tells which codes stand together.
    .aliases = relations, co-occurrence, overlap
    .more = --how tells when two codes stand together: overlap (their passages share a character), inside (one lies in the other), near:N (at most N paragraphs apart), turn (in one turn of a speaker), document (in one document). The count is of pairs of codings in the first three, of the turns or documents that have both in the last two. jaccard is what they share of all that has either: characters, paragraphs, turns or documents.
cli-about-crosstab = Crosses codes with documents, groups, coders or the values of an attribute.
    .aliases = contingency, chi-square, chi2
    .more = --by is document, group, coder or the name of an attribute. Without --level every code counts its own passages alone; with it all codes of that level count with everything below them. The sum of a row or column is the sum of its cells. Chi-square and the other tests leave empty rows and columns out.
cli-about-documents = Lists documents.
    .aliases = transcripts, interviews
cli-about-help = Help on all commands, on one, or on a word.
cli-about-history = Lists what was done to the project from the first operation on.
    .aliases = audit trail, log
    .more = Write the date in either calendar: 2026-11-22 or 1405/09/01.
cli-about-import = Adds documents; each file comes in whole or not at all.
    .aliases = transcript, interview, add
    .more = Formats: { $documents }. All that comes in with one command is one operation and is taken back as one.
cli-about-info = Counts of documents, codes, codings and the like.
    .aliases = statistics, counts
cli-about-new = Makes a project and never overwrites anything.
    .more = With --from the project is built from the description of a study, such as study.ron of the sample.
cli-about-participants = Lists or imports participants.
    .aliases = cases, respondents, variables
    .more = The first column of the sheet is the ID, a column document links documents, a column label names the labels in the text that mean this person (without documents: in all of them), every other column is an attribute. Formats: { $participants }.
cli-about-print = Writes coded transcripts with stripes and the names of codes in the margin.
    .aliases = pdf, word, export, margin
    .more = Without --document all documents are printed, each from a new page. Without --format the ending of the file decides, and without an ending it is pdf; without -o the file is named after the document or the project. --profile is for docx and html, --face for pdf. A file that is there is replaced only with --force, and a project never.
cli-about-redo = Takes the last undo back.
    .aliases = again, repeat
cli-about-search = Searches the texts of the documents.
    .aliases = find, grep
    .more = Forms of yeh and kaf, half spaces and digits do not count, unless --exact. Paragraphs are counted from 1.
cli-about-similar = Brings the sentences that are like the passages of a code and do not bear it.
    .aliases = similar passages, more like this, BM25
    .more = The sentences of participants are held against the words of the passages of the code and of those below it (BM25), words that say little left out. A line has the document, the score, the words in common (the one that counts most first) and the sentence. --top is the number of sentences, 20 if not given.
cli-about-table = Makes a table that is ready for a paper.
    .aliases = report, export
    .more = Without -o the table is written as Markdown. --by is document, group or the name of an attribute, for participants the names of the attributes. What limits a table may be given more than once: of codes, of documents and groups, of participants, of values of one attribute and of coders it is enough to meet one. A file that is there is replaced only with --force, and a project never. --list names the tables, one a line.
cli-about-text = Writes the text of a document exactly as it is stored.
cli-about-undo = Takes the last operation back.
    .aliases = revert, back
cli-backup = The backup “{ $path }” has been made.
cli-bad-date = “{ $date }” is no date; write it like 2026-11-22 or 1405/09/01.
cli-check-not-ok = Something is wrong in “{ $file }” ({ $count } problems); make a sound copy with --repair.
cli-check-not-ok-repaired = Something is wrong in “{ $file }” ({ $count } problems); work with the sound copy.
cli-coded = { $added } codings added, { $codes } codes created, { $skipped } codings were there already.
cli-damaged = { $sentence } “gozareh check --repair” makes the sound copy.
cli-column-characters = characters
cli-column-codings = codings
cli-column-document = document
cli-column-documents = documents
cli-column-group = group
cli-column-participant = participant
cli-import-failed = These files did not come in: { $files }. Why is said above for each.
cli-imported = “{ $document }”: { $characters } characters, { $turns ->
        [0] no speaker turns
        [one] { $turns } speaker turn
       *[other] { $turns } speaker turns
    }
cli-codes-codings = { $n ->
        [one] { $n } coding
       *[other] { $n } codings
    }
cli-info-categories = categories
cli-info-characters = characters
cli-info-coders = coders
cli-info-codes = codes
cli-info-codings = codings
cli-info-documents = documents
cli-info-memos = memos
cli-info-operations = operations in the history
cli-info-participants = participants
cli-info-schema = version of the file layout
cli-info-subcategories = subcategories
cli-intro =
    Gozareh: a workbench for coding qualitative interviews

    gozareh                  opens the window
    gozareh FILE.gozareh     opens the project in the window
    gozareh COMMAND …        carries out a command:
cli-new = The project “{ $path }” has been made.
cli-no-attribute = The project has no attribute “{ $name }”.
cli-no-code = The project has no code of the name or path “{ $path }”; see the codes with gozareh codes.
cli-no-coder = No coder of the project is called “{ $name }”.
cli-no-value = The option { $name } needs a value.
cli-output-failed = The output could not be written: { $reason }.
cli-nothing-to-redo = There is not that much to redo; { $possible } can be redone.
cli-nothing-to-undo = There is not that much to undo; { $possible } can be undone.
cli-option-all-words = words that say little, such as “of” and “that”, are counted too
cli-no-attribute-value = “{ $text }” is not written NAME=VALUE.
cli-no-group = The project has no group “{ $name }”.
cli-no-participant = The project has no participant “{ $name }”.
cli-no-such-value = No participant has “{ $value }” as { $name }.
cli-option-by = by document, group, coder, speaker or an attribute
cli-option-code = only this code and what stands below it
cli-option-coder = name of the coder
cli-option-concordance-by = the order: text, before, after
cli-option-digits = digits of the table
cli-option-document = only this document
cli-option-exact = letter by letter as written
cli-option-force = replaces a file that is there
cli-option-from = the file to read
cli-option-group = group of the documents; created when missing
cli-option-how = when two codes stand together: overlap, inside, near:N, turn, document
cli-option-json = answer with JSON
cli-option-lang = language of the messages
cli-option-least = only what stands there so often at least
cli-option-o = write the table to this file; its ending chooses the format: { $tables }
cli-option-profile = fonts and sizes of a journal
cli-option-regex = the query is a regular expression
cli-option-repair = make a sound copy here
cli-option-residuals = with columns of standardised residuals
cli-option-similar-code = the code whose like is sought
cli-option-similar-top = number of sentences
cli-option-since = from this date on
cli-option-speech = whose words: all, participants (without interviewers)
cli-option-twice = The option { $name } is given twice.
cli-option-list = name the tables and do nothing else
cli-option-matrix = a matrix instead of a list of pairs
cli-option-no-counts = without columns of counts
cli-option-of-coder = only the work of this coder
cli-option-of-other-format = The format { $format } has no option { $option }; see gozareh help print.
cli-option-of-other-table = The table { $table } takes no option { $option }; see gozareh help table.
cli-option-order = order of the rows: codes, text, newest; of words: count, keyness
cli-option-outside = transcripts may lie outside of the folder of the study too
cli-option-participant = only what this participant says
cli-option-parts = parts of words are found too
cli-option-face = the face of the pages of a pdf
cli-option-format = the format
cli-option-condensed = condensed meaning units below the names of codes
cli-option-count = what is counted: passages, documents, participants, words
cli-option-no-names = without the names of codes in the margin
cli-option-no-numbers = without the numbers of paragraphs
cli-option-no-stripes = without the coloured stripes beside the text
cli-option-only-coded = only paragraphs that have coded passages
cli-option-no-legend = without the list of codes at the end
cli-option-no-memos = without the memos
cli-option-paper = the size of the paper
cli-option-paths = codes with their whole path
cli-option-percent = what percentages are of: none, row, column, total, text
cli-option-print-digits = the digits of numbers
cli-option-print-document = this document; may be given more than once
cli-option-print-o = write into this file
cli-option-print-profile = fonts and sizes of docx and html
cli-option-table-by = by document, group or an attribute; for participants the attributes
cli-option-table-document = only this document
cli-option-table-group = only documents of this group
cli-option-uncondensed = only what has no condensed unit yet
cli-option-update = codes of which the file says something else become as the file says
cli-option-where = only participants who have this value of an attribute
cli-option-width = characters on each side
cli-option-words = only rows in which these words stand
cli-options = Options
cli-outro = Help on a command: gozareh help COMMAND; the commands and tables that a word is about: gozareh help memo
cli-printed = “{ $file }” has been written: documents { $n }, coded passages { $passages }.
cli-repaired = A sound copy has been made: “{ $path }”.
cli-stopped = It was stopped before its end. What had been answered is saved.
cli-tables = Tables and their options
cli-unknown-command = There is no command “{ $name }”; see gozareh help.
cli-unknown-language = There is no language “{ $name }”; write fa or en.
cli-unknown-option = There is no option “{ $name }”.
cli-unknown-profile = There is no profile “{ $name }”; the profiles: { $known }
cli-unknown-table = There is no table “{ $name }”; the tables: { $known }
cli-usage = Usage
cli-warning = Note on “{ $file }”: { $warning }

## codes

codes-picker-replace = Another code in place of “{ $name }”
codes-picker-replace-keys = Enter: replace · Ctrl+Enter: add a further code and stay · Shift+Enter: replace by a new code · Esc: close
codes-sort-on-board = Sort on the board

codes-activate = Retrieve the segments of this code
codes-activate-only = Activate only these
codes-add = Add to the codes
codes-close-all = Close all branches
codes-deactivate = Stop retrieving the segments of this code
codes-deactivate-all = Deactivate all ({ $n })
codes-delete-confirm = Delete
codes-delete-text = This also deletes { $list }. Undo brings everything back.
codes-delete-title = Delete “{ $name }”?
codes-delete-title-many = Delete { $n } codes?
codes-drop-below = Goes below “{ $name }” (Ctrl: merge)
codes-drop-code = Code with “{ $name }”
codes-drop-many = { $n } codes
codes-drop-merge = Is merged into “{ $name }”
codes-drop-new = New code for this text
codes-drop-recode = Change the code to “{ $name }”
codes-drop-top = Move to the top level
codes-empty-action = New code
codes-empty-text = Select a passage and press Enter, or build the code system here.
codes-empty-title = No codes yet
codes-filter = Find a code…
codes-filter-nothing = No code has such a name.
codes-level = Level
codes-more = More
codes-name-taken = “{ $name }” is already here. Write another name, or merge the two codes.
codes-new-below = Add a { $level } below
codes-new-hint = Name of the new { $level }
codes-new-name = Write the name of a new code
codes-new-of-level = Add a { $level }
codes-open-all = Open all branches
codes-picker-hint = Name of a code…
codes-picker-keys = Enter: code · Ctrl+Enter: code and stay · Shift+Enter: new code · Esc: close
codes-picker-new = New code “{ $name }”
codes-picker-new-below = below { $path }
codes-picker-none-yet = No codes yet. Type a name to make one.
codes-picker-nothing-fits = No code has such a name.
codes-picker-top = Top level
codes-picker-top-under = Beside the codes of the top level
codes-rename-hint = Name of the code
codes-takes-codes =
    { $n ->
        [one] { $n } code
       *[other] { $n } codes
    } below
codes-tip-below = { $n ->
        [one] { $n } segment with what is below
       *[other] { $n } segments with what is below
    }
codes-tip-code = Double-click to give it to the selection
codes-tip-counts =
    { $own ->
        [one] { $own } segment
       *[other] { $own } segments
    }, { $total } with what is below
codes-title = Codes

## coding

coding-importance = Importance
coding-importance-high = High
coding-importance-is = Importance: { $level }
coding-importance-low = Low
coding-importance-medium = Medium
coding-importance-none = None
coding-nothing-chosen = First select a passage, or the coding itself: click its coloured stripe or press Alt+Down.
coding-only-words = First select a passage. A coding gets another code with Ctrl+Shift+C.
coding-recent = Press the number of a code; Esc to leave
coding-no-coding-here = No coding is selected; click a stripe or a coded passage.
coding-no-recent = No code was given yet; choose one with Enter first.
coding-split-nowhere = Put the caret inside a coded passage, or select a part of it.
coding-nothing-selected = Select a passage of the text first.
coding-words-of-text = A code in vivo is made of words of the text; go to the text with Ctrl+Enter and select them.

## command

command-build-query = Build a query…
    .aliases = query builder, conditions, advanced search
command-code-next-sentence = Same code on the next sentence
    .tip = The code of the chosen coding, or the last one, is given to the next sentence too; words that are selected and have not got it come first.
command-export-codebook = Export codebook…
command-highlight = Highlight without a code, or remove the highlight
    .aliases = marker, flag
command-import-codebook = Import codebook…
command-import-codings = Import codings…
command-import-report = Import report
command-merge-neighbours = Join with neighbouring segments
    .tip = Segments of the same code that touch, or stand apart by blanks and punctuation only
    .aliases = merge segments, unite
command-next-marked = Go to the next highlight or important segment
    .aliases = next marker
command-participant-profile = Profile of the participant
    .tip = Attributes and words of the selected participant, or of those who speak in the open document, beside the timeline of codes.
    .aliases = case profile, portrait of the participant
command-raise-importance = Raise the importance of the segment
    .tip = 0, 1, 2, 3 and back to 0
    .aliases = star, weight, priority
command-extend-selection = Grow the selection: word, sentence, turn, paragraph
command-shrink-selection = Shrink the selection by a step
command-summarise-code = Summary of the document about the code…
    .tip = What the open document, or someone who speaks in it, says about this code, in your words; a cell of the summary grid.
    .aliases = summary grid, framework matrix, case summary
command-tour = Tour of the program

command-edit-text = Edit the text
command-annotate = Memo on the passage…
    .aliases = note, annotation, comment
command-new-journal-entry = New journal entry
    .aliases = note, research diary, logbook
command-show-memos = Memos
    .aliases = notes, annotations

command-next-pane = Go to the next pane
command-second-text = Second text beside the text
    .tip = Shows another document, or another place of the same one, beside the text, or closes it.
    .aliases = compare two documents, split, side by side
command-other-text = Go to the other text
    .tip = Of two texts beside each other, goes to the other one.
command-pane-leading = Move the pane to the left column
command-pane-trailing = Move the pane to the right column
command-pane-bottom = Move the pane below the text
command-pane-earlier = Swap the pane with the one before
command-pane-later = Swap the pane with the one after
command-hide-pane = Hide the pane
command-reset-docks = Usual layout of the panes
command-show-ladder = From utterance to category
    .aliases = how categories were formed
command-toggle-text = Text beside the table
command-show-board = Category board
    .aliases = categorise, sort codes, creative coding
command-show-segments = Show its segments
    .aliases = coded segments, passages, quotations
command-gather-in-subcategory = Gather into a new subcategory…
    .aliases = subtheme, group codes
command-gather-in-category = Gather into a new category…
    .aliases = theme, group codes

command-print = Print coded transcript…
    .aliases = pdf, paper, margin, word
command-project-info = Project details…
command-about = About Gozareh
command-activate-code = Activate or deactivate code
    .aliases = retrieve, filter
command-activate-document = Activate or deactivate document
    .aliases = retrieve, filter
command-backup = Write backup…
    .aliases = copy, save as
command-check-project = Check project
    .aliases = damage, repair, recover, verify, sound
command-clear-activation = Deactivate all
command-close-project = Close project
command-code-in-vivo = Code in vivo
    .aliases = verbatim
command-code-memo = Memo of code…
    .aliases = note, annotation
command-code-selection = Code selection…
    .aliases = tag, label, assign
command-code-with-selected = Code selection with this code
command-condense = Condensed unit…
    .aliases = meaning unit, paraphrase, summary
command-define-code = Definition of code…
    .aliases = codebook, rule, description
command-delete-code = Delete code…
command-delete-document = Delete document…
command-direction = Turn direction of document
command-document-memo = Memo of document…
    .aliases = note, annotation
command-export-table = Export table…
    .aliases = save table, report
command-find = Find in document
    .aliases = search
command-find-in-all = Find in all documents
    .aliases = search in all, search in all texts
command-replace = Replace in document
command-replace-in-all = Replace in all documents
command-import-documents = Import documents…
    .aliases = transcript, interview, add, load
command-import-participants = Import participants…
    .aliases = cases, respondents, variables
command-last-code = Last code again
command-link-participants = Participants of document…
    .aliases = cases, speakers
command-link-speakers = Speakers by their labels…
    .aliases = who speaks, speaker names, labels
command-memo = Memo…
    .aliases = note, annotation
command-merge-codes = Merge codes into…
    .aliases = combine, join
command-move-code = Move code to…
command-move-document = Move document to group…
command-new-category = New category
    .aliases = theme, main category
command-new-code = New code
    .aliases = tag, label, node
command-new-code-for-selection = New code for selection…
    .aliases = tag, label, node
command-new-group = New group…
command-new-project = New project…
command-new-subcategory = New subcategory
    .aliases = subtheme, generic category
command-next-coding = Next coding
command-next-overlapping = Next overlapping coding
command-open-project = Open project…
command-open-sample = Open sample study
command-palette = Find command, document or code…
command-place-left = Back to the place before
    .aliases = go back, previous place
command-place-right = Forward to the next place
    .aliases = go forward
command-previous-coding = Previous coding
command-quit = Quit
command-recent-codes = Recent codes, then a number
command-recode = Change code…
    .aliases = change code, move segment
command-recolor-code = Colour of code…
command-redo = Redo
    .aliases = again, repeat
command-rename-code = Rename code
command-rename-document = Rename document
command-resize-left = Move the end of the coding to the left
command-resize-left-letter = Move the end of the coding one letter to the left
command-resize-right = Move the end of the coding to the right
command-resize-right-letter = Move the end of the coding one letter to the right
command-resize-start-left = Move the start of the coding to the left
command-resize-start-left-letter = Move the start of the coding one letter to the left
command-resize-start-right = Move the start of the coding to the right
command-resize-start-right-letter = Move the start of the coding one letter to the right
command-settings = Settings…
command-shortcuts = Keyboard shortcuts
command-help = What can be done here
    .aliases = help
command-manual = Manual
    .aliases = handbook, documentation, guide, ten tasks
command-show-coding = Coding page
command-show-history = History
    .aliases = audit trail, log, journal
command-show-participants = Participants
    .aliases = cases, respondents, variables
command-show-findings = Findings
    .aliases = tables, reports, results, output
command-split = Split coding here
    .aliases = cut, divide
command-switch-language = فارسی
command-switch-theme = Light or dark
command-toggle-codes = List of codes
    .aliases = code system, codebook
command-toggle-documents = List of documents
command-toggle-focus = Text only
command-toggle-segments = Retrieved segments
    .aliases = coded segments, passages, quotations
command-uncode = Remove coding
    .aliases = delete coding, untag
command-undo = Undo
    .aliases = back, revert
command-word-lists = Word lists…
    .tip = Keywords with their latent meaning, words that say little, and forms of one word.
    .aliases = keywords, dictionary, stop words, word forms
command-zoom-in = Larger text
command-zoom-out = Smaller text
command-zoom-reset = Usual text size

## counted

counted-and = { " and " }
counted-categories = { $n ->
        [one] { $n } category
       *[other] { $n } categories
    }
counted-codes = { $n ->
        [one] { $n } code
       *[other] { $n } codes
    }
counted-codings = { $n ->
        [one] { $n } coding
       *[other] { $n } codings
    }
counted-documents = { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
counted-highlights = { $n ->
        [one] { $n } highlight
       *[other] { $n } highlights
    }
counted-links = { $n ->
        [one] the link to { $n } document
       *[other] the links to { $n } documents
    }
counted-memos = { $n ->
        [one] { $n } memo
       *[other] { $n } memos
    }
counted-participants = { $n ->
        [one] { $n } participant
       *[other] { $n } participants
    }
counted-segments = { $n ->
        [one] { $n } segment
       *[other] { $n } segments
    }
counted-subcategories = { $n ->
        [one] { $n } subcategory
       *[other] { $n } subcategories
    }
counted-summaries = { $n ->
        [one] { $n } summary
       *[other] { $n } summaries
    }
counted-values = { $n ->
        [one] { $n } value of an attribute
       *[other] { $n } values of attributes
    }

## damage

damage-found = Something is wrong in “{ $file }”:
damage-look = Check project
damage-more = and { $count } more
damage-not-opened = “{ $file }” was not opened, because something is wrong in it:
damage-repair = Make a sound copy…
damage-title = Something is wrong in the project file
damage-untouched = This file stays as it is. What is whole in it is written into a new file, and what is gone is shown. If you have a backup, it may be more complete.

## date

date-long = { $weekday } { $day } { $month } { $year }
date-medium = { $day } { $month } { $year }
date-months = January February March April May June July August September October November December
date-months-other = Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand
date-time = { $date }, { $time }
date-weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday

## dialog

dialog-all-codings = All { $n } of them
dialog-query = Build a query
dialog-query-add = Add a condition
dialog-query-and = and
dialog-query-anew = Begin anew
dialog-query-any-code = Any code
dialog-query-at-least = at least
dialog-query-at-most = at most
dialog-query-attribute = Attribute
dialog-query-attribute-name = Attribute in condition { $n }
dialog-query-below = only codes below it
dialog-query-both = Conditions and text are one query: change either, and the other follows.
dialog-query-choose = Choose…
dialog-query-code = Code
dialog-query-coder = Coder
dialog-query-codes = Two codes
dialog-query-comparison = Comparison in condition { $n }
dialog-query-date = Date of coding
dialog-query-distance = Distance in condition { $n }
dialog-query-document = Document
dialog-query-equal = equal to
dialog-query-followed-by = followed by
dialog-query-from = From day, in condition { $n }
dialog-query-from-hint = From, such as 2026-11-22
dialog-query-group = Group
dialog-query-held = { $n ->
        [one] Condition { $numbers } is unfinished
       *[other] Conditions { $numbers } are unfinished
    } and would not be part of the query. Complete or remove it.
dialog-query-hint = Made of the conditions above
dialog-query-importance = Importance
dialog-query-inside = inside
dialog-query-itself = only the code itself
dialog-query-join = Joining of condition { $n }
dialog-query-kept = Saved query
dialog-query-kind = Kind of condition { $n }
dialog-query-left-out = The unfinished condition is not part of the query.
dialog-query-less = less than
dialog-query-memo = Memo
dialog-query-memo-field = Words of the memo; none for any memo
dialog-query-missing = A condition in which something is missing is not in the query yet.
dialog-query-more = more than
dialog-query-near = near
dialog-query-no-rows = This query says more than rows of conditions can, or is not right yet. Its text stays as it is and is changed there.
dialog-query-not = not
dialog-query-number = Number
dialog-query-or = or
dialog-query-overlaps = overlaps
dialog-query-paragraphs = { $n ->
        [0] same paragraph
        [one] { $n } paragraph
       *[other] { $n } paragraphs
    }
dialog-query-participant = Participant
dialog-query-preceded-by = preceded by
dialog-query-reach = Reach of the code in condition { $n }
dialog-query-relation = Relation of the codes in condition { $n }
dialog-query-remove = Remove condition { $n }
dialog-query-to = To day, in condition { $n }
dialog-query-to-hint = To, such as 2026-11-30
dialog-query-unequal = not equal to
dialog-query-use = Use it
dialog-query-value = What condition { $n } asks for
dialog-query-where = Segments of
dialog-query-with-below = with codes below it
dialog-query-words = Text
dialog-query-words-field = Words that stand in the segment
dialog-fields-keys = Enter: save · Esc: save and close
dialog-split = Split the segment “{ $name }”
dialog-split-here = Split at the caret
dialog-split-hint = Move the caret, by mouse or arrows, to where the segment is to be split, and press Enter. If you select a part of it, that part becomes a segment of its own.
dialog-split-sentences = Between sentences ({ $n } parts)
dialog-split-which = Which coding shall be split?
dialog-split-words = Words of the segment
dialog-summary = Summary
dialog-summary-case = Whose words
dialog-summary-hint = What does this document or person say about this code?
dialog-summary-passages = { $n ->
        [0] No passage in it has this code.
        [one] { $n } passage with this code
       *[other] { $n } passages with this code
    }
dialog-summary-place = { $document } · { $code }
dialog-uncode-which = Which code shall this passage lose?
dialog-codebook = Import codebook
dialog-import-report = Import report
dialog-vanishing-back = Back to the text

dialog-colour =
    { $n ->
        [one] Colour of the code
       *[other] Colour of { $n } codes
    }
dialog-colour-below =
    { $n ->
        [one] Also the code below
       *[other] Also the { $n } codes below
    }
dialog-colour-number = Colour number
dialog-condensed = Condensed unit
dialog-condensed-hint = The same meaning in fewer words…
dialog-definition = Definition of the code
dialog-definition-hint = What does it mean, and when is it given?
dialog-deleting = Delete everything found?
dialog-deleting-go = Delete all
dialog-deleting-text =
    The new words are empty: { $n ->
        [one] one hit
       *[other] { $n } hits
    } in { $documents ->
        [one] one document is deleted
       *[other] { $documents } documents are deleted
    }. Undo brings everything back.
dialog-hue-blue = blue
dialog-hue-dark = dark { $hue }
dialog-hue-green = green
dialog-hue-light = light { $hue }
dialog-hue-magenta = magenta
dialog-hue-mustard = mustard
dialog-hue-olive = olive
dialog-hue-orange = orange
dialog-hue-pink = pink
dialog-hue-red = red
dialog-hue-sky = sky blue
dialog-hue-teal = teal
dialog-hue-turquoise = turquoise
dialog-hue-violet = violet
dialog-link-participants = Who speaks in this document?
dialog-memo-code = Memo of the code
dialog-memo-coding = Memo of the coding
dialog-memo-delete = Delete the memo
dialog-memo-document = Memo of the document
dialog-memo-hint = What comes to mind?
dialog-memo-meta = { $coder }, { $date }
dialog-memo-new = New memo
dialog-memo-participant = Memo of the participant
dialog-memo-passage = Memo of the passage
dialog-memo-project = Memos of the project
dialog-memo-which = Which memo
dialog-merge =
    { $n ->
        [one] Merge the code into…
       *[other] Merge { $n } codes into…
    }
dialog-merge-hint = The code that stays…
dialog-move =
    { $n ->
        [one] Move the code below…
       *[other] Move { $n } codes below…
    }
dialog-move-documents = Move documents to a group
dialog-move-hint = The code above…
dialog-name = Name
dialog-name-attribute = New attribute
dialog-name-code = New code for the selection
dialog-name-group = New group
dialog-name-taken = “{ $name }” is taken. Write another name.
dialog-participant = Participant
dialog-participant-new = New participant
dialog-project = About the project
dialog-project-description = What the study is about
dialog-project-level-one = Outermost level
dialog-project-level-three = Innermost level
dialog-project-level-two = Middle level
dialog-project-levels = Names of the three levels of codes
dialog-project-name = Name of the project
dialog-quoted = “{ $text }”
dialog-recode =
    { $n ->
        [one] Another code for the coding
       *[other] Another code for { $n } codings
    }
dialog-recode-hint = The code to have instead…
dialog-rename-attribute = Rename the attribute
dialog-rename-code = Rename the code
dialog-rename-document = Rename the document
dialog-rename-group = Rename the group
dialog-vanishing = Nothing would be left of these passages
dialog-vanishing-condensed =
    { $n ->
        [one] One condensed unit is deleted with its coding.
       *[other] { $n } condensed units are deleted with their codings.
    }
dialog-vanishing-go = Change the text and delete these
dialog-vanishing-highlights =
    { $n ->
        [one] One highlight loses all its words and is deleted. Undo brings everything back.
       *[other] { $n } highlights lose all their words and are deleted. Undo brings everything back.
    }
dialog-vanishing-join = Change the text and join these
dialog-vanishing-joined =
    { $codings ->
        [one] One coding comes to stand on another of the same code and coder and becomes one with it; memo and condensed unit are kept. Undo brings everything back.
       *[other] { $codings } codings come to stand on others of the same code and coder and become one with them; memos and condensed units are kept. Undo brings everything back.
    }
dialog-vanishing-one = These passages would become one
dialog-vanishing-text = { $n ->
        [one] { $list } loses all its words and is deleted. Undo brings everything back.
       *[other] { $list } lose all their words and are deleted. Undo brings everything back.
    }
dialog-save = Save
dialog-text-keys = Ctrl+Enter: save · Esc: save and close
dialog-words = Word lists
dialog-words-code = Code…
dialog-words-delete = Delete the list
dialog-words-forms = Forms of one word
dialog-words-forms-told = The name of the list is the word itself; its forms, one in each line, are counted as one with it.
dialog-words-keywords = Keywords
dialog-words-keywords-told = They are counted in the table of keywords. An asterisk after a word stands for any ending.
dialog-words-led-to = To which code did “{ $word }” lead?
dialog-words-list = { $kind }: { $name }
dialog-words-meaning = Latent meaning
dialog-words-new = New list
dialog-words-no-code = No code
dialog-words-note = Note of the list
dialog-words-out = Take the word out
dialog-words-stop = Stop words
dialog-words-stop-told = They are left out when words are counted; one in each line.
dialog-words-which = Which list
dialog-words-words = Words, one in each line

## dock

dock-fit = Width of the names
dock-more = What this pane can do
dock-place = Place of the pane
dock-no-pane = First click a pane beside the text, or go to one with Ctrl+F6.
dock-border-texts = Border of the two texts
dock-border-leading = Border of the left column and the text
dock-border-trailing = Border of the right column and the text
dock-border-bottom = Border of the text and the bottom row
dock-border-between = Border of “{ $first }” and “{ $second }”

## document

document-activate = Activate for retrieval
document-activate-group = Activate or deactivate documents of group
document-collapse = Collapse group
document-collapse-all = Collapse all groups
document-deactivate = Deactivate
document-delete = Delete
document-delete-group = Delete group (documents stay)
document-delete-text = { $n ->
    [one] Document “{ $name }”
   *[other] { $n } documents
 } will go, with { $list }. Undo brings everything back.
document-delete-title = Delete document
document-direction = Direction of text
document-direction-auto = Automatic
document-direction-ltr = Left to right
document-direction-rtl = Right to left
document-dragged = { $n ->
    [one] { $name }
   *[other] { $n } documents
 }
document-empty-text = Bring in your transcripts: Word, plain text or Markdown. You can also drop files here.
document-empty-title = No documents yet
document-expand = Expand group
document-expand-all = Expand all groups
document-filter = Filter documents…
document-find-group = Name of group…
document-group-empty = No documents yet
document-kind = Kind of document
document-kind-document = Document
document-kind-interview = Interview
document-kind-record = Record
document-kind-web-page = Web page
document-more = More about documents
document-move-to = Move to group
document-name = Name
document-new-group = New group…
document-new-group-called = New group: “{ $name }”
document-no-group = No group
document-no-hit = No document found
document-no-hit-text = No document, group or participant has such a name.
document-open = Open
document-open-beside = Open beside the text
document-progress = { $done } of { $all }
document-progress-tip = { $done } of { $all } documents are coded or checked.
document-rename-group = Rename group
document-show-all = Show all
document-show-every-state = All states
document-show-state = Show by state
document-speakers = Participants: { $names }
document-state = State
document-state-checked = Checked
document-state-coded = Coded
document-state-coding = Being coded
document-state-is = State: { $state }
document-state-new = New
document-title = Documents

## edit

edit-error-already-coded = This passage already has that code.
edit-error-ambiguous-code = Several codes are called “{ $name }”; give its whole path.
edit-error-cycle = “{ $name }” cannot stand below itself.
edit-error-empty-name = The name is empty; write one.
edit-error-label-of-two = “{ $name }” is given to two participants in one document; in each document a label belongs to one.
edit-error-long-name = The name has more than { $limit } characters; write a shorter one.
edit-error-missing = What you wanted to change is no longer in the project.
edit-error-name-taken = The name “{ $name }” is taken; choose another.
edit-error-no-case = No participant and no document of the project is called “{ $name }”.
edit-error-no-code = There is no code “{ $path }” in the project.
edit-error-no-document = No document of the project is called “{ $name }”.
edit-error-no-label = No turn in the documents begins with the label “{ $name }”.
edit-error-no-neighbours = No other segment of the same code and coder stands beside this one to be joined with it.
edit-error-nothing = There was nothing to change.
edit-error-range = The passage { $start } to { $end } does not fit into “{ $document }”, which has { $chars } characters.
edit-error-too-deep = Codes do not stand more than { $limit } deep; choose a place further up.

## error

error-in-row = Row { $row }: { $sentence }
error-in-row-of-sheet = Row { $row } of “{ $sheet }”: { $sentence }
error-job-not-started = This work cannot be started. Close other programs and try again.
error-job-stopped = This work broke off; the fault is the program’s and the project is untouched.

## export

export-disk-full = There is no room on the disk for { $path }. Make room or choose another place.
export-does-not-fit = The table does not fit this format: { $path } ({ $reason }). Choose another format.
export-exists = { $path } is there already and was not overwritten. Give another name; on the command line --force replaces it.
export-fault-no-columns = a table has no columns
export-fault-not-made = the file could not be made
export-fault-several-tables = the format holds one table, and there are several
export-fault-too-long = the text of a cell is longer than the format holds
export-fault-too-many-rows = there are more rows or columns than the format holds
export-no-folder = There is no folder for { $path }. Make the folder first or choose another place.
export-not-allowed = { $path } may not be written, or another program has it open. Close it there or choose another place.
export-not-written = { $path } was not written: { $reason }.
export-unknown-ending = The ending of { $path } is not known; use one of { $known }.

## files

files-choose-codebook = Choose a codebook
files-choose-codings = Choose a sheet of codings
files-codebook = codebook
files-codebook-written = The codebook was written to “{ $name }”.
files-codebooks = Codebooks
files-name-codebook = Name the codebook’s file
files-not-opened = “{ $path }” could not be opened. Open it from its folder.
files-open = Open the file
files-show-in-folder = Show in its folder

files-backed-up = Backup written and verified: { $file }
files-choose-documents = Choose documents to import
files-choose-participants = Choose a sheet of participants
files-choose-project = Choose a project to open
files-copy = copy
files-documents = Documents
files-name-backup = Name the backup
files-name-sound-copy = Name the sound copy
files-name-print = Name the printed file
files-name-table = Name the table’s file
files-new-project = New project
files-projects = Gozareh projects
files-sheets = Sheets
files-print = Coded transcript
files-table = Table

## findings

findings-accept = { $n ->
    [0] Give “{ $code }”
    [one] Give “{ $code }” to { $n } row
   *[other] Give “{ $code }” to { $n } rows
}
findings-accept-all = Give it to all { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
findings-choose-people = Choose participants…
findings-code-all = Code all { $n ->
    [one] { $n } row
   *[other] { $n } rows
} with…
findings-code-rows = Code { $n ->
    [0] selected row
    [one] { $n } selected row
   *[other] { $n } selected rows
} with…
findings-copied = { $n ->
    [one] Table copied: { $n } row.
   *[other] Table copied: { $n } rows.
}
findings-copied-cells = { $n ->
    [one] Cell copied.
   *[other] { $n } cells copied.
}
findings-copy = Copy the table for Word and Excel
findings-course = Timeline of codes over the interview
findings-course-begin = Beginning
findings-course-count = { $n ->
    [0] no passages
    [one] { $n } passage
   *[other] { $n } passages
}
findings-course-end = End
findings-course-nothing = There is no passage.
findings-course-place = at { $place }% of the text
findings-course-share = { $n }%
findings-course-strip = { $name } · { $document } · { $count }
findings-course-words = “{ $text }”
findings-filter = Filter
findings-filter-clear = Clear the filter
findings-filter-coders = Coders
findings-filter-codes = Codes
findings-filter-documents = Documents
findings-filter-people = Participants
findings-filter-query = Query
findings-group-counting = Counting and crossing
findings-group-publication = For publication
findings-group-reading = Reading across
findings-group-relations = Relations
findings-group-words = Words
findings-leave-out = Leave row out
findings-left-out = { $n ->
    [one] { $n } row is left out
   *[other] { $n } rows are left out
}
findings-one-row = This is done with one row; choose one.
findings-open-passages = Read what stands behind it
findings-open-place = Double click or Enter shows its place in the text
findings-options = Options
findings-passages-to-code = { $n ->
    [one] { $n } passage gets the code
   *[other] { $n } passages get the code
}; what bears it already does not get it again.
findings-query-delete = Delete “{ $name }”
findings-query-hint = It holds for every table of this page. The manual has the language of queries.
findings-query-name = Name of the query
findings-query-rename = Rename “{ $name }”
findings-query-rewrite = Replace “{ $name }” with the query above
findings-result-back = Back to the query
findings-result-filter = Only the texts of this result
    .tip = Shows all passages of the documents in which something was found
findings-result-filtered = { $n ->
        [one] The page is limited to the { $n } document in which something was found.
       *[other] The page is limited to the { $n } documents in which something was found.
    }
findings-result-group = New group of these texts…
    .tip = The documents in which something was found move from their groups into a new one
findings-result-none = This query finds nothing in any document.
findings-rows-chosen = { $n ->
        [0] Choose a row
        [one] { $n } row chosen
       *[other] { $n } rows chosen
    }
findings-save-query = Save this query…
findings-saved-queries = Saved queries
findings-scope-codes =
    { $n ->
        [one] code { $names } with what is below it
       *[other] codes { $names } with what is below them
    }
findings-scope-codes-all = all codes
findings-scope-coders =
    { $n ->
        [one] coder: { $names }
       *[other] coders: { $names }
    }
findings-scope-coders-all = all coders
findings-scope-comma = {", "}
findings-scope-disregarded = Makes no difference to this table: { $parts }.
findings-scope-documents =
    { $n ->
        [one] In { $n } interview
       *[other] In { $n } interviews
    }
findings-scope-groups =
    { $groups ->
        [one] In { $n } of the group { $names }
       *[other] In { $n } of the groups { $names }
    }
findings-scope-more = { $names } and { $n } more
findings-scope-name = “{ $name }”
findings-scope-named-documents =
    { $n ->
        [one] In { $n } interview ({ $names })
       *[other] In { $n } interviews ({ $names })
    }
findings-scope-no-query = a query that cannot be run
findings-scope-people = what { $names } said
findings-scope-project = About the whole project
findings-scope-values = speakers whose “{ $attribute }” is { $values }
findings-side-by-side = Of { $all } participants the first { $shown } stand side by side, in an export too. Choose others to see them.
findings-split = Split segment…
findings-take-in = Take row in again
findings-title = Findings
findings-writing = Language, digits and font of the table

## help

help-program = The program
help-project = The project
help-search = What would you like to do?
help-title = What can be done here
help-welcome = To begin
help-window = Pages and panes

## history

history-all = Show undos and redos
history-brought-back = Redone: { $what }
coder-question = Under which name do you code?
coder-question-text = Every coding and every change is recorded under this name. It can be changed later in the settings.
coder-skip = Not now
coder-unnamed = coder
history-coder = Coder
history-copy = Copy
history-day = Day
history-empty = Nothing recorded yet
history-empty-text = Every change of the project is kept here, with its time and coder.
history-everyone = Everyone
history-filter = Filter history…
history-no-hit = Nothing found
history-no-hit-text = No operation passes this filter.
history-show-all = Show all
history-time = Time
history-title = History
history-took-back = Taken back: { $what }
history-undo-to = { $n ->
    [0] Take back to here
    [1] Take back this operation
   *[other] Take back this and all later ({ $n } operations)
 }
history-undone = Taken back
history-what = Operation
history-who = Coder

## import

codebook-becomes = to
codebook-change-level = level: “{ $mine }” to “{ $theirs }”
codebook-completed = Completed: { $count }
codebook-counts = { $new } new, { $completed } completed, { $differing } different, { $unchanged } unchanged
codebook-differing = Different from the project: { $count }
codebook-field-color = colour
codebook-field-definition = definition
codebook-field-level = level
codebook-field-memo = memo
codebook-go = Import
codebook-in-file = In the file: { $text }
codebook-in-project = In the project: { $text }
codebook-kept = Codes that differ stay as they are in the project, and the report names them.
codebook-more = and { $count } more
codebook-new = New codes: { $count }
codebook-nothing = The file has nothing new for this project.
codebook-take = Make codes that differ as the file says
codebook-taken = Definition, colour, level and memo of these codes become as the file says.
import-attributes-new = { $count ->
        [1] one new attribute
       *[other] { $count } new attributes
    }
import-came-in = { $characters } characters, { $paragraphs } paragraphs, { $turns ->
        [0] no speaker turns
        [one] { $turns } speaker turn
       *[other] { $turns } speaker turns
    }
import-code-left = “{ $path }” has another { $fields } in the file and stays as it is in the project.
import-code-level-unknown = “{ $path }”: the level “{ $level }” is not known and was left out.
import-code-repeated = “{ $path }” stands in the file already; this row was left out.
import-codes-changed = { $count ->
        [1] one code changed as the file says
       *[other] { $count } codes changed as the file says
    }
import-codes-completed = { $count ->
        [1] one code completed
       *[other] { $count } codes completed
    }
import-codes-new = { $count ->
        [1] one new code
       *[other] { $count } new codes
    }
import-codings-new = { $count ->
        [1] one new coding
       *[other] { $count } new codings
    }
import-codings-there = { $count ->
        [1] one coding was there already
       *[other] { $count } codings were there already
    }
import-done = { $count } documents imported
import-done-one = “{ $file }”: { $outcome }
import-error-cancelled = Reading “{ $file }” was cancelled.
import-error-damaged = “{ $file }” is damaged and was not read. Import a sound copy if you have one.
import-error-directory = “{ $file }” is a folder. Choose the files in it.
import-error-empty = “{ $file }” holds no text.
import-error-legacy-doc = “{ $file }” is in the old Word format. Open it in Word or LibreOffice and save it as docx.
import-error-mislabelled =
    The ending of “{ $file }” says { $claimed ->
        [empty] empty
        [text] plain text
        [docx] a Word document
        [xlsx] an Excel workbook
        [odt] an OpenDocument text
        [zip] a packed archive
        [doc] an old Word document
        [encrypted] a file with a password
        [old-office] an old office file
        [pdf] a PDF
        [rtf] an RTF text
        [html] a web page
        [subtitles] subtitles
        [picture] a picture
        [recording] a recording
        [database] a database
       *[other] a file of an unknown kind
    }, but it holds { $actual ->
        [empty] empty
        [text] plain text
        [docx] a Word document
        [xlsx] an Excel workbook
        [odt] an OpenDocument text
        [zip] a packed archive
        [doc] an old Word document
        [encrypted] a file with a password
        [old-office] an old office file
        [pdf] a PDF
        [rtf] an RTF text
        [html] a web page
        [subtitles] subtitles
        [picture] a picture
        [recording] a recording
        [database] a database
       *[other] a file of an unknown kind
    }. Correct the ending, or save it as docx in its own program.
import-error-not-a-file = “{ $file }” is no file but a device, a pipe or a socket. Save its content in a file.
import-error-not-found = “{ $file }” was not found.
import-error-password = “{ $file }” has a password. Remove it in its own program and import the file again.
import-error-permission = You are not allowed to read “{ $file }”.
import-error-too-large = “{ $file }” holds more than { $megabytes } MB. Divide it into several files.
import-error-too-many =
    “{ $file }” has more than { $limit } { $what ->
        [paragraphs] paragraphs
        [parts] packed parts
        [elements] elements in one part
        [elements-deep] elements within one another
        [rows] rows
        [columns] columns
        [codes] codes
       *[cells] cells
    }, and was not read. Divide it into several files.
import-error-unpacks-too-large = “{ $file }” unpacks to more than { $megabytes } MB, and was not read.
import-error-unreadable = “{ $file }” could not be read. See whether its disk or network can be reached.
import-error-unsupported =
    “{ $file }” is { $actual ->
        [empty] empty
        [text] plain text
        [docx] a Word document
        [xlsx] an Excel workbook
        [odt] an OpenDocument text
        [zip] a packed archive
        [doc] an old Word document
        [encrypted] a file with a password
        [old-office] an old office file
        [pdf] a PDF
        [rtf] an RTF text
        [html] a web page
        [subtitles] subtitles
        [picture] a picture
        [recording] a recording
        [database] a database
       *[other] a file of an unknown kind
    }, which is not imported. Save it in one of these formats: { $known }.
import-name-taken = Another document was called “{ $wanted }”; this one is now called “{ $name }”.
import-no-record = No import report was kept for this document: it was written here, or came in with an older version of the program.
import-nothing-new = there was nothing new in the file
import-participants-known = { $count ->
        [1] one participant was there already
       *[other] { $count } participants were there already
    }
import-participants-new = { $count ->
        [1] one new participant
       *[other] { $count } new participants
    }
import-places = paragraph { $paragraphs }
import-places-more = paragraph { $paragraphs } and { $more } more
import-report-copied = Report copied
import-report-copy = Copy report
import-report-open = Open “{ $name }”
import-same-text = This is the text of “{ $other }” once more. Another document, “{ $name }”, was made all the same; delete it if you do not want it.
import-sheet-duplicate-header = In “{ $file }” two columns are called “{ $name }”. Rename one of them.
import-sheet-duplicate-id = “{ $file }”: the ID “{ $id }” stands in row { $first } already. Each ID must have one row.
import-sheet-empty-cell = “{ $file }”: the cell under “{ $column }” is empty. Fill it in.
import-sheet-empty-header = In “{ $file }” column { $column } has no header. Give it a name.
import-sheet-empty-passage = “{ $file }”: the passage must end after it starts ({ $start } to { $end }).
import-sheet-formula-error = “{ $file }”: the formula in column { $column } fails. Correct it in the spreadsheet.
import-sheet-missing-column = “{ $file }” has no column “{ $name }”. Add it.
import-sheet-no-header = “{ $file }” is empty; its first row must name the columns.
import-sheet-no-rows = “{ $file }” has no rows under its header.
import-sheet-not-a-color = “{ $file }”: “{ $value }” is no colour. Write it as #2E7D32.
import-sheet-not-a-kind = “{ $file }”: “{ $value }” is no kind of word list. Write keywords, stop or forms.
import-sheet-not-a-number = “{ $file }”: “{ $value }” under “{ $column }” is no whole number.
import-sheet-open-quote = “{ $file }”: a quotation mark (") is opened and not closed. Close it.
import-sheet-ragged = “{ $file }”: this row has { $found } cells where the header has { $expected }. Perhaps a text holds the separator.
import-summaries = { $count ->
        [1] one summary
       *[other] { $count } summaries
    }
import-value-replaced = { $name }: “{ $attribute }” changed from “{ $before }” to “{ $after }”.
import-values-replaced = { $count ->
        [1] one value was replaced
       *[other] { $count } values were replaced
    }
import-values-replaced-more = { $count ->
        [1] One further value was replaced.
       *[other] { $count } further values were replaced.
    }
import-warning-columns = { $count ->
        [1] A column was left out: { $columns }
       *[other] { $count } columns were left out: { $columns }
    }
import-warning-comments = Comments left out: { $count } ({ $places }).
import-warning-controls = Control characters such as NUL or ESC, shown as �: { $count } ({ $places }).
import-warning-embedded = Embedded documents left out: { $count } ({ $places }).
import-warning-encoding = The encoding was guessed to be { $encoding }; read a few lines to make sure.
import-warning-list-numbers = Numbers or bullets of list paragraphs left out: { $count } ({ $places }).
import-warning-pictures = Pictures left out: { $count } ({ $places }).
import-warning-read-as =
    The ending is wrong; the file is { $actual ->
        [empty] empty
        [text] plain text
        [docx] a Word document
        [xlsx] an Excel workbook
        [odt] an OpenDocument text
        [zip] a packed archive
        [doc] an old Word document
        [encrypted] a file with a password
        [old-office] an old office file
        [pdf] a PDF
        [rtf] an RTF text
        [html] a web page
        [subtitles] subtitles
        [picture] a picture
        [recording] a recording
        [database] a database
       *[other] a file of an unknown kind
    } and was read as such.
import-warning-replaced = Characters that could not be read and stand as �: { $count } ({ $places }).
import-warning-stray-controls = Control characters such as NUL or ESC in names, definitions, memos or values, shown as �: { $count }.
import-warning-symbols = Signs of symbol fonts that no letter stands for, shown as �: { $count } ({ $places }).
import-warning-tables = Tables turned into lines of text: { $count } ({ $places }).
import-warning-tracked-changes = Tracked changes were taken as accepted ({ $places }).
import-sheet-control = “{ $file }”: a control character such as NUL or ESC stands in column { $column }. Remove it.
import-sheet-long-row = “{ $file }”: a row is longer than { $megabytes } MB. Perhaps a quotation mark is not closed.
import-sheet-too-deep = “{ $file }”: the path has more than { $limit } names, and codes do not stand deeper.
import-word-lists = { $count ->
        [1] one word list
       *[other] { $count } word lists
    }
import-words = { $count ->
        [1] one word
       *[other] { $count } words
    }

## kit

kit-copy = Copy
kit-cut = Cut
kit-direction = Direction of paragraph
kit-direction-auto = Automatic
kit-direction-ltr = Left to right
kit-direction-rtl = Right to left
kit-paste = Paste
kit-select-all = Select all

kit-cancel = Cancel
kit-close = Close
kit-close-tab = Close tab
kit-more-above = More above
kit-more-below = More below

## ladder

ladder-border = Border between text and table
ladder-clear = Remove filters
ladder-coders = Coder
ladder-codes = Code or category
ladder-condense = Write the condensed unit…
ladder-condense-short = Write…
ladder-copied = { $n ->
        [one] One row is copied.
       *[other] { $n } rows are copied.
    }
ladder-copy = Copy rows
ladder-copy-quotation = Copy the utterance with its source
ladder-count = { $n } of { $of } rows
ladder-count-all = { $of ->
        [one] One row
       *[other] { $of } rows
    }
ladder-delete = { $n ->
        [one] Remove the coding of this row
       *[other] Remove the codings of { $n } rows
    }
ladder-documents = Document or group
ladder-empty = Nothing is coded yet
ladder-empty-text = Each utterance that is coded in the text becomes a row here: from the words to the condensed unit, the code, the subcategory and the category.
ladder-export = Export this table
ladder-finding = Finding rows…
ladder-memo = Memo on this row…
ladder-more = and { $n } more
ladder-move-code = Move the code “{ $name }” elsewhere, with all its utterances…
ladder-move-subcategory = Move the subcategory “{ $name }” elsewhere, with all its codes…
ladder-narrower = Narrower
ladder-no-hit = No row passes these filters
ladder-no-hit-text = Take a filter away, or look for other words.
ladder-nothing-to-choose = There is nothing to choose from.
ladder-only = Only rows of…
ladder-order-codes = By the code system
ladder-order-newest = Newest codings first
ladder-order-text = By the text
ladder-people = Participant or attribute
ladder-quotation = “{ $text }” ({ $place })
ladder-remove = Remove the filter “{ $name }”
ladder-rename = Rename…
ladder-selected = { $n } rows selected
ladder-show = Show in the text
ladder-sought = Words: “{ $text }”
ladder-title = From utterance to category
ladder-uncondensed = Without a condensed unit
ladder-usual-widths = Usual widths of columns
ladder-wider = Wider
ladder-words = Find in rows…

## list

list-comma = ,

## level

level-called-category = category
level-called-code = code
level-called-subcategory = subcategory
level-category = Category
level-code = Code
level-subcategory = Subcategory

## manual

manual-search = Find in the manual
manual-title = Manual

## memo

memo-kind-case = Case
memo-kind-method = Method
memo-kind-note = Note
memo-kind-theory = Theory
memo-on-code = { $level } “{ $name }”
memo-on-coding = Coding “{ $name }” in “{ $document }”
memo-on-document = Document “{ $name }”
memo-on-participant = Participant “{ $name }”
memo-on-passage = Passage in “{ $name }”
memo-on-project = Research journal

## memos

memos-all-kinds = All kinds
memos-all-subjects = About anything
memos-by-date = By date
memos-by-subject = By subject
memos-changed = changed { $date }
memos-delete = Delete the memo
memos-empty = No memos yet
memos-empty-text = Write today’s thoughts in the research journal; or select a passage in the text and press A. Codes, documents and participants take memos from their menus.
memos-go-code = Show in the code system
memos-go-document = Open the document
memos-go-participant = Show the participant
memos-go-passage = Go to the text
memos-keeps-itself = what you write is saved by itself
memos-kept = saved
memos-new = New entry
memos-no-hit = No memo found
memos-no-hit-text = Search for other words, or remove the filters.
memos-none-open = No memo is open
memos-none-open-text = Choose a memo from the list, or write a new entry in the research journal.
memos-search = Search the memos
memos-show-all = Show all memos
memos-text = Text of the memo
memos-tip = { $kind }: { $text }
memos-title = Memos
memos-writing = writing…
memos-written = Written by { $coder }, { $date }

memos-kind = Kind
memos-subject = About
memos-subject-category = Categories
memos-subject-code = Codes
memos-subject-coding = Codings
memos-subject-document = Documents
memos-subject-participant = Participants
memos-subject-passage = Passages
memos-subject-project = Research journal
memos-subject-subcategory = Subcategories

## names

names-lines = Lines of a code’s name
names-lines-most =
    { $n ->
        [1] one line
       *[other] up to { $n } lines
    }

## need

need-activated = No code or document is active.
need-code = First select a code in the code system.
need-coded-document = This document has no codings yet.
need-other-text = First open a second text beside the text with Ctrl+D.
need-place-left = You were nowhere else before.
need-place-right = There is no place that you have come back from.
need-redo = There is nothing to do again.
need-undo = There is nothing to take back.

## new

new-project-choose-codebook = Choose a file…
new-project-choose-folder = Choose a folder…
new-project-codebook-missing = Choose the file of the codebook.
new-project-file = It will be made in this file: { $file }
new-project-folder = Folder of the project
new-project-make = Make the project
new-project-name-missing = Give the project a name.
new-project-no-codebook = No file is chosen
new-project-template = Begins with
new-project-title = New project

## op

op-code-create-category = Create category “{ $name }”
    .done = Created category “{ $name }”
op-code-create-subcategory = Create subcategory “{ $name }”
    .done = Created subcategory “{ $name }”
op-code-gather = { $n ->
        [one] Gather “{ $name }” into “{ $other }”
       *[other] Gather { $n } codes into “{ $other }”
    }
    .done = { $n ->
            [one] Gathered “{ $name }” into “{ $other }”
           *[other] Gathered { $n } codes into “{ $other }”
        }

op-code-level-to = { $n ->
        [one] Change level of “{ $name }” to “{ $other }”
       *[other] Change level of { $n } codes to “{ $other }”
    }
    .done = { $n ->
            [one] Changed the level of “{ $name }” to “{ $other }”
           *[other] Changed the level of { $n } codes to “{ $other }”
        }
op-coding-condense-emptied = Empty the condensed unit of “{ $name }”
    .done = Emptied the condensed unit of “{ $name }”
op-coding-condense-emptied-in = Empty the condensed unit of “{ $name }” in “{ $document }”
    .done = Emptied the condensed unit of “{ $name }”
op-coding-condense-in = Condensed unit of “{ $name }” in “{ $document }”: “{ $text }”
    .done = Wrote the condensed unit of “{ $name }”
op-coding-importance = { $n ->
        [one] Importance of the segment “{ $name }”
       *[other] Importance of { $n } segments
    }: { $other }
    .done = { $n ->
            [one] Importance of the segment “{ $name }”
           *[other] Importance of { $n } segments
        } is now { $other }
op-coding-merge = Join { $n } neighbouring codings of “{ $name }”
    .done = Joined { $n } neighbouring codings of “{ $name }”
op-document-state = { $n ->
        [one] State of document “{ $name }”
       *[other] State of { $n } documents
    }: { $other }
    .done = { $n ->
            [one] Document “{ $name }”
           *[other] { $n } documents
        }: { $other }
op-highlight-add = Highlight in document “{ $name }”
    .done = Highlighted in document “{ $name }”
op-highlight-delete = { $n ->
        [one] Remove highlight in document “{ $name }”
       *[other] Remove { $n } highlights
    }
    .done = { $n ->
            [one] Removed the highlight in document “{ $name }”
           *[other] Removed { $n } highlights
        }
op-project-set = Change project details
    .done = Changed the project details
op-document-add = { $n ->
        [one] Import document “{ $name }”
       *[other] Import { $n } documents
    }
    .done = { $n ->
            [one] Imported document “{ $name }”
           *[other] Imported { $n } documents
        }
op-document-rename = Rename document “{ $name }” to “{ $other }”
    .done = Renamed document “{ $name }” to “{ $other }”
op-document-kind = Change kind of document “{ $name }”
    .done = Changed the kind of document “{ $name }”
op-document-direction = Change direction of document “{ $name }”
    .done = Changed the direction of document “{ $name }”
op-document-move = { $n ->
        [one] Move document “{ $name }”
       *[other] Move { $n } documents
    }
    .done = { $n ->
            [one] Moved document “{ $name }”
           *[other] Moved { $n } documents
        }
op-document-link = { $n ->
        [one] Set participants of document “{ $name }”
       *[other] Set participants of { $n } documents
    }
    .done = { $n ->
            [one] Set the participants of document “{ $name }”
           *[other] Set the participants of { $n } documents
        }
op-document-delete = { $n ->
        [one] Delete document “{ $name }”
       *[other] Delete { $n } documents
    }
    .done = { $n ->
            [one] Deleted document “{ $name }”
           *[other] Deleted { $n } documents
        }
op-document-text = Edit text of document “{ $name }”
    .done = Edited the text of document “{ $name }”
op-document-replace = { $n ->
        [one] Replace one passage in document “{ $name }”
       *[other] Replace { $n } passages in document “{ $name }”
    }
    .done = { $n ->
            [one] Replaced one passage in document “{ $name }”
           *[other] Replaced { $n } passages in document “{ $name }”
        }
op-documents-replace = Replace { $n } passages in several documents
    .done = Replaced { $n } passages in several documents
op-group-create = Create group “{ $name }”
    .done = Created group “{ $name }”
op-group-rename = Rename group “{ $name }” to “{ $other }”
    .done = Renamed group “{ $name }” to “{ $other }”
op-group-delete = Delete group “{ $name }”
    .done = Deleted group “{ $name }”
op-code-create = { $n ->
        [one] Create code “{ $name }”
       *[other] Create { $n } codes
    }
    .done = { $n ->
            [one] Created code “{ $name }”
           *[other] Created { $n } codes
        }
op-study-build = Build project “{ $name }” from the description of a study
    .done = Built project “{ $name }” from the description of a study
op-code-import = Import { $n ->
        [one] one code
       *[other] { $n } codes
    }
    .done = { $n ->
            [one] Imported one code
           *[other] Imported { $n } codes
        }
op-code-create-levels = Create { $what }
    .done = Created { $what }
op-code-import-levels = Import { $what }
    .done = Imported { $what }
op-unknown = An operation of a newer version: { $kind }
    .done = Done by a newer version: { $kind }
op-code-rename = Rename “{ $name }” to “{ $other }”
    .done = Renamed “{ $name }” to “{ $other }”
op-code-recolor = { $n ->
        [one] Recolour “{ $name }”
       *[other] Recolour { $n } codes
    }
    .done = { $n ->
            [one] Recoloured “{ $name }”
           *[other] Recoloured { $n } codes
        }
op-code-define = Define “{ $name }”
    .done = Changed the definition of “{ $name }”
op-code-level = { $n ->
        [one] Change level of “{ $name }”
       *[other] Change level of { $n } codes
    }
    .done = { $n ->
            [one] Changed the level of “{ $name }”
           *[other] Changed the level of { $n } codes
        }
op-code-move = { $n ->
        [one] Move “{ $name }”
       *[other] Move { $n } codes
    }
    .done = { $n ->
            [one] Moved “{ $name }”
           *[other] Moved { $n } codes
        }
op-code-move-into = { $n ->
        [one] Move “{ $name }” to “{ $other }”
       *[other] Move { $n } codes to “{ $other }”
    }
    .done = { $n ->
            [one] Moved “{ $name }” to “{ $other }”
           *[other] Moved { $n } codes to “{ $other }”
        }
op-code-merge = { $n ->
        [one] Merge “{ $name }” into “{ $other }”
       *[other] Merge { $n } codes into “{ $other }”
    }
    .done = { $n ->
            [one] Merged “{ $name }” into “{ $other }”
           *[other] Merged { $n } codes into “{ $other }”
        }
op-code-delete = { $n ->
        [one] Delete code “{ $name }”
       *[other] Delete “{ $name }” and other codes, { $n } in all
    }
    .done = { $n ->
            [one] Deleted code “{ $name }”
           *[other] Deleted “{ $name }” and other codes, { $n } in all
        }
op-coding-add = { $n ->
        [one] Code with “{ $name }”
       *[other] Add { $n } codings
    }
    .done = { $n ->
            [one] Coded with “{ $name }”
           *[other] Added { $n } codings
        }
op-coding-resize = Move border of coding “{ $name }”
    .done = Moved the border of coding “{ $name }”
op-coding-recode = { $n ->
        [one] Change code “{ $name }” to “{ $other }”
       *[other] Change code of { $n } segments to “{ $other }”
    }
    .done = { $n ->
            [one] Changed code “{ $name }” to “{ $other }”
           *[other] Changed the code of { $n } segments to “{ $other }”
        }
op-coding-delete = { $n ->
        [one] Remove coding “{ $name }”
       *[other] Remove { $n } codings
    }
    .done = { $n ->
            [one] Removed coding “{ $name }”
           *[other] Removed { $n } codings
        }
op-coding-uncode = { $n ->
        [one] Remove “{ $name }” from part of the text
       *[other] Remove { $n } codes from part of the text
    }
    .done = { $n ->
            [one] Removed “{ $name }” from part of the text
           *[other] Removed { $n } codes from part of the text
        }
op-coding-split = Split a coding “{ $name }” in { $n }
    .done = Split a coding “{ $name }” in { $n }
op-coding-condense = { $n ->
        [one] Condensed unit of “{ $name }”
       *[other] Write { $n } condensed units
    }
    .done = { $n ->
            [one] Wrote the condensed unit of “{ $name }”
           *[other] Wrote { $n } condensed units
        }
op-memo-write = Write memo on “{ $name }”
    .done = Wrote a memo on “{ $name }”
op-memo-write-coding = Write memo on a segment of “{ $name }”
    .done = Wrote a memo on a segment of “{ $name }”
op-memo-write-passage = Write memo on a passage in “{ $name }”
    .done = Wrote a memo on a passage in “{ $name }”
op-memo-edit = Edit memo on “{ $name }”
    .done = Edited the memo on “{ $name }”
op-memo-edit-coding = Edit memo on a segment of “{ $name }”
    .done = Edited the memo on a segment of “{ $name }”
op-memo-edit-passage = Edit memo on a passage in “{ $name }”
    .done = Edited the memo on a passage in “{ $name }”
op-memo-delete = Delete memo on “{ $name }”
    .done = Deleted the memo on “{ $name }”
op-memo-delete-coding = Delete memo on a segment of “{ $name }”
    .done = Deleted the memo on a segment of “{ $name }”
op-memo-delete-passage = Delete memo on a passage in “{ $name }”
    .done = Deleted the memo on a passage in “{ $name }”
op-query-save = Save query “{ $name }”
    .done = Saved query “{ $name }”
op-query-edit = Change saved query “{ $name }”
    .done = Changed saved query “{ $name }”
op-query-delete = { $n ->
        [one] Delete saved query “{ $name }”
       *[other] Delete { $n } saved queries
    }
    .done = { $n ->
            [one] Deleted saved query “{ $name }”
           *[other] Deleted { $n } saved queries
        }
op-summary-write = { $n ->
        [one] Write summary of “{ $other }” on “{ $name }”
       *[other] Write { $n } summaries
    }
    .done = { $n ->
            [one] Wrote the summary of “{ $other }” on “{ $name }”
           *[other] Wrote { $n } summaries
        }
op-summary-edit = Edit summary of “{ $other }” on “{ $name }”
    .done = Edited the summary of “{ $other }” on “{ $name }”
op-summary-delete = Delete summary of “{ $other }” on “{ $name }”
    .done = Deleted the summary of “{ $other }” on “{ $name }”
op-words-create = Make word list “{ $name }”
    .done = Made word list “{ $name }”
op-words-edit = { $n ->
        [one] Change word list “{ $name }”
       *[other] Change { $n } word lists
    }
    .done = { $n ->
            [one] Changed word list “{ $name }”
           *[other] Changed { $n } word lists
        }
op-words-delete = { $n ->
        [one] Delete word list “{ $name }”
       *[other] Delete { $n } word lists
    }
    .done = { $n ->
            [one] Deleted word list “{ $name }”
           *[other] Deleted { $n } word lists
        }
op-participant-import = { $n ->
        [one] Add participant “{ $name }”
       *[other] Import { $n } participants
    }
    .done = { $n ->
            [one] Added participant “{ $name }”
           *[other] Imported { $n } participants
        }
op-participant-edit = { $n ->
        [one] Edit participant “{ $name }”
       *[other] Edit { $n } participants
    }
    .done = { $n ->
            [one] Edited participant “{ $name }”
           *[other] Edited { $n } participants
        }
op-participant-delete = { $n ->
        [one] Delete participant “{ $name }”
       *[other] Delete { $n } participants
    }
    .done = { $n ->
            [one] Deleted participant “{ $name }”
           *[other] Deleted { $n } participants
        }
op-attribute-create = Create attribute “{ $name }”
    .done = Created attribute “{ $name }”
op-attribute-rename = Rename attribute “{ $name }” to “{ $other }”
    .done = Renamed attribute “{ $name }” to “{ $other }”
op-attribute-delete = Delete attribute “{ $name }”
    .done = Deleted attribute “{ $name }”
op-coder-rename = Rename coder “{ $name }” to “{ $other }”
    .done = Renamed coder “{ $name }” to “{ $other }”
op-project-create = Create the project “{ $name }”
    .done = Created the project “{ $name }”
op-project-repair = Repair the project “{ $name }”
    .done = Repaired the project “{ $name }”

## palette

palette-hint = Name of a command, document, code, memo, participant…
palette-in-codes = codes
palette-in-documents = documents
palette-in-text = text
palette-kind-code = code
palette-kind-command = command
palette-kind-document = document
palette-kind-group = group
palette-kind-memo = memo
palette-kind-participant = participant
palette-kind-project = recent project
palette-kind-table = table
palette-nothing = Nothing has such a name.
palette-title = Everything

## participants

participants-add = New participant
participants-add-named = Add a new participant: “{ $name }”
participants-by-labels = By the labels in the text, for all documents…
participants-attributes = Attributes
participants-choose = { $column } of { $name }
participants-delete = Delete participant
participants-delete-attribute = Delete attribute and its values
participants-delete-attribute-confirm = Delete with its values
participants-delete-attribute-text = { $n ->
        [one] One value
       *[other] { $n } values
    } of this attribute will be deleted too. Undo brings back all of it.
participants-delete-attribute-title = Delete the attribute “{ $name }”?
participants-delete-confirm = Delete with all that
participants-delete-many = Delete { $n } participants
participants-delete-text = This also deletes { $list }; texts and codings stay. Undo brings everything back.
participants-delete-title = Delete the participant “{ $name }”?
participants-delete-title-many = Delete { $n } participants?
participants-documents = Documents
participants-edit = Edit all…
participants-empty = No participants yet
participants-empty-text = Name each interviewee by a code such as P1, with attributes beside it. You can bring them from Excel or CSV.
participants-filter = Filter participants…
participants-find-name = Name…
participants-first-name = P1
participants-introduced-by = Introduced by
participants-memo = Memo…
participants-name = Participant
participants-new-attribute = New attribute…
participants-no-hit = Nobody found
participants-no-hit-text = No participant fits these words.
participants-nobody = Nobody
participants-none-found = Nothing found
participants-open = Open “{ $name }”
participants-paste-where = First choose the cell where pasting begins; or copy the row of headings too, with the names of the attributes.
participants-rename-attribute = Rename…
participants-save = Save
participants-show-all = Show all
cells-attributes-made = { $n ->
        [one] { $n } attribute was made.
       *[other] { $n } attributes were made.
    }
cells-emptied = { $n ->
    [one] One cell emptied.
   *[other] { $n } cells emptied.
}
cells-left = { $n ->
    [one] One pasted cell was left out: the table has no cell for it there that can be written in.
   *[other] { $n } pasted cells were left out: the table has no cells for them there that can be written in.
}
cells-make-attributes = Make these attributes
cells-pasted = { $n ->
    [one] One empty cell was filled.
   *[other] { $n } empty cells were filled.
}
cells-people-added = { $n ->
    [one] One new participant was added.
   *[other] { $n } new participants were added.
}
cells-same = Nothing has changed: the cells said so already.
cells-replaced = { $n ->
    [one] The text of one cell was replaced; it read “{ $before }”.
   *[other] The text of { $n } cells was replaced; the first read “{ $before }”.
}
cells-strange-heads = No attribute has the names in the first row, so that row was written into cells too.
cells-unknown = There is no column of this name, and what stands below it was left out: { $names }.
participants-title = Participants

## paths

paths-above = Folder above
paths-all-files = All files
paths-choose = Choose this folder
paths-folder = Path of the folder
paths-folder-forbidden = You may not look into the folder “{ $folder }”. Choose another one.
paths-folder-missing = There is no folder “{ $folder }”. Correct the path.
paths-folder-unreadable = The folder “{ $folder }” could not be read. Choose another one.
paths-hint = Tab completes a name, the up and down arrows go through the list, ~ is your own folder.
paths-hint-many = Choose each file with a click or Enter, or all of them at once; Tab completes a name, ~ is your own folder.
paths-import = Import
paths-kinds = Kind of files
paths-name-missing = Type the name of a file or choose it in the list.
paths-no-file = This folder has no file called “{ $name }”.
paths-no-folder = There is no folder called “{ $name }” here.
paths-not-a-folder = “{ $folder }” is no folder.
paths-nothing = There is nothing of this name and kind here.
paths-open = Open
paths-path = Path of the file
paths-reading = Reading the folder…
paths-replace = Replace
paths-replace-question = “{ $file }” is there already. Replace it?
paths-save = Save here
paths-target = Name and place of the file
paths-tick-all =
    { $count ->
        [one] Choose the file
       *[other] Choose all { $count } files
    }
paths-ticked =
    { $count ->
        [one] One file is chosen
       *[other] { $count } files are chosen
    }

## pattern

pattern-at = { $reason } (character { $at })
pattern-bad-class = a class of characters is not known
pattern-bad-count = the count of repetitions between { "{" } and { "}" } is wrong
pattern-bad-escape = what follows a \ means nothing
pattern-bad-range = a range of characters between [ and ] is wrong
pattern-class-open = a [ is not closed
pattern-group-open = a parenthesis is not closed
pattern-group-unopened = a parenthesis is closed that was not opened
pattern-not-valid = the signs make no sense
pattern-nothing-to-repeat = nothing stands before *, + or ? to be repeated
pattern-too-large = the pattern is too large
pattern-unsupported = these patterns have no look-around and no references to groups

## project

## query
query-error-ambiguous = Several codes are called “{ $name }”; give the whole path, like “category > code”.
query-error-at = The query cannot be read from “{ $rest }” on (character { $n }): { $sentence }
query-error-at-end = The query is unfinished: { $sentence }
query-error-attribute-gone = The saved query “{ $query }” names the attribute “{ $name }”, which has been deleted; write it anew.
query-error-circular = The saved query “{ $name }” stands in itself, perhaps by way of others, or too many stand in it; write it anew.
query-error-code-gone = The saved query “{ $query }” names the code “{ $name }”, which has been deleted; write it anew.
query-error-coder-gone = The saved query “{ $query }” names the coder “{ $name }”, who is not in the project; write it anew.
query-error-document-gone = The saved query “{ $query }” names the document “{ $name }”, which has been deleted; write it anew.
query-error-group-gone = The saved query “{ $query }” names the group “{ $name }”, which has been deleted; write it anew.
query-error-nearest = { $sentence } Perhaps you mean “{ $nearest }”.
query-error-no-attribute = The project has no attribute “{ $name }”; see the page of participants for its name.
query-error-no-code = The project has no code of the name or path “{ $name }”; a name with AND, OR or a sign in it needs quotation marks.
query-error-no-coder = No coder of the project is called “{ $name }”; check the name.
query-error-no-document = The project has no document “{ $name }”; check the name.
query-error-no-group = The project has no group “{ $name }”; check the name.
query-error-no-participant = The project has no participant “{ $name }”; check the ID.
query-error-no-query = The project has no saved query “{ $name }”; check its name.
query-error-no-value = No participant has “{ $name }” as { $attribute }; check how it is written.
query-error-participant-gone = The saved query “{ $query }” names the participant “{ $name }”, who has been deleted; write it anew.
query-error-query-gone = The saved query “{ $query }” names the query “{ $name }”, which has been deleted; write it anew.
query-error-stopped = The query was stopped; you can run it again.
query-error-too-many = Too many passages of “{ $document }” lie on each other for all of their intersections to be found. Leave out a condition, or write overlaps for AND.
query-expected-anything = The query is empty. Write the name of a code, or a condition like “group: Offices AND importance >= 2”.
query-expected-closed-bracket = this bracket is not closed; add “)”.
query-expected-closed-quote = this quotation mark is not closed; add the closing one.
query-expected-comparison = after the name of an attribute write a sign such as = or > and its value.
query-expected-condition = a condition is expected here: the name of a code, or a condition like “group: Offices” or “text: paper”.
query-expected-day = a date is expected here; write it like 2026-11-22.
query-expected-field = there is no condition “{ $name }”. The conditions are code, only, document, group, participant, attribute, coder, date, memo, importance and text. If it is the name of a code, put it in quotation marks.
query-expected-importance = importance is a number from 0 to 3; write it like “importance >= 2”.
query-expected-later-day = the last day is before the first; exchange the two.
query-expected-less-depth = conditions stand in each other more than { $n } deep; use fewer brackets.
query-expected-less-length = The query has more than { $n } characters; make it shorter.
query-expected-name = a name is expected here; write it, in quotation marks if a word of the query language is in it.
query-expected-number = a number is expected here, such as 3.
query-expected-open-bracket = this bracket closes nothing; remove it.
query-expected-operator = two conditions are joined by AND, OR, NOT, overlaps, inside, near, followed by or preceded by. A name with a sign in it needs quotation marks.
query-expected-words = nothing is left of these words to find; write a word with a letter or a digit.

## reader

reader-deleted-one = The find was deleted from the text.
reader-draft-forget = Discard
reader-draft-found = There is an unfinished edit of this text. Restore it?
reader-draft-restore = Restore
reader-edit-here = Here is the text. Press { $keys } again to edit it.
reader-edited-here = This text is being edited; end that with Esc first (what you wrote is kept), then code.
reader-editing = Editing the text
reader-editing-again = Continue editing
reader-editing-drop = Discard edits
reader-editing-dropped = The edits were discarded
reader-editing-finish = Finish
reader-editing-hint = Esc keeps your edits and finishes. Codings move with the text.
reader-edited-beside = This document is being edited in the text beside; it can be coded again afterwards.
reader-highlighted = Highlighted
reader-no-marked = Nothing is highlighted and no segment is marked as important yet.
reader-no-code-to-repeat = No code has been given yet that could be repeated.
reader-nothing-wider = The selection does not grow beyond this.
reader-open-memo = Write in this memo…
reader-rename-document = Rename document…
reader-text-not-shown = The text is not shown; show it first ({ $keys }), so that what is coded is seen.
reader-no-further-sentence = There is no further sentence in this document without this code.
reader-nothing-to-annotate = Select a passage first.

reader-bubble = For the selected passage
reader-bubble-code = Code
reader-bubble-hidden = This bar is not shown any more; it can be brought back in the settings.
reader-bubble-hide = Do not show this again
reader-bubble-in-vivo = In vivo
reader-bubble-memo = Memo

reader-code-again = “{ $name }” again
reader-codings-here = Codings here
reader-copy = Copy the selection
reader-close = Close this text
reader-direction = Direction of the text
reader-direction-auto = Each paragraph by its language
reader-direction-ltr = Left to right
reader-direction-rtl = Right to left
reader-edges = Move the edges
reader-failed = This document could not be read
reader-first-text = { $name }, first text
reader-filter = Codings that stand out
reader-filter-active = Only active codes stand out
reader-filter-all = All codings stand out
reader-filter-every-coder = All coders
reader-filter-on = Codings that stand out (filtered)
reader-find = Find in the document
reader-find-close = Close the search
reader-find-count = { $at } of { $count }
reader-find-hint = A word or phrase…
reader-find-next = Next
reader-find-nothing = Not found
reader-find-previous = Previous
reader-nothing-to-highlight = Select some text to highlight it, or put the caret on a highlight to remove it.
reader-remove-highlight = Remove highlight
reader-replace-all = Replace all
reader-replace-changed = The text has changed meanwhile. Look at what is found and replace again.
reader-replace-hint = New words; empty deletes
reader-replace-nothing = Everything reads so already; there is nothing to replace.
reader-replace-one = Replace
reader-replace-with = Replace with
reader-replaced = { $n ->
    [one] Replaced one find
   *[other] Replaced { $n } finds
} in { $documents ->
    [one] one document.
   *[other] { $documents } documents.
}
reader-replaced-in-text = { $n ->
    [one] Replaced one find in the text.
   *[other] Replaced { $n } finds in the text.
}
reader-replaced-same = { $n ->
    [one] One read so already and was left alone.
   *[other] { $n } read so already and were left alone.
}
reader-link-participants = Say who speaks…
reader-memo-passage = Memo on the selection…
reader-more = Document actions
reader-no-coding = First select a coding: click its coloured stripe or press Alt+Down.
reader-no-documents = No documents yet
reader-no-documents-hint = Import interview transcripts to read and code them here. Word files and plain texts can be dragged into the window.
reader-none-open = No document is open
reader-none-open-hint = Choose a document from the list.
reader-recent-codes = Recent codes
reader-retrieve-code = Show all passages of this code
reader-select-paragraph = Select the paragraph
reader-second-text = { $name }, second text
reader-speaker = Speaker: { $name }

## repair

repair-copy-name = { $name } (sound copy)
repair-copy-name-again = { $name } (sound copy { $number })
repair-lost-foreign = Left out, because Gozareh has not put it there: { $names }.
repair-lost-operations = Operations lost from the history: { $count }.
repair-lost-rows =
    Not recovered: { $noun ->
        [document] documents
        [group] groups
        [code] codes
        [coding] codings
        [memo] memos
        [highlight] highlights
        [summary] summaries
        [query] saved queries
        [words] word lists
        [participant] participants
        [attribute] attributes
       *[coder] coders
    }: { $count }.
repair-lost-words = The words of “{ $document }” have suffered; compare them with the original.
repaired-all = Everything is in “{ $file }”, and nothing is lost.
repaired-lost = What could be read is in “{ $file }”. This is not in it, or not as it was:
repaired-open = Open the sound copy
repaired-title = A sound copy has been made

## report

report-cluster = Cluster
report-cluster-first = Cluster of the first
report-cluster-members = cluster { $n }: { $names }
report-cluster-second = Cluster of the second
report-clusters = { $members }.
report-clusters-how = Clusters are made by average linkage (UPGMA; Sokal & Michener, 1958) of one minus the likeness.
report-clusters-unlike = To come to so few clusters, some were joined that have nothing in common.
report-combinations-codes = Codes
report-combinations-documents = Counted: documents with exactly these codes; of { $coded } documents with a code { $single } have one alone. Percentages are of the documents with a code.
report-combinations-passages = Counted: passages (one document, one start and one end) with exactly these codes; of { $coded } coded passages { $single } have one code alone. Percentages are of the coded passages.
report-combinations-size = Size
report-context-counted = After “=” the word stands as it is counted: not in labels of speakers, a phrase in one sentence, and with its confirmed forms.
report-document = Document
report-frequencies-by-speaker = Frequencies of codes by speaker
report-given-itself = (itself)
report-given-itself-note = Rows marked “itself” hold the passages that were given the category or subcategory itself and not a code below it.
report-importance = Importance
report-keywords-code = Led to code
report-keywords-list = List
report-keywords-meaning = Latent meaning
report-keywords-none = There are no keyword lists yet.
report-keywords-star = All spellings of a word are one; “*” after a word stands for any ending, and a phrase stands in one sentence.
report-keywords-word = Keyword
report-matrix-count = n = { $n }
report-matrix-counts = In each cell n is the number of different passages.
report-matrix-quote = “{ $text }” ({ $source })
report-matrix-quote-lines =
    “{ $text }”
    ({ $source })
report-matrix-shown = Of each cell at most { $n } passages are shown, the most important first, then as they are read.
report-matrix-title = Quote matrix of { $rows } and { $columns }
report-memo-about = About
report-memo-coder = Author
report-memo-date = Date
report-memo-kind = Kind
report-memo-text = Memo
report-memos-count = Memos: { $n } ({ $parts }).
report-memos-title = Research memos

report-all-coded = All coded passages
report-anchor = Anchor example
report-anchor-note = The anchor example is, among the most important passages with the code itself, the first whose coding has a memo; without such a memo the one of median length.
report-category = Category
report-cells-cut = { $count ->
    [one] { $count } text is longer than the { $limit } characters that a cell of Excel holds and was cut; other formats have it whole.
   *[other] { $count } texts are longer than the { $limit } characters that a cell of Excel holds and were cut; other formats have them whole.
}
report-code = Code
report-code-path = Code
report-codebook-title = Codebook
report-codes-title = Categories, subcategories and codes
report-condensed = Condensed meaning unit
report-context-after = After
report-context-before = Before
report-context-count = { $word }: { $n ->
        [one] one place
       *[other] { $n } places
    }.
report-context-hit = Word
report-context-no-word = Write the word that is sought.
report-count = n
report-crosstab-as-given = Each code counts the passages that bear it itself, without the codes below it.
report-crosstab-documents = Each cell counts the documents that have at least one passage with the code.
report-crosstab-fisher = Fisher’s exact test: p { $p }.
report-crosstab-fisher-drawn = Fisher’s test by Monte Carlo over { $tables } random tables (seed { $seed }): p { $p }.
report-crosstab-marked = Bold counts differ from what is expected: their adjusted standardised residual is beyond ±1.96.
report-crosstab-no-fisher = The table is too large for Fisher’s test.
report-crosstab-no-test = A test needs at least two rows and two columns with something in them.
report-crosstab-of-column = Percentages are of the sum of each column, in the last row.
report-crosstab-of-row = Percentages are of the sum of each row, in the last column.
report-crosstab-of-text = Percentages are of all words of each column’s documents: { $parts }.
report-crosstab-of-total = Percentages are of the sum of all cells ({ $n }).
report-crosstab-part-words =
    { $name } with { $n ->
        [one] one word
       *[other] { $n } words
    }
report-crosstab-participants = Each cell counts the participants who speak in at least one passage with the code.
report-crosstab-passages = Each cell counts passages, each once for a code.
report-crosstab-repeats = The counts are not independent, for one participant may be among them several times; take the tests as a guide only.
report-crosstab-residual = Residual
report-crosstab-several = A passage that belongs to several columns counts in each.
report-crosstab-small = In { $n } of { $cells } cells less than 5 is expected; chi-square is not exact for such a table.
report-crosstab-test = Chi-square({ $df }, N = { $n }) = { $chi }, p { $p }, Cramér’s V = { $v }.
report-crosstab-title = Crosstab of { $rows } and { $columns }
report-crosstab-with-below = Each code counts with everything below it.
report-crosstab-words = Each cell counts the words that bear the code, each once.
report-crosstab-words-repeat = Words are not independent of each other; take the tests as a guide only.
report-definition = Definition
report-denominators = Percentages of passages are of { $passages } coded passages, of documents of { $documents } documents, of participants of { $participants } participants.
report-denominators-by-document = Percentages of passages in a document are of the coded passages in that document, given in the last row; those under “All” are of { $passages } coded passages, { $documents } documents and { $participants } participants.
report-denominators-document = { $name } with { $participants } participants
report-denominators-part = { $name } with { $passages } { $passages ->
        [one] passage
       *[other] passages
    }, { $documents } { $documents ->
        [one] document
       *[other] documents
    } and { $participants } { $participants ->
        [one] participant
       *[other] participants
    }
report-denominators-parts = The percentages of each part are of the coded passages, the documents and the participants of that part: { $parts }.
report-denominators-speakers = Percentages of participants are of the participants of that document: { $parts }.
report-denominators-values = A document is in every part of which it has a participant; of the participants only those of the part itself are counted.
report-documents = Documents
report-frequencies-by-attribute = Frequencies of codes by { $name }
report-frequencies-by-coder = Frequencies of codes by coder
report-frequencies-by-document = Frequencies of codes by document
report-frequencies-by-group = Frequencies of codes by group of documents
report-frequencies-title = Frequencies of codes
report-history-at = time
report-history-coder = coder
report-history-operation = operation
report-history-redone = Redo: { $what }
report-history-summary = summary
report-history-title = History of the project
report-history-undone = Undo: { $what }
report-ladder-count = { $n } rows from { $documents } documents; ¶ is the number of the paragraph in the document.
report-ladder-title = From utterance to category
report-ladder-title-of = From utterance to category: “{ $name }”
report-no-group = No group
report-no-speaker = unknown speaker
report-no-value = Not known
report-only = Only what meets this was counted: { $parts }.
report-only-answers = without what interviewers say
report-only-codes = code: { $names }
report-only-coders = coder: { $names }
report-only-documents = document: { $names }
report-only-groups = group of documents: { $names }
report-only-importance = importance at least { $n }
report-only-kept-query = { $query }, which is { $whole }
report-only-memo-kind = kind of memo: { $names }
report-only-memo-subject = memos on: { $names }
report-only-no-query = nothing, because the query cannot be run ({ $sentence })
report-only-participants = participant: { $names }
report-only-query = query: { $query }
report-only-uncondensed = no condensed unit yet
report-only-words = words: { $names }
report-own = Code itself
report-paragraph = ¶ { $number }
report-participants = Participants
report-participants-count = { $n } participants.
report-participants-part = { $value } ({ $n })
report-participants-parts = { $n } participants. { $attribute }: { $parts }.
report-participants-title = Characteristics of the participants
report-passage-rule = Each passage (one document, one start and one end) counts once under each code, subcategory or category, however many codes or coders it has; rows can therefore sum to more than the whole.
report-passages = Passages
report-percent = %
report-profiles-about = About
report-profiles-attributes = Attributes
report-profiles-codes = Different codes
report-profiles-figures = At a glance
report-profiles-passages-note = Each passage counts once in each category. Percentages are of all passages of the same participant (the row “Passages” under “At a glance”); because a passage may have several categories, they may add up to more than 100. A passage of which it is not clear who speaks counts for every participant of its document.
report-profiles-quotes = Examples
report-profiles-share = % of passages
report-profiles-title = Profiles of participants
report-profiles-title-one = Profile of the participant { $name }
report-profiles-unspoken = Codes of which none of these participants has a passage are left out.
report-profiles-what = What
report-profiles-words = Words spoken
report-profiles-words-note = Words spoken are all words of the participant’s turns, coded or not, without the labels of speakers and without what interviewers say.
report-provenance = Gozareh { $version } · project { $project } · { $date }
report-place = Source
report-quotation = Passage
report-quotation-coder = Coder
report-quotations-count = Rows: { $n }.
report-quotations-title = Coded passages
report-rule = Coding rule
report-rule-note = The coding rule is what follows a line that begins with “Rule:” in the definition of the code.
report-segments-date = Date
report-segments-memo = Memo
report-segments-paragraph = Paragraph
report-segments-title = Passages and their codes
report-sequences-counted = Counted: pairs of passages of which the second begins after the end of the first, at most { $n ->
        [0] in the same paragraph
        [one] one paragraph later
       *[other] { $n } paragraphs later
    }.
report-sequences-first = First
report-sequences-then = Followed by
report-several-speakers = A passage with speakers of several groups counts in each of them.
report-similar-how = BM25 score: the sum of the weights of the words that a sentence shares with the passages of the code; rare words weigh more. Comparable for one code only.
report-similar-no-code = Choose the code whose like is sought.
report-similar-none = No sentence without this code shares a word with its passages.
report-similar-score = Score
report-similar-sentence = Sentence
report-similar-title = Passages like “{ $code }”
report-similar-words = Words in common
report-similarity-any = Codes of either
report-similarity-cosine = Cosine of the numbers of passages under each code, from 0 (no code in common) to 1.
report-similarity-document = Document
report-similarity-jaccard = Jaccard: the codes that both have, of those that either has, from 0 to 1.
report-similarity-other-document = Other document
report-similarity-other-participant = Other participant
report-similarity-participant = Participant
report-similarity-shared = Codes of both
report-similarity-top = { $shown } of { $all } rows are shown.
report-similarity-value = Likeness
report-source = Source
report-speaker = Participant
report-speaker-note = In brackets after the participant: { $names }.
report-subcategory = Subcategory
report-sum = All
report-summaries-count = { $n } of { $cells } cells are written.
report-summaries-no-codes = The columns of this table are the categories, and the codes about which a summary is written; here there are none. Choose in the filter the code about which you want to write, remove the filter, or make a category in the code system.
report-summaries-no-documents = There is no document to make a row of this table. Remove the filter, or import a document.
report-summaries-no-participants = There is no participant to make a row of this table. Remove the filter, make a participant, or let documents be the rows.
report-summaries-title = Summaries of cases
report-timeline-all = All passages
report-timeline-all-note = The row “All passages” counts each passage once, however many codes it has; the rows above it may add up to more.
report-timeline-part = { $from }–{ $to }%
report-timeline-parts = The text of each document is divided from its beginning to its end into { $n } equal parts (by characters, what interviewers say included); each passage counts in the part in which it begins.
report-timeline-title = Timeline of codes over the interviews
report-together-c = c is the count together ÷ (count of the first + count of the second − count together); Jaccard is the share of text or units that both have.
report-together-c-beyond = Where one coding stands together with several of the other code, c is above 1 or cannot be told (–).
report-together-count = Together
report-together-diagonal = Bold counts on the diagonal are those of the code itself.
report-together-document = Counted: documents that have both codes.
report-together-first = First code
report-together-first-inside = First in second
report-together-inside = Counted: pairs of codings of which one lies wholly in the other.
report-together-jaccard = Jaccard
report-together-near =
    Counted: pairs of codings at most { $n ->
        [one] one paragraph
       *[other] { $n } paragraphs
    } apart.
report-together-of-first = Of the first
report-together-of-second = Of the second
report-together-overlap = Counted: pairs of codings that share at least one character.
report-together-paragraph = Counted: pairs of codings in one paragraph.
report-together-second = Second code
report-together-second-inside = Second in first
report-together-turn = Counted: turns of a speaker that have both codes; in a document without turns each paragraph is one.
report-utterance = Utterance
report-values-cut = { $count ->
    [one] { $count } text is longer than the { $limit } bytes that a variable of SPSS holds and was cut; other formats have it whole.
   *[other] { $count } texts are longer than the { $limit } bytes that a variable of SPSS holds and were cut; other formats have them whole.
}
report-variables-passages = Each figure is the number of different passages that bear the code.
report-variables-presence = 1: at least one passage bears the code; 0: none.
report-variables-words = Each figure is the number of words that bear the code, each once.
report-with-below = With subcodes
report-words = Words
report-words-by-keyness = Words are in the order of G².
report-words-everybody = The words of interviewers are counted too; labels of speakers are not.
report-words-forms = Forms of one word that the lists of forms confirm count as one.
report-words-keyness = G² is the log-likelihood (Rayson & Garside, 2000); a difference with a G² of { $limit } or more (bold) is seen by chance in fewer than 5 of 100 cases. The log ratio tells how many times as frequent a word is in the column with its highest rate as in the others together: 1 is twice, 2 is four times (Hardie, 2014); a word that is in none of the others counts as half a word there.
report-words-least = Only what stands there at least { $n } times.
report-words-little = Words that say little, such as “of” and “that”, are left out of the table; they count among all words.
report-words-little-phrase = Phrases that begin or end with a word that says little, such as “of” and “that”, are left out. A phrase lies in one sentence.
report-words-log-ratio = Log ratio
report-words-most-in = More in
report-words-participants = Only what participants say is counted, without interviewers and without the labels of speakers.
report-words-parts = All words of each column (the denominators): { $parts }.
report-words-per = per { $n } words
report-words-phrase = Phrase
report-words-read = All words (the denominator): { $n } in { $documents ->
        [one] one document
       *[other] { $documents } documents
    }. All spellings of a word are counted as one.
report-words-read-coded = All words of coded text (the denominator): { $n } in { $documents ->
        [one] one document
       *[other] { $documents } documents
    }. All spellings of a word are counted as one.
report-words-read-uncoded = All words of text that is not coded (the denominator): { $n } in { $documents ->
        [one] one document
       *[other] { $documents } documents
    }. All spellings of a word are counted as one.
report-words-several = A word of which it is not known who says it counts in the column of every participant of its document.
report-words-stop-lists = Words of these lists are left out of the table; they count among all words: { $names }.
report-words-stopped = These words are left out of the table; they count among all words: { $names }.
report-words-top = The first { $shown } of { $all }.
report-words-word = Word

transcript-codes = Codes
transcript-continued = continued:
transcript-document-memo = Memo on the document
transcript-empty = This document has no text.
transcript-legend = Codes and how many passages have them
transcript-memos = Memos
transcript-only-coded = Only paragraphs with coded passages are shown.
transcript-paragraph = ¶
transcript-participants = Participants: { $names }
transcript-passages =
    { $n ->
        [one] { $n } coded passage
       *[other] { $n } coded passages
    }
transcript-text = Text

## print

print-all = All
print-choose = Choose documents
print-condensed = Condensed meaning units
print-documents = Documents ({ $n } of { $all })
print-face = Font and size
print-format = Format and paper
print-format-docx = Word
print-format-html = Web page
print-format-pdf = PDF
print-legend = List of codes at the end
print-memos = Memos
print-names = Names of codes
print-none = None
print-numbers = Paragraph numbers
print-only-coded = Only coded paragraphs
print-paths = Whole paths of codes
print-shown = What is shown
print-size-large = Large
print-size-medium = Medium
print-size-small = Small
print-stripes = Coloured stripes
print-title = Print coded transcript
print-write = Write to file…

## search

search-active-only = Only in active documents
search-close = Close the search
search-code-all = Code all hits with…
search-code-hint = Find or make a code…
search-count = { $n ->
        [one] { $n } hit
       *[other] { $n } hits
    } in { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }
search-document = { $name }, { $n ->
        [one] { $n } hit
       *[other] { $n } hits
    }
search-empty = Write a word
search-empty-hint = Half spaces and spaces, ي and ی, ك and ک, Persian and Latin digits are taken for the same.
search-error-empty = There is nothing left to search for. Type a word.
search-error-pattern = The pattern is not valid: { $reason }.
replace-error-no-group = The pattern has no group for “{ $written }”. Make groups in the pattern with parentheses, or write “$$” for the sign itself.
replace-error-open = “{ $written }” is not closed. Write the number of a group like this: “{"${1}"}”.
search-exact = Exactly these characters
search-field = What to find in all documents
search-hint = A word or phrase…
search-loose = Treat آ as ا and ئ as ی
search-nothing = Nothing found
search-nothing-hint = Try another spelling, or change how to search.
search-options = How to search
search-scope = How much of the text gets the code
search-scope-hit = The hit itself
search-scope-paragraph = The whole paragraph
search-scope-sentence = The whole sentence
search-scope-turn = The speaker’s whole turn
search-regex = Regular expression
search-replace = Replace
search-replace-all = Replace all hits
search-running = Searching
search-title = Find in all documents
    .short = Find
search-whole-word = Whole words only

## segments

segments-border = Border of the list and the selected coding
segments-cell = Cell of the table: { $name }
segments-cell-empty = The passages of this cell are no longer in the project.
segments-cell-remove = Leave the cell of the table
segments-every-importance = All segments, important or not
segments-highlights = { $n ->
    [one] One highlight
   *[other] { $n } highlights
}
segments-least-importance = Importance at least { $n }
segments-most-important = Only the most important (3)
segments-none-important-hint = No segment of these codes is as important as that.
segments-picked = { $n ->
        [one] { $n } segment selected
       *[other] { $n } segments selected
    }

segments-activate = Activate “{ $name }”
segments-all-documents = Retrieve from all documents
segments-by-code = In the order of codes
segments-by-document = In the order of documents
segments-condensed = Condensed unit
segments-condensed-hint = This passage in a few words…
segments-copied = { $n ->
    [one] One segment copied.
   *[other] { $n } segments copied.
}
segments-copy-all = Copy all segments
segments-export = Export the segments
segments-filter = Filter by group, speaker and attribute
segments-fold = Fold the coding
segments-quotation = “{ $text }” ({ $place }; { $code })
segments-unfold = Unfold the coding
segments-count = { $n ->
        [one] { $n } passage
       *[other] { $n } passages
    } from { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }
segments-count-codings = { $n ->
        [one] { $n } passage
       *[other] { $n } passages
    } with { $codings } codings from { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }
segments-deactivate = Deactivate “{ $name }”
segments-documents = { $n ->
        [one] { $n } active document
       *[other] { $n } active documents
    }
segments-end = End
segments-grow = Grow the { $edge } by a word
segments-memo = Memo
segments-memo-hint = Why this code? What comes to mind?
segments-more-codes = and { $n } more
segments-none-active = No code is active
segments-none-active-hint = Activate a code in the code system and all passages that have it are listed here.
segments-none-found = No passages
segments-none-found-hint = No passage has one of the active codes yet.
segments-none-here-hint = No passage of the active documents has one of these codes.
segments-paragraph = ¶ { $n }
segments-recode = Change the code…
segments-show = Show in the text
segments-shrink = Shrink the { $edge } by a word
segments-start = Start
segments-title = Retrieved segments
    .short = Segments
segments-uncode = Remove the code
segments-unselect = Let go of this coding

## session

session-not-settled = The work is saved, but a log stays beside “{ $file }”: { $reason } Do not delete that log; the next opening takes it in.

## settings

settings-keys-borders-usual = Border of panes: put it back to its usual place
settings-keys-cell-empty = Empty the cell of a table
settings-keys-findings-all = Table of passages: choose all rows
settings-keys-findings-cells = Findings: the cell beside
settings-keys-findings-code = Findings: code the rows of word in context and similar passages
settings-keys-findings-condense = Table of passages: condensed unit
settings-keys-findings-copy = Findings: copy the table, or the selected cells
settings-keys-findings-extend = Findings: select the cells beside
settings-keys-findings-follow = Findings: go to the passages of a cell
settings-keys-findings-importance = Table of passages: raise the importance of the chosen rows
settings-keys-findings-leave-out = Findings: leave a row out before coding, or take it in again
settings-keys-findings-memo = Table of passages: memo
settings-keys-findings-merge = Table of passages: join with neighbouring segments
settings-keys-findings-pick = Table of passages: choose a row besides others, or leave it out
settings-keys-findings-recode = Table of passages: change the code of the chosen rows
settings-keys-findings-remove = Table of passages: remove the coding of the chosen rows
settings-keys-findings-split = Table of passages: split the segment
settings-keys-findings-walk = Table of passages: go to another row and leave what is chosen
settings-keys-ltr = Turn paragraph left to right
settings-keys-memo-delete = Memos: delete the memo
settings-keys-paragraphs = Previous or next paragraph
settings-keys-recent-forget = Recent projects: take it off the list
settings-keys-rtl = Turn paragraph right to left
settings-keys-segments-text = Go to the text of the segment
settings-keys-select = After a click among words: select text from there
settings-keys-tree-level = Make the selection categories, subcategories or codes
settings-keys-tree-move = Move codes in the tree; left and right change the level
settings-keys-tree-filter = Find in the tree of codes
settings-keys-tree-pick = Add to the selection or take away
settings-keys-tree-alone = Move the cursor and keep the selection
settings-keys-tree-turn = Open and close a branch
settings-keys-borders-panes = Move the border of panes
settings-keys-segments = Among retrieved segments
settings-keys-segments-extend = Select several segments
settings-keys-segments-delete = Uncode the selected segments
settings-keys-tour = Next and previous card of the tour

settings-typing = Typing
settings-typing-digits = Turn Latin and Arabic digits into Persian ones as you type
settings-typing-letters = Turn Arabic «ي» and «ك» into Persian «ی» and «ک» as you type
settings-typing-text = Digits after Latin letters, as in MAXQDA 2020, are left alone.
settings-keys-ladder-all = From utterance to category: all rows
settings-keys-ladder-cells = From utterance to category: next cell, first and last cell
settings-keys-ladder-copy = From utterance to category: copy rows
settings-keys-ladder-rows = From utterance to category: first and last row
settings-keys-ladder-text = From utterance to category: go to the text

settings-calendar = Calendar
settings-jalali = Solar Hijri
settings-gregorian = Gregorian
settings-accent = Accent colour
settings-accent-teal = Teal
settings-accent-blue = Blue
settings-accent-violet = Violet
settings-accent-slate = Grey
settings-face = Typeface of documents
settings-face-vazirmatn = Vazirmatn
settings-face-amiri = Amiri (book face)

settings-about-fonts = The typefaces Vazirmatn and Amiri come with the program under the SIL Open Font License.
settings-about-licence = Licence: MIT or Apache-2.0, as you like.
settings-about-sample = The transcripts of the sample study are synthetic.
settings-about-title = About Gozareh
settings-about-version = Version { $version }
settings-about-what = A workbench for coding qualitative interviews, from utterance to code, subcategory and category. Everything stays in one file on your computer.
settings-appearance = Appearance
settings-as-system = As the system
settings-coder = Name of the coder
settings-coder-text = Every coding and every change is recorded under this name.
settings-coding = Coding
settings-dark = Dark
settings-digits = Digits
settings-digits-usual = By language
settings-done = Close
settings-keys-borders = Move the border of the coding chosen by stripe or key
settings-keys-cell-next = Next cell of a sheet
settings-keys-cell-write = Write in a cell of a sheet
settings-keys-codes = In the list of codes
settings-keys-direction = Turn direction of writing
settings-keys-documents = In the list of documents
settings-keys-filter = Name of a command or key…
settings-keys-global = Everywhere
settings-keys-leave = Leave or give up
settings-keys-list-extend = Select several in a list
settings-keys-list-menu = Menu of what can be done
settings-keys-list-move = Move within a list
settings-keys-list-open = Open
settings-keys-next-control = Next control
settings-keys-numbers = Give a recent code by its number
settings-keys-others = Other keys
settings-keys-physical = Letters name the place of a key; under a Persian layout the same key does the same.
settings-keys-text = In the text
settings-keys-zwnj = Zero width non-joiner
settings-language = Language
settings-larger = Larger: { $name }
settings-light = Light
settings-file-dialogs = Files are asked for
settings-file-dialogs-system = By the system
settings-file-dialogs-window = In this window
settings-motion = Let panes and messages move
settings-low-blanks = Draw blank lines of a text low
settings-scale = Size of the whole interface
settings-scale-waits = Applies when the pointer leaves
settings-selection-bubble = After selecting text, show a bar with what can be done with it
settings-shortcuts-title = Keyboard shortcuts
settings-smaller = Smaller: { $name }
settings-theme = Theme
settings-title = Settings
settings-usual-size = Usual size
settings-whole-words = Select text by whole words (by letters with Alt)
settings-zoom = Size of the document’s text
settings-damaged = The settings file could not be read, so the settings are as at the start.

## start

start-error-lost = The display was lost and the window with it; everything you have done is saved.

start-error-no-display = There is no display to open a window on; the command line does the same work: gozareh help
start-error-refused = The system did not open the window; the command line does the same work: gozareh help

## status

status-coder = Coder: { $name }
status-saved = All is saved
status-saved-at = Saved · { $time }

## storage

storage-error-beyond-repair = “{ $file }” is too damaged to recover anything from it. Open a backup.
storage-error-cancelled = The work on “{ $file }” was stopped.
storage-error-changed-elsewhere = Another program has written into “{ $file }”, and this change was not saved. Close the project and open it again.
storage-error-damaged = “{ $file }” is damaged. A sound copy can be made of what is whole in it, or open a backup.
storage-error-deleted = “{ $file }” has been deleted from its place, and this change was not saved. Save a copy of your work beside it.
storage-error-disk-full = There is no room on the disk for “{ $file }”. Make room and try again.
storage-error-exists = “{ $file }” is there already and was not overwritten. Choose another name.
storage-error-foreign = “{ $file }” holds something that Gozareh has not put there (“{ $object }”) and was not opened. Ask its sender for a clean copy, or make a sound copy of what is Gozareh’s own.
storage-error-in-use = “{ $file }” is open in another window. Close it there.
storage-error-io = “{ $file }” could not be read or written: { $reason }.
storage-error-name-too-long = The name “{ $file }” is too long for this disk. Give a shorter one.
storage-error-newer = “{ $file }” was made by a newer Gozareh (format { $version }). Update Gozareh.
storage-error-no-file = “{ $file }” was not found. Check its name and place.
storage-error-not-a-project = “{ $file }” is not a Gozareh project. Open a file that ends in .gozareh.
storage-error-read-only = “{ $file }” is read-only. Copy it to a place where you may write.
storage-error-renamed = “{ $file }” has been renamed or moved and is now called “{ $now }”; this change was not saved. Go on in that file or save a copy.
storage-error-replaced = Another file has taken the place of “{ $file }”, and this change was not saved. Save a copy of your work beside it.
storage-error-too-big = A text in “{ $file }” is larger than a project takes. Divide it into several documents.
storage-notice-log-damaged = The unfinished work that a crash left beside “{ $file }” is damaged: at most { $count } of the last operations could not be taken over. It is kept as “{ $log }”.
storage-notice-log-set-aside = Beside “{ $file }” lay unfinished work of another file that had this name before. It was not mixed into this one and is now called “{ $log }”.

## study

study-error-ambiguous = This passage occurs { $count } times in the document; quote more of it or add nth.
study-error-color = The colour “{ $color }” is not written #RRGGBB.
study-error-entry = Entry { $number } of { $list }, “{ $name }”: { $fault }
study-error-file = “{ $file }” cannot be read or written: { $reason }.
study-error-missing-field = “{ $field }” is missing
study-error-not-found = This passage does not stand in the document word for word.
study-error-not-ron = the signs are not those of RON
study-error-outside = The file does not lie in the folder of the study. If you trust the study, add --outside.
study-error-repeated = “{ $name }” stands there twice.
study-error-syntax = “{ $file }” is wrong in line { $line }, column { $column }: { $reason }.
study-error-too-deep = more than { $limit } lists and values stand within one another
study-error-too-many = The list { $list } has more than { $limit } entries. Divide it into several studies.
study-error-unknown = “{ $name }” is not in this study.
study-error-unknown-field = “{ $found }” is not known; write one of { $known }
study-error-value = a value is of another kind
study-error-values = There are { $values } values for { $attributes } attributes.

## system

system-already-exists = something of that name is there
system-busy = another program has it
system-error = the system refused
system-error-number = the system refused (error { $number })
system-file-too-large = it is larger than the disk takes
system-holds-database = it is a project or another database, and nothing is written in its place
system-invalid-name = its name is not allowed
system-is-a-folder = it is a folder
system-larger = it is larger than { $megabytes } MB
system-not-a-file = it is no file but a device, a pipe or a socket
system-not-a-folder = a file is where a folder should be
system-not-found = it was not found
system-out-of-memory = memory ran out
system-permission-denied = it is not allowed
system-read-only = the disk is read-only
system-storage-full = there is no room on the disk
system-unreachable = the disk or the network cannot be reached
system-unreadable = its content is not valid text

## tables

tables-attributes-count = { $n ->
    [one] { $n } attribute
   *[other] { $n } attributes
}
tables-attributes-own = The table’s own choice
tables-attributes-shown = Attributes in the table
tables-by-speaker = Speaker
tables-case-passages = Number of passages
tables-case-presence = Whether there is any (1 or 0)
tables-case-words = Number of words
tables-cases = Rows
tables-choose-code = Choose a code…
tables-clusters = Clusters
tables-clusters-none = No clusters
tables-combinations = Combinations of codes
    .aliases = code configurations, sets, patterns
    .tip = Which sets of codes occur together on one passage or in one document.
tables-combined = Together
tables-combined-document = In one document
tables-combined-passage = On one passage
tables-find-code = Find a code…
tables-format-spss = SPSS and PSPP
tables-importance = With the importance of passages
tables-keywords = Keywords
    .aliases = dictionary, summative, latent meaning
    .tip = The words of the keyword lists with their counts, their latent meaning and the code they led to.
tables-keywords-missing = There are no keyword lists yet. Write one among the word lists, or drop a sheet with the columns list, word, meaning and code on the window.
tables-like = Like this code
tables-likeness = Likeness
tables-likeness-cosine = Cosine of passages
tables-likeness-jaccard = Codes in common (Jaccard)
tables-memos = Memos
    .aliases = notes, annotations
    .tip = Who thought what about what, and when.

tables-active-documents = { $n ->
    [0] Active documents only
    [1] The active document only
   *[other] { $n } active documents only
 }
tables-all-words = Words that say little too
tables-answers-only = Only what participants say
tables-attributes = Attributes that group
tables-by = Split by
tables-by-coder = Coder
tables-by-document = Document
tables-by-group = Group
tables-by-none = Nothing
tables-codebook = Codebook
    .aliases = coding guide, coding agenda, definitions
    .tip = Definition, coding rule, an anchor example and the number of passages of each code.
tables-codes = Codes in categories
    .aliases = code system, themes
    .tip = Every code under its subcategory and category.
tables-concordance = Word in context
    .aliases = KWIC, concordance, keyword
    .tip = Every place of a word with what stands before and after it.
tables-context-after = By the word after
tables-context-before = By the word before
tables-context-text = As in the text
tables-cooccurrence = Co-occurrence of codes
    .aliases = relations, overlap, Jaccard
    .tip = Which codes stand on the same words, near each other, in one turn or in one document.
tables-counts = With counts of passages and documents
tables-crosstab = Crosstab
    .aliases = contingency, cross, chi-square, Fisher
    .tip = Codes against documents, groups, coders or attributes, with chi-square and Fisher’s test.
tables-digits = Digits
tables-empty = Nothing for this table
tables-empty-text = The project holds nothing yet that this table could show.
tables-export = Export
tables-format-csv = CSV for R and Python
tables-format-docx = Word
tables-format-html = Web page
tables-format-latex = LaTeX
tables-format-markdown = Markdown
tables-format-odt = LibreOffice
tables-format-xlsx = Excel
tables-frequencies = Frequencies of codes
    .aliases = counts, numbers
    .tip = How often each code was given, in how many documents and by how many participants.
tables-history = History
    .aliases = audit trail, log
    .tip = Who did what and when, for the audit trail.
tables-ladder = From utterance to category
    .aliases = how categories were formed
    .tip = How a category was formed: utterance, code, subcategory, category.
tables-language = Language of table
tables-least-count = At least so often
tables-level = Level of codes
tables-level-given = Each code for itself
tables-making = Making the table…
tables-matrix = Matrix of codes and codes
tables-matrix-cases = Matrix of cases and cases
tables-measure = Counting
tables-no-attributes = Participants have no attributes yet.
tables-participants = Characteristics of participants
    .aliases = make-up of participants, demographics, sample
    .tip = Participants by sector, education, position or any other attribute.
tables-parts = Parts of the text
tables-per-cell = Passages in a cell
tables-phrase = Words or phrases
tables-phrase-words = { $n ->
        [one] Single words
       *[other] Phrases of { $n } words
    }
tables-profile = Fonts
tables-order = Order of the rows
tables-profile-level = Level of codes
tables-profiles = Case profiles
    .tip = A column for each participant: attributes, counts, what they say of each category, and the timeline of codes over their interviews.
    .aliases = profiles of participants, case profile, participants side by side, compare participants
tables-profiles-missing = There is no participant in the project yet who could have a profile.
tables-quotations = Coded passages
    .aliases = quotations, quotes, coded segments, verbatim
    .tip = Each passage with participant, place, code, condensed unit and coder.
tables-quote-matrix = Quote matrix
    .aliases = framework matrix, quotations by group
    .tip = Codes against groups or attributes, with the passages in the cells.
tables-residuals = With standardised residuals
tables-root-all = All
tables-row-words = Find in rows
tables-segments = Table of passages
    .aliases = segments, coded segments, smart coding table
    .tip = Every coded passage with all that is known of it, one thing a column.
tables-sequences = Sequences of codes
    .aliases = follows, order, code sequence
    .tip = Which code follows which, within some paragraphs.
tables-share = Percentages
tables-share-column = Of each column
tables-share-nothing = None
tables-share-row = Of each row
tables-share-text = Of all text
tables-share-total = Of the whole
tables-similar = Similar passages
    .tip = Sentences most like the passages of a code that do not bear it; Ctrl+Enter gives it to one after the other.
    .aliases = more like this, suggestions, BM25
tables-similarity = Similarity of cases
    .aliases = similar documents, similar participants, cosine, Jaccard
    .tip = Which participants or documents are alike by their codes.
tables-sought = Word that is sought
tables-sought-hint = such as “trust*”
tables-stop = Stop lists
tables-stop-all = All stop lists
tables-stop-none = None
tables-stretch = Where
tables-stretch-all = All text
tables-stretch-coded = Coded text
tables-stretch-uncoded = Text that is not coded
tables-summaries = Summary grid
    .aliases = framework, case summaries
    .tip = What each participant or document says about each category, in your words.
tables-timeline = Timeline of codes
    .tip = In which part of an interview participants speak of what.
    .aliases = course of the interview, deciles of the interview, when in the interview
tables-together = Together means
tables-together-document = In one document
tables-together-inside = One inside the other
tables-together-missing = No two codes stand together in the way that the options of the table ask for.
tables-together-near =
    { $n ->
        [one] At most one paragraph apart
       *[other] At most { $n } paragraphs apart
    }
tables-together-overlap = On the same words
tables-together-paragraph = In one paragraph
tables-together-turn = In one turn of a speaker
tables-top = Number of rows
tables-variables = Codes as variables
    .aliases = SPSS, R, statistics, dichotomous
    .tip = Participants with their attributes and a figure for each code, for R and SPSS.
tables-within = Paragraphs later at most
tables-word-order-count = Most frequent first
tables-word-order-keyness = By the difference between columns (G²)
tables-words = Word frequencies
    .aliases = keyword, keyness, phrase, n-gram, word cloud
    .tip = How often each word or phrase stands there, in how many documents, and which ones tell groups apart.
tables-written = “{ $name }” was written.

## task

task-cancel = Cancel
task-check = Checking project
task-print = Writing the coded transcript
task-export = Writing the table
task-import = Importing
task-open = Opening project
task-repair = Making a sound copy
task-sample = Building the sample study

## template

template-blank = Nothing (an empty project)
template-blank-text = Three levels, category, subcategory and code, and nothing else.
template-codebook = The codes of a file
template-codebook-text = The codebook comes in from an xlsx, csv or ron file.
template-conventional = Conventional content analysis
template-conventional-steps =
    Steps of a conventional content analysis

    1. Import the transcripts and read each of them once from beginning to end.
    2. Select the passages of each text and write their condensed meaning units.
    3. Give each passage a code that comes from the text.
    4. Gather codes that are alike in subcategories, and subcategories in categories.
    5. Write a definition of each category and read the earlier texts again with the new codes.
    6. Choose examples for each category and export the tables.
template-conventional-text = Codes come from the text. The steps of the method come as a memo on the project.
template-directed = Directed content analysis
template-directed-steps =
    Steps of a directed content analysis

    1. Make the first categories and codes from a theory or earlier research, or import them from a codebook.
    2. Write a definition and a coding rule for each code.
    3. Import the transcripts and code their passages with these codes.
    4. Give a new code to a passage that fits none of them.
    5. Hold the new codes against the first categories: below one of them, or a new category.
    6. Write where the findings support the theory and where they extend it.
template-directed-text = Codes come from a theory. The steps of the method come as a memo on the project.
template-summative = Summative content analysis
template-summative-steps =
    Steps of a summative content analysis

    1. Import the transcripts and say who speaks in each document.
    2. Find the keywords in all documents and write down how often each group uses them.
    3. Read the places where these words stand and write what they mean there into memos.
    4. Code the passages: utterance, code, subcategory, category.
    5. Define each category and describe it with short quotations.
    6. Send the findings to the participants and take in their corrections.
    7. Export the tables of participants, of how categories were formed, and of codes.
template-summative-text = Words are counted first, then their meaning is sought; three levels, category, subcategory and code. The steps of the method come as a memo on the project.

## term

term-attribute = attribute
    .aliases = variable
term-category = category
    .aliases = theme
term-code-system = code system
    .aliases = code tree
term-codebook = codebook
    .aliases = coding frame, coding guide
term-coding = coding
    .aliases = tagging, label
term-condensed = condensed
    .aliases = meaning unit, summary
term-export = export
    .aliases = save as
term-frequencies = frequencies
    .aliases = counts
term-history = history
    .aliases = audit trail
term-import = import
    .aliases = load
term-memo = memo
    .aliases = note
term-participant = participant
    .aliases = interviewee, respondent, case
term-passage = passage
    .aliases = segment, quotation
term-subcategory = subcategory
    .aliases = subtheme
term-transcript = transcript
    .aliases = interview text
term-turn = turn
    .aliases = utterance

## toast

toast-coded = “{ $passage }” coded with “{ $name }”
toast-coded-many = { $n ->
        [one] One segment coded with “{ $name }”
       *[other] { $n } segments coded with “{ $name }”
    }
toast-done-in-document = { $what } in “{ $document }”
toast-done-in-documents = { $what } in { $n } documents
toast-given-up = What you wrote was dropped
toast-gone-both = { $one } and { $other }
toast-gone-condensed = { $n ->
        [one] its condensed unit
       *[other] { $n } condensed units
    }
toast-gone-memos = { $n ->
        [one] its memo
       *[other] { $n } memos
    }
toast-gone-with = { $what }; { $gone } went with it
toast-import-report = Show import report
toast-in-document = { $what } in “{ $document }”
toast-in-documents = { $what } in { $n } documents
toast-keep = Keep it
toast-not-last = Something else has been done since: { $what }
toast-redo = Do again
toast-redo-not-last = Something else has been done since; what was undone cannot be done again any more
toast-redone = Done again: { $what }
toast-redone-steps = { $n ->
        [one] One step done again
       *[other] { $n } steps done again
    }
toast-text-not-last = The text has changed since; Ctrl+Z goes back to it step by step
toast-undo = Undo
toast-undone = Undone: { $what }
toast-undone-already = That has been undone already
toast-undone-steps = { $n ->
        [one] One step undone
       *[other] { $n } steps undone
    }

## top

top-help = Help
top-menu = Main menu
top-recent = Recent projects
top-recent-missing = { $name } (not in its place)
top-redo = Redo: { $what }
top-redo-text = Redo in the text
top-search = Search everything
top-undo = Undo: { $what }
top-undo-text = Undo in the text
top-view = View

## tour

tour-import = Bring in your documents
tour-import-text = Import transcripts with this button, or drop files on the window. Speakers are found by themselves.
tour-code = Mark a passage and code it
tour-code-text = Select words with mouse or keyboard and press Enter; write the name of a code or pick one. V makes a code of the speaker’s own words.
tour-tree = Order codes in categories
tour-tree-text = Drag codes below subcategories and categories, or move them with F6. F2 renames in place.
tour-retrieve = See all passages of a code
tour-retrieve-text = Activate a code with Space and all its passages come here; a click leads to their place in the text.
tour-tables = Tables for the paper
tour-tables-text = Tables of codes, participants and frequencies are made here and written for Word, Excel and LaTeX.
tour-undo = Nothing is ever lost
tour-undo-text = Everything is saved at once and every step can be undone, even after closing the program. F1 tells what can be done wherever you are.
tour-step = { $step } of { $of }
tour-next = Next
tour-back = Back
tour-skip = Skip
tour-done = Ready

## unfinished

unfinished-forget = Discard
unfinished-gone = What this belonged to is no longer in the project. You can copy the text.
unfinished-later = Later
unfinished-take-up = Go on writing
unfinished-title = Unfinished text
unfinished-told = When the project was closed, this was being written and was not saved yet.

## voices

voices-as-kept = As recorded in each document
voices-by-document = Whose ID is in the document’s name
voices-counts = { $turns ->
        [one] { $turns } turn
       *[other] { $turns } turns
    }, { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
voices-interviewer = Interviewer
voices-meant = Who is “{ $name }”?
voices-new = New participant “{ $name }”
voices-none = No labels of speakers
voices-none-text = In these documents no line begins with the name of a speaker and a colon.
voices-save = { $n ->
        [one] Save in { $n } document
       *[other] Save in { $n } documents
    }
voices-text = Say once who is meant by each name in the texts. Documents are linked to these participants in one step, what is said counts as theirs, and the same name is proposed the same in new documents.
voices-title = Who speaks in the documents?
voices-undecided = Not decided

## welcome

welcome-forget = Remove from this list
welcome-line = From utterance to category; a workbench for qualitative analysis
welcome-missing = Not in its place
welcome-new = An empty file for your interviews
welcome-open = A file that you made before
welcome-recent = Recent projects
welcome-sample = A whole study with synthetic interviews, to look at and try
