//! A host that misbehaves on request.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// What a host does with a request.
pub enum Reply {
    /// Sends a status line and headers.
    Send(&'static str),
    /// Sends that the page is there, after some time.
    Late(Duration),
    /// Says nothing until the client gives up.
    Hang,
    /// Closes the connection.
    Close,
}

/// How a host replies to a method, after a number of earlier requests.
pub type Behaviour = fn(&str, usize) -> Reply;

/// A request that arrived.
pub struct Request {
    /// The method and the path: `HEAD /`.
    pub line: String,
    /// When it arrived.
    pub at: Instant,
}

/// A running host, on a port of its own.
pub struct Server {
    /// The address of its root.
    pub address: String,
    log: Arc<Mutex<Vec<Request>>>,
}

/// How many requests are being answered, and the most there ever were.
#[derive(Clone, Default)]
pub struct Load(Arc<(AtomicUsize, AtomicUsize)>);

impl Load {
    pub fn most(&self) -> usize {
        self.0.1.load(Ordering::SeqCst)
    }

    fn add(&self) {
        let now = self.0.0.fetch_add(1, Ordering::SeqCst) + 1;
        self.0.1.fetch_max(now, Ordering::SeqCst);
    }

    fn remove(&self) {
        self.0.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Server {
    /// A host that behaves in some way.
    pub fn start(reply: Behaviour) -> Self {
        Self::counting(&[], reply)
    }

    /// A host whose requests are counted.
    pub fn counting(loads: &[Load], reply: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let (log, loads) = (Arc::new(Mutex::new(Vec::new())), loads.to_vec());
        let server = Self { address, log: Arc::clone(&log) };
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (log, loads) = (Arc::clone(&log), loads.clone());
                thread::spawn(move || answer(stream.unwrap(), &log, &loads, reply));
            }
        });
        server
    }

    /// The requests so far.
    pub fn requests(&self) -> Vec<String> {
        self.log.lock().unwrap().iter().map(|request| request.line.clone()).collect()
    }

    /// The shortest time between two requests.
    pub fn shortest_pause(&self) -> Duration {
        let log = self.log.lock().unwrap();
        log.windows(2).map(|pair| pair[1].at - pair[0].at).min().unwrap()
    }
}

/// The first byte of a client that expects a secure connection.
const TLS_HANDSHAKE: u8 = 0x16;

/// Answers one request, and closes the connection.
fn answer(mut stream: TcpStream, log: &Mutex<Vec<Request>>, loads: &[Load], reply: Behaviour) {
    let mut first = [0];
    if stream.peek(&mut first).is_ok_and(|_| first == [TLS_HANDSHAKE]) {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        return;
    }
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else { return };
    let line = first.trim_end_matches(" HTTP/1.1").to_owned();
    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
    loads.iter().for_each(Load::add);
    let earlier = {
        let mut log = log.lock().unwrap();
        log.push(Request { line: line.clone(), at: Instant::now() });
        log.len() - 1
    };
    let head = match reply(line.split(' ').next().unwrap(), earlier) {
        Reply::Send(head) => head,
        Reply::Late(time) => {
            thread::sleep(time);
            "200 OK"
        }
        Reply::Hang => {
            thread::sleep(Duration::from_secs(60));
            return;
        }
        Reply::Close => return,
    };
    loads.iter().for_each(Load::remove);
    // The client may have given up.
    let _ = write!(stream, "HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}
