//! Rules of addresses: where links lead, and where the report itself stays.

use std::cell::Cell;
use std::ops::Range;

use url::{SyntaxViolation, Url};

use super::{Code, Findings, text};

/// The schemes that a link in the page may have.
pub const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Checks an address; inside a text, `part` says where it stands.
pub(super) fn check(pointer: &str, address: &str, part: Option<Range<usize>>, found: &mut Findings<'_>) {
    let fix = "write an absolute address that begins with https:, http:, mailto: or tel:";
    let (message, fix) = match parse(address) {
        Err(reason) => (format!("`{address}` is not an address: {reason}"), fix),
        Ok((url, _)) if !SCHEMES.contains(&url.scheme()) => {
            (format!("addresses with `{}:` are not allowed", url.scheme()), fix)
        }
        Ok((url, _)) if url.cannot_be_a_base() && url.path().trim().is_empty() && url.query().is_none() => {
            (format!("`{address}` leads to nobody"), "write who is written to or called after the colon")
        }
        Ok((_, Some((reason, fix)))) => (format!("`{address}` {reason}"), fix),
        Ok((url, None)) => {
            if url.scheme() == "http" {
                let message = format!("`{address}` is not encrypted");
                add(
                    Code::InsecureAddress,
                    pointer,
                    part,
                    message,
                    "write `https:` where the site answers to it",
                    found,
                );
            }
            return text::check_name(pointer, address, found);
        }
    };
    add(Code::BadAddress, pointer, part, message, fix, found);
}

/// Whether a link may have an address.
pub fn is_address(address: &str) -> bool {
    let is_name = |c: char| !text::is_left_out(c) && !c.is_whitespace();
    parse(address).is_ok_and(|(url, forgiven)| {
        let leads_nowhere = url.cannot_be_a_base() && url.path().trim().is_empty() && url.query().is_none();
        SCHEMES.contains(&url.scheme()) && forgiven.is_none() && !leads_nowhere && address.chars().all(is_name)
    })
}

/// Adds what is wrong with an address, which may be a part of a text.
fn add(code: Code, pointer: &str, part: Option<Range<usize>>, message: String, fix: &str, found: &mut Findings<'_>) {
    match part {
        Some(part) => found.add_part(code, pointer, part, message, fix),
        None => found.add(code, pointer, message, fix),
    }
}

/// What browsers forgive in an address and lead elsewhere for.
type Violation = (&'static str, &'static str);

/// An address as browsers read it, and what they forgave.
fn parse(address: &str) -> Result<(Url, Option<Violation>), url::ParseError> {
    let seen = Cell::new(None);
    let note = |violation| seen.set(seen.get().or(forgiven(violation, address)));
    let url = Url::options().syntax_violation_callback(Some(&note)).parse(address)?;
    Ok((url, seen.get()))
}

fn forgiven(violation: SyntaxViolation, address: &str) -> Option<Violation> {
    let space = ("holds a space", "write `%20` in place of each space, and none before or after the address");
    match violation {
        SyntaxViolation::ExpectedDoubleSlash | SyntaxViolation::ExpectedFileDoubleSlash => Some((
            "does not have `//` after its scheme",
            "write two strokes after the colon, such as `https://example.org/`",
        )),
        SyntaxViolation::Backslash => Some(("holds a backslash", "write `/`, or `%5C` where the sign itself is meant")),
        SyntaxViolation::EmbeddedCredentials | SyntaxViolation::UnencodedAtSign => {
            Some(("holds a name or password before `@`", "leave out what stands before the `@`"))
        }
        SyntaxViolation::TabOrNewlineIgnored => Some(("holds a tab or the end of a line", "write it on one line")),
        SyntaxViolation::C0SpaceIgnored => Some(space),
        SyntaxViolation::NonUrlCodePoint if address.contains(char::is_whitespace) => Some(space),
        // What is left leads where it says; browsers encode it.
        _ => None,
    }
}

/// A theme's link is this address with the theme's id after it.
pub(super) fn check_own(pointer: &str, address: &str, found: &mut Findings<'_>) {
    let fix = "write the address of the page without what leads into it, such as `https://example.org/outlook/`";
    let message = match parse(address) {
        Err(reason) => format!("`{address}` is not an address: {reason}"),
        Ok((url, _)) if url.scheme() != "https" => {
            format!("the report stays at an `https:` address, not at `{}:`", url.scheme())
        }
        Ok((_, Some((reason, _)))) => format!("`{address}` {reason}"),
        Ok((url, _)) if url.fragment().is_some() => "the report's address leads into the page".to_owned(),
        Ok((url, _)) if url.query().is_some() || !url.path().ends_with('/') => {
            "the report's address is not that of a folder, which ends in `/`".to_owned()
        }
        Ok(_) => return text::check_name(pointer, address, found),
    };
    found.add(Code::BadAddress, pointer, message, fix);
}
