//! What Cloudflare does to pages on their way: Rocket Loader holds scripts back, and e-mail obfuscation hides addresses.
//!
//! The scripts by which it undoes both are left out: the pages' policy, which requires Trusted Types, refuses them.

/// A page as Cloudflare hands it on.
pub fn rewrite(page: &str) -> String {
    rocket_loader(&obfuscate_email(page))
}

/// Gives each script a type that browsers do not run, unless `data-cfasync="false"` stands before its `src`.
fn rocket_loader(page: &str) -> String {
    let mut parts = page.split("<script");
    let mut rewritten = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (attributes, rest) = part.split_once('>').unwrap_or((part, ""));
        let before_source = attributes.split(" src=").next().unwrap_or_default();
        let is_exempt = before_source.contains("data-cfasync=\"false\"") || attributes.contains("application/json");
        let attributes = if is_exempt {
            attributes.to_owned()
        } else if attributes.contains("type=\"module\"") {
            attributes.replace("type=\"module\"", "type=\"5f3c1e-module\"")
        } else {
            [attributes, " type=\"5f3c1e-text/javascript\""].concat()
        };
        rewritten.extend(["<script", &attributes, ">", rest]);
    }
    rewritten
}

/// Replaces links to e-mail addresses, except between the two comments that turn this off.
fn obfuscate_email(page: &str) -> String {
    let hide = |html: &str| html.replace("href=\"mailto:", "href=\"/cdn-cgi/l/email-protection#2a42");
    let mut parts = page.split("<!--email_off-->");
    let mut rewritten = hide(parts.next().unwrap_or_default());
    for part in parts {
        let (kept, rest) = part.split_once("<!--/email_off-->").unwrap_or((part, ""));
        rewritten.extend([kept, &hide(rest)]);
    }
    rewritten
}
