//! `almanac serve`: serves a folder as a host would, on this machine only.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::{Context, ensure};
use tokio::net::TcpListener;

use crate::site::{self, HEADERS};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The folder.
    #[arg(default_value = "dist")]
    folder: PathBuf,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

#[tokio::main]
pub(super) async fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let folder = &arguments.folder;
    ensure!(folder.join(HEADERS).is_file(), "there is no site in `{}`; `make build` makes one", folder.display());
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    let site = site::host(folder)
        .with_context(|| format!("`{}` says no headers; `make build` makes it anew", folder.display()))?;
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}; choose another port with --port"))?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, site).with_graceful_shutdown(interrupted()).await?;
    Ok(())
}

/// Ends when the program is asked to stop.
async fn interrupted() {
    // Without a signal handler there is no gentle stop; the default action still ends the program.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
