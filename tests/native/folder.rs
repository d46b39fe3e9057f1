//! The folder to host: whole, compressed, never in place of something else.

use std::fs;
use std::io::Read;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

use almanac::site::{Copies, FolderError, HEADERS, Partners, Policy, PublishError, headers, publish, write};

use crate::{outlook, site_for, site_of};

#[test]
fn r124_every_file_has_compressed_copies_of_the_same_content() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let site = site_of(outlook());
    write(&site, &out, Copies::Compressed).unwrap();
    for (path, content) in &site {
        assert_eq!(&fs::read(out.join(path)).unwrap(), content);
        if path == HEADERS {
            // It is for the host alone, and may be written anew.
            assert!(!out.join("_headers.gz").exists() && !out.join("_headers.br").exists());
            continue;
        }
        let mut gzip = Vec::new();
        let compressed = fs::read(out.join(format!("{path}.gz"))).unwrap();
        flate2::read::GzDecoder::new(&compressed[..]).read_to_end(&mut gzip).unwrap();
        assert_eq!(&gzip, content, "{path}.gz");
        let mut brotli = Vec::new();
        let compressed = fs::read(out.join(format!("{path}.br"))).unwrap();
        brotli::Decompressor::new(&compressed[..], 4096).read_to_end(&mut brotli).unwrap();
        assert_eq!(&brotli, content, "{path}.br");
    }
}

#[test]
fn a_new_site_takes_the_place_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    write(&site_of(outlook()), &out, Copies::Compressed).unwrap();
    fs::write(out.join("assets/old.css"), "").unwrap();
    write(&site_of(outlook()), &out, Copies::Compressed).unwrap();
    assert!(!out.join("assets/old.css").exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let refused = write(&site_of(outlook()), folder.path(), Copies::None);
    assert!(matches!(refused, Err(FolderError::NotASite(_))), "{refused:?}");
    assert_eq!(fs::read_to_string(folder.path().join("thesis.txt")).unwrap(), "years of work");
}

#[test]
fn r121_every_address_is_relative() {
    let site = site_of(outlook());
    let page = String::from_utf8_lossy(&site["index.html"]);
    assert!(!page.contains("=\"/"), "an address begins at the host's root");
    // What stands in no page: what hosts read, and what the pages of partners name.
    let pages: String = ["index.html", "embed.html", "partners.html", "selftest.html"]
        .map(|page| String::from_utf8_lossy(&site[page]).into_owned())
        .concat();
    for path in site.keys().filter(|path| !["embed.js", HEADERS].contains(&path.as_str())) {
        assert!(pages.contains(&format!("\"{path}\"")), "no page loads {path}");
    }
}

#[test]
fn r99_every_file_comes_with_the_policy() {
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
fn r107_assets_are_kept_for_good_and_pages_asked_for_anew() {
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
fn r47_every_file_may_be_asked_for_from_anywhere_without_credentials() {
    for path in site_of(outlook()).keys() {
        assert_eq!(header(path, "access-control-allow-origin", &Partners::Anyone), "*", "{path}");
        let names: Vec<_> =
            headers(path, &Policy::new(STYLE, &Partners::Anyone)).into_iter().map(|(name, _)| name).collect();
        assert!(!names.contains(&"access-control-allow-credentials"), "{path}");
    }
}

#[test]
fn r64_who_may_frame_comes_from_one_list() {
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
fn r64_the_file_of_headers_says_what_the_host_sends() {
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

#[test]
fn r69_a_published_version_never_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (built, archive) = (folder.path().join("site"), folder.path().join("archive"));
    let build = |version: &str, title: &str| {
        let mut bundle = outlook();
        bundle.report.version = version.to_owned();
        bundle.report.title = serde_json::from_value(title.into()).unwrap();
        write(&site_of(bundle), &built, Copies::Compressed).unwrap();
    };
    build("1.0.0", "One");
    assert_eq!(publish(&built, &archive).unwrap(), "1.0.0");
    publish(&built, &archive).expect("the same again is nothing new");
    let pinned = fs::read(archive.join("1.0.0/embed.html")).unwrap();
    let listed = |version: &str| {
        let manifest = fs::read(archive.join("manifest.json")).unwrap();
        serde_json::from_slice::<serde_json::Value>(&manifest).unwrap()["versions"][version].take()
    };
    let first = listed("1.0.0");
    build("1.0.0", "Other");
    assert!(matches!(publish(&built, &archive), Err(PublishError::Published(..))));
    build("1.1.0", "Other");
    publish(&built, &archive).unwrap();
    assert_eq!(fs::read(archive.join("1.0.0/embed.html")).unwrap(), pinned);
    assert_ne!(fs::read(archive.join("latest/embed.html")).unwrap(), pinned);
    assert_eq!(
        fs::read(archive.join("latest/index.html.br")).unwrap(),
        fs::read(archive.join("1.1.0/index.html.br")).unwrap()
    );

    build("1.10.0", "Third");
    publish(&built, &archive).unwrap();
    let headers = fs::read_to_string(archive.join(HEADERS)).unwrap();
    let places = ["latest", "1.10.0", "1.1.0", "1.0.0"].map(|version| headers.find(&format!("/{version}/")).unwrap());
    assert!(places.is_sorted(), "a host that reads no further knows the newest");

    assert_eq!(listed("1.0.0"), first);
    let files = first.as_object().unwrap();
    for (path, hash) in files {
        let content = fs::read(archive.join("1.0.0").join(path)).unwrap();
        assert_eq!(hash, &format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content))), "{path}");
    }
    assert!(files.len() > 8 && !files.contains_key(HEADERS) && listed("latest").is_null());
}

