//! What a host sends with each file, and the addresses in the files.

use almanac::site::{HEADERS, HTACCESS, Partners, Policy, SCHEMA, headers};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::{outlook, site_of};

#[test]
fn r121_every_address_is_relative() {
    let site = site_of(outlook());
    let page = String::from_utf8_lossy(&site["index.html"]);
    assert!(!page.contains("=\"/"), "an address begins at the host's root");
    // What stands in no page: what hosts read, and what the pages of partners name.
    let pages: String = ["index.html", "embed.html", "partners.html", "selftest.html"]
        .map(|page| String::from_utf8_lossy(&site[page]).into_owned())
        .concat();
    for path in site.keys().filter(|path| !["embed.js", SCHEMA, HEADERS, HTACCESS].contains(&path.as_str())) {
        assert!(pages.contains(&format!("\"{path}\"")), "no page loads {path}");
    }
}

#[test]
fn r99_every_file_is_served_with_the_policy() {
    for path in ["", "index.html", "embed.html", "assets/reader.0123.wasm"] {
        let policy = header(path, "content-security-policy", &Partners::Anyone);
        let framed = path == "embed.html";
        let directives: Vec<_> = policy.split(';').map(str::trim).collect();
        for directive in [
            "default-src 'none'",
            if framed {
                "script-src 'self' 'nonce-almanac-frame' 'wasm-unsafe-eval'"
            } else {
                "script-src 'self' 'wasm-unsafe-eval'"
            },
            &format!("style-src 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(STYLE))),
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(directives.contains(&directive), "{directive} is not in {policy}");
        }
    }
}

#[test]
fn r107_assets_are_immutable_and_pages_are_revalidated() {
    let cache = |path| header(path, "cache-control", &Partners::Anyone);
    assert!(cache("assets/reader.0123.wasm").contains("immutable"));
    assert_eq!(cache(""), "no-cache");
    assert_eq!(cache("index.html"), "no-cache");
}

/// The style sheet of the pages.
const STYLE: &str = "/* style */";

fn header(path: &str, wanted: &str, partners: &Partners) -> String {
    headers(path, &Policy::new(STYLE, partners)).into_iter().find(|(name, _)| *name == wanted).expect("a header").1
}

#[test]
fn r47_every_file_allows_cross_origin_requests_without_credentials() {
    for path in site_of(outlook()).keys() {
        assert_eq!(header(path, "access-control-allow-origin", &Partners::Anyone), "*", "{path}");
        let names: Vec<_> =
            headers(path, &Policy::new(STYLE, &Partners::Anyone)).into_iter().map(|(name, _)| name).collect();
        assert!(!names.contains(&"access-control-allow-credentials"), "{path}");
    }
}

#[test]
fn r64_frame_ancestors_come_from_one_list() {
    let ancestors = |path, list| {
        let policy = header(path, "content-security-policy", &Partners::parse(list).unwrap());
        let directive = policy.split("; ").find_map(|directive| directive.strip_prefix("frame-ancestors "));
        directive.map(str::to_owned)
    };
    let list = r#"["https://intranet.example.org", "https://*.example.com:8443/"]"#;
    let listed = "'self' https://intranet.example.org https://*.example.com:8443";
    assert_eq!(ancestors("embed.html", list).as_deref(), Some(listed));
    let encoded = ancestors("embed.html", r#"["https://b\u00fccher.example\n"]"#);
    assert_eq!(encoded.as_deref(), Some("'self' https://xn--bcher-kva.example"));
    assert_eq!(ancestors("embed.html", "[]").as_deref(), Some("'self'"));
    for framed in ["embed.html", "selftest.html"] {
        // `frame-ancestors *` blocks sandboxed pages, `data:` and pages on disk.
        assert_eq!(ancestors(framed, "\"anyone\""), None);
    }
    for page in ["", "index.html", "accessibility.html", "partners.html"] {
        assert_eq!(ancestors(page, "\"anyone\"").as_deref(), Some("'none'"));
    }
    for refused in [
        "\"everyone\"",
        "{}",
        "[\"*\"]",
        "[\"intranet.example.org\"]",
        "[\"https://a.example/b\"]",
        "[\"https://a.example; x\"]",
        "[\"https://:pw@a.example\"]",
        "[\"https://*.*.example\"]",
        "[\"ftp://a.example\"]",
        "",
    ] {
        assert!(Partners::parse(refused).is_err(), "{refused}");
    }
}

#[test]
fn r64_the_headers_file_matches_the_policy() {
    let site = site_of(outlook());
    let file = String::from_utf8_lossy(&site[HEADERS]);
    for path in ["", "index.html", "embed.html", "accessibility.html", "report.json", "resources.csv", "embed.js"] {
        let rule =
            file.split_once(&format!("\n/{path}\n")).or_else(|| file.split_once(&format!("/{path}\n"))).expect(path).1;
        for (name, value) in headers(path, &Policy::new(STYLE, &Partners::Anyone)) {
            let stated = rule
                .lines()
                .take_while(|line| line.starts_with(' '))
                .any(|line| line.trim() == format!("{name}: {value}"));
            assert!(stated, "{name} of /{path}");
        }
    }
}
