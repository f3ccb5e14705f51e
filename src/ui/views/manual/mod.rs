//! The manual: pages with a table of contents and a search, read offline.

pub mod markdown;
mod pages;

use std::ops::Range;

use egui::accesskit::Role;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::{Align, Color32, Context, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

pub use pages::{ManualPage, PAGES};

use self::markdown::{Block, Piece, PieceStyle};
use crate::i18n::{Lang, Words};
use crate::text::search::{self, FoldedText, Query, SearchOptions};
use crate::ui::kit::{self, DialogWindow, Dir, Fit, Scroll, TreeRow};
use crate::ui::parts::excerpt::excerpt;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The widest manual, in points.
const WIDTH: f32 = 980.0;
/// The width of the table of contents, in points.
const CONTENTS: f32 = 260.0;
/// Room for the mark of a list, in points.
const MARK: f32 = 24.0;
/// Lines of a find.
const FOUND_LINES: usize = 2;

/// The manual, while it is open.
#[derive(Default)]
pub struct Manual {
    page: usize,
    typed: String,
    started: bool,
    /// The block that is to come into sight; the first is the top of the page.
    go_to: Option<usize>,
    /// The pages as they were read last.
    read: Option<(Lang, Vec<Vec<Block>>)>,
    /// What was found in them for what was typed.
    found: Option<(String, Vec<Find>)>,
}

/// A place where words stand in the manual.
struct Find {
    page: usize,
    block: usize,
    /// The words with some of those round them.
    words: String,
}

impl Manual {
    /// Draws it over the window. True when it is to close.
    pub fn ui(&mut self, ctx: &Context, words: &Words) -> bool {
        let title = words.get("manual-title");
        let room = ctx.content_rect().size();
        let height = (room.y - 236.0).max(160.0);
        let shown = DialogWindow::new("manual", &title)
            .width(WIDTH.min(room.x - 48.0))
            .show(
                ctx,
                |ui| self.content_ui(ui, words, height),
                |ui| kit::primary_button(ui, words.get("kit-close")).clicked(),
            );
        shown.buttons || shown.dismissed
    }

    /// Reads the pages in the language of the window, and finds in them what is typed.
    fn look_up(&mut self, lang: Lang) {
        if self.read.as_ref().is_none_or(|(read, _)| *read != lang) {
            let pages = PAGES.iter().map(|page| markdown::read(page.source(lang)));
            self.read = Some((lang, pages.collect()));
            self.found = None;
        }
        if self.found.as_ref().is_none_or(|(typed, _)| *typed != self.typed) {
            let found = find(&self.typed, self.pages());
            self.found = Some((self.typed.clone(), found));
        }
    }

    fn pages(&self) -> &[Vec<Block>] {
        self.read
            .as_ref()
            .map(|(_, pages)| pages.as_slice())
            .unwrap_or_default()
    }

    fn content_ui(&mut self, ui: &mut Ui, words: &Words, height: f32) {
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let gap = theme.space.large;
        let contents = CONTENTS.min(area.width() * 0.4);
        let side = dir.slice(area, 0.0, contents);
        let text = dir.slice(area, contents + gap, area.width() - contents - gap);
        ui.scope_builder(UiBuilder::new().max_rect(side), |ui| {
            kit::column(ui, |ui| self.contents_ui(ui, words));
        });
        ui.scope_builder(UiBuilder::new().max_rect(text), |ui| self.page_ui(ui, words));
    }

    /// The search, and under it the pages or what was found in them.
    fn contents_ui(&mut self, ui: &mut Ui, words: &Words) {
        let hint = words.get("manual-search");
        let field = Field::single("manual").label(&hint).hint(&hint);
        let field = field.show(ui, &mut self.typed);
        if !std::mem::replace(&mut self.started, true) {
            field.response.request_focus();
        }
        self.look_up(words.lang());
        let found = self
            .found
            .as_ref()
            .map(|(_, found)| found.as_slice())
            .unwrap_or_default();
        let first = found.first().filter(|_| field.submitted);
        let mut target = first.map(|find| (find.page, find.block));
        Scroll::vertical("manual-contents").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let chosen = if self.typed.trim().is_empty() {
                self.pages_ui(ui)
            } else {
                self.found_ui(ui, found, &words.get("palette-nothing"))
            };
            target = chosen.or(target);
        });
        if let Some((page, block)) = target {
            (self.page, self.go_to) = (page, Some(block));
        }
    }

    /// Draws the finds under the titles of their pages; the page and block that was chosen.
    fn found_ui(&self, ui: &mut Ui, found: &[Find], nothing: &str) -> Option<(usize, usize)> {
        if found.is_empty() {
            kit::secondary(ui, nothing);
        }
        let mut target = None;
        let mut last = None;
        for find in found {
            if last.replace(find.page) != Some(find.page) {
                ui.add_space(Theme::of(ui.ctx()).space.small);
                let title = self.pages().get(find.page).and_then(|blocks| blocks.first());
                kit::secondary(ui, title.map(Block::text).unwrap_or_default());
            }
            let row = TreeRow::new(&find.words, 0).lines(FOUND_LINES).show(ui);
            if row.response.clicked() {
                target = Some((find.page, find.block));
            }
        }
        target
    }

    /// Draws the titles of the pages, and the headings of the one that is open; the page and block that was chosen.
    fn pages_ui(&self, ui: &mut Ui) -> Option<(usize, usize)> {
        let mut target = None;
        for (page, blocks) in self.pages().iter().enumerate() {
            let open = page == self.page;
            for (block, text, depth) in headings(blocks).filter(|(_, _, depth)| open || *depth == 0) {
                let row = TreeRow::new(text, depth).selected(open && depth == 0).show(ui);
                if row.response.clicked() {
                    target = Some((page, block));
                }
            }
        }
        target
    }

    fn page_ui(&mut self, ui: &mut Ui, words: &Words) {
        let go_to = self.go_to.take();
        let mut follow = None;
        let top = (go_to == Some(0)).then_some(0.0);
        let blocks = self.pages().get(self.page).map(Vec::as_slice).unwrap_or_default();
        let sought = Query::new(self.typed.trim(), SearchOptions::default()).ok();
        Scroll::vertical("manual-page").offset(top).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - Theme::of(ui.ctx()).space.large);
            for (place, block) in blocks.iter().enumerate() {
                let drawn = ui.scope(|ui| {
                    if block_ui(ui, block, words, sought.as_ref())
                        && let Block::Link(_, page) = block
                    {
                        follow = PAGES.iter().position(|known| known.key == page);
                    }
                });
                if go_to == Some(place) && place > 0 {
                    drawn.response.scroll_to_me(Some(Align::TOP));
                }
            }
        });
        if let Some(page) = follow {
            (self.page, self.go_to) = (page, Some(0));
            ui.ctx().request_repaint();
        }
    }
}

