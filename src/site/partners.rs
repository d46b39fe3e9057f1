//! The partners that may embed the report, from which the policy is derived.

use serde::Deserialize;
use url::{Host, Url};

/// Who may embed the report.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Partners {
    /// Nobody.
    #[default]
    Nobody,
    /// Any page on the web.
    Anyone,
    /// Pages of these origins.
    Listed(Vec<String>),
}

/// Why a list of partners was rejected.
#[derive(Debug, thiserror::Error)]
pub enum PartnersError {
    /// The file is not JSON, or not of the expected type.
    #[error("{0}; write \"anyone\", or a list such as [\"https://intranet.example.org\"]")]
    Shape(#[from] serde_json::Error),
    /// An unknown keyword.
    #[error("`{0}` is not a choice; write \"anyone\", or a list of origins")]
    Word(String),
    /// An entry is not an origin.
    #[error("`{0}` is not an origin; write it such as `https://intranet.example.org` or `https://*.example.org`")]
    Origin(String),
}

/// The content of the file.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Word(String),
    List(Vec<String>),
}

impl Partners {
    /// Parses a list of partners: the keyword `"anyone"`, or an array of origins, where `*` stands for any subdomains.
    ///
    /// # Errors
    ///
    /// When the text is not JSON of that type, or an entry is not an `http` or `https` origin.
    pub fn parse(json: &str) -> Result<Self, PartnersError> {
        // Editors on Windows may add a byte order mark.
        match serde_json::from_str(json.trim_start_matches('\u{feff}'))? {
            Written::Word(word) if word == "anyone" => Ok(Self::Anyone),
            Written::Word(word) => Err(PartnersError::Word(word)),
            Written::List(origins) if origins.is_empty() => Ok(Self::Nobody),
            Written::List(origins) => origins.into_iter().map(origin).collect::<Result<_, _>>().map(Self::Listed),
        }
    }

    /// The directive `frame-ancestors` (Content Security Policy Level 3), to append to others.
    ///
    /// It is omitted for anyone: `*` does not match opaque origins and schemes such as `file:`, so it would block sandboxed
    /// pages and pages on disk.
    pub(super) fn frame_ancestors(&self) -> String {
        match self {
            Self::Nobody => "; frame-ancestors 'self'".to_owned(),
            Self::Anyone => String::new(),
            Self::Listed(origins) => ["; frame-ancestors 'self' ", &origins.join(" ")].concat(),
        }
    }
}

/// An origin in the format of the header, if the text is exactly an origin.
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
