//! Creates files and folders that any server can read, regardless of the umask.

use std::fs;
use std::io;
use std::path::Path;

/// Creates a folder and its parents, unless they exist.
pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    // The folder is the target of a dangling symbolic link.
    if let Ok(target) = folder.read_link() {
        return create_folder(&folder.parent().unwrap_or(folder).join(target));
    }
    folder.parent().map_or(Ok(()), create_folder)?;
    match fs::create_dir(folder) {
        // A concurrent process has created it.
        Err(_) if folder.is_dir() => Ok(()),
        result => result.and_then(|()| make_readable(folder, 0o755)),
    }
}

/// Writes a file that anyone can read.
pub(super) fn write_file(path: &Path, content: &[u8]) -> io::Result<()> {
    fs::write(path, content)?;
    make_readable(path, 0o644)
}

/// Makes a private folder readable; the mode of a folder that is shared with a group is kept.
#[cfg(unix)]
pub(super) fn open_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let private = fs::metadata(folder)?.permissions().mode() & 0o077 == 0;
    if private { make_readable(folder, 0o755) } else { Ok(()) }
}

#[cfg(unix)]
fn make_readable(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = fs::metadata(path)?.permissions();
    permissions.set_mode(permissions.mode() | mode);
    fs::set_permissions(path, permissions)
}

#[cfg(not(unix))]
pub(super) fn open_private(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn make_readable(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
