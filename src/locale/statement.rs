//! The words of the accessibility statement.

use super::words::words;
use crate::report::Markdown;

words!(
    /// The accessibility statement, part by part.
    StatementWords {
        title: String, page_title: String, description: String, skip_to_content: String, back: String,
        scope: ScopeWords, access: AccessWords, feedback: FeedbackWords, enforcement: PlainWords,
        technical: TechnicalWords, shortcomings: ShortcomingWords, improving: PlainWords, preparation: PreparationWords,
        checks: CheckWords, engines: EngineWords, states: StateWords, trials: TrialWords,
    }
);
words!(
    /// A part that is the same in every statement.
    PlainWords { title: String, text: Vec<Markdown> }
);
words!(
    /// The scope of the statement.
    ScopeWords { report: String, publisher: String, no_publisher: String, meant: String, uses: Vec<String> }
);
words!(
    /// How accessible the report is.
    AccessWords { title: String, passed: String, failed: String, untried: String, partly_tried: String }
);
words!(
    /// Whom to contact.
    FeedbackWords { title: String, contact: String, no_contact: Vec<Markdown> }
);
words!(
    /// The standard and the compliance status.
    TechnicalWords {
        title: String, text: Vec<Markdown>, status: String, partial: Vec<Markdown>, unverified: Vec<Markdown>,
        full: Vec<Markdown>,
    }
);
words!(
    /// What is not accessible, or not verified.
    ShortcomingWords {
        title: String, non_compliance: String, failed: String, none_failed: String, untried: String,
        burden: String, no_burden: Vec<Markdown>, out_of_scope: String, others: Vec<Markdown>,
    }
);
words!(
    /// When and how the statement was prepared.
    PreparationWords {
        title: String, date: String, method: String, same_report: String, other_report: String,
        checks: String, people: String, by_people: String, passed: String, failed: String, document: String,
    }
);
words!(
    /// What each check confirms.
    CheckWords {
        structure: String, axe: String, keyboard: String, controls: String, reflow: String, text_spacing: String,
        target_size: String, forced_colours: String, motion: String, appearance: String, stability: String,
        links: String, without_reader: String, printing: String,
    }
);
words!(
    /// The names of engines.
    EngineWords { chromium: String, firefox: String, webkit: String }
);
words!(
    /// States of the page.
    StateWords {
        closed: String, open: String, narrow: String, wide: String, light: String, dark: String,
        forced_colours: String, without_reader: String, without_scripts: String,
    }
);
words!(
    /// Tests that only people can do.
    TrialWords {
        audit: String, nvda: String, jaws: String, voiceover_macos: String, voiceover_ios: String, talkback: String,
        dragon: String, zoomtext: String, contrast_themes: String,
    }
);
