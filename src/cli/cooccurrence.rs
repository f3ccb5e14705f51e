//! `cooccurrence`.

use serde_json::{Value as Json, json};

use super::args::Flag;
use super::call::Call;
use super::failure::Failure;
use super::table::{answer_with_table, option_flags};
use crate::analysis::{CoOccurrence, Together};
use crate::model::{CodeId, Snapshot};
use crate::report::tables::{COOCCURRENCE, COOCCURRENCE_OPTIONS, Clusters, co_occurrence, code_clusters};

/// The options of the command: those of its table.
pub(super) const FLAGS: &[Flag] = &option_flags(&COOCCURRENCE_OPTIONS);

/// `cooccurrence P [--how overlap|inside|near:N|turn|document] [--level …] …`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    answer_with_table(call, &COOCCURRENCE, |now, choices, _| {
        let found = co_occurrence(now, choices);
        let clusters = code_clusters(&found, choices.clusters);
        to_json(
            now,
            &found,
            choices.together == Together::Inside,
            clusters.as_ref(),
        )
    })
}

fn to_json(now: &Snapshot, found: &CoOccurrence, nested: bool, clusters: Option<&Clusters<CodeId>>) -> Json {
    let pairs = found.by_count().into_iter().map(|pair| {
        let mut json = json!({
            "a": now.code_path(pair.codes.0),
            "b": now.code_path(pair.codes.1),
            "count": pair.count,
            "n_a": pair.of_each.0,
            "n_b": pair.of_each.1,
            "c": pair.c(),
            "jaccard": pair.jaccard,
        });
        if nested {
            json["a_in_b"] = json!(pair.inside.0);
            json["b_in_a"] = json!(pair.inside.1);
        }
        if let Some(clusters) = clusters {
            json["cluster_a"] = json!(clusters.number(&pair.codes.0));
            json["cluster_b"] = json!(clusters.number(&pair.codes.1));
        }
        json
    });
    pairs.collect()
}
