//! Output folders on real disks: symbolic links, mount points, other users' folders, strict umasks.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use almanac::site::{Copies, write};

use crate::{build_command, client, outlook, site_of};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Whether the tests run as root.
fn is_root() -> bool {
    tempfile::tempdir().unwrap().path().metadata().unwrap().uid() == 0
}

#[test]
fn a_symbolic_link_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let site = site_of(outlook());
    for (target, there) in [("there", true), ("new/deeper", false)] {
        let (link, target) = (folder.path().join(format!("to-{there}")), folder.path().join(target));
        if there {
            fs::create_dir(&target).unwrap();
        }
        symlink(target.strip_prefix(folder.path()).unwrap(), &link).unwrap();
        for _ in 0..2 {
            write(&site, &link, Copies::None).unwrap();
            assert!(link.is_symlink() && target.join("index.html").is_file());
        }
    }
}

#[test]
fn a_mount_point_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "tmpfs"]).arg(folder.path()).output();
    if !mounted.is_ok_and(|output| output.status.success()) {
        println!("skipped: mounting needs root");
        return;
    }
    let written = [(); 2].map(|()| write(&site_of(outlook()), folder.path(), Copies::None));
    let there = folder.path().join("index.html").is_file();
    assert!(Command::new("umount").arg(folder.path()).status().unwrap().success());
    assert!(there && written.iter().all(Result::is_ok), "{written:?}");
}

#[test]
fn the_parent_folder_needs_no_write_permission() {
    let (folder, client) = (tempfile::tempdir().unwrap(), client());
    let out = folder.path().join("closed/site");
    fs::create_dir_all(&out).unwrap();
    // The program's own folder may be closed to the user `nobody`.
    let program = folder.path().join("almanac");
    fs::copy(env!("CARGO_BIN_EXE_almanac"), &program).unwrap();
    for path in [folder.path(), client.path(), &client.path().join("style"), &program] {
        set_mode(path, 0o755);
    }
    let nobody = 65_534;
    if is_root() {
        std::os::unix::fs::chown(&out, Some(nobody), Some(nobody)).unwrap();
    }
    set_mode(&folder.path().join("closed"), 0o555);
    let bundle = folder.path().join("bundle.json");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/content/outlook-2024.json"), &bundle).unwrap();
    set_mode(&bundle, 0o644);
    let mut command = if is_root() { Command::new("setpriv") } else { Command::new(&program) };
    if is_root() {
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]).arg(&program);
    }
    command.arg("build").arg(&bundle).arg("--reader").arg(client.path()).arg("--out").arg(&out);
    for _ in 0..2 {
        let output = command.current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    set_mode(&folder.path().join("closed"), 0o755);
    assert!(out.join("index.html").is_file());
}

#[test]
fn a_site_is_readable_despite_a_strict_umask() {
    let (folder, client) = (tempfile::tempdir().unwrap(), client());
    let private = folder.path().join("private");
    fs::create_dir(&private).unwrap();
    for folder in [&*private, folder.path()] {
        set_mode(folder, 0o700);
    }
    for (umask, out) in [("077", "new/077/site"), ("027", "new/027"), ("077", "private")] {
        let out = folder.path().join(out);
        let build = build_command(client.path(), out.to_str().unwrap());
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("umask {umask}; exec \"$@\""), "sh"]).arg(build.get_program());
        assert!(shell.args(build.get_args()).status().unwrap().success());
        for file in ["index.html", "_headers", ".htaccess", "report.json"] {
            assert_eq!(mode(&out.join(file)) & 0o444, 0o444, "{file}");
        }
        for folder in [&*out, &out.join("assets"), out.parent().unwrap()] {
            let made = folder.starts_with(&private) || folder.starts_with(private.with_file_name("new"));
            assert!(!made || mode(folder) & 0o555 == 0o555, "{}: {:o}", folder.display(), mode(folder));
        }
        assert_eq!(mode(&out.join("index.html")) & 0o022, 0, "nobody else may write");
    }
    assert_eq!(mode(folder.path()), 0o700, "a folder around that was there stays as it is");
}

#[test]
fn group_and_mode_of_the_folder_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    fs::create_dir(&out).unwrap();
    let group = if is_root() { 12_345 } else { folder.path().metadata().unwrap().gid() };
    std::os::unix::fs::chown(&out, None, Some(group)).unwrap();
    for shared in [0o2775, 0o2750, 0o2770] {
        set_mode(&out, shared);
        write(&site_of(outlook()), &out, Copies::None).unwrap();
        assert_eq!(mode(&out), shared);
        for path in [out.clone(), out.join("assets"), out.join("index.html"), out.join(".almanac")] {
            assert_eq!(path.metadata().unwrap().gid(), group, "{}", path.display());
        }
        assert_eq!(mode(&out.join("assets")) & 0o2000, 0o2000);
    }
}
