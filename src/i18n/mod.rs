//! The words of the interface in Persian and English.
//!
//! [`Words`] is a cheap, thread-safe value: the window, the command line and background jobs each hold
//! their own clone. Nothing here is global. Texts are Fluent files compiled into the program
//! (`assets/i18n/{fa,en}.ftl`); numbers inside them follow the chosen [`Digits`].
//!
//! House style of a text: plain, short, no title case, no colon at the end; «…» when more input follows.
//! A text that names a thing uses the word of the field (document, code, coding, memo).

mod date;
mod lang;
mod number;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unicode_bidi::{BidiClass, bidi_class};

pub use date::Zone;
pub use lang::{Calendar, Digits, Lang};
pub use number::Number;

use crate::message::{Argument, Message};

/// All texts of one language, with its digits, calendar and time zone.
#[derive(Clone)]
pub struct Words {
    inner: Arc<Inner>,
    calendar: Calendar,
    isolating: bool,
}

struct Inner {
    lang: Lang,
    digits: Digits,
    zone: Zone,
    bundle: FluentBundle<FluentResource>,
}

/// A value for a placeholder of a message: a number (written in the reader's digits, and deciding plurals)
/// or a text, which is taken as it stands.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A number.
    Number(f64),
    /// A text.
    Text(Cow<'a, str>),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a Cow<'a, str>> for Arg<'a> {
    fn from(text: &'a Cow<'a, str>) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

/// Numbers of every width become [`Arg::Number`].
macro_rules! number_args {
    ($($t:ty),*) => {$(
        impl From<$t> for Arg<'_> {
            fn from(n: $t) -> Self {
                Self::Number(Number::from(n).0)
            }
        }
    )*};
}
number_args!(i32, i64, u8, u16, u32, u64, usize, f32, f64);

