//! Citations in three formats, parsed by other programs.

use almanac::citation::{CitedTheme, Templates};
use almanac::locale::Locale;
use almanac::report::{Bundle, Text};
use biblatex::{Bibliography, ChunksExt};
use biblib::{Citation, CitationParser, RisParser};

use crate::outlook;

/// The special characters of BibTeX, RIS and templates.
const ODD: &str = r#"50% & #1_a $x ~y ^z \w {v} }u{ "quoted" Åström 日本 🌍 {title} {address} @t, ER - s"#;

fn templates(bundle: &Bundle) -> Templates {
    let locale = Locale::carried(&bundle.report.lang.0).unwrap();
    Templates::new(bundle, &locale)
}

fn cited(title: &str) -> CitedTheme {
    let address = "https://example.org/a%20b/#harnessing%3Adata";
    CitedTheme::new(title, address, "harnessing%3Adata", "2024-01-15", "15 January 2024")
}

/// The small bundle, which names a publisher, with special characters in every text of a citation.
fn odd() -> Bundle {
    let small = include_str!("../fixtures/small.json");
    let mut bundle = almanac::validate::validate(small).bundle.expect("the small bundle is whole");
    let odd = || Text::Plain(ODD.to_owned());
    let report = &mut bundle.report;
    (report.title, report.edition) = (odd(), odd());
    if let Some(source) = &mut report.source {
        source.title = odd();
    }
    if let Some(contact) = &mut report.contact {
        contact.name = odd();
    }
    bundle
}

fn read_ris(ris: &str) -> Citation {
    let ris = ris.replace('\n', "\r\n");
    let mut read = RisParser::new().parse(&ris).unwrap_or_else(|error| panic!("{error}: {ris}"));
    assert_eq!(read.len(), 1, "{ris}");
    read.remove(0)
}

#[track_caller]
fn field(bibtex: &str, name: &str) -> String {
    let read = Bibliography::parse(bibtex).unwrap_or_else(|error| panic!("{error}: {bibtex}"));
    assert_eq!(read.len(), 1, "{bibtex}");
    let entry = read.iter().next().expect("an entry");
    entry.get(name).unwrap_or_else(|| panic!("no {name}: {bibtex}")).format_verbatim()
}

#[test]
fn r79_a_plain_citation_names_the_report_its_version_and_the_original() {
    let words = cited("Harnessing data").fill(&templates(&outlook()).words);
    assert_eq!(
        words,
        "“Harnessing data”, in The 2024 outlook for digital public services. 2024 edition, version 1.0.0, \
         as of 2024. A summary of “Public sector digital trends 2024: Conclusions”, Socitm. \
         https://example.org/a%20b/#harnessing%3Adata (accessed 15 January 2024)."
    );
}

#[test]
fn citations_name_no_author() {
    let templates = templates(&outlook());
    for form in [&templates.words, &templates.bibtex, &templates.ris] {
        let form = cited("Harnessing data").fill(form);
        for person in outlook().people {
            assert!(!form.contains(person.name.as_str()), "{form}");
        }
        assert!(!form.contains("author") && !form.contains("AU  - "), "{form}");
    }
}

#[test]
fn r79_bibtex_can_be_parsed() {
    let bibtex = cited("Harnessing data").fill(&templates(&outlook()).bibtex);
    assert!(bibtex.starts_with("@incollection{outlook-2024-harnessing_3Adata,\n"), "{bibtex}");
    assert_eq!(field(&bibtex, "title"), "Harnessing data");
    assert_eq!(field(&bibtex, "booktitle"), "The 2024 outlook for digital public services");
    assert_eq!(field(&bibtex, "year"), "2024");
    assert_eq!(field(&bibtex, "url"), "https://example.org/a%20b/#harnessing%3Adata");
    assert_eq!(field(&bibtex, "urldate"), "2024-01-15");
    assert!(field(&bibtex, "note").starts_with("2024 edition, version 1.0.0, as of 2024. A summary of “Public"));
}

#[test]
fn bibtex_escapes_any_title() {
    let bibtex = cited(ODD).fill(&templates(&odd()).bibtex);
    for name in ["title", "booktitle", "publisher"] {
        assert_eq!(field(&bibtex, name), ODD, "{name}");
    }
    assert!(field(&bibtex, "note").contains(ODD), "{bibtex}");
    let (mut depth, mut lowest) = (0, 0);
    for character in bibtex.chars() {
        depth += i32::from(character == '{') - i32::from(character == '}');
        lowest = lowest.min(depth);
    }
    assert_eq!((depth, lowest), (0, 0), "BibTeX itself counts every brace: {bibtex}");
}

#[test]
fn r79_ris_can_be_parsed() {
    let read = read_ris(&cited("Harnessing data").fill(&templates(&outlook()).ris));
    assert_eq!(read.title, "Harnessing data");
    assert!(read.urls.contains(&"https://example.org/a%20b/#harnessing%3Adata".to_owned()), "{read:#?}");
    assert_eq!(read.date.map(|date| date.year), Some(2024));
    assert_eq!(read.language.as_deref(), Some("en-GB"));
}

#[test]
fn ris_keeps_any_title() {
    let ris = cited(&ODD.replace(' ', "\n ")).fill(&templates(&odd()).ris);
    let read = read_ris(&ris);
    assert_eq!(read.title, ODD);
    assert_eq!(read.publisher.as_deref(), Some(ODD));
    for line in ris.lines() {
        let (tag, _) = line.split_once("  - ").unwrap_or_else(|| panic!("`{line}` has no tag"));
        assert!(tag.len() == 2 && tag.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), "{line}");
    }
    assert!(ris.starts_with("TY  - CHAP\n") && ris.ends_with("\nER  - \n"), "{ris}");
}

#[test]
fn a_plain_citation_keeps_any_title() {
    let words = cited(ODD).fill(&templates(&odd()).words);
    assert!(words.starts_with(&format!("“{ODD}”, in {ODD}. {ODD} edition, ")), "{words}");
    assert!(words.contains(&format!("Published by {ODD}. https:")), "{words}");
}
