//! Errands with the whole journal: one at a time, and the backup of the day.
//!
//! Must never: wait for one. What an errand brings for the journal goes to the desk like every other job.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{Days, NaiveTime, TimeDelta};
use limber_core::api::{ApiError, ErrorCode, Request, Response};
use limber_core::backup::{BackupList, BackupMade, BackupStanding, Restored};
use limber_core::portable::Imported;
use limber_core::report::{ReportOrder, ReportTask};
use limber_core::time::{DAY_STARTS_AT_HOUR, LocalTime, day_of};

use super::Driver;
use super::deletion::Deletion;
use super::known::{Asked, Waiting};
use crate::desk::{Instead, Work};
use crate::errands::portable::PortableWhat;
use crate::errands::{Brought, Errand, Folder, Outcome, What};
use crate::frame::{Frame, encoded, reply};
use crate::ports::Ports;

/// After a start other things come first.
pub(super) const FIRST_BACKUP_AFTER: Duration = Duration::from_mins(3);

/// A backup that came to nothing is tried again so much later, and at once when somebody asks for one.
const BACKUP_AGAIN_AFTER: Duration = Duration::from_hours(1);

/// How often an import is merged anew because something was written meanwhile.
const IMPORT_TRIES: u8 = 5;

/// What is under way, and what is known of the backups.
#[derive(Debug)]
pub(super) struct Errands {
    last_ticket: u64,
    under_way: Vec<UnderWay>,
    /// One that only one at a time may do.
    alone: Option<u64>,
    pub(super) backups: BackupStanding,
    /// No backup by itself before this, on the engine's clock.
    not_before: Duration,
    /// The folder that the last try was about.
    folder: String,
    /// For a backup that a damaged journal could be mended with.
    looked: bool,
    pub(super) deletion: Deletion,
}

/// An errand, and who waits for it.
#[derive(Debug)]
struct UnderWay {
    ticket: u64,
    waiting: Waiting,
    makes_backup: bool,
    is_deletion: bool,
    saves_report: bool,
    /// Ends it.
    give_up: Arc<AtomicBool>,
    /// What an import does again where the journal was written meanwhile, and how often yet.
    again: Option<(PortableWhat, u8)>,
}

impl Errands {
    pub(super) fn new(backups: BackupStanding, now: Duration, folder: String) -> Self {
        let not_before = now.saturating_add(FIRST_BACKUP_AFTER);
        Self {
            last_ticket: 0,
            under_way: Vec::new(),
            alone: None,
            backups,
            not_before,
            folder,
            looked: false,
            deletion: Deletion::None,
        }
    }

    /// Whether something is under way that only one at a time may do.
    pub(super) fn is_busy(&self) -> bool {
        self.alone.is_some()
    }

    /// There are none any more, and the next one is not made before this, into the folder beside the journal.
    pub(super) fn forget_backups(&mut self, backups: BackupStanding, not_before: Duration) {
        self.backups = backups;
        self.not_before = not_before;
        self.folder.clear();
        self.looked = false;
    }
}

impl<P: Ports> Driver<P> {
    /// Sends somebody out for a request.
    pub(super) fn send_out_for(&mut self, request: Request, asked: Asked) {
        let folder = self.backup_folder();
        let (what, alone) = match request {
            Request::ReportPage { order } => (report(order, None, false), false),
            Request::ReportSave { order, path, replace } => (report(order, Some(path), replace), false),
            Request::BackupNow => (What::BackUp(folder), true),
            Request::BackupRestore { name } => (What::Fetch(folder, name), true),
            Request::Export { path, format, zip, passphrase } => {
                (What::Portable(PortableWhat::Export { path: path.into(), format, zip, passphrase }), true)
            }
            Request::Import { path, passphrase, settings, apply } => {
                (What::Portable(PortableWhat::Import { path: path.into(), passphrase, settings, apply }), true)
            }
            _ => (What::List(folder), false),
        };
        if alone && (self.errands.is_busy() || !self.errands.deletion.is_none()) {
            let error = self.refusal().plain(ErrorCode::NotNow, "not-now-errand");
            asked.client.send(encoded(&reply(asked.id, Err(error)), &self.words));
            return;
        }
        self.send_out(what, Waiting::Client(asked), alone);
    }

    /// Ends the reports that this client has saved, or with none of them what is under way with the whole journal. What it is
    /// about is as it was before.
    pub(super) fn give_up_for(&mut self, client: u64) {
        let is_of_client = |one: &&UnderWay| {
            one.saves_report && matches!(&one.waiting, Waiting::Client(asked) if asked.client.id == client)
        };
        let reports: Vec<&UnderWay> = self.errands.under_way.iter().filter(is_of_client).collect();
        if reports.is_empty() {
            return self.give_up_errand();
        }
        for report in reports {
            report.give_up.store(true, Ordering::Relaxed);
        }
    }

