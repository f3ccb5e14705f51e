//! The manual says what is so: its pages, its commands, its keys, and how it is read in the window.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Lang, Words};
use gozareh::text::direction::is_bidi_control;
use gozareh::ui::action::Action;
use gozareh::ui::app::App;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;
use gozareh::ui::theme::Theme;
use gozareh::ui::views::manual::PAGES;
use gozareh::ui::views::manual::markdown::{self, Block, Piece, PieceStyle};

use super::labels;
use super::window::{Setup, Window};

/// Keys that every text and list has, and that no list of ours tells.
const USUAL: [&str; 3] = ["PageDown", "PageUp", "Shift+Enter"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pieces(blocks: &[Block]) -> impl Iterator<Item = &Piece> {
    blocks.iter().flat_map(|block| match block {
        Block::Paragraph(_, pieces) => pieces.as_slice(),
        Block::Heading(..) | Block::Link(..) => &[],
    })
}

#[test]
fn both_languages_have_the_same_pages_headings_and_keys() {
    let keys: BTreeSet<String> = PAGES.iter().map(|page| format!("{}.md", page.key)).collect();
    for language in Lang::ALL {
        let folder = root().join("docs").join(language.code());
        let files = fs::read_dir(&folder).unwrap();
        let files: BTreeSet<String> = files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(files, keys, "the pages in {folder:?} and those in the program");
        for page in PAGES {
            let file = fs::read_to_string(folder.join(format!("{}.md", page.key))).unwrap();
            assert_eq!(page.source(language), file, "{} is in the program", page.key);
        }
    }
    for page in PAGES {
        let [persian, english] = [Lang::Fa, Lang::En].map(|lang| markdown::read(page.source(lang)));
        let shape = |blocks: &[Block]| -> Vec<String> {
            let shapes = blocks.iter().map(|block| match block {
                Block::Heading(rank, _) => format!("heading {rank}"),
                Block::Paragraph(mark, _) => format!("paragraph {mark:?}"),
                Block::Link(_, page) => format!("link to {page}"),
            });
            shapes.collect()
        };
        assert_eq!(shape(&persian), shape(&english), "{}", page.key);
        assert_eq!(shape(&persian).first().map(String::as_str), Some("heading 1"));
        let pressed = |blocks: &[Block]| -> BTreeSet<String> {
            let keys = pieces(blocks).filter(|piece| piece.style == PieceStyle::Key);
            keys.map(|piece| piece.text.clone()).collect()
        };
        assert_eq!(pressed(&persian), pressed(&english), "{}", page.key);
    }
}

#[test]
fn links_lead_to_pages_under_their_names() {
    for language in Lang::ALL {
        let titles: HashMap<&str, String> = PAGES
            .iter()
            .map(|page| (page.key, markdown::read(page.source(language))[0].text()))
            .collect();
        let mut linked = BTreeSet::new();
        for page in PAGES {
            for block in markdown::read(page.source(language)) {
                let Block::Link(text, to) = block else {
                    assert!(!block.text().contains(".md"), "{}: {}", page.key, block.text());
                    continue;
                };
                assert_eq!(titles.get(to.as_str()), Some(&text), "{} links to {to}", page.key);
                assert_ne!(to, page.key);
                linked.insert(to);
            }
        }
        assert_eq!(linked.len(), PAGES.len(), "every page is linked: {linked:?}");
    }
}

/// The texts of the interface in a language.
fn texts(language: Lang) -> BTreeSet<String> {
    let file = root().join(format!("assets/i18n/{}.ftl", language.code()));
    let file = fs::read_to_string(file).unwrap();
    let texts = file.lines().filter_map(|line| line.split_once(" = "));
    texts.map(|(_, text)| text.trim().to_owned()).collect()
}

/// The keys that the list of shortcuts tells, each apart.
fn listed_keys() -> BTreeSet<String> {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Run(Command::Shortcuts));
    let labels = window.harness.query_all_by(|node| node.role() == Role::Label);
    let labels = labels.map(|node| node.accesskit_node().value().unwrap_or_default());
    let mut keys = BTreeSet::new();
    for label in labels {
        let read: String = label.chars().filter(|c| !is_bidi_control(*c)).collect();
        for key in read.split_whitespace() {
            let at = if key == "/" {
                None
            } else {
                key.rfind('+').filter(|at| *at + 1 < key.len())
            };
            let (held, last) = at.map_or(("", key), |at| key.split_at(at + 1));
            keys.insert(key.to_owned());
            keys.extend(last.split('/').map(|last| format!("{held}{last}")));
        }
    }
    keys.extend(USUAL.map(str::to_owned));
    keys
}

