//! The words of the pages' common parts.

use super::plurals::PluralMessage;
use super::resources::ExportWords;
use super::words::words;

words!(
    /// The layout of the pages.
    PageWords {
        brand: String, skip_to_content: String, published_by: String, publisher: String, authors: String, edition: String, as_of: String, description: String,
        by: String, own_words: String, read_original: String, in_language: String, address: String,
        contents: String, lost: String, themes: PluralMessage,
        resources: PluralMessage, entries: PluralMessage,
    }
);
words!(
    /// Notices.
    NoticeWords { dates: String }
);
words!(
    /// A theme's margin and tools.
    ThemeWords {
        audiences: String, inferred: String, related: String, resources: String, credits: String,
        sources: String, digital: String, technology: String, previous: String, next: String,
        link: String, cite: String, share: String, read: String,
    }
);
words!(
    /// The dialog of a theme's link and citation, and the citation itself.
    CitationWords {
        title: String, close: String, link: String, words: String, note: String, note_of_original: String, published: String,
        plain: String, bibtex: String, ris: String, copy_link: String, copy_plain: String, copy_bibtex: String,
        copy_ris: String,
    }
);
words!(
    /// A section's heading.
    SectionWords { source: String, timeline: String }
);
words!(
    /// Cards of people and organisations.
    PeopleWords { title: String, organisations: String, at: String, contributed: String, links: String }
);
words!(
    /// The results panel: its title before a search, and the kinds of results.
    ResultsWords {
        title: String, theme: String, milestone: String, person: String, organisation: String, resource: String,
        advice: String, contents: String, clear: String,
    }
);
words!(
    /// The embedded report.
    EmbedWords { whole: String, print: String, blocked: String, new_tab: String, picture: String, wheel: String }
);
words!(
    /// The footer.
    FooterWords {
        title: String, source: String, as_of: String, licence: String, version: String, contact: String,
        accessibility: String, embed: String, exports: ExportWords,
    }
);
