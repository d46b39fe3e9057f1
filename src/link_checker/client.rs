//! Checks one address: sends HEAD and then GET, follows redirects, and retries transient failures.

use std::io::ErrorKind;
use std::time::{Duration, SystemTime};

use ureq::http::header::{LOCATION, RETRY_AFTER};
use ureq::http::{Response, StatusCode};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};
use url::Url;

use super::host::Hosts;
use crate::report::link_checks::{Obstacle, Outcome};

/// How long to wait before each retry, if the server does not say.
const BACKOFF: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(3)];
/// The longest wait that a server can ask for; an address with a longer one is not retried.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// The length of the longest chain of redirects.
const MAX_REDIRECTS: usize = 10;

/// Makes the requests.
pub(super) struct Client {
    agent: Agent,
    hosts: Hosts,
}

/// What one attempt found.
struct Attempt {
    outcome: Outcome,
    /// If the outcome may be transient: the address that caused it, and the wait that its server asks for.
    retry: Option<(Url, Option<Duration>)>,
}

impl Client {
    pub(super) fn new(timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            // A permanent redirect means something else than a temporary one, so each is followed here.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("almanac/", env!("CARGO_PKG_VERSION"), " (link checker)"))
            .tls_config(TlsConfig::builder().root_certs(root_certificates()).build())
            .build();
        Self { agent: config.into(), hosts: Hosts::default() }
    }

    /// Checks an address.
    pub(super) fn check(&self, url: &Url) -> Outcome {
        let outcome = self.retried(url);
        self.hosts.set_unresponsive(url, is_no_response(&outcome));
        outcome
    }

    /// Retries transient failures, but not if the host did not respond to the last address either.
    fn retried(&self, url: &Url) -> Outcome {
        for backoff in BACKOFF {
            let Attempt { outcome, retry } = self.attempt(url);
            let retry = retry.filter(|(_, wait)| wait.is_none_or(|wait| wait <= LONGEST_WAIT));
            let Some((host, wait)) = retry.filter(|_| !self.hosts.is_unresponsive(url)) else { return outcome };
            self.hosts.hold(&host, wait.unwrap_or(backoff));
        }
        self.attempt(url).outcome
    }

    /// Follows an address to its end.
    fn attempt(&self, url: &Url) -> Attempt {
        let (mut current, mut is_permanent) = (url.clone(), true);
        // Where permanent redirects lead; what a temporary one leads to is no new address (RFC 9110, 15.4).
        let mut permanent = url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let response = match self.request(&current) {
                Ok(response) => response,
                Err(error) => return failure(current, error),
            };
            let Some(next) = redirect(&response, &current) else {
                let moved = (permanent != *url).then(|| permanent.into());
                return answer(current, &response, moved);
            };
            is_permanent &= matches!(response.status(), StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
            if is_permanent {
                permanent.clone_from(&next);
            }
            current = next;
        }
        Attempt { outcome: Outcome::Unreachable { why: Obstacle::Redirects }, retry: None }
    }

    /// Sends HEAD, and GET if the answer is anything but the page: many servers do not know HEAD.
    fn request(&self, url: &Url) -> Result<Response<Body>, Error> {
        self.hosts.wait(url);
        let head = self.agent.head(url.as_str()).call();
        let is_answer = |status: StatusCode| {
            status.is_success() || status.is_redirection() || status == StatusCode::TOO_MANY_REQUESTS
        };
        match &head {
            Ok(response) if is_answer(response.status()) => return head,
            Err(error) if is_unknown_host(url, error) => return head,
            _ => {}
        }
        self.hosts.wait(url);
        self.agent.get(url.as_str()).call()
    }
}

/// Whether no server responded.
pub(super) fn is_no_response(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Gone { status: None } | Outcome::Unreachable { why: Obstacle::Connection | Obstacle::Timeout }
    )
}

/// The certificates that this system trusts, or Mozilla's if it has none.
fn root_certificates() -> RootCerts {
    let system = rustls_native_certs::load_native_certs().certs;
    let certificates: Vec<_> = system.iter().map(|certificate| Certificate::from_der(certificate).to_owned()).collect();
    if certificates.is_empty() { RootCerts::WebPki } else { RootCerts::from(certificates) }
}

/// The target of a redirect, with the fragment of the address that it replaces.
fn redirect(response: &Response<Body>, current: &Url) -> Option<Url> {
    let location = response.headers().get(LOCATION).filter(|_| response.status().is_redirection())?;
    let mut next = current.join(location.to_str().ok()?).ok()?;
    if next.fragment().is_none() {
        next.set_fragment(current.fragment());
    }
    ["https", "http"].contains(&next.scheme()).then_some(next)
}

/// The meaning of an answer, at the end of all redirects.
fn answer(url: Url, response: &Response<Body>, moved: Option<String>) -> Attempt {
    let status = response.status().as_u16();
    let outcome = match status {
        200..=299 => moved.map_or(Outcome::Ok, |to| Outcome::Moved { to }),
        404 | 410 => Outcome::Gone { status: Some(status) },
        // Also the answer of some bot walls.
        503 => Outcome::Refused { status },
        500..=599 => Outcome::Unreachable { why: Obstacle::Server },
        _ => Outcome::Refused { status },
    };
    let retry = matches!(status, 429 | 500 | 502 | 503 | 504).then(|| (url, retry_after(response)));
    Attempt { outcome, retry }
}

/// How long the server asks to wait: a number of seconds or a date (RFC 9110, 10.2.3).
fn retry_after(response: &Response<Body>) -> Option<Duration> {
    let value = response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = value.parse().ok().map(Duration::from_secs);
    seconds.or_else(|| {
        let date = httpdate::parse_http_date(value).ok()?;
        Some(date.duration_since(SystemTime::now()).unwrap_or_default())
    })
}

/// Whether a request failed because its host's name does not exist. A failed look-up has no kind of its own.
fn is_unknown_host(url: &Url, error: &Error) -> bool {
    matches!(error, Error::HostNotFound | Error::Io(_)) && url.socket_addrs(|| None).is_err()
}

/// The meaning of a failed request.
fn failure(url: Url, error: Error) -> Attempt {
    let unreachable = |why| Outcome::Unreachable { why };
    let outcome = match error {
        _ if is_unknown_host(&url, &error) => Outcome::Gone { status: None },
        Error::Timeout(_) => unreachable(Obstacle::Timeout),
        Error::Tls(_) | Error::Rustls(_) => unreachable(Obstacle::Security),
        // Where rustls reports errors of a handshake.
        Error::Io(error) if error.kind() == ErrorKind::InvalidData => unreachable(Obstacle::Security),
        _ => unreachable(Obstacle::Connection),
    };
    // HEAD and GET have waited long enough for an answer.
    let is_transient = matches!(outcome, Outcome::Gone { .. } | Outcome::Unreachable { why: Obstacle::Connection });
    Attempt { outcome, retry: is_transient.then_some((url, None)) }
}