    /// Ends what is under way with the whole journal.
    pub(super) fn give_up_errand(&self) {
        for one in self.errands.under_way.iter().filter(|one| Some(one.ticket) == self.errands.alone) {
            one.give_up.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn send_out(&mut self, what: What, waiting: Waiting, alone: bool) {
        self.send_out_again(what, waiting, alone, IMPORT_TRIES);
    }

    fn send_out_again(&mut self, what: What, waiting: Waiting, alone: bool, tries: u8) {
        self.errands.last_ticket += 1;
        let ticket = self.errands.last_ticket;
        let makes_backup = matches!(what, What::BackUp(_));
        let is_deletion = matches!(what, What::Delete(_));
        let saves_report = matches!(&what, What::Report(task) if task.path.is_some());
        let give_up: Arc<AtomicBool> = Arc::default();
        let gone = match &waiting {
            Waiting::Client(asked) => asked.client.gone(),
            _ => Arc::default(),
        };
        let again = match &what {
            What::Portable(what @ PortableWhat::Import { apply: true, .. }) => Some((what.clone(), tries)),
            _ => None,
        };
        let ends = [gone, Arc::clone(&give_up)];
        self.errands.under_way.push(UnderWay {
            ticket,
            waiting,
            makes_backup,
            is_deletion,
            saves_report,
            give_up,
            again,
        });
        if alone {
            self.errands.alone = Some(ticket);
        }
        let errand = Errand { ticket, now: self.now.wall, what, given_up: ends };
        if let Some(brought) = self.clerk.send_out(errand) {
            self.brought(brought);
        }
    }

    fn backup_folder(&self) -> Folder {
        Folder::of(&self.settings.backups.folder, &self.journal)
    }

    /// An errand has come back.
    pub(super) fn brought(&mut self, brought: Brought) {
        self.take_brought(brought);
        self.go_on_deleting();
    }

    fn take_brought(&mut self, brought: Brought) {
        let Brought { ticket, outcome } = brought;
        let Some(at) = self.errands.under_way.iter().position(|one| one.ticket == ticket) else { return };
        let UnderWay { waiting, makes_backup, is_deletion, again, .. } = self.errands.under_way.swap_remove(at);
        self.errands.alone = self.errands.alone.filter(|alone| *alone != ticket);
        let answer = match outcome {
            Ok(Outcome::Made(made)) => {
                self.note_backup(&made);
                Ok(Response::Backup(made))
            }
            Ok(Outcome::ReportMade(made)) => Ok(Response::ReportMade(made)),
            Ok(Outcome::ReportPage(page)) => Ok(Response::ReportPage(page)),
            Ok(Outcome::Listed(list)) => {
                self.note_listed(&list);
                Ok(Response::Backups(list))
            }
            Ok(Outcome::Fetched { name, fresh }) => {
                let answer = Box::new(Response::Restored(Restored { name, set_aside: None }));
                let reply_to = match &waiting {
                    Waiting::Client(asked) => asked.id,
                    _ => 0,
                };
                return self.hand_in(Work::PutInPlace { reply_to, fresh, instead: Instead::Kept, answer }, waiting);
            }
            Ok(Outcome::Deleted(deleted)) => {
                self.deleted();
                Ok(Response::Deleted(deleted))
            }
            Ok(Outcome::Exported(exported)) => Ok(Response::Exported(exported)),
            Ok(Outcome::Merged { report, fresh: None }) => Ok(Response::Imported(report)),
            Ok(Outcome::Merged { report, fresh: Some((fresh, mark)) }) => {
                return self.put_import_in_place(report, fresh, mark, waiting, again);
            }
            Err(error) => {
                if is_deletion {
                    self.deleted();
                }
                if makes_backup && error.code != ErrorCode::NotNow {
                    self.note_failed_backup(&error);
                }
                Err(error)
            }
        };
        if let Waiting::Client(asked) = waiting {
            asked.client.send(encoded(&reply(asked.id, answer), &self.words));
        }
    }

    /// Everything that was written is in the merged file, unless something was written since: then it is merged anew.
    fn put_import_in_place(
        &mut self,
        report: Imported,
        fresh: PathBuf,
        mark: [u8; 16],
        waiting: Waiting,
        again: Option<(PortableWhat, u8)>,
    ) {
        let Waiting::Client(asked) = waiting else { return };
        let work = Work::PutInPlace {
            reply_to: asked.id,
            fresh,
            instead: Instead::HeldUpTo(mark),
            answer: Box::new(Response::Imported(report)),
        };
        // Nobody else begins one in between.
        self.errands.alone = Some(self.errands.last_ticket);
        self.hand_in(work, Waiting::Import(asked, again));
    }

    /// An import has taken the journal's place, or could not.
    pub(super) fn import_put(
        &mut self,
        asked: Asked,
        again: Option<(PortableWhat, u8)>,
        answer: Option<Result<Frame, ApiError>>,
    ) {
        self.errands.alone = None;
        match (answer, again) {
            (Some(Err(ApiError { code: ErrorCode::Overtaken, .. })), Some((what, tries @ 1..)))
                if self.errands.deletion.is_none() =>
            {
                self.send_out_again(What::Portable(what), Waiting::Client(asked), true, tries - 1);
            }
            (answer, _) => self.answer_now(asked, answer),
        }
        self.go_on_deleting();
    }

    fn note_backup(&mut self, made: &BackupMade) {
        let backup = &made.backup;
        tracing::info!(bytes = backup.bytes, "a backup was made");
        self.errands.backups = BackupStanding {
            last_at: Some(self.now.wall),
            bytes: backup.bytes,
            name: backup.name.clone(),
            problem: None,
        };
        self.news.health = true;
        self.save();
    }

    /// The newest of this computer, where nothing was known of it: the file beside the journal was lost.
    fn note_listed(&mut self, list: &BackupList) {
        let newest = list.backups.iter().find(|backup| backup.from_here);
        if let (None, Some(newest)) = (self.errands.backups.last_at, newest) {
            self.errands.backups = BackupStanding {
                last_at: newest.made_at.and_local_timezone(*self.now.wall.offset()).single(),
                bytes: newest.bytes,
                name: newest.name.clone(),
                problem: None,
            };
            self.news.health = true;
        }
    }

    fn note_failed_backup(&mut self, error: &ApiError) {
        tracing::warn!(code = ?error.code, "no backup could be made");
        self.errands.not_before = self.now.mono.saturating_add(BACKUP_AGAIN_AFTER);
        if self.errands.backups.problem.as_ref() != Some(&error.message) {
            self.errands.backups.problem = Some(error.message.clone());
            self.news.health = true;
            self.save();
        }
    }

    /// How long until the backup of the day wants to be made; `None` while that has to wait for something else.
    pub(super) fn until_backup(&self) -> Option<Duration> {
        let is_busy = self.errands.is_busy() || !self.errands.deletion.is_none();
        if !self.settings.backups.daily || self.known.problem.is_some() || is_busy {
            return None;
        }
        let rest = self.errands.not_before.saturating_sub(self.now.mono);
        if self.errands.backups.is_due(self.now.wall) {
            return Some(rest);
        }
        Some(rest.max(until_next_day(self.now.wall)))
    }

    /// Makes the backup of the day when it is time. A folder that was just chosen gets one at once.
    pub(super) fn tend_backups(&mut self) {
        if self.errands.folder != self.settings.backups.folder && !self.errands.is_busy() {
            self.errands.folder.clone_from(&self.settings.backups.folder);
            self.errands.not_before = self.now.mono;
            self.errands.backups = BackupStanding::default();
            self.news.health = true;
        }
        let is_damaged = self.known.problem.as_ref().is_some_and(|problem| problem.code == ErrorCode::DatabaseDamaged);
        if is_damaged && self.errands.backups.last_at.is_none() && !self.errands.looked {
            self.errands.looked = true;
            self.send_out(What::List(self.backup_folder()), Waiting::Nobody, false);
        }
        if self.until_backup() == Some(Duration::ZERO) {
            self.send_out(What::BackUp(self.backup_folder()), Waiting::Nobody, true);
        }
    }

    /// What is wrong with the journal, and which backup there is where that helps.
    pub(super) fn problem_with_offer(&self) -> Option<ApiError> {
        let mut problem = self.known.problem.clone()?;
        if problem.code == ErrorCode::DatabaseDamaged
            && let Some(at) = self.errands.backups.last_at
        {
            let time = crate::times::clock_from(at, self.now.wall, &self.locale);
            let offer = self.words.with("journal-backup-offered", &[("time", (&time).into())]);
            problem.message = format!("{} {offer}", problem.message);
        }
        Some(problem)
    }
}

fn report(order: ReportOrder, path: Option<String>, replace: bool) -> What {
    What::Report(Box::new(ReportTask { order, path, replace }))
}

/// How long until the day of `now` ends.
fn until_next_day(now: LocalTime) -> Duration {
    let begins = NaiveTime::from_hms_opt(DAY_STARTS_AT_HOUR, 0, 0).unwrap_or_default();
    let next = day_of(now).checked_add_days(Days::new(1)).map(|day| day.and_time(begins));
    // By the clock on the wall: where its offset changes in between, it is looked at again.
    let left = next.map_or(TimeDelta::days(1), |next| next.signed_duration_since(now.naive_local()));
    left.to_std().unwrap_or(Duration::ZERO).max(Duration::from_secs(1))
}