/// The headings of a page: their blocks, their words, and how deep they stand.
fn headings(blocks: &[Block]) -> impl Iterator<Item = (usize, &str, usize)> {
    blocks
        .iter()
        .enumerate()
        .filter_map(|(place, block)| match block {
            Block::Heading(rank, text) => Some((place, text.as_str(), rank.saturating_sub(1))),
            Block::Paragraph(..) | Block::Link(..) => None,
        })
}

/// Where words stand in the manual, the first place of each block: first in the pages whose title they are, then in those
/// in whose title they stand, then in all others.
fn find(typed: &str, pages: &[Vec<Block>]) -> Vec<Find> {
    let Ok(query) = Query::new(typed.trim(), SearchOptions::default()) else {
        return Vec::new();
    };
    let places = pages.iter().enumerate().flat_map(|(page, blocks)| {
        let blocks = blocks.iter().enumerate();
        blocks.map(move |(place, block)| (page, place, block.text()))
    });
    let titles = pages.iter().map(|blocks| {
        let title = blocks.first().map(Block::text).unwrap_or_default();
        let hits = search::find(&FoldedText::new(title.as_str()), &query);
        hits.first().map_or(2, |hit| u8::from(hit.len() < title.len()))
    });
    let titles: Vec<u8> = titles.collect();
    let mut found: Vec<Find> = places
        .filter_map(|(page, block, text)| {
            let hit = search::find(&FoldedText::new(text.as_str()), &query)
                .into_iter()
                .next()?;
            let words = excerpt(&text, &[], &hit).text;
            Some(Find { page, block, words })
        })
        .collect();
    found.sort_by_key(|find| titles.get(find.page).copied());
    found
}

