//! Hosts: the built-in one with every form of a path, and Apache with the files written for it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use almanac::site::{Copies, Partners, publish, write};

use crate::{outlook, site_for};

/// A running host, stopped when the test ends.
struct Host {
    process: Child,
    address: String,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Host {
    /// The response to a path that is sent unchanged: its head in lower case, and its body.
    fn get(&self, path: &str, headers: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.address).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("the end of the headers");
        (String::from_utf8_lossy(&answer[..end]).to_lowercase(), answer[end + 4..].to_vec())
    }
}

/// A published site that one partner may embed.
fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let partners = Partners::Listed(vec!["https://intranet.example.org".to_owned()]);
    write(&site_for(outlook(), &partners), &folder.path().join("site"), Copies::Compressed).unwrap();
    publish(&folder.path().join("site"), &folder.path().join("archive")).unwrap();
    folder
}

fn serve(folder: &Path) -> Host {
    let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
    let mut process = command.arg("serve").arg(folder).args(["--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    Host { process, address: line.trim().trim_start_matches("http://").to_owned() }
}

#[test]
fn every_form_of_a_path_is_served_with_headers() {
    let folder = archive();
    let host = serve(&folder.path().join("archive"));
    for path in [
        "/latest/embed.html",
        "/latest/%65mbed.html",
        "/latest/%65%6d%62%65%64%2e%68%74%6d%6c",
        "/lates%74/embed.html",
        "//latest//embed.html",
        "/./latest/./embed.html",
        "/latest/%2e/embed.html",
        "/latest%2Fembed.html",
        "/latest%2fembed%2Ehtml",
        "/latest/embed.html/",
        "/latest/embed.html?theme=dark",
        "/latest/EMBED.html",
        "/latest/%2565mbed.html",
        "/latest/assets/../embed.html",
    ] {
        let (head, _) = host.get(path, "");
        if head.starts_with("http/1.1 200") {
            assert!(head.contains("frame-ancestors 'self' https://intranet.example.org"), "{path}: {head}");
            assert!(head.contains("x-content-type-options: nosniff"), "{path}: {head}");
        } else {
            assert!(head.starts_with("http/1.1 4"), "{path}: {head}");
        }
    }
    for path in ["/latest/%69ndex.html", "/latest/", "//latest//", "/latest/./", "/latest/%61ssets/../index.html"] {
        let (head, _) = host.get(path, "");
        assert!(!head.starts_with("http/1.1 200") || head.contains("frame-ancestors 'none'"), "{path}: {head}");
    }
    let wasm = fs::read_dir(folder.path().join("archive/latest/assets")).unwrap().next().unwrap().unwrap().file_name();
    let (head, _) = host.get(&format!("/latest/%61ssets//{}", wasm.to_str().unwrap()), "");
    assert!(head.starts_with("http/1.1 200") && head.contains("access-control-allow-origin: *"), "{head}");
}

#[test]
fn a_folder_without_a_trailing_slash_is_redirected() {
    let folder = archive();
    let host = serve(&folder.path().join("archive"));
    for path in ["/latest", "/lates%74", "/latest?q=skills"] {
        let (head, _) = host.get(path, "");
        assert!(head.starts_with("http/1.1 30") && head.contains("location: /lates"), "{path}: {head}");
        let location = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap();
        assert!(location.split('?').next().unwrap().ends_with('/'), "{location}");
    }
}

/// Apache with Debian's configuration and `MultiViews` for a folder; `None` where it is not installed.
fn apache(folder: &Path) -> Option<Host> {
    let modules = "/usr/lib/apache2/modules";
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let load = ["mpm_event", "authz_core", "mime", "negotiation", "dir"]
        .map(|name| format!("LoadModule {name}_module {modules}/mod_{name}.so\n"))
        .concat();
    let (root, state) = (folder.join("archive"), folder.display());
    let settings = format!(
        "{load}Listen 127.0.0.1:{port}\nServerName localhost\nPidFile {state}/pid\nErrorLog {state}/error.log\n\
        DefaultRuntimeDir {state}\nTypesConfig /dev/null\nAddType text/html .html\nAddType application/x-gzip .gz .tgz\n\
        AddLanguage br .br\nAddLanguage en .en\nDocumentRoot {root}\n<Directory {root}>\n  Options MultiViews\n  \
        AllowOverride FileInfo\n  Require all granted\n</Directory>\n",
        root = root.display(),
    );
    fs::write(folder.join("apache.conf"), settings).unwrap();
    let mut command = Command::new("/usr/sbin/apache2");
    command.args(["-X", "-f"]).arg(folder.join("apache.conf"));
    let process = match command.spawn() {
        Ok(process) => process,
        Err(error) => {
            println!("skipped: apache2 is not installed ({error})");
            return None;
        }
    };
    let host = Host { process, address: format!("127.0.0.1:{port}") };
    let started = std::time::Instant::now();
    while TcpStream::connect(&host.address).is_err() {
        let log = fs::read_to_string(folder.join("error.log")).unwrap_or_default();
        assert!(started.elapsed().as_secs() < 20, "Apache does not start: {log}");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Some(host)
}

#[test]
fn apache_with_multiviews_sends_the_content_encoding() {
    let folder = archive();
    // The parent of the site is a temporary folder, which is for its owner alone.
    #[cfg(unix)]
    fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let Some(host) = apache(folder.path()) else { return };
    let page = fs::read(folder.path().join("archive/latest/embed.html")).unwrap();
    for accepted in ["", "Accept-Encoding: br\r\n", "Accept-Encoding: gzip\r\n", "Accept-Encoding: gzip, br\r\n"] {
        for accept in ["Accept: */*\r\n", "Accept: text/html\r\n", "Accept-Language: br, en\r\n", ""] {
            let (head, body) = host.get("/latest/embed", &[accepted, accept].concat());
            assert!(head.starts_with("http/1.1 200"), "{head}");
            assert!(head.contains("content-type: text/html") && !head.contains("content-language"), "{head}");
            let mut content = Vec::new();
            let encoding = head.lines().find_map(|line| line.strip_prefix("content-encoding: "));
            match encoding {
                Some("br") => brotli::Decompressor::new(&body[..], 4096).read_to_end(&mut content).unwrap(),
                Some("gzip") => flate2::read::GzDecoder::new(&body[..]).read_to_end(&mut content).unwrap(),
                other => {
                    assert_eq!(other, None);
                    content.extend(&body);
                    0
                }
            };
            assert!(encoding.is_none_or(|encoding| accepted.contains(encoding)), "{accepted}: {head}");
            assert_eq!(content, page, "{accepted}: {head}");
        }
    }
}
