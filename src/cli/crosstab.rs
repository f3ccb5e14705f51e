//! `crosstab`.

use serde_json::{Value as Json, json};

use super::args::Flag;
use super::call::Call;
use super::failure::Failure;
use super::table::{answer_with_table, option_flags};
use crate::analysis::{Association, Crosstab, FisherMethod};
use crate::i18n::Words;
use crate::model::Snapshot;
use crate::report::tables::{CROSSTAB, CROSSTAB_OPTIONS, crosstab, part_name};

/// The options of the command: those of its table.
pub(super) const FLAGS: &[Flag] = &option_flags(&CROSSTAB_OPTIONS);

/// `crosstab P --by document|group|coder|ATTRIBUTE [--level …] [--count …] …`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    if !call.args.has("--by") {
        return Err(Failure::Usage(None));
    }
    answer_with_table(call, &CROSSTAB, |now, choices, words| {
        to_json(now, &crosstab(now, choices), words)
    })
}

fn to_json(now: &Snapshot, found: &Crosstab, words: &Words) -> Json {
    let rows: Vec<_> = found.rows.iter().map(|code| now.code_path(*code)).collect();
    let columns: Vec<_> = found
        .columns
        .iter()
        .map(|part| part_name(now, part, words))
        .collect();
    let test = found.association();
    let test = test.as_ref();
    let fisher = test.and_then(|test| test.fisher);
    let method = fisher.map(|fisher| match fisher.method {
        FisherMethod::Exact => "exact",
        FisherMethod::MonteCarlo => "monte carlo",
    });
    let mut json = json!({
        "rows": rows,
        "columns": columns,
        "counts": found.counts,
        "row_totals": found.row_totals,
        "column_totals": found.column_totals,
        "total": found.total(),
        "chi2": test.map(|test| test.chi_square),
        "df": test.map(|test| test.degrees),
        "p": test.map(|test| test.p),
        "v": test.map(|test| test.v),
        "fisher": fisher.map(|fisher| fisher.p),
        "fisher_method": method,
        "residuals": test.map(|test: &Association| &test.residuals),
        "expected_below_5": test.map(|test| test.expected_below_5),
    });
    if !found.words.is_empty() {
        json["words"] = json!(found.words);
    }
    json
}