#[test]
fn r69_who_may_frame_a_published_version_may_change() {
    let folder = tempfile::tempdir().unwrap();
    let (built, archive) = (folder.path().join("site"), folder.path().join("archive"));
    let publish_for = |partner: &str| {
        let partners = Partners::Listed(vec![partner.to_owned()]);
        write(&site_for(outlook(), &partners), &built, Copies::Compressed).unwrap();
        publish(&built, &archive).unwrap()
    };
    let version = publish_for("https://one.example");
    let manifest = fs::read(archive.join("manifest.json")).unwrap();
    publish_for("https://two.example");
    assert_eq!(fs::read(archive.join("manifest.json")).unwrap(), manifest);
    let headers = fs::read_to_string(archive.join(HEADERS)).unwrap();
    assert!(headers.contains("https://two.example") && !headers.contains("https://one.example"));

    let cache = |path: &str| {
        let rule = headers.split_once(&format!("{path}\n")).expect(path).1;
        rule.lines().find_map(|line| line.trim().strip_prefix("cache-control: ")).unwrap().to_owned()
    };
    for framed in ["embed.html", "embed", "selftest.html", "selftest"] {
        assert_eq!(cache(&format!("/{version}/{framed}")), "no-cache", "{framed}");
    }
    for stays in ["", "index.html", "partners.html", "embed.js"] {
        assert!(cache(&format!("/{version}/{stays}")).contains("immutable"), "{stays}");
        assert_eq!(cache(&format!("/latest/{stays}")), "no-cache", "{stays}");
    }
}

#[test]
fn r69_the_documentation_says_how_many_rules_a_version_has() {
    let documentation = include_str!("../../docs/embedding.md");
    let rules = |address: Option<&str>| {
        let mut bundle = outlook();
        bundle.report.address = address.map(str::to_owned);
        String::from_utf8_lossy(&site_of(bundle)[HEADERS]).lines().filter(|line| line.starts_with('/')).count()
    };
    let (plain, with_oembed) = (rules(None), rules(Some("https://reports.example.org/latest/")));
    let said = format!("{plain} rules for each version and for `latest`, and {with_oembed} with oEmbed");
    assert!(documentation.contains(&said), "{said}");
}

#[test]
fn r69_what_is_no_site_is_not_published() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    assert!(matches!(publish(folder.path(), &archive), Err(PublishError::NoSite(_))));
    let mut bundle = outlook();
    bundle.report.version = "../1".to_owned();
    let built = folder.path().join("site");
    write(&site_of(bundle), &built, Copies::None).unwrap();
    assert!(matches!(publish(&built, &archive), Err(PublishError::Version(_))));
    assert!(!archive.exists());
}