/// Draws a block, what is sought marked in it; whether it is a link that was clicked.
fn block_ui(ui: &mut Ui, block: &Block, words: &Words, sought: Option<&Query>) -> bool {
    let theme = Theme::of(ui.ctx());
    match block {
        Block::Heading(rank, text) => {
            let size = if *rank == 1 {
                theme.size.title
            } else {
                ui.add_space(theme.space.medium);
                theme.size.heading
            };
            let format = TextFormat::simple(theme.bold(size), Color32::PLACEHOLDER);
            let job = LayoutJob::single_section(text.clone(), format);
            job_ui(ui, job, Role::Heading, text, sought);
        }
        Block::Link(text, _) => return kit::link(ui, text).clicked(),
        Block::Paragraph(None, pieces) => pieces_ui(ui, pieces, sought),
        Block::Paragraph(Some(mark), pieces) => {
            let dir = Dir::of(ui.ctx());
            let before = ui.cursor().top();
            let room = ui.available_rect_before_wrap();
            kit::indented(ui, MARK, |ui| pieces_ui(ui, pieces, sought));
            let slot = dir.slice(room.with_min_y(before), 0.0, MARK);
            let mark = words.in_digits(mark);
            let ink = theme.colours.secondary;
            let font = theme.font(theme.size.interface);
            let galley = kit::layout(ui.ctx(), &mark, font, ink, Fit::Line);
            let x = if dir.is_rtl() {
                slot.max.x - galley.size().x
            } else {
                slot.min.x
            };
            ui.painter().galley(pos2(x, before), galley, ink);
        }
    }
    false
}

/// Draws words of several styles as one paragraph.
fn pieces_ui(ui: &mut Ui, pieces: &[Piece], sought: Option<&Query>) {
    let theme = Theme::of(ui.ctx());
    let size = theme.size.interface;
    let mut job = LayoutJob::default();
    for piece in pieces {
        let start = job.text.len();
        let format = match piece.style {
            PieceStyle::Plain => TextFormat::simple(theme.font(size), Color32::PLACEHOLDER),
            PieceStyle::Strong | PieceStyle::Stressed => {
                TextFormat::simple(theme.bold(size), Color32::PLACEHOLDER)
            }
            PieceStyle::Typed => TextFormat {
                background: theme.colours.hover,
                ..TextFormat::simple(theme.font(size), Color32::PLACEHOLDER)
            },
            PieceStyle::Key => TextFormat {
                background: theme.colours.hover,
                ..TextFormat::simple(theme.bold(size), Color32::PLACEHOLDER)
            },
        };
        // A key reads from left to right within whatever stands round it.
        match piece.style {
            PieceStyle::Key => job.text.push_str(&format!("\u{2066}{}\u{2069}", piece.text)),
            PieceStyle::Plain | PieceStyle::Strong | PieceStyle::Stressed | PieceStyle::Typed => {
                job.text.push_str(&piece.text);
            }
        }
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range: ByteIndex(start)..ByteIndex(job.text.len()),
            format,
        });
    }
    let text = pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    job_ui(ui, job, Role::Label, &text, sought);
}

/// Draws words with what is sought marked in them; `text` is how a screen reader says them.
fn job_ui(ui: &mut Ui, mut job: LayoutJob, role: Role, text: &str, sought: Option<&Query>) {
    let colours = &Theme::of(ui.ctx()).colours;
    let ink = colours.ink;
    if let Some(query) = sought {
        for hit in search::find(&FoldedText::new(job.text.as_str()), query) {
            job.sections = marked(&job.sections, &hit, colours.highlight);
        }
    }
    let galley = kit::layout_job(ui.ctx(), &job, Fit::Wrap(ui.available_width()));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    let x = if Dir::of(ui.ctx()).is_rtl() {
        rect.max.x - galley.size().x
    } else {
        rect.min.x
    };
    ui.painter().galley(pos2(x, rect.min.y), galley, ink);
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
}

/// The sections with a ground under some bytes.
fn marked(sections: &[LayoutSection], hit: &Range<usize>, ground: Color32) -> Vec<LayoutSection> {
    let mut out = Vec::with_capacity(sections.len() + 2);
    for section in sections {
        let (start, end) = (section.byte_range.start.0, section.byte_range.end.0);
        let (from, to) = (hit.start.clamp(start, end), hit.end.clamp(start, end));
        for (from, to, is_hit) in [(start, from, false), (from, to, true), (to, end, false)] {
            if from < to {
                let mut part = section.clone();
                part.byte_range = ByteIndex(from)..ByteIndex(to);
                if is_hit {
                    part.format.background = ground;
                }
                out.push(part);
            }
        }
    }
    out
}
