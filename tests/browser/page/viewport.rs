//! What the page is shown in: the size of its viewport, its medium, and what its reader prefers.

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use super::{Page, until};
use crate::engine::Engine;

impl Page {
    /// Gives the viewport a width and height, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> anyhow::Result<()> {
        match self.engine {
            Engine::Chromium => {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.session.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
                Ok(())
            }
            Engine::Firefox => {
                self.ask_firefox(
                    "const { style } = gBrowser.selectedBrowser;
                     for (const bound of ['min-', 'max-']) {
                         style.setProperty(bound + 'width', arguments[0] + 'px');
                         style.setProperty(bound + 'height', arguments[1] + 'px');
                     }",
                    vec![json!(width), json!(height)],
                )
                .await?;
                self.comes_to_measure(width, height).await
            }
            Engine::WebKit => {
                // A window is larger than its page, by what the browser puts around it.
                let sizes = self.look("[innerWidth, innerHeight, outerWidth, outerHeight]").await?;
                let size = |index: usize| sizes[index].as_u64().unwrap_or_default();
                if (size(0), size(1)) == (width.into(), height.into()) {
                    return Ok(());
                }
                let around = |outer: usize, inner: usize| u32::try_from(size(outer).saturating_sub(size(inner)));
                self.session.set_window_rect(0, 0, width + around(2, 0)?, height + around(3, 1)?).await?;
                self.comes_to_measure(width, height).await
            }
        }
    }

    /// Waits until the viewport has a size: engines lay a new one out in their own time.
    async fn comes_to_measure(&self, width: u32, height: u32) -> anyhow::Result<()> {
        let measures = || async { Ok(self.look("[innerWidth, innerHeight]").await? == json!([width, height])) };
        until(measures, &format!("the page is {width} by {height} pixels")).await
    }

    /// R08: the layout has not shifted. Chromium alone measures it.
    pub async fn nothing_shifted(&self) -> anyhow::Result<()> {
        let shift = self.look("window.shift ?? null").await?;
        let shift = shift.as_f64().context("this engine does not measure how much the layout shifts")?;
        ensure!(shift <= 0.02, "the layout shifted by {shift}");
        Ok(())
    }

    /// Shows the page as another medium, or to a reader with preferences, as CSS media features name them.
    /// WebKit's driver has no means to.
    pub async fn emulate(&self, media: &str, features: &[(&str, &str)]) -> anyhow::Result<()> {
        match self.engine {
            Engine::Chromium => {
                let features: Vec<_> =
                    features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                let emulation = json!({ "media": media, "features": features });
                self.session.cdp().send_raw("Emulation.setEmulatedMedia", emulation).await?;
            }
            Engine::Firefox => {
                let is = |feature| json!(features.contains(&feature));
                self.ask_firefox(
                    "const [media, dark, still, forced] = arguments;
                     const { browsingContext } = gBrowser.selectedBrowser;
                     Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
                     Services.prefs.setIntPref('ui.prefersReducedMotion', still ? 1 : 0);
                     browsingContext.forcedColorsOverride = forced ? 'active' : 'none';
                     browsingContext.mediumOverride = media;",
                    vec![
                        json!(media),
                        is(("prefers-color-scheme", "dark")),
                        is(("prefers-reduced-motion", "reduce")),
                        is(("forced-colors", "active")),
                    ],
                )
                .await?;
            }
            Engine::WebKit => {
                let plain = features.iter().all(|feature| *feature == ("prefers-color-scheme", "light"));
                ensure!(media.is_empty() && plain, "WebKit cannot be shown the page as {media} {features:?}");
            }
        }
        Ok(())
    }

    /// Whether scripts run in pages from now on. WebKit's driver has no means to stop them: a policy does.
    pub(super) async fn allow_scripts(&self, allowed: bool) -> anyhow::Result<()> {
        match self.engine {
            Engine::Chromium => {
                let off = json!({ "value": !allowed });
                self.session.cdp().send_raw("Emulation.setScriptExecutionDisabled", off).await?;
            }
            Engine::Firefox => {
                let script = "gBrowser.selectedBrowser.browsingContext.allowJavascript = arguments[0]";
                self.ask_firefox(script, vec![json!(allowed)]).await?;
            }
            Engine::WebKit => {}
        }
        Ok(())
    }

    /// Runs a script in Firefox itself, for what WebDriver has no words.
    async fn ask_firefox(&self, script: &str, arguments: Vec<Value>) -> anyhow::Result<()> {
        let handle = self.session.handle();
        handle.cmd(Context("chrome")).await?;
        let done = self.session.execute(script, arguments).await;
        handle.cmd(Context("content")).await?;
        done?;
        Ok(())
    }
}

/// The command of Firefox's driver that says where scripts run: in the page, or in the browser around it.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(axum::http::Method::POST, format!("session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}
