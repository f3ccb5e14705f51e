//! The form of a table on the command line: `{"title","columns":[…],"rows":[[…]],"notes":[…],"statistics":{…}}`.

use serde_json::{Map, Value as Json, json};

use super::{Cell, Table, Value};

impl Table {
    /// The table as one JSON value. Merged cells repeat their value, numbers stay numbers, percentages are hundredths
    /// (12.5, not 0.125) of at most four decimals, what is undefined or empty is `null`.
    pub fn to_json(&self) -> Json {
        let rows: Vec<Vec<Json>> = self
            .rows()
            .iter()
            .map(|row| row.cells.iter().map(cell).collect())
            .collect();
        let statistics = self
            .statistics
            .iter()
            .map(|(name, value)| ((*name).to_owned(), number(*value)));
        json!({
            "title": self.title,
            "columns": self.flat_headings(),
            "rows": rows,
            "notes": self.notes,
            "statistics": statistics.collect::<Map<_, _>>(),
        })
    }
}

fn cell(cell: &Cell) -> Json {
    match &cell.value {
        Value::Empty | Value::Undefined => Json::Null,
        Value::Text(text) => Json::from(text.as_str()),
        Value::Path(path) => Json::from(path.to_string()),
        Value::Number { value, .. } => number(*value),
        Value::Percent { .. } => cell.value.data_percentage().map_or(Json::Null, number),
    }
}

/// Whole numbers without a decimal point, as far as every reader of JSON holds them exactly.
fn number(value: f64) -> Json {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        Json::from(value as i64)
    } else {
        Json::from(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Style};

    #[test]
    fn merged_cells_repeat_and_numbers_stay_numbers() {
        let columns = vec![
            Column::text("طبقه", 1.0),
            Column::code_path("کد", 1.0),
            Column::number("n"),
        ];
        let mut table = Table::new("عنوان", Style::FA, columns);
        table.push([Cell::text("الف"), Cell::path(["الف", "ب"]), Cell::count(3)]);
        table.push([Cell::text("الف"), Cell::default(), Cell::percent(1, 8)]);
        table.merge_down(&[0]);
        table.notes.push("یادداشت".into());
        assert_eq!(
            table.to_json().to_string(),
            r#"{"columns":["طبقه","کد","n"],"notes":["یادداشت"],"rows":[["الف","الف > ب",3],["الف",null,12.5]],"statistics":{},"title":"عنوان"}"#
        );
    }
}
