//! `almanac serve`: shows a report as a host would serve it, on this machine only.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use tokio::net::TcpListener;

use super::exit::UsageError;
use super::preview;
use super::site::SiteOptions;
use crate::site::{self, HEADERS};

/// How many ports after the one asked for are tried.
const MORE_PORTS: u16 = 20;
/// How long requests may take to end once the program is asked to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(2);

#[derive(clap::Args, Default)]
#[command(after_help = "\
Examples:
  almanac serve                     shows the 2024 outlook
  almanac serve report.json --open  shows a report in the browser, and again each time the file is saved
  almanac serve public --port 9000  serves a folder that `almanac build` or `almanac publish` wrote")]
pub(super) struct Arguments {
    /// A bundle, or a folder that `build` or `publish` wrote; without it, the 2024 outlook.
    #[arg(value_name = "BUNDLE|FOLDER")]
    target: Option<PathBuf>,
    /// The port, or one of the next that are free; 0 takes any free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Opens the report in the browser.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    site: SiteOptions,
}

impl Arguments {
    /// Those of the program that is called without any.
    pub(super) fn outlook() -> Self {
        Self { port: 8080, ..Self::default() }
    }
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    match &arguments.target {
        Some(folder) if folder.is_dir() => serve(folder_router(folder)?, arguments),
        target => {
            let preview = preview::Preview::of(target.as_deref(), &arguments.site)?;
            // The watch ends with its value.
            let _watch = target.as_deref().map(|path| preview.watch(path)).transpose()?;
            serve(preview.router(), arguments)
        }
    }
}

fn folder_router(folder: &Path) -> anyhow::Result<Router> {
    if !folder.join(HEADERS).is_file() {
        let message = format!("there is no site in `{}`; `almanac build BUNDLE -o FOLDER` makes one", folder.display());
        return Err(UsageError(message).into());
    }
    site::host(folder).with_context(|| format!("`{}` says no headers; `almanac build` makes it anew", folder.display()))
}

#[tokio::main]
async fn serve(router: Router, arguments: &Arguments) -> anyhow::Result<()> {
    let listener = listen(arguments.port).await?;
    let address = format!("http://{}", listener.local_addr()?);
    println!("{address}");
    if arguments.open
        && let Err(error) = open::that_detached(&address)
    {
        eprintln!("almanac: cannot open a browser ({error}); open {address} yourself");
    }
    let server = axum::serve(listener, router).with_graceful_shutdown(stopped());
    let patience = async {
        stopped().await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        result = async { server.await } => result?,
        () = patience => {}
    }
    Ok(())
}

/// Listens on a port, or on the next that is free.
async fn listen(port: u16) -> anyhow::Result<TcpListener> {
    let mut failure = None;
    for candidate in port..=port.saturating_add(if port == 0 { 0 } else { MORE_PORTS }) {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, candidate))).await {
            Ok(listener) => {
                if candidate != port {
                    eprintln!("almanac: port {port} is in use; this is port {candidate}");
                }
                return Ok(listener);
            }
            Err(error) => failure = Some(error),
        }
    }
    let error = failure.context("there is no such port")?;
    Err(error).with_context(|| format!("cannot listen on port {port} or the next {MORE_PORTS}"))
}

/// Ends when the program is asked to stop: by Ctrl-C, or by whatever manages it.
async fn stopped() {
    let interrupted = async {
        // Without a signal handler there is no gentle stop; the default action still ends the program.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
