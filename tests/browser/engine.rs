//! Browser engines: how each is started, and what it cannot be made to do.

use std::fmt;
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::visit::{Prefers, Visit};

/// An engine the page is tested in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Every engine, or those that the environment variable `ENGINES` names, separated by commas.
    pub fn chosen() -> Vec<Self> {
        let Ok(names) = std::env::var("ENGINES") else { return Self::ALL.to_vec() };
        Self::ALL.into_iter().filter(|engine| names.split(',').any(|name| name.trim() == engine.to_string())).collect()
    }

    /// The driver's command, listening on a port.
    pub fn driver(self, port: u16) -> Command {
        match self {
            Self::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Self::Firefox => {
                let mut command = Command::new("geckodriver");
                // The second port is the browser's own; 0 takes a free one.
                command.args(["--host", "127.0.0.1", "--port", &port.to_string(), "--websocket-port", "0"]);
                // For what WebDriver has no words: a narrow viewport, media features, no scripts.
                command.arg("--allow-system-access");
                command.env("MOZ_HEADLESS_WIDTH", "2400").env("MOZ_HEADLESS_HEIGHT", "2400");
                command
            }
            Self::WebKit => {
                let mut command = Command::new("xvfb-run");
                command.args(["--auto-servernum", "--server-args=-screen 0 2400x2400x24"]);
                // Without the focus of its display a window shows none in its page; nobody else is there to give it.
                let focus =
                    "xdotool search --sync --onlyvisible --class MiniBrowser windowfocus >/dev/null & exec \"$@\"";
                command.args(["sh", "-c", focus, "sh", "WebKitWebDriver", &format!("--port={port}")]);
                command.env("XDG_CONFIG_HOME", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/webkit"));
                command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command
            }
        }
    }

    /// How to install what is missing.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Chromium => "apt-get install chromium chromium-driver",
            Self::Firefox => "apt-get install firefox-esr && cargo install geckodriver",
            Self::WebKit => "apt-get install webkit2gtk-driver xvfb xdotool",
        }
    }

    /// The name that the engine has for a role.
    pub fn role(self, role: &str) -> &str {
        match (self, role) {
            // WebKit calls a closed list of choices what it looks like.
            (Self::WebKit, "combobox") => "button",
            _ => role,
        }
    }

    /// Whether a browser that has made a plain visit can make this one: nothing about it is fixed at its start.
    pub fn can_go_on_to(self, visit: &Visit) -> bool {
        !visit.prefers.contains(&Prefers::NoThirdParties)
    }

    /// What a session asks for, so that the visit can be made.
    pub fn capabilities(self, visit: &Visit) -> Capabilities {
        let value = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "args": CHROMIUM_ARGUMENTS,
                    "prefs": { "profile": { "cookie_controls_mode": i32::from(visit.prefers.contains(&Prefers::NoThirdParties)) } },
                },
                "goog:loggingPrefs": { "browser": "WARNING" },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "args": ["-headless"], "prefs": firefox_preferences(visit) },
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "args": ["--automation"],
                },
            }),
        };
        serde_json::from_value(value).unwrap_or_default()
    }
}

const CHROMIUM_ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
];

/// What Firefox is told beforehand.
fn firefox_preferences(visit: &Visit) -> Value {
    json!({
        "network.cookie.cookieBehavior": if visit.prefers.contains(&Prefers::NoThirdParties) { 1 } else { 5 },
        "datareporting.policy.dataSubmissionEnabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "app.update.disabledForTesting": true,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
    })
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}
