//! Checks external addresses over the network: many hosts concurrently, few requests to each.
//!
//! ureq makes the requests. lychee-lib would also follow links, but it is made for a site's own files and brings a client
//! of GitHub, cookies, and parsers of HTML, XML and TOML.

mod addresses;
mod client;
mod host;

use std::collections::BTreeMap;
use std::time::Duration;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use url::Url;

pub use addresses::external_addresses;

use crate::report::link_checks::Outcome;
use client::{Client, is_no_response};
use host::host;

/// The number of concurrent requests.
const CONCURRENT: usize = 16;
/// The number of them to the same host.
const CONCURRENT_PER_HOST: usize = 2;

/// Why addresses could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum LinkCheckerError {
    /// No host answered, so it is rather this computer that cannot be reached.
    #[error("none of the {0} sites could be reached; is this computer online?")]
    Offline(usize),
    /// The system starts no threads.
    #[error("cannot start threads")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

/// Checks addresses, and calls `progress` after each. A request may take as long as `timeout`.
///
/// # Errors
///
/// If there are several hosts and none answers: the addresses are not to blame then.
pub fn check<'a>(
    addresses: impl IntoIterator<Item = &'a str>,
    timeout: Duration,
    progress: &(dyn Fn() + Sync),
) -> Result<BTreeMap<String, Outcome>, LinkCheckerError> {
    let mut by_host: BTreeMap<String, Vec<(&str, Url)>> = BTreeMap::new();
    for address in addresses {
        // `validate` rejects what is no address.
        if let Ok(url) = Url::parse(address) {
            by_host.entry(host(&url)).or_default().push((address, url));
        }
    }
    let client = Client::new(timeout);
    // The addresses of a queue are checked one by one, so a host has as many concurrent requests as queues.
    let queues: Vec<_> = by_host.values().flat_map(|all| all.chunks(all.len().div_ceil(CONCURRENT_PER_HOST))).collect();
    let pool = ThreadPoolBuilder::new().num_threads(CONCURRENT).build()?;
    let checked = queues.into_par_iter().with_max_len(1).flat_map_iter(|queue| {
        queue.iter().map(|(address, url)| {
            let outcome = client.check(url);
            progress();
            ((*address).to_owned(), outcome)
        })
    });
    let outcomes: BTreeMap<_, _> = pool.install(|| checked.collect());
    if by_host.len() > 1 && outcomes.values().all(is_no_response) {
        return Err(LinkCheckerError::Offline(by_host.len()));
    }
    Ok(outcomes)
}
