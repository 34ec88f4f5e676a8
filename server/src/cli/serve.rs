//! `tiendo serve`.

use std::{net::SocketAddr, process::ExitCode, sync::Arc};

use app::door::DemoAccount;
use clap::Args;
use service::Service;
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use super::{Stopped, closing, demo, open_at};
use crate::{
    assets::Manifest,
    config::Config,
    demo::accounts::{self, PASSWORD_VARIABLE},
    health::Stopping,
    listen::{self, Ended, Unread},
    mail::Messenger,
    problem,
    router::{RouterProblem, router},
};

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Địa chỉ lắng nghe, mặc định 127.0.0.1:3000
    ///
    /// Where to listen; 127.0.0.1:3000 unless the settings say otherwise.
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Dùng dữ liệu và tài khoản minh họa; chỉ trên địa chỉ nội bộ của máy
    ///
    /// Loads the demo data if the database is empty, and offers accounts with which everything can
    /// be tried. Only on a loopback address, and not behind a proxy. Without --database the book is kept in a temporary
    /// folder, which is removed in the end.
    #[arg(long)]
    demo: bool,
}

impl Serve {
    pub async fn run(self, config: Config) -> Result<ExitCode, Stopped> {
        if self.demo && !config.listen.ip().is_loopback() {
            return Err(Stopped::because(format!(
                "--demo chỉ chạy trên địa chỉ nội bộ của máy, không phải {0} / --demo works on a loopback address only, not on {0}",
                config.listen
            )));
        }
        if self.demo && (config.public_url.is_some() || !config.trusted_proxies.is_empty()) {
            return Err(Stopped::because(
                "--demo không chạy sau một máy chủ khác: bỏ public_url và trusted_proxies / --demo does not run behind a proxy: leave public_url and trusted_proxies out",
            ));
        }
        let (endpoint, temporary) = self.endpoint(&config)?;
        // Bound before the book is opened: a port that is taken is known at once.
        let listener = TcpListener::bind(config.listen)
            .await
            .map_err(Stopped::io(format!("listening on {}", config.listen)))?;
        let (files, temporary_files) = files(&config, &endpoint)?;
        let service = open_at(&config, &endpoint)
            .await?
            .keep_files_in(Arc::new(files), config.evidence.room())?
            .bound_feedback(config.feedback.bounds());
        let service = Arc::new(service);
        let served = self.serve(config, &service, listener).await;
        let ended = closing(&service, served).await?;
        drop((temporary, temporary_files));
        tracing::info!(?ended, "stopped");
        Ok(ExitCode::SUCCESS)
    }

    /// Where the book is; for a demo without one, a folder that lasts as long as the server.
    fn endpoint(&self, config: &Config) -> Result<(String, Option<TempDir>), Stopped> {
        match &config.database.endpoint {
            Some(endpoint) => Ok((endpoint.clone(), None)),
            None if self.demo => {
                let folder = tempfile::Builder::new()
                    .prefix("tiendo-demo-")
                    .tempdir()
                    .map_err(Stopped::io("making a temporary folder"))?;
                Ok((
                    format!("rocksdb://{}", folder.path().join("book").display()),
                    Some(folder),
                ))
            }
            None => Err(Stopped::NoDatabase),
        }
    }

    async fn serve(
        &self,
        config: Config,
        service: &Arc<Service>,
        listener: TcpListener,
    ) -> Result<Ended, Stopped> {
        let address = listener
            .local_addr()
            .map_err(Stopped::io("finding the address"))?;
        let accounts = self.prepare(service).await?;
        let config = Arc::new(config);
        let stopping = Stopping::default();
        let router = router(
            Arc::clone(&config),
            Arc::clone(service),
            accounts.clone(),
            stopping.clone(),
        )?;
        let assets = Manifest::embedded()
            .map_err(RouterProblem::from)?
            .for_pages();
        let unread = Unread::said(|status| problem::in_full(status, &assets, config.is_https()));
        let stop = told_to_stop()?;
        for account in &accounts {
            println!(
                "{:<20} {}   {} / {}",
                account.account, account.password, account.who.vi, account.who.en
            );
        }
        // Tests and tools wait for this line.
        println!("listening on http://{address}");
        tracing::info!(%address, "listening");
        let stop = async {
            stop.await;
            stopping.begin();
            tracing::info!("stopping");
        };
        let (end, ended) = watch::channel(false);
        let messenger =
            Messenger::new(&config, address, Arc::clone(service)).map_err(Stopped::because)?;
        let messenger = tokio::spawn(messenger.run(ended));
        let served = listen::serve(
            listener,
            router,
            &unread,
            &config.limits,
            &config.trusted_proxies,
            stop,
        )
        .await;
        // A letter that is on its way is brought to its end before the store closes.
        end.send_replace(true);
        if messenger.await.is_err() {
            tracing::error!("the messenger failed");
        }
        Ok(served)
    }

    /// Loads the demo and offers its accounts, or sees to it that none are left.
    async fn prepare(&self, service: &Service) -> Result<Vec<DemoAccount>, Stopped> {
        if !self.demo {
            accounts::withdraw(service).await?;
            return Ok(Vec::new());
        }
        if service.is_empty().await? {
            demo::load(service).await?;
        }
        let given = std::env::var(PASSWORD_VARIABLE).ok();
        Ok(accounts::offer(service, given.as_deref()).await?)
    }
}

/// Where the files of evidence are; for a book that is in no folder of this machine, and without a
/// setting, a folder that lasts as long as the server.
fn files(config: &Config, endpoint: &str) -> Result<(store::Folder, Option<TempDir>), Stopped> {
    if let Some(folder) = config.evidence.folder_beside(endpoint) {
        return Ok((store::Folder::open(folder)?, None));
    }
    if !endpoint.starts_with("mem:") {
        tracing::warn!("evidence.folder is not set: files are gone when the server stops");
    }
    let folder = tempfile::Builder::new()
        .prefix("tiendo-evidence-")
        .tempdir()
        .map_err(Stopped::io("making a temporary folder"))?;
    Ok((store::Folder::open(folder.path())?, Some(folder)))
}

/// Ends when the process is told to stop, by a supervisor or by Ctrl-C.
fn told_to_stop() -> Result<impl Future<Output = ()>, Stopped> {
    let listening = |kind| signal(kind).map_err(Stopped::io("waiting for signals"));
    let mut terminate = listening(SignalKind::terminate())?;
    let mut interrupt = listening(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
