//! When each host may be sent the next request, and whether it responds.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

/// The time between two requests to a host.
const PAUSE: Duration = Duration::from_millis(250);

/// The server of an address: its host and port.
pub(super) fn host(url: &Url) -> String {
    format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default())
}

/// The hosts that were sent requests.
#[derive(Default)]
pub(super) struct Hosts(Mutex<HashMap<String, Host>>);

/// What is known of a host.
#[derive(Default)]
struct Host {
    /// The earliest time of the next request.
    next: Option<Instant>,
    /// Whether it did not respond to the last address.
    is_unresponsive: bool,
}

impl Hosts {
    /// Waits until the host of an address may be sent a request.
    pub(super) fn wait(&self, url: &Url) {
        let now = Instant::now();
        let turn = self.with(url, |host| {
            let turn = host.next.map_or(now, |next| next.max(now));
            host.next = Some(turn + PAUSE);
            turn
        });
        thread::sleep(turn.saturating_duration_since(now));
    }

    /// Sends no request to the host of an address for a while.
    pub(super) fn hold(&self, url: &Url, time: Duration) {
        self.with(url, |host| host.next = host.next.max(Some(Instant::now() + time)));
    }

    /// Whether the host of an address did not respond to the last address.
    pub(super) fn is_unresponsive(&self, url: &Url) -> bool {
        self.with(url, |host| host.is_unresponsive)
    }

    /// Remembers whether the host of an address responded.
    pub(super) fn set_unresponsive(&self, url: &Url, is_unresponsive: bool) {
        self.with(url, |host| host.is_unresponsive = is_unresponsive);
    }

    fn with<T>(&self, url: &Url, action: impl FnOnce(&mut Host) -> T) -> T {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        action(hosts.entry(host(url)).or_default())
    }
}
