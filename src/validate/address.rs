//! Rules for addresses: the targets of links, and the report's own permanent address.

use std::cell::Cell;
use std::ops::Range;

use url::{SyntaxViolation, Url};

use super::{Code, DiagnosticSink, text};

/// The schemes that a link in the page may have.
pub const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Checks an address. For an address within a text, `part` is its byte range in that text.
pub(super) fn check(pointer: &str, address: &str, part: Option<Range<usize>>, sink: &mut DiagnosticSink<'_>) {
    let fix = "write an absolute address that begins with https:, http:, mailto: or tel:";
    let (message, fix) = match parse(address) {
        Err(reason) => (format!("`{address}` is not an address: {reason}"), fix),
        Ok((url, _)) if !SCHEMES.contains(&url.scheme()) => {
            (format!("addresses with `{}:` are not allowed", url.scheme()), fix)
        }
        Ok((url, _)) if url.cannot_be_a_base() && url.path().trim().is_empty() && url.query().is_none() => (
            format!("`{address}` has no recipient"),
            "write the e-mail address or the telephone number after the colon",
        ),
        Ok((_, Some((reason, fix)))) => (format!("`{address}` {reason}"), fix),
        Ok((url, None)) => {
            if url.scheme() == "http" {
                let message = format!("`{address}` is not encrypted");
                add(Code::InsecureAddress, pointer, part, message, "write `https:` if the site supports it", sink);
            }
            return text::check_name(pointer, address, sink);
        }
    };
    add(Code::BadAddress, pointer, part, message, fix, sink);
}

/// Whether an address is valid as the target of a link.
pub fn is_address(address: &str) -> bool {
    let is_name = |c: char| !text::is_invisible_in_name(c) && !c.is_whitespace();
    parse(address).is_ok_and(|(url, error)| {
        let is_empty = url.cannot_be_a_base() && url.path().trim().is_empty() && url.query().is_none();
        SCHEMES.contains(&url.scheme()) && error.is_none() && !is_empty && address.chars().all(is_name)
    })
}

/// Adds a diagnostic for an address, which may be a part of a text.
fn add(
    code: Code,
    pointer: &str,
    part: Option<Range<usize>>,
    message: String,
    fix: &str,
    sink: &mut DiagnosticSink<'_>,
) {
    match part {
        Some(part) => sink.add_part(code, pointer, part, message, fix),
        None => sink.add(code, pointer, message, fix),
    }
}

/// A syntax error that browsers correct, after which the address has another target: the error, and its fix.
type Violation = (&'static str, &'static str);

/// Parses an address as browsers do, with the first error that they correct.
fn parse(address: &str) -> Result<(Url, Option<Violation>), url::ParseError> {
    let first = Cell::new(None);
    let record = |violation| first.set(first.get().or(describe(violation, address)));
    let url = Url::options().syntax_violation_callback(Some(&record)).parse(address)?;
    Ok((url, first.get()))
}

fn describe(violation: SyntaxViolation, address: &str) -> Option<Violation> {
    let space = ("contains a space", "write `%20` instead of each space, and no space before or after the address");
    match violation {
        SyntaxViolation::ExpectedDoubleSlash | SyntaxViolation::ExpectedFileDoubleSlash => Some((
            "does not have `//` after its scheme",
            "write two slashes after the colon, such as `https://example.org/`",
        )),
        SyntaxViolation::Backslash => Some(("contains a backslash", "write `/`, or `%5C` for a literal backslash")),
        SyntaxViolation::EmbeddedCredentials | SyntaxViolation::UnencodedAtSign => {
            Some(("contains a name or password before `@`", "remove everything before the `@`"))
        }
        SyntaxViolation::TabOrNewlineIgnored => Some(("contains a tab or a line break", "write it on one line")),
        SyntaxViolation::C0SpaceIgnored => Some(space),
        SyntaxViolation::NonUrlCodePoint if address.contains(char::is_whitespace) => Some(space),
        // Browsers percent-encode the rest, which keeps the target.
        _ => None,
    }
}

/// Checks the report's own address. A theme's link is this address followed by the theme's id.
pub(super) fn check_own(pointer: &str, address: &str, sink: &mut DiagnosticSink<'_>) {
    let fix = "write the address of the page without `?` and `#`, such as `https://example.org/outlook/`";
    let message = match parse(address) {
        Err(reason) => format!("`{address}` is not an address: {reason}"),
        Ok((url, _)) if url.scheme() != "https" => {
            format!("the report's address begins with `{}:`, not `https:`", url.scheme())
        }
        Ok((_, Some((reason, _)))) => format!("`{address}` {reason}"),
        Ok((url, _)) if url.fragment().is_some() => "the report's address has a fragment".to_owned(),
        Ok((url, _)) if url.query().is_some() || !url.path().ends_with('/') => {
            "the report's address does not end with `/`".to_owned()
        }
        Ok(_) => return text::check_name(pointer, address, sink),
    };
    sink.add(Code::BadAddress, pointer, message, fix);
}
