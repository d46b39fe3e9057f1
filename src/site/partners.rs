//! Who may show the report in frames: one list, out of which the policy is made.

use serde::Deserialize;
use url::{Host, Url};

/// Who may show the report in frames of their pages.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Partners {
    /// Nobody, until somebody is named.
    #[default]
    Nobody,
    /// Any page on the web.
    Anyone,
    /// The pages of these origins.
    Listed(Vec<String>),
}

/// Why a list of partners was refused.
#[derive(Debug, thiserror::Error)]
pub enum PartnersError {
    /// The file is not JSON, or holds something else.
    #[error("{0}; write \"anyone\", or a list such as [\"https://intranet.example.org\"]")]
    Shape(#[from] serde_json::Error),
    /// A word that is not the one there is.
    #[error("`{0}` is not a choice; write \"anyone\", or a list of origins")]
    Word(String),
    /// An entry is more or less than an origin.
    #[error("`{0}` is not an origin; write it such as `https://intranet.example.org` or `https://*.example.org`")]
    Origin(String),
}

/// What the file may hold.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Word(String),
    List(Vec<String>),
}

impl Partners {
    /// Reads a list of partners: the word `"anyone"`, or an array of origins, `*` for any one subdomain or more.
    ///
    /// # Errors
    ///
    /// When the text is not JSON of that shape, or an entry is not an origin of `http` or `https`.
    pub fn parse(json: &str) -> Result<Self, PartnersError> {
        // Editors on Windows may begin a file with a byte order mark.
        match serde_json::from_str(json.trim_start_matches('\u{feff}'))? {
            Written::Word(word) if word == "anyone" => Ok(Self::Anyone),
            Written::Word(word) => Err(PartnersError::Word(word)),
            Written::List(origins) if origins.is_empty() => Ok(Self::Nobody),
            Written::List(origins) => origins.into_iter().map(origin).collect::<Result<_, _>>().map(Self::Listed),
        }
    }

    /// The directive `frame-ancestors` (Content Security Policy Level 3), to follow others.
    ///
    /// For anyone there is none: `*` does not match an opaque origin, nor a scheme such as `file:` and `data:`, so it
    /// would block sandboxed pages and pages on disk.
    pub(super) fn frame_ancestors(&self) -> String {
        match self {
            Self::Nobody => "; frame-ancestors 'self'".to_owned(),
            Self::Anyone => String::new(),
            Self::Listed(origins) => ["; frame-ancestors 'self' ", &origins.join(" ")].concat(),
        }
    }
}

/// An origin, if it is one and nothing more, as a header may hold it.
fn origin(written: String) -> Result<String, PartnersError> {
    let (plain, wild) = match written.split_once("://*.") {
        Some((scheme, rest)) => ([scheme, "://", rest].concat(), true),
        None => (written.clone(), false),
    };
    let url = Url::parse(&plain).ok().filter(|url| {
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let anonymous = url.username().is_empty() && url.password().is_none();
        let named = !wild || matches!(url.host(), Some(Host::Domain(_)));
        matches!(url.scheme(), "https" | "http") && bare && anonymous && named && !plain.contains('*')
    });
    let origin = url.map(|url| url.origin().ascii_serialization()).ok_or(PartnersError::Origin(written))?;
    Ok(if wild { origin.replacen("://", "://*.", 1) } else { origin })
}
