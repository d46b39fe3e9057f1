//! The words of the page for partners and of the self-test.

use serde::Deserialize;

use super::words::words;
use crate::report::Markdown;

words!(
    /// The page that generates snippets.
    PartnerWords {
        title: String, page_title: String, description: String, skip: String, back: String, link: String,
        about: Vec<Markdown>, shown: String, whole: String, place: String, heading: String, heading_level: String,
        appearance: String, auto: String, light: String, dark: String, transparent_light: String, transparent_dark: String, accent: String,
        accent_note: String, open: String, events: String, events_note: String, snippet: String,
        copy: String, address: String, preview: String, width: String, full_width: String, pixels: String,
        steps: String, allow: String, more: String, hosts: Vec<HostWords>,
    }
);
words!(
    /// How to paste a snippet into one kind of host page.
    HostWords { id: String, form: Form, name: String, steps: Vec<String>, allow: String }
);
words!(
    /// The page that tests what a host page allows.
    SelfTestWords {
        title: String, page_title: String, description: String, about: String, top: String, framed: String,
        no_script: String, height: String, height_yes: String, height_no: String, popups: String,
        popups_try: String, popups_yes: String, popups_no: String, storage: String, storage_yes: String,
        storage_no: String, wasm: String, wasm_yes: String, wasm_no: String, fonts: String, fonts_yes: String,
        fonts_no: String, address: String, address_yes: String, address_no: String, referrer: String,
        referrer_yes: String, referrer_no: String, isolation: String, isolation_yes: String, isolation_no: String,
    }
);

/// The form of the snippet that a kind of host page keeps.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// The iframe with inline style, and the link.
    Full,
    /// The iframe alone, with width and height attributes.
    Short,
    /// The address of the iframe, for hosts that create the iframe themselves.
    Address,
}
