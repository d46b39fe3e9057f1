//! Files and folders that any server can read, whatever the umask says.

use std::fs;
use std::io;
use std::path::Path;

/// Makes a folder if it is missing, and those that it stands in.
pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    // Where a symbolic link leads nowhere yet, that is where the folder belongs.
    if let Ok(target) = folder.read_link() {
        return create_folder(&folder.parent().unwrap_or(folder).join(target));
    }
    folder.parent().map_or(Ok(()), create_folder)?;
    match fs::create_dir(folder) {
        // Another program was quicker.
        Err(_) if folder.is_dir() => Ok(()),
        result => result.and_then(|()| make_readable(folder, 0o755)),
    }
}

/// Writes a file of our own.
pub(super) fn write_file(path: &Path, content: &[u8]) -> io::Result<()> {
    fs::write(path, content)?;
    make_readable(path, 0o644)
}

/// Opens a folder that nobody but its owner may enter; one that is shared with a group stays as it is shared.
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