#[test]
fn commands_of_the_manual_are_there_and_have_these_keys() {
    let listed = listed_keys();
    for language in Lang::ALL {
        let (words, texts) = (Words::new(language), texts(language));
        let mut told: BTreeSet<Command> = BTreeSet::new();
        for page in PAGES {
            let blocks = markdown::read(page.source(language));
            let pieces: Vec<&Piece> = pieces(&blocks).collect();
            for (place, piece) in pieces.iter().enumerate() {
                let what = format!("{} in {language:?}: {:?}", page.key, piece.text);
                match piece.style {
                    PieceStyle::Plain => assert!(!piece.text.contains(['*', '`', '{', '}']), "{what}"),
                    PieceStyle::Key => assert!(listed.contains(&piece.text), "{what} is no key"),
                    PieceStyle::Stressed | PieceStyle::Typed => {}
                    PieceStyle::Strong => {
                        assert!(texts.contains(&piece.text), "{what} stands nowhere in the window");
                        let command = Command::ALL.iter().find(|c| c.text(&words) == piece.text);
                        told.extend(command);
                        let bracket = pieces.get(place + 1).is_some_and(|next| next.text == " (");
                        let key = pieces
                            .get(place + 2)
                            .filter(|next| bracket && next.style == PieceStyle::Key);
                        if let (Some(command), Some(key)) = (command, key) {
                            let keys = command.shortcuts().iter().map(|shortcut| shortcut.text());
                            let keys: Vec<String> = keys.collect();
                            assert!(keys.contains(&key.text), "{what} has {keys:?}");
                        }
                    }
                }
            }
        }
        // Whatever the study and daily work need is told.
        assert!(
            told.len() > 60,
            "{} commands are told in {language:?}",
            told.len()
        );
    }
}

fn headings(window: &Window) -> Vec<String> {
    labels(window, Role::Heading)
}

#[test]
fn the_manual_is_read_by_contents_links_and_search() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    window.act(Action::Run(Command::Manual));
    assert!(headings(&window).contains(&"The first minute".to_owned()));
    window
        .harness
        .get_by_role_and_label(Role::TreeItem, "Coding")
        .click();
    window.run();
    assert!(headings(&window).contains(&"Give a code".to_owned()));
    // A link leads on.
    let link = |window: &Window| window.harness.get_by_role_and_label(Role::Link, "Memos").rect();
    window
        .harness
        .get_by_role_and_label(Role::Link, "Memos")
        .scroll_to_me();
    window.run();
    let at = link(&window).center();
    window.button(at, true);
    window.button(at, false);
    window.run();
    assert!(
        headings(&window).contains(&"Write a memo".to_owned()),
        "{:?}",
        headings(&window)
    );
    // What is found leads to its page, whatever the spelling.
    window.focus_field("Find in the manual");
    window.type_text("SNOWBALL");
    window.key(Modifiers::NONE, Key::Enter);
    assert_no_stock_text(window.harness.output());
    window.look("manual_found_en");
    // The words are marked in the page too, however they are spelled there.
    let ground = Theme::light().colours.highlight;
    let mut marks = Vec::new();
    for clipped in &window.harness.output().shapes {
        let egui::Shape::Text(text) = &clipped.shape else {
            continue;
        };
        let sections = text.galley.job.sections.iter();
        let marked = sections.filter(|section| section.format.background == ground);
        marks.extend(
            marked.map(|s| text.galley.text()[s.byte_range.start.0..s.byte_range.end.0].to_lowercase()),
        );
    }
    assert!(
        !marks.is_empty() && marks.iter().all(|mark| mark == "snowball"),
        "{marks:?}"
    );
    assert!(headings(&window).contains(&"3. Participants".to_owned()));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.app(App::is_covered));
}

#[test]
fn pages_whose_title_is_sought_are_found_first() {
    for (language, search, typed) in [
        (Lang::Fa, "یافتن در کتاب راهنما", "یافته‌ها"),
        (Lang::En, "Find in the manual", "Memos"),
    ] {
        let mut window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        window.act(Action::Run(Command::Manual));
        window.focus_field(search);
        window.type_text(typed);
        assert!(!headings(&window).contains(&typed.to_owned()));
        window.key(Modifiers::NONE, Key::Enter);
        assert!(headings(&window).contains(&typed.to_owned()));
    }
}
