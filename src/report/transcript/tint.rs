//! Colours on white paper.

use crate::model::Rgb;

/// How strongly one code tints the paper, what each further one adds, and the most that any number of them gives:
/// black words stay readable, also on a poor printer.
const ONE: f32 = 0.20;
const MORE: f32 = 0.06;
const MOST: f32 = 0.34;

/// The least contrast of the name of a code on white (WCAG 2, level AA).
const LEAST_CONTRAST: f32 = 4.5;

/// The ground behind words that are highlighted without a code.
pub const HIGHLIGHT: Rgb = Rgb(0xFF, 0xF0, 0xB3);

/// The ground behind words that have codes of these colours; white where there is none.
pub fn tint(colours: &[Rgb]) -> Rgb {
    if colours.is_empty() {
        return Rgb(255, 255, 255);
    }
    let count = colours.len() as f32;
    let strength = (ONE + MORE * (count - 1.0)).min(MOST);
    let channel = |of: fn(&Rgb) -> u8| {
        let mean = colours.iter().map(|c| f32::from(of(c))).sum::<f32>() / count;
        (255.0 - strength * (255.0 - mean)).round() as u8
    };
    Rgb(channel(|c| c.0), channel(|c| c.1), channel(|c| c.2))
}

/// A colour, so much darkened that words in it can be read on white.
pub fn ink(colour: Rgb) -> Rgb {
    let mut part = 1.0f32;
    let mut shown = colour;
    while 1.05 / (luminance(shown) + 0.05) < LEAST_CONTRAST && part > 0.0 {
        part -= 0.05;
        let darker = |channel: u8| (f32::from(channel) * part).round() as u8;
        shown = Rgb(darker(colour.0), darker(colour.1), darker(colour.2));
    }
    shown
}

/// The relative luminance of WCAG 2.
fn luminance(colour: Rgb) -> f32 {
    let linear = |channel: u8| {
        let c = f32::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PALETTE;

    #[test]
    fn names_and_words_can_be_read_on_paper() {
        for colour in PALETTE.into_iter().chain([Rgb(255, 255, 0), Rgb(255, 255, 255)]) {
            assert!(
                1.05 / (luminance(ink(colour)) + 0.05) >= LEAST_CONTRAST,
                "{colour:?}"
            );
            let five = tint(&[colour; 5]);
            assert!((luminance(five) + 0.05) / 0.05 > 9.0, "{five:?}");
            assert_eq!(tint(&[colour; 5]), tint(&[colour; 9]));
        }
        assert_eq!(tint(&[]), Rgb(255, 255, 255));
        assert_ne!(tint(&[PALETTE[0]]), tint(&[PALETTE[0], PALETTE[1]]));
    }
}
