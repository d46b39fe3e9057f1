//! When each host may be asked next, and whether it answers.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

/// The time between two requests to a host.
const PAUSE: Duration = Duration::from_millis(250);

/// The server of an address: its host and port.
pub(super) fn host(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

/// The hosts of a bundle.
pub(super) struct Hosts(HashMap<String, Mutex<Host>>);

/// What is known of a host.
struct Host {
    /// The time at which it may be asked next.
    next: Instant,
    /// Whether it did not answer to the last address.
    is_silent: bool,
}

impl Hosts {
    pub(super) fn new<'a>(hosts: impl IntoIterator<Item = &'a String>) -> Self {
        let next = Instant::now();
        Self(hosts.into_iter().map(|host| (host.clone(), Mutex::new(Host { next, is_silent: false }))).collect())
    }

    /// Waits until the host of an address may be asked. A host that only redirects lead to may be asked at any time.
    pub(super) fn wait(&self, url: &Url) {
        let Some(turn) = self.host(url).map(|mut host| {
            let turn = host.next.max(Instant::now());
            host.next = turn + PAUSE;
            turn
        }) else {
            return;
        };
        thread::sleep(turn.saturating_duration_since(Instant::now()));
    }

    /// Asks the host of an address nothing for a while.
    pub(super) fn hold(&self, url: &Url, time: Duration) {
        if let Some(mut host) = self.host(url) {
            host.next = host.next.max(Instant::now() + time);
        }
    }

    /// Whether the host of an address did not answer to the last address.
    pub(super) fn is_silent(&self, url: &Url) -> bool {
        self.host(url).is_some_and(|host| host.is_silent)
    }

    /// Remembers whether the host of an address answered.
    pub(super) fn set_silent(&self, url: &Url, is_silent: bool) {
        if let Some(mut host) = self.host(url) {
            host.is_silent = is_silent;
        }
    }

    fn host(&self, url: &Url) -> Option<MutexGuard<'_, Host>> {
        Some(self.0.get(&host(url))?.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
