//! Signs that Word takes from symbol fonts.

/// The Greek letters of the font Symbol, in the places of `A` to `Z` and `a` to `z`.
const GREEK_CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const GREEK_SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// The sign at `code` (hexadecimal, as `w:sym` has it) of `font`, or `None` where no letter stands for it.
pub(super) fn sign(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    // Symbol fonts lie in the private area, 0xF000 above their own codes.
    let own = if (0xF000..=0xF0FF).contains(&code) {
        code - 0xF000
    } else {
        code
    };
    let font = font.to_ascii_lowercase();
    match font.as_str() {
        "wingdings" => wingdings(own),
        "symbol" => symbol(own),
        _ if font.contains("dings") => None,
        _ => char::from_u32(own).filter(|c| !c.is_control() && !('\u{E000}'..='\u{F8FF}').contains(c)),
    }
}

fn wingdings(code: u32) -> Option<char> {
    Some(match code {
        0x20 => ' ',
        0x4A => '☺',
        0x4C => '☹',
        0x6C => '●',
        0x6E => '■',
        0x6F | 0xA8 => '□',
        0x71 | 0x72 => '❑',
        0x76 => '❖',
        0x9F => '•',
        0xA7 => '▪',
        0xAB => '★',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xE8 => '➔',
        0xF0 => '⇨',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => return None,
    })
}

fn symbol(code: u32) -> Option<char> {
    Some(match code {
        0x41..=0x5A => GREEK_CAPITALS.chars().nth((code - 0x41) as usize)?,
        0x61..=0x7A => GREEK_SMALL.chars().nth((code - 0x61) as usize)?,
        0x2D => '−',
        0xA3 => '≤',
        0xA5 => '∞',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB3 => '≥',
        0xB4 => '×',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBB => '≈',
        0xBC => '…',
        0xD6 => '√',
        0xDE => '⇒',
        0x20..=0x3F => char::from_u32(code)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_by_font() {
        for (font, code, expected) in [
            ("Wingdings", "F0FC", Some('✓')),
            ("Symbol", "F061", Some('α')),
            ("Symbol", "F0B7", Some('•')),
            ("B Nazanin", "0633", Some('س')),
            ("Wingdings", "F001", None),
            ("Symbol", "zz", None),
        ] {
            assert_eq!(sign(font, code), expected, "{font} {code}");
        }
    }
}
