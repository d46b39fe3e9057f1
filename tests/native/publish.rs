//! Versions side by side: what is published stays, the latest is the highest, and nothing else is touched.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};

use almanac::site::{Copies, HEADERS, Partners, PublishError, Published, publish, write};

use crate::{outlook, site_for, site_of};

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
    assert_eq!(publish(&built, &archive).unwrap().version, "1.0.0");
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
        publish(&built, &archive).unwrap().version
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
fn r69_the_documentation_states_the_rules_per_version() {
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
fn r69_only_a_site_is_published() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    assert!(matches!(publish(folder.path(), &archive), Err(PublishError::NoSite(_))));
    let mut bundle = outlook();
    bundle.report.version = "../1".to_owned();
    let built = folder.path().join("site");
    write(&site_of(bundle), &built, Copies::None).unwrap();
    assert!(matches!(publish(&built, &archive), Err(PublishError::Version(..))));
    assert!(!archive.exists());
}

/// Builds and publishes a version of the outlook.
fn publish_version(folder: &Path, version: &str) -> Result<Published, PublishError> {
    let built = folder.join(format!("site-{version}"));
    let mut bundle = outlook();
    bundle.report.version = version.to_owned();
    write(&site_of(bundle), &built, Copies::None).unwrap();
    publish(&built, &folder.join("archive"))
}

/// The version in a folder of the archive.
fn version_in(folder: &Path, name: &str) -> String {
    let json = fs::read(folder.join("archive").join(name).join("report.json")).unwrap();
    serde_json::from_slice::<serde_json::Value>(&json).unwrap()["report"]["version"].as_str().unwrap().to_owned()
}

