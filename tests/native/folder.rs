//! The folder of a site: complete, compressed, and never overwriting foreign files.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use almanac::site::{Copies, FolderError, HEADERS, HTACCESS, Kind, Site, publish, write};

use crate::{build_command, client, outlook, site_of};

#[test]
fn r124_every_file_has_compressed_copies_of_the_same_content() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let site = site_of(outlook());
    write(&site, &out, Copies::Compressed).unwrap();
    for (path, content) in &site {
        assert_eq!(&fs::read(out.join(path)).unwrap(), content);
        if [HEADERS, HTACCESS].contains(&path.as_str()) {
            // These are for the host alone and may change.
            assert!(!out.join(format!("{path}.gz")).exists() && !out.join(format!("{path}.br")).exists());
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

/// A site whose pages and assets depend on the number.
fn numbered(number: u32) -> Site {
    let mut site = site_of(outlook());
    let style = format!("assets/almanac.{number:016}.css");
    let page = format!("<link href=\"{style}\">");
    site.insert(style, Vec::new());
    site.insert("index.html".to_owned(), page.into_bytes());
    site
}

/// Every file of a folder with its content, and every symbolic link with its target.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (name, path) = (entry.file_name().into_string().unwrap(), entry.path());
        if entry.file_type().unwrap().is_dir() {
            files.extend(contents(&path).into_iter().map(|(path, content)| (format!("{name}/{path}"), content)));
        } else if let Ok(target) = path.read_link() {
            files.insert(name, target.to_str().unwrap().into());
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

#[test]
fn a_new_site_replaces_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    write(&numbered(1), &out, Copies::Compressed).unwrap();
    write(&numbered(2), &out, Copies::None).unwrap();
    let files = contents(&out);
    let site: Vec<_> = files.keys().filter(|path| !path.starts_with(".almanac/")).collect();
    assert_eq!(site, numbered(2).keys().collect::<Vec<_>>());
    let state: Vec<_> = files.keys().filter(|path| path.starts_with(".almanac/")).collect();
    assert_eq!(state, [".almanac/files.json", ".almanac/lock"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
}

/// Asserts that writing is rejected, names the files and changes nothing.
fn refused(folder: &Path, named: &[&str]) {
    let before = contents(folder);
    let result = write(&numbered(2), folder, Copies::None);
    let Err(FolderError::Foreign { files, .. }) = &result else { panic!("{result:?}") };
    assert_eq!(files, named);
    let message = result.unwrap_err().to_string();
    assert!(named.iter().take(3).all(|file| message.contains(&format!("`{file}`"))), "{message}");
    assert_eq!(contents(folder), before);
}

#[test]
fn a_folder_with_foreign_files_is_not_changed() {
    let [thesis, page, state] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    fs::write(thesis.path().join("thesis.txt"), "years of work").unwrap();
    refused(thesis.path(), &["thesis.txt"]);
    fs::create_dir_all(page.path().join(".git/objects")).unwrap();
    fs::write(page.path().join(".git/HEAD"), "ref: refs/heads/main").unwrap();
    fs::write(page.path().join("index.html"), "<p>Mine").unwrap();
    refused(page.path(), &[".git/", "index.html"]);
    fs::create_dir(state.path().join(".almanac")).unwrap();
    for name in ["a", "b", "c", "d"] {
        fs::write(state.path().join(name), "").unwrap();
    }
    fs::write(state.path().join(".almanac/lock"), "").unwrap();
    refused(state.path(), &["a", "b", "c", "d"]);
}

#[test]
fn a_repository_with_a_page_is_not_an_output_folder() {
    let (folder, client) = (tempfile::tempdir().unwrap(), client());
    let git = |arguments: &[&str]| Command::new("git").args(arguments).current_dir(&folder).output().unwrap();
    assert!(git(&["init"]).status.success());
    fs::write(folder.path().join("index.html"), "<p>Mine").unwrap();
    let before = contents(folder.path());
    for out in [".", "./", folder.path().to_str().unwrap()] {
        let output = build_command(client.path(), out).current_dir(&folder).output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(
            !output.status.success() && message.contains("`.git/`") && message.contains("`index.html`"),
            "{message}"
        );
        assert_eq!(contents(folder.path()), before);
    }
    let out = client.path().to_str().unwrap();
    let before = contents(client.path());
    assert!(!build_command(client.path(), out).status().unwrap().success(), "the client is not a site");
    assert_eq!(contents(client.path()), before);
}

#[test]
fn added_and_changed_files_are_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    write(&numbered(1), out, Copies::None).unwrap();
    let written = contents(out);
    let with = |path: &str| {
        fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
        fs::write(out.join(path), "mine").unwrap();
        refused(out, &[path]);
        match written.get(path) {
            Some(content) => fs::write(out.join(path), content).unwrap(),
            None => fs::remove_file(out.join(path)).unwrap(),
        }
    };
    for path in ["CNAME", "assets/mine.css", "index.html", "assets/almanac.0000000000000001.css", "robots.txt"] {
        with(path);
    }
    fs::create_dir_all(out.join("mine/deeper")).unwrap();
    fs::write(out.join("mine/deeper/notes.txt"), "mine").unwrap();
    refused(out, &["mine/"]);
    fs::remove_dir_all(out.join("mine")).unwrap();
    #[cfg(unix)]
    {
        // A symbolic link is foreign, even if its target is unchanged.
        fs::rename(out.join("index.html"), folder.path().join("assets/kept.html")).unwrap();
        std::os::unix::fs::symlink("assets/kept.html", out.join("index.html")).unwrap();
        refused(out, &["assets/kept.html", "index.html"]);
        fs::remove_file(out.join("index.html")).unwrap();
        fs::remove_file(out.join("assets/kept.html")).unwrap();
    }
    // Deleted files are written again; files that operating systems create are ignored and stay.
    fs::write(out.join(".DS_Store"), "").unwrap();
    fs::write(out.join("assets/Thumbs.db"), "").unwrap();
    fs::create_dir(out.join("lost+found")).unwrap();
    write(&numbered(2), out, Copies::None).unwrap();
    assert!([".DS_Store", "assets/Thumbs.db", "lost+found"].iter().all(|name| out.join(name).exists()));
    assert_eq!(fs::read(out.join("index.html")).unwrap(), numbered(2)["index.html"]);
}

#[test]
fn a_site_and_an_archive_do_not_replace_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (built, archive) = (folder.path().join("site"), folder.path().join("archive"));
    write(&site_of(outlook()), &built, Copies::None).unwrap();
    publish(&built, &archive).unwrap();
    let before = contents(folder.path());
    assert!(matches!(write(&numbered(1), &archive, Copies::None), Err(FolderError::Kind(_, Kind::Archive))));
    let refused = publish(&built, &built).unwrap_err().to_string();
    assert!(refused.contains("holds a site"), "{refused}");
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn every_page_has_its_assets_during_a_write() {
    let folder = tempfile::tempdir().unwrap();
    let (out, ended) = (folder.path(), AtomicBool::new(false));
    write(&numbered(0), out, Copies::None).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let page = || fs::read_to_string(out.join("index.html")).expect("there is always a page");
            while !ended.load(Ordering::Relaxed) {
                let read = page();
                let style = read.split('"').nth(1).expect("a whole page");
                // The assets of a page that was replaced meanwhile may be gone.
                assert!(out.join(style).exists() || page() != read, "{style}");
            }
        });
        // Of two concurrent writers, one waits for the other.
        let writers = [1, 2].map(|first| {
            scope.spawn(move || {
                for number in 0..15 {
                    write(&numbered(first + 2 * number), out, Copies::None).unwrap();
                }
            })
        });
        for writer in writers {
            writer.join().unwrap();
        }
        ended.store(true, Ordering::Relaxed);
    });
    write(&numbered(3), out, Copies::None).expect("nothing foreign is left");
}