impl Words {
    /// The texts of `lang` with the digits usual in it and the time zone of this machine.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self::with_options(lang, lang.digits(), Zone::Local)
    }

    /// The texts of `lang` with chosen digits and time zone.
    #[must_use]
    pub fn with_options(lang: Lang, digits: Digits, zone: Zone) -> Self {
        let resource = match FluentResource::try_new(lang.source().to_owned()) {
            Ok(resource) => resource,
            // The file is part of the program; whatever could be read of it is still of use.
            Err((resource, errors)) => {
                log::error!(
                    "{}.ftl has {} faults, first {:?}",
                    lang.code(),
                    errors.len(),
                    errors.first()
                );
                resource
            }
        };
        let mut bundle = FluentBundle::new_concurrent(vec![lang.id()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match digits {
            Digits::Persian => |value, _| number::fluent(value, Digits::Persian),
            Digits::Latin => |value, _| number::fluent(value, Digits::Latin),
        }));
        if let Err(errors) = bundle.add_resource(resource) {
            log::error!("{}.ftl: {errors:?}", lang.code());
        }
        Self {
            inner: Arc::new(Inner {
                lang,
                digits,
                zone,
                bundle,
            }),
            calendar: lang.calendar(),
            isolating: false,
        }
    }

    /// The same texts with dates in another calendar.
    #[must_use]
    pub fn in_calendar(self, calendar: Calendar) -> Self {
        Self { calendar, ..self }
    }

    /// The same texts for a screen: a name of the other direction stands in an isolate, and such a sentence begins
    /// with a mark of its own direction, so that no name turns a sentence round. Files and terminals get neither.
    #[must_use]
    pub fn isolating_names(self) -> Self {
        Self {
            isolating: true,
            ..self
        }
    }

    /// The calendar in which dates are written.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// The language of these texts.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.inner.lang
    }

    /// The digits in which numbers are written.
    #[must_use]
    pub fn digits(&self) -> Digits {
        self.inner.digits
    }

    /// The text named `id`. An unknown id is returned in brackets and logged, never a panic.
    #[must_use]
    pub fn get(&self, id: &str) -> Cow<'_, str> {
        self.format(id, None, None).unwrap_or_else(|| self.missing(id))
    }

    /// The text named `id` with its placeholders filled: `words.with("codes-count", &[("n", 12)])`.
    /// Where numbers and texts mix, name the type: `&[("n", Arg::from(12)), ("name", Arg::from(name))]`.
    #[must_use]
    pub fn with<'a, A>(&self, id: &str, args: &[(&'static str, A)]) -> String
    where
        A: Clone + Into<Arg<'a>>,
    {
        self.filled(id, None, args)
            .unwrap_or_else(|| self.missing(id).into_owned())
    }

    fn filled<'a, A>(&self, id: &str, attribute: Option<&str>, args: &[(&'static str, A)]) -> Option<String>
    where
        A: Clone + Into<Arg<'a>>,
    {
        let mut values = FluentArgs::with_capacity(args.len());
        let mut mixed = false;
        for (name, arg) in args {
            let mut arg = arg.clone().into();
            if let Arg::Text(text) = arg {
                let (text, is_mixed) = self.isolated(text);
                mixed |= is_mixed;
                arg = Arg::Text(text);
            }
            values.set(*name, fluent_value(arg));
        }
        let text = self.format(id, attribute, Some(&values))?;
        Some(self.marked(text.into_owned(), mixed))
    }

    fn has_letters_of_the_other_direction(&self, text: &str) -> bool {
        let rtl = self.lang().is_rtl();
        text.chars().map(bidi_class).any(|class| match class {
            BidiClass::L => rtl,
            BidiClass::R | BidiClass::AL => !rtl,
            _ => false,
        })
    }

    /// A message as a sentence of this language, with the messages inside it.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let (text, mixed) = self.say_unmarked(message);
        self.marked(text, mixed)
    }

    /// The sentence without a mark of direction before it, and whether it needs one.
    fn say_unmarked(&self, message: &Message) -> (String, bool) {
        let mut values = FluentArgs::new();
        let mut mixed = false;
        for (name, argument) in message.args() {
            let value = match argument {
                Argument::Number(n) => FluentValue::Number(FluentNumber::new(
                    Number::from(*n).0,
                    FluentNumberOptions {
                        use_grouping: false,
                        ..FluentNumberOptions::default()
                    },
                )),
                written => {
                    let (text, is_mixed) = self.argument(written);
                    mixed |= is_mixed;
                    FluentValue::from(text)
                }
            };
            values.set(name.to_owned(), value);
        }
        let text = self
            .format(message.id(), None, Some(&values))
            .unwrap_or_else(|| self.missing(message.id()));
        (text.into_owned(), mixed)
    }

    /// An argument as it is written into a sentence, and whether it holds a name of the other direction.
    fn argument<'a>(&'a self, argument: &'a Argument) -> (Cow<'a, str>, bool) {
        match argument {
            Argument::Text(text) => self.isolated(Cow::Borrowed(text)),
            Argument::Choice(key) => (Cow::Borrowed(key), false),
            Argument::Number(n) => (Cow::Owned(self.in_digits(&n.to_string()).into_owned()), false),
            Argument::Message(message) => {
                let (text, mixed) = self.say_unmarked(message);
                (Cow::Owned(text), mixed)
            }
            Argument::List(items) => {
                let said: Vec<_> = items.iter().map(|item| self.argument(item)).collect();
                let mixed = said.iter().any(|(_, mixed)| *mixed);
                let texts: Vec<&str> = said.iter().map(|(text, _)| &**text).collect();
                (Cow::Owned(texts.join(&self.list_comma())), mixed)
            }
        }
    }

    /// What stands between the entries of a list: a comma and a blank, which would be lost at the end of a text.
    pub fn list_comma(&self) -> String {
        format!("{} ", self.get("list-comma"))
    }

    /// A name of the other direction in an isolate where names are isolated, and whether it is one.
    fn isolated<'a>(&self, text: Cow<'a, str>) -> (Cow<'a, str>, bool) {
        if self.isolating && self.has_letters_of_the_other_direction(&text) {
            (Cow::Owned(format!("\u{2068}{text}\u{2069}")), true)
        } else {
            (text, false)
        }
    }

    /// A sentence that holds names of the other direction begins with a mark of its own.
    fn marked(&self, text: String, mixed: bool) -> String {
        match (mixed, self.lang().is_rtl()) {
            (false, _) => text,
            (true, true) => format!("\u{200f}{text}"),
            (true, false) => format!("\u{200e}{text}"),
        }
    }

    /// The attribute `name` of the text `id`, such as the `.tip` of a command; `None` where it has none.
    #[must_use]
    pub fn attribute(&self, id: &str, name: &str) -> Option<Cow<'_, str>> {
        self.format(id, Some(name), None)
    }

    /// As [`Self::attribute`], with its placeholders filled.
    #[must_use]
    pub fn attribute_with<'a, A>(&self, id: &str, name: &str, args: &[(&'static str, A)]) -> Option<String>
    where
        A: Clone + Into<Arg<'a>>,
    {
        self.filled(id, Some(name), args)
    }

    /// Whether a text of this id exists.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.inner.bundle.has_message(id)
    }

    fn format(
        &self,
        id: &str,
        attribute: Option<&str>,
        args: Option<&FluentArgs<'_>>,
    ) -> Option<Cow<'_, str>> {
        let message = self.inner.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.inner.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            log::warn!("text {id}: {errors:?}");
        }
        Some(text)
    }

    fn missing(&self, id: &str) -> Cow<'static, str> {
        log::warn!("no text {id} in {}", self.inner.lang.code());
        Cow::Owned(format!("[{id}]"))
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words")
            .field("lang", &self.inner.lang)
            .field("digits", &self.inner.digits)
            .finish()
    }
}

impl PartialEq for Words {
    /// Two values that give the same texts.
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.inner, &other.inner);
        (a.lang, a.digits, a.zone) == (b.lang, b.digits, b.zone)
            && (self.calendar, self.isolating) == (other.calendar, other.isolating)
    }
}

fn fluent_value(arg: Arg<'_>) -> FluentValue<'_> {
    match arg {
        Arg::Number(n) => FluentValue::from(n),
        Arg::Text(text) => FluentValue::from(text),
    }
}