/// The versions that the manifest lists.
fn listed(folder: &Path) -> Vec<String> {
    let json = fs::read(folder.join("archive/manifest.json")).unwrap();
    let manifest = serde_json::from_slice::<serde_json::Value>(&json).unwrap();
    manifest["versions"].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_latest_is_the_highest_version() {
    let folder = tempfile::tempdir().unwrap();
    // A pre-release is the latest only while there is no release.
    for (version, latest) in [
        ("1.0.0-rc.1", "1.0.0-rc.1"),
        ("1.0.0-rc.10", "1.0.0-rc.10"),
        ("1.0.0-rc.9", "1.0.0-rc.10"),
        ("1.0.0", "1.0.0"),
        ("1.10.0", "1.10.0"),
        ("1.9.0", "1.10.0"),
        ("1.0.1", "1.10.0"),
        ("2.0.0-beta.1", "1.10.0"),
        ("1.0.0", "1.10.0"),
    ] {
        let published = publish_version(folder.path(), version).unwrap();
        assert_eq!((&*published.version, &*published.latest), (version, latest));
        assert_eq!(version_in(folder.path(), "latest"), latest);
        assert_eq!(version_in(folder.path(), version), version);
    }
    assert_eq!(listed(folder.path()).len(), 8);
}

#[test]
fn an_archive_has_versions_of_one_report() {
    let folder = tempfile::tempdir().unwrap();
    publish_version(folder.path(), "1.0.0").unwrap();
    let mut other = outlook();
    other.report.id = serde_json::from_value("another".into()).unwrap();
    other.report.version = "2.0.0".to_owned();
    write(&site_of(other), &folder.path().join("other"), Copies::None).unwrap();
    let refused = publish(&folder.path().join("other"), &folder.path().join("archive")).unwrap_err().to_string();
    assert!(refused.contains("`another`") && refused.contains("`outlook-2024`"), "{refused}");
    assert_eq!((version_in(folder.path(), "latest"), listed(folder.path())), ("1.0.0".into(), vec!["1.0.0".into()]));
}

#[test]
fn an_invalid_version_is_rejected_with_an_example() {
    let folder = tempfile::tempdir().unwrap();
    for version in ["", "v3", "1", "1.0", "01.0.0", "1.0.0 ", "latest", "../1.0.0", "1.0.0/x", "1.0.0-"] {
        let mut bundle = outlook();
        bundle.report.version = version.to_owned();
        write(&site_of(bundle), &folder.path().join("site"), Copies::None).unwrap();
        let refused = publish(&folder.path().join("site"), &folder.path().join("archive")).unwrap_err().to_string();
        assert!(refused.contains(&format!("`{version}`")) && refused.contains("`1.0.0`"), "{refused}");
        assert!(!folder.path().join("archive").exists());
    }
    publish_version(folder.path(), "1.0.0-rc.1").unwrap();
    assert!(matches!(publish_version(folder.path(), "1.0.0-RC.1"), Err(PublishError::Case(..))));
}

#[test]
fn foreign_files_neither_block_a_version_nor_are_published() {
    let folder = tempfile::tempdir().unwrap();
    publish_version(folder.path(), "1.0.0").unwrap();
    let archive = folder.path().join("archive");
    let foreign =
        ["1.0.0/.DS_Store", "1.0.0/notes.txt", "latest/Thumbs.db", "latest/notes.txt", ".DS_Store", "robots.txt"];
    for path in foreign {
        fs::write(archive.join(path), "mine").unwrap();
    }
    // What an earlier publish left that was killed, and a version that was put there by hand.
    for left in [".almanac-Xy12", "9.9.9"] {
        fs::create_dir(archive.join(left)).unwrap();
        fs::copy(archive.join("1.0.0/report.json"), archive.join(left).join("report.json")).unwrap();
    }
    fs::write(folder.path().join("site-1.0.0/.DS_Store"), "").unwrap();
    for version in ["1.0.0", "1.1.0"] {
        assert_eq!(publish_version(folder.path(), version).unwrap().latest, version);
        assert!(foreign.iter().all(|path| fs::read_to_string(archive.join(path)).unwrap() == "mine"));
    }
    assert_eq!(listed(folder.path()), ["1.0.0", "1.1.0"]);
    let published = fs::read_to_string(archive.join("manifest.json")).unwrap();
    let headers = fs::read_to_string(archive.join(HEADERS)).unwrap();
    for text in [published, headers] {
        assert!(!text.contains("DS_Store") && !text.contains("notes.txt") && !text.contains("9.9.9"));
    }
    assert!(!archive.join("1.1.0/.DS_Store").exists());
}

#[test]
fn changed_files_are_neither_published_nor_replaced() {
    let folder = tempfile::tempdir().unwrap();
    publish_version(folder.path(), "1.0.0").unwrap();
    for changed in ["archive/1.0.0/index.html", "archive/latest/index.html", "archive/_headers"] {
        let content = fs::read(folder.path().join(changed)).unwrap();
        fs::write(folder.path().join(changed), "mine").unwrap();
        let refused = publish_version(folder.path(), "1.1.0").unwrap_err().to_string();
        assert!(refused.contains(changed.trim_start_matches("archive/")), "{refused}");
        assert_eq!(fs::read_to_string(folder.path().join(changed)).unwrap(), "mine");
        fs::write(folder.path().join(changed), content).unwrap();
    }
    fs::rename(folder.path().join("archive/manifest.json"), folder.path().join("manifest.json")).unwrap();
    assert!(matches!(publish_version(folder.path(), "1.1.0"), Err(PublishError::Manifest(_))));
    fs::rename(folder.path().join("manifest.json"), folder.path().join("archive/manifest.json")).unwrap();
    fs::write(folder.path().join("site-1.1.0/embed.html"), "mine").unwrap();
    let refused = publish(&folder.path().join("site-1.1.0"), &folder.path().join("archive"));
    assert!(matches!(refused, Err(PublishError::Changed(..))), "{refused:?}");
    let plain = folder.path().join("plain");
    fs::create_dir(&plain).unwrap();
    fs::write(plain.join("thesis.txt"), "years of work").unwrap();
    let refused = publish(&folder.path().join("site-1.0.0"), &plain).unwrap_err().to_string();
    assert!(refused.contains("thesis.txt"), "{refused}");
    assert_eq!(fs::read_dir(plain).unwrap().count(), 1);
}

#[test]
fn an_archive_of_an_earlier_almanac_can_be_extended() {
    let folder = tempfile::tempdir().unwrap();
    publish_version(folder.path(), "1.0.0").unwrap();
    fs::remove_dir_all(folder.path().join("archive/.almanac")).unwrap();
    fs::write(folder.path().join("archive/latest/mine.txt"), "mine").unwrap();
    assert_eq!(publish_version(folder.path(), "1.1.0").unwrap().latest, "1.1.0");
    assert_eq!(listed(folder.path()), ["1.0.0", "1.1.0"]);
    assert_eq!(version_in(folder.path(), "latest"), "1.1.0");
    assert!(folder.path().join("archive/latest/mine.txt").exists());
}

#[test]
fn concurrent_publishing_keeps_every_version_and_a_latest() {
    let folder = tempfile::tempdir().unwrap();
    publish_version(folder.path(), "1.0.0").unwrap();
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                for file in ["index.html", "embed.html", "report.json"] {
                    assert!(folder.path().join("archive/latest").join(file).is_file(), "{file} is missing");
                }
            }
        });
        let folder = folder.path();
        let publishers =
            [1, 2, 3, 4].map(|minor| scope.spawn(move || publish_version(folder, &format!("1.{minor}.0"))));
        let published = publishers.map(|publisher| publisher.join().unwrap());
        ended.store(true, Ordering::Relaxed);
        assert!(published.iter().all(Result::is_ok), "{published:?}");
    });
    assert_eq!(listed(folder.path()), ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0"]);
    assert_eq!(version_in(folder.path(), "latest"), "1.4.0");
}

#[test]
fn an_interrupted_publish_is_not_a_version() {
    let folder = tempfile::tempdir().unwrap();
    publish_version(folder.path(), "1.0.0").unwrap();
    publish_version(&folder.path().join("aside"), "1.1.0").unwrap();
    let command = || {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_almanac"));
        program.arg("publish").args([folder.path().join("aside/site-1.1.0"), folder.path().join("archive")]);
        program
    };
    for microseconds in (0..20).map(|step| step * 1_500) {
        let mut child = command().spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(microseconds));
        child.kill().unwrap();
        child.wait().unwrap();
        let listed = listed(folder.path());
        assert!(listed == ["1.0.0"] || listed == ["1.0.0", "1.1.0"]);
        for version in listed {
            assert_eq!(version_in(folder.path(), &version), version);
        }
        assert!(folder.path().join("archive/latest/index.html").is_file());
    }
    assert!(command().status().unwrap().success());
    assert_eq!(listed(folder.path()), ["1.0.0", "1.1.0"]);
}
