//! The results of checking the external addresses of a bundle: the types of the file that `almanac links` writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PartialDate;

/// The results for the addresses of one bundle.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LinkChecks {
    /// The latest result for each address. The order of the addresses keeps the file stable.
    pub links: BTreeMap<String, LinkCheck>,
}

/// The result for one address.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct LinkCheck {
    /// The day of the check.
    pub date: PartialDate,
    /// What was found.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What a check of an address found.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// The address works.
    Ok,
    /// The address works, but redirects permanently.
    Moved {
        /// The new address.
        to: String,
    },
    /// A server answered, but not to a program: a login, a rate limit or a bot wall. Whether the page exists is unknown.
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// The page, or the name of its host, does not exist.
    Gone {
        /// The HTTP status; `None` if the host's name does not exist.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<u16>,
    },
    /// Nothing could be learned, perhaps only for now.
    Unreachable {
        /// What prevented it.
        why: Obstacle,
    },
}

/// What prevented the check of an address.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// No connection could be made, or it was closed without an answer.
    Connection,
    /// No secure connection could be made, for example because of an expired certificate.
    Security,
    /// There was no answer in time.
    Timeout,
    /// There was no end to the redirects.
    Redirects,
    /// The server reported an error of its own.
    Server,
}

impl LinkChecks {
    /// The result for an address, if it is from a day or later.
    pub fn since(&self, day: PartialDate, address: &str) -> Option<&LinkCheck> {
        self.links.get(address).filter(|check| !check.date.is_before(day))
    }
}
