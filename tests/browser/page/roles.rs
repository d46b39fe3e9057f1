//! Elements by their role and name, as the browser computes them for assistive technology.

use std::time::Duration;

use anyhow::{Context, bail, ensure};
use serde_json::json;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

use super::Page;

/// The elements that may have a name: shown, and with each of its words in what names are made of.
///
/// A driver computes one role or name a call, so only these few are asked for theirs.
const CANDIDATES: &str = "
    const [selector, name] = arguments;
    const sources = (element) => [
        element, ...element.labels ?? [], ...element.ariaLabelledByElements ?? [],
    ].flatMap((source) => [source.textContent, ...[source, ...source.querySelectorAll('[aria-label], [alt], [title]')]
        .flatMap((part) => [part.getAttribute('aria-label'), part.getAttribute('alt'), part.getAttribute('title')])]);
    return [...document.querySelectorAll(selector)].filter((element) => {
        if (!element.checkVisibility() || !element.getClientRects().length) return false;
        const words = sources(element).join(' ');
        return name.split(/\\s+/).every((word) => words.includes(word));
    });
";

impl Page {
    /// The one element with this role and accessible name that is shown.
    pub async fn by_role(&self, role: &str, name: &str) -> anyhow::Result<WebElement> {
        let mut found = self.wait_for_role(role, name).await?;
        ensure!(found.len() == 1, "{} elements have the role {role} and the name {name}", found.len());
        found.pop().context("no element")
    }

    /// Whether no element that is shown has this role and accessible name.
    pub async fn lacks(&self, role: &str, name: &str) -> anyhow::Result<bool> {
        Ok(self.all_by_role(role, name).await?.is_empty())
    }

    /// Every element with this role and accessible name that is shown.
    async fn all_by_role(&self, role: &str, name: &str) -> anyhow::Result<Vec<WebElement>> {
        let selector = match role {
            "button" => "button",
            "link" => "a[href]",
            "combobox" => "select",
            "searchbox" => "input[type=search]",
            "heading" => "h1, h2, h3, h4, h5",
            other => bail!("no elements are known for the role {other}"),
        };
        let mut found = Vec::new();
        for element in self.session.execute(CANDIDATES, vec![json!(selector), json!(name)]).await?.elements()? {
            if self.accessibility(&element, "computedlabel").await? == name
                && self.accessibility(&element, "computedrole").await? == self.engine.role(role)
                && element.is_displayed().await?
            {
                found.push(element);
            }
        }
        Ok(found)
    }

    /// The same, once there are any: engines tell assistive technology of an element some time after it is shown.
    async fn wait_for_role(&self, role: &str, name: &str) -> anyhow::Result<Vec<WebElement>> {
        for _ in 0..60 {
            let found = self.all_by_role(role, name).await?;
            if !found.is_empty() {
                return Ok(found);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(Vec::new())
    }

    /// The role or name of an element.
    async fn accessibility(&self, element: &WebElement, property: &'static str) -> anyhow::Result<String> {
        let request = Accessibility { element: element.element_id().to_string(), property };
        let response = self.session.handle().cmd(request).await?;
        Ok(response.value::<String>()?)
    }

    /// Presses the one element with this role and name.
    pub async fn press(&self, role: &str, name: &str) -> anyhow::Result<()> {
        Ok(self.by_role(role, name).await?.click().await?)
    }

    /// Presses the first such element, where a page holds the report twice.
    pub async fn press_first(&self, role: &str, name: &str) -> anyhow::Result<()> {
        let found = self.wait_for_role(role, name).await?;
        let first = found.first().with_context(|| format!("nothing has the role {role} and the name {name}"))?;
        first.scroll_into_view().await?;
        Ok(first.click().await?)
    }
}

/// WebDriver's commands Get Computed Role and Get Computed Label.
#[derive(Debug)]
struct Accessibility {
    element: String,
    property: &'static str,
}

impl FormatRequestData for Accessibility {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(
            axum::http::Method::GET,
            format!("session/{session}/element/{}/{}", self.element, self.property),
        )
    }
}
