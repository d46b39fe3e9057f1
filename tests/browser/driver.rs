//! Drivers and their sessions, started when first needed and ended with the tests.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, bail};
use thirtyfour::WebDriver;

use crate::engine::Engine;
use crate::visit::Visit;

/// How long a browser may take to end.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most entries that the history of a window may have at the start of a visit. Browsers keep 50 entries, so a longer
/// history would no longer grow by what a page adds.
const MAX_HISTORY: u64 = 30;

/// The driver of an engine. Firefox and WebKit have one session a driver, so every session has a driver of its own there.
pub struct Driver {
    pub engine: Engine,
    // Sessions end before the driver that they share.
    idle: Mutex<Vec<Session>>,
    shared: Mutex<Option<Process>>,
}

/// A running driver; dropped, it ends with everything it started.
pub struct Process {
    child: Child,
    port: u16,
}

/// A browser, and the driver it needs for itself.
pub struct Session {
    pub browser: WebDriver,
    _own: Option<Process>,
}

impl Driver {
    pub fn new(engine: Engine) -> Self {
        Self { engine, idle: Mutex::default(), shared: Mutex::new(None) }
    }

    /// A session for a visit: one that an earlier visit has left, or a new one in a fresh profile.
    ///
    /// Every visit is to a host on a port of its own, which is an origin of its own: what a visit leaves in
    /// storage or in the cache the next one cannot see.
    pub async fn session(&self, visit: &Visit) -> anyhow::Result<Session> {
        if self.engine.can_go_on_to(visit)
            && let Some(session) = self.lock_idle().pop()
        {
            return Ok(session);
        }
        self.new_session(visit).await
    }

    /// Takes a session back after a visit that went well; any other ends.
    pub async fn leave(&self, session: Session, visit: &Visit, well: bool) {
        let leaving = async {
            let kept = well && self.engine.can_go_on_to(visit) && session.clear().await.is_ok();
            if kept {
                self.lock_idle().push(session);
            } else {
                let _ = session.browser.quit().await;
            }
        };
        // The visit's result says more than a session that does not end well.
        let _ = tokio::time::timeout(PATIENCE, leaving).await;
    }

    /// Ends the sessions that wait for a visit.
    pub async fn end(&self) {
        let idle = std::mem::take(&mut *self.lock_idle());
        for session in idle {
            let _ = tokio::time::timeout(PATIENCE, session.browser.quit()).await;
        }
    }

    fn lock_idle(&self) -> MutexGuard<'_, Vec<Session>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn new_session(&self, visit: &Visit) -> anyhow::Result<Session> {
        let (port, own) = match self.engine {
            Engine::Chromium => (self.shared_port()?, None),
            Engine::Firefox | Engine::WebKit => {
                let process = Process::start(self.engine)?;
                (process.port, Some(process))
            }
        };
        let address = format!("http://127.0.0.1:{port}");
        let mut failure = None;
        // A driver that has just started refuses connections for a moment.
        for _ in 0..100 {
            match WebDriver::new(&address, self.engine.capabilities(visit)).await {
                Ok(browser) => {
                    if self.engine == Engine::Firefox {
                        // Room for the largest viewport: what lies outside of the window cannot be pressed.
                        browser.set_window_rect(0, 0, 2000, 1300).await?;
                    }
                    if self.engine == Engine::WebKit {
                        // Its driver waits this long for a frame that has gone to another address in the meantime.
                        browser.set_page_load_timeout(Duration::from_secs(10)).await?;
                    }
                    return Ok(Session { browser, _own: own });
                }
                Err(error) => failure = Some(error),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no session in {}; is it whole? {}: {failure:?}", self.engine, self.engine.remedy())
    }

    fn shared_port(&self) -> anyhow::Result<u16> {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if shared.is_none() {
            *shared = Some(Process::start(self.engine)?);
        }
        Ok(shared.as_ref().context("a driver")?.port)
    }
}

impl Session {
    /// Makes a browser as it was before its visit: one window, an empty page, nothing in the log.
    async fn clear(&self) -> anyhow::Result<()> {
        let entries = self.browser.execute("return history.length", Vec::new()).await?.json().as_u64();
        if entries.is_none_or(|entries| entries > MAX_HISTORY) {
            // A new window has a new history.
            let window = self.browser.new_tab().await?;
            self.browser.close_window().await?;
            self.browser.switch_to_window(window).await?;
        }
        let windows = self.browser.windows().await?;
        let (first, others) = windows.split_first().context("a window")?;
        for other in others {
            self.browser.switch_to_window(other.clone()).await?;
            self.browser.close_window().await?;
        }
        self.browser.switch_to_window(first.clone()).await?;
        self.browser.goto("about:blank").await?;
        let _ = self.browser.browser_log().await;
        Ok(())
    }
}

impl Process {
    fn start(engine: Engine) -> anyhow::Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let driver = engine.driver(port);
        // Its input ends with the tests, also where they are killed; what was started then ends with it.
        let mut command = Command::new("sh");
        command.args(["-c", "\"$@\" & cat >/dev/null; kill -TERM 0", "sh"]).arg(driver.get_program());
        command.args(driver.get_args()).envs(driver.get_envs().filter_map(|(name, value)| Some((name, value?))));
        // A group of its own, so that what the driver starts can be ended with it.
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.with_context(|| format!("{engine} cannot be started: {}", engine.remedy()))?;
        Ok(Self { child, port })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // The driver may have ended by itself, and its group with it.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}
