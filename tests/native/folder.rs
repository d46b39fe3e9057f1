//! The folder to host: whole, compressed, never in place of something else.

use std::fs;
use std::io::Read;

use almanac::site::{Copies, FolderError, headers, write};

use crate::{outlook, site_of};

#[test]
fn r124_every_file_has_compressed_copies_of_the_same_content() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let site = site_of(outlook());
    write(&site, &out, Copies::Compressed).unwrap();
    for (path, content) in &site {
        assert_eq!(&fs::read(out.join(path)).unwrap(), content);
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
    for path in site.keys().filter(|path| *path != "index.html") {
        assert!(page.contains(&format!("\"{path}\"")), "the page does not load {path}");
    }
}

#[test]
fn r99_every_file_comes_with_the_policy() {
    for path in ["", "index.html", "assets/reader.0123.wasm"] {
        let policy = headers(path).find(|(name, _)| *name == "content-security-policy").expect("a policy").1;
        let directives: Vec<_> = policy.split(';').map(str::trim).collect();
        for directive in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self'",
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
    let cache = |path| headers(path).find(|(name, _)| *name == "cache-control").expect("a rule for caches").1;
    assert!(cache("assets/reader.0123.wasm").contains("immutable"));
    assert_eq!(cache(""), "no-cache");
    assert_eq!(cache("index.html"), "no-cache");
}