#[test]
fn an_interrupted_build_leaves_complete_pages_and_can_be_repeated() {
    let (folder, client) = (tempfile::tempdir().unwrap(), client());
    let out = folder.path().join("site");
    let build = |script: &str| {
        fs::write(client.path().join("boot.js"), script).unwrap();
        build_command(client.path(), out.to_str().unwrap())
    };
    let started = std::time::Instant::now();
    assert!(build("/* 0 */").status().unwrap().success());
    let whole = started.elapsed();
    for tenth in 1..=20 {
        let mut child = build(&format!("/* {tenth} */")).spawn().unwrap();
        std::thread::sleep(whole * tenth / 18);
        child.kill().unwrap();
        child.wait().unwrap();
        for page in ["index.html", "embed.html", "partners.html", "selftest.html", "accessibility.html"] {
            let page = scraper::Html::parse_document(&fs::read_to_string(out.join(page)).unwrap());
            for script in crate::select(&page, "script[src]") {
                assert!(out.join(script.attr("src").unwrap()).exists(), "{}", script.html());
            }
        }
    }
    assert!(build("/* last */").status().unwrap().success());
    assert!(!out.join(".almanac/new").exists());
    let names = fs::read_dir(out.join("assets")).unwrap().map(|entry| entry.unwrap().file_name());
    let scripts = names.filter(|name| name.to_str().unwrap().starts_with("boot.")).count();
    assert_eq!(scripts, 1, "what was left is deleted");
}

#[test]
fn a_build_says_what_it_wrote() {
    let (folder, client) = (tempfile::tempdir().unwrap(), client());
    let out = folder.path().join("site");
    // One in the making would have no copies.
    fs::write(client.path().join("index.html"), "<body></body>").unwrap();
    let build = |more: &[&str]| {
        let output = build_command(client.path(), out.to_str().unwrap()).args(more).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let written = || contents(&out).into_keys().filter(|path| !path.starts_with(".almanac/")).collect::<Vec<_>>();
    let said = build(&["--no-copies"]);
    assert!(said.contains(&format!("site: {} files, ", written().len())), "{said}");
    let files = written().len();
    let said = build(&[]);
    assert!(said.contains(&format!("{} compressed copies, ", written().len() - files)), "{said}");
}

#[test]
fn the_program_carries_its_client_or_says_how_to_make_it() {
    match almanac::site::ClientAssets::embedded() {
        Ok(client) => assert!(client.wasm.starts_with(b"\0asm") && !client.stylesheet.is_empty()),
        Err(error) => assert!(error.to_string().contains("`make build` makes the client"), "{error}"),
    }
}
