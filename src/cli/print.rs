//! `print`.

use std::path::PathBuf;

use serde_json::json;

use super::args::{Flag, repeated, switch, valued};
use super::call::{Call, code, document};
use super::failure::Failure;
use super::table::{all_named, unknown_profile};
use crate::exchange::export::transcript::{
    Paper, PrintError, PrintFace, PrintSize, TranscriptFormat, TranscriptRequest, TranscriptSetting,
    TranscriptSource, print, transcript_file_name, transcript_path,
};
use crate::exchange::export::{ExportError, Profile};
use crate::i18n::Digits;
use crate::jobs::Progress;
use crate::message::Message;
use crate::model::Snapshot;
use crate::report::transcript::{MarginChoices, TranscriptChoices};
use crate::session::{Clock, SystemClock};

/// The options of the command.
pub(super) const FLAGS: &[Flag] = &[
    repeated("--document", "D"),
    valued("--format", "docx|html|pdf"),
    valued("-o", "FILE"),
    switch("--force"),
    repeated("--code", "PATH"),
    repeated("--of-coder", "NAME"),
    switch("--only-coded"),
    switch("--paths"),
    switch("--condensed"),
    switch("--no-stripes"),
    switch("--no-names"),
    switch("--no-numbers"),
    switch("--no-memos"),
    switch("--no-legend"),
    valued("--paper", "a4|letter"),
    valued("--digits", "fa|en"),
    valued("--profile", "NAME"),
    valued("--face", "vazirmatn|amiri"),
    valued("--size", "small|medium|large"),
];

/// `print P [--document D]… [--format docx|html|pdf] [-o FILE [--force]] …`
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let out = call.args.path("-o");
    let format = format(call, out.as_ref())?;
    let setting = setting(call, format)?;
    let digits = match call.args.text("--digits").as_deref() {
        None => call.words.digits(),
        Some("fa") => Digits::Persian,
        Some("en") => Digits::Latin,
        Some(_) => return Err(Failure::Usage(None)),
    };
    let session = call.open_read_only()?;
    let choices = choices(call, session.snapshot())?;
    let out = out.unwrap_or_else(|| {
        let one = choices.documents.first().filter(|_| choices.documents.len() == 1);
        let title = match one.and_then(|id| session.snapshot().document(*id)) {
            Some(document) => &document.name,
            None => &session.snapshot().project().name,
        };
        transcript_file_name(title, format).into()
    });
    // Told before the pages are made, not after.
    let path = transcript_path(&out, format);
    call.terms(session.path())
        .allow(&path)
        .map_err(|source| ExportError::Write { path, source })?;
    let source = TranscriptSource::new(&session, &choices, SystemClock.now())?;
    let request = TranscriptRequest {
        choices,
        lang: call.words.lang(),
        digits,
        format,
        setting,
    };
    let terms = call.terms(session.path());
    let printed = match print(&request, &source, &out, terms, &Progress::default()) {
        Ok(printed) => printed,
        Err(PrintError::Export(error)) => return Err(error.into()),
        // Nobody but the person at the terminal stops this work, and that ends the program.
        Err(PrintError::Cancelled) => return Err(Failure::Refused(Message::new("cli-stopped"))),
    };
    call.answer(
        || {
            json!({
                "file": printed.path.to_string_lossy(),
                "format": format.ending(),
                "documents": printed.documents,
                "passages": printed.passages,
                "codes": printed.codes,
                "memos": printed.memos,
            })
        },
        |words| {
            let args = [
                ("file", printed.path.display().to_string()),
                ("n", words.number(printed.documents.len())),
                ("passages", words.number(printed.passages)),
            ];
            vec![vec![words.with("cli-printed", &args)]]
        },
    );
    Ok(())
}

/// The format that is asked for, else the one that the file names, else pages as they are printed.
fn format(call: &Call, out: Option<&PathBuf>) -> Result<TranscriptFormat, Failure> {
    let unknown = |name: String| {
        let known = TranscriptFormat::ALL.map(TranscriptFormat::ending);
        unknown_choice("--format", name, &known)
    };
    if let Some(name) = call.args.text("--format") {
        return TranscriptFormat::of_ending(&name).ok_or_else(|| unknown(name));
    }
    match out.and_then(|path| path.extension()) {
        None => Ok(TranscriptFormat::default()),
        Some(ending) => {
            let ending = ending.to_string_lossy();
            TranscriptFormat::of_ending(&ending).ok_or_else(|| unknown(ending.into_owned()))
        }
    }
}

/// Paper and fonts. An option of another format is refused, rather than left without effect.
fn setting(call: &Call, format: TranscriptFormat) -> Result<TranscriptSetting, Failure> {
    let mut setting = TranscriptSetting::default();
    if let Some(name) = call.args.text("--paper") {
        let known = Paper::ALL.map(Paper::name);
        setting.paper = Paper::named(&name).ok_or_else(|| unknown_choice("--paper", name, &known))?;
    }
    let other = if format.names_fonts() {
        "--face"
    } else {
        "--profile"
    };
    if call.args.has(other) {
        let wrong = Message::new("cli-option-of-other-format")
            .with("format", format.ending())
            .with("option", other);
        return Err(Failure::usage(wrong));
    }
    if let Some(name) = call.args.text("--profile") {
        setting.profile = Profile::named(&name)
            .cloned()
            .ok_or_else(|| unknown_profile(name))?;
    }
    if let Some(name) = call.args.text("--face") {
        let known = PrintFace::ALL.map(PrintFace::name);
        setting.face = PrintFace::named(&name).ok_or_else(|| unknown_choice("--face", name, &known))?;
    }
    if let Some(name) = call.args.text("--size") {
        let known = PrintSize::ALL.map(PrintSize::name);
        setting.size = PrintSize::named(&name).ok_or_else(|| unknown_choice("--size", name, &known))?;
    }
    Ok(setting)
}

/// What is printed: the documents that are named, or all.
fn choices(call: &Call, now: &Snapshot) -> Result<TranscriptChoices, Failure> {
    let mut choices = TranscriptChoices {
        coded_only: call.args.has("--only-coded"),
        margin: MarginChoices {
            numbers: !call.args.has("--no-numbers"),
            stripes: !call.args.has("--no-stripes"),
            names: !call.args.has("--no-names"),
        },
        paths: call.args.has("--paths"),
        condensed: call.args.has("--condensed"),
        memos: !call.args.has("--no-memos"),
        legend: !call.args.has("--no-legend"),
        ..TranscriptChoices::default()
    };
    for name in call.args.texts("--document") {
        choices.documents.insert(document(now, &name)?.id);
    }
    if choices.documents.is_empty() {
        choices.documents = now.documents().iter().map(|document| document.id).collect();
    }
    for path in call.args.texts("--code") {
        choices.codes.insert(code(now, &path)?);
    }
    let coders: Vec<_> = now.coders().map(|coder| (coder.id, &coder.name)).collect();
    let given = call.args.texts("--of-coder");
    choices.coders = all_named(given, coders.into_iter(), "cli-no-coder")?;
    Ok(choices)
}

fn unknown_choice(option: &'static str, name: String, known: &[&str]) -> Failure {
    let unknown = Message::new("cli-unknown-choice")
        .with("option", option)
        .with("name", name)
        .with("known", known.join(" "));
    Failure::usage(unknown)
}
