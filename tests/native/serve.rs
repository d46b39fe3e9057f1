//! Hosts: the built-in one with every form of a path, and Apache with the files written for it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use almanac::site::{Copies, Partners, publish, write};

use crate::{client, outlook, site_for};

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
    started(Command::new(env!("CARGO_BIN_EXE_almanac")).arg("serve").arg(folder).args(["--port", "0"]))
}

/// A host that says its address on its first line.
fn started(command: &mut Command) -> Host {
    let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    Host { process, address: line.trim().trim_start_matches("http://").to_owned() }
}

/// The command that serves a bundle with a client that does nothing.
fn serve_command(client: &Path, bundle: Option<&Path>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
    command.arg("serve").args(bundle).arg("--client").arg(client).args(["--port", "0"]);
    command
}

/// Waits until the answer at the root is as it should be.
#[track_caller]
fn root_until(host: &Host, what: &str, holds: impl Fn(&str, &str) -> bool) -> String {
    let start = Instant::now();
    loop {
        let (head, body) = host.get("/", "");
        let page = String::from_utf8(body).unwrap();
        if holds(&head, &page) {
            return page;
        }
        assert!(start.elapsed() < Duration::from_secs(30), "{what}: {head}\n{page}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_bundle_is_shown_anew_each_time_it_is_saved() {
    const SMALL: &str = include_str!("../fixtures/small.json");
    let (folder, client) = (tempfile::tempdir().unwrap(), client());
    let bundle = folder.path().join("report.json");
    fs::write(&bundle, SMALL).unwrap();
    let host = started(&mut serve_command(client.path(), Some(&bundle)));
    let is_whole = |head: &str| head.starts_with("http/1.1 200") && head.contains("default-src 'none'");
    let page = root_until(&host, "the report", |head, page| is_whole(head) && page.contains("A small report"));
    let version = String::from_utf8(host.get("/almanac-version", "").1).unwrap();
    assert!(page.contains(&format!("src=\"almanac-reload.js?{version}\"")), "the page reloads when this changes");
    let (head, script) = host.get(&format!("/almanac-reload.js?{version}"), "");
    assert!(head.contains("text/javascript") && String::from_utf8(script).unwrap().contains("almanac-version"));
    // As editors save: a new file in the place of the old one.
    let save = |text: &str| {
        fs::write(folder.path().join("new"), text).unwrap();
        fs::rename(folder.path().join("new"), &bundle).unwrap();
    };
    save(&SMALL.replace("\"second-theme\"]", "\"<second>\"]"));
    let is_listed =
        |page: &str| page.contains("report.json:") && page.contains("B006") && page.contains("&lt;second&gt;");
    root_until(&host, "the errors", |head, page| head.starts_with("http/1.1 200") && is_listed(page));
    assert_ne!(String::from_utf8(host.get("/almanac-version", "").1).unwrap(), version);
    save("{");
    root_until(&host, "an error of syntax", |_, page| page.contains("B001"));
    save(&SMALL.replace("A small report", "Another report"));
    root_until(&host, "the next report", |head, page| is_whole(head) && page.contains("Another report"));
    let (head, _) = host.get("/nowhere", "");
    assert!(head.starts_with("http/1.1 404"), "{head}");
}

#[test]
fn without_a_bundle_the_outlook_is_shown() {
    let client = client();
    let host = started(&mut serve_command(client.path(), None));
    let page = root_until(&host, "the outlook", |head, _| head.starts_with("http/1.1 200"));
    assert!(page.contains("public service organisations") && page.contains("2024"));
    for path in ["/embed.html", "/report.json", "/resources.csv", "/accessibility.html"] {
        assert!(host.get(path, "").0.starts_with("http/1.1 200"), "{path}");
    }
}

#[test]
fn another_port_is_taken_where_one_is_busy_and_that_is_said() {
    let (client, busy) = (client(), TcpListener::bind("127.0.0.1:0").unwrap());
    let port = busy.local_addr().unwrap().port().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_almanac"));
    command.arg("serve").arg("--client").arg(client.path()).args(["--port", &port]).stderr(Stdio::piped());
    let mut host = started(&mut command);
    assert_ne!(host.address, format!("127.0.0.1:{port}"));
    assert!(host.get("/", "").0.starts_with("http/1.1 200"));
    host.process.kill().unwrap();
    let mut messages = String::new();
    host.process.stderr.take().unwrap().read_to_string(&mut messages).unwrap();
    assert!(messages.contains(&format!("port {port} is in use")), "{messages}");
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_asked_to() {
    let client = client();
    for signal in ["INT", "TERM"] {
        let mut host = started(&mut serve_command(client.path(), None));
        // A connection that stays open holds nothing up.
        let _idle = TcpStream::connect(&host.address).unwrap();
        let start = Instant::now();
        let sent = Command::new("kill").args(["-s", signal, &host.process.id().to_string()]).status().unwrap();
        assert!(sent.success());
        assert_eq!(host.process.wait().unwrap().code(), Some(0), "{signal}");
        assert!(start.elapsed() < Duration::from_secs(5), "{signal}: {:?}", start.elapsed());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_at_the_address() {
    use std::os::unix::fs::PermissionsExt;
    let (client, folder) = (client(), tempfile::tempdir().unwrap());
    let (opener, opened) = (folder.path().join("xdg-open"), folder.path().join("opened"));
    fs::write(&opener, format!("#!/bin/sh\nprintf %s \"$1\" >'{}'\n", opened.display())).unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let path = [folder.path().to_str().unwrap(), &std::env::var("PATH").unwrap()].join(":");
    let host = started(serve_command(client.path(), None).arg("--open").env("PATH", path));
    let start = Instant::now();
    while fs::read_to_string(&opened).unwrap_or_default().is_empty() {
        assert!(start.elapsed() < Duration::from_secs(10), "no browser was opened");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(fs::read_to_string(&opened).unwrap(), format!("http://{}", host.address));
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
