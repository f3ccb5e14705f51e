//! How the tables and their list stand on the screen.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::tests::{page, shown, tables};
use super::*;
use crate::model::{Edit, Level};
use crate::ui::testing::{TestProject, Window, look};

/// What stands on a screen of a usual notebook.
const NOTEBOOK: [f32; 2] = [1366.0, 768.0];

#[test]
fn only_categories_stand_out_among_the_codes_of_a_crosstab() {
    let mut project = TestProject::of(
        "شهروندان\n  اعتماد\nهزینه",
        &[(
            "مصاحبهٔ ۱",
            "م۱: ⟦اعتماد:به کارکنان⟧ و ⟦هزینه:گران است⟧ برای ⟦شهروندان:همه⟧.",
        )],
    );
    let tree = project.session.snapshot().code_tree();
    let category = tree.iter().find(|(_, code)| code.name == "شهروندان");
    let category = category.expect("the category").1.id;
    project.apply(Edit::SetLevel(vec![category], Level::Category));
    let page = page(project, "crosstab", NOTEBOOK, false);
    let table = shown(&page);
    let strong: Vec<(String, bool)> = table
        .rows()
        .iter()
        .filter_map(|row| row.cells.first())
        .map(|cell| (cell.display(table.style, Default::default()), cell.strong))
        .collect();
    let of = |name: &str| {
        let mut rows = strong.iter().filter(|(shown, _)| shown.contains(name));
        rows.next().map(|(_, strong)| *strong)
    };
    assert_eq!(of("هزینه"), Some(false), "{strong:?}");
    assert_eq!(of("شهروندان"), Some(true), "{strong:?}");
}

#[test]
fn the_passages_are_the_widest_column_of_their_tables() {
    for key in ["segments", "quotations"] {
        for lang in Lang::ALL {
            let mut page = page(TestProject::sample(lang), key, NOTEBOOK, false);
            look(&mut page, &format!("findings-wide-{key}-{}", lang.code()));
            let made = tables(&page).maker.last().expect("a table");
            let title = page.state().words.get("report-quotation").into_owned();
            let heads = shown(&page).flat_headings();
            let at = heads.iter().position(|head| *head == title).expect("its column");
            let widths = made.preview.columns();
            let widest = widths.iter().copied().fold(0.0, f32::max);
            assert!(widths[at] >= widest, "{key}: {widths:?}");
        }
    }
}

#[test]
fn tables_of_passages_show_several_rows_in_a_low_window() {
    for key in ["segments", "quotations"] {
        for lang in Lang::ALL {
            let mut page = page(TestProject::sample(lang), key, [911.0, 512.0], false);
            look(&mut page, &format!("findings-low-{key}-{}", lang.code()));
            // Below the head three rows begin well above the buttons below the table.
            let tops = |page: &Window| {
                let cells = page.query_all_by_role(Role::Cell);
                let mut tops: Vec<i32> = cells.map(|cell| cell.rect().top() as i32).collect();
                tops.sort_unstable();
                tops.dedup();
                tops
            };
            let folded = tops(&page);
            assert!(folded[3] < 400, "{key}, {lang:?}: {folded:?}");
            // The options are there for whoever asks for them.
            let name = page.state().words.get("findings-options").into_owned();
            page.get_by_role_and_label(Role::Button, &name).click();
            page.run();
            look(&mut page, &format!("findings-low-open-{key}-{}", lang.code()));
            let open = tops(&page);
            assert!(open[0] > folded[0] + 40, "{key}, {lang:?}: {open:?}");
        }
    }
}

#[test]
fn the_list_of_tables_is_seen_whole_on_a_notebook() {
    for (lang, last) in [(Lang::Fa, "تاریخچه"), (Lang::En, "History")] {
        // The title of the window takes its own.
        let size = [NOTEBOOK[0], NOTEBOOK[1] - 30.0];
        let mut page = page(TestProject::sample(lang), "crosstab", size, false);
        look(&mut page, &format!("findings-list-{}", lang.code()));
        let rows = page.query_all_by_label(last);
        let lowest = rows.map(|row| row.rect().bottom()).fold(0.0, f32::max);
        assert!(lowest <= size[1] - 26.0 - 12.0, "{lang:?}: {lowest}");
    }
}
