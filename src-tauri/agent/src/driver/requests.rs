//! One arm a request: what the driver answers itself, and what it passes on to the desk.

use limber_core::api::{ApiError, LeavingReason, LibraryReport, Request, Response, Snapshot, View};
use limber_core::engine::Input;
use limber_core::winddown::WinddownInput;

use super::Driver;
use super::known::{Asked, Waiting};
use super::window::Opening;
use crate::client::{Client, Slot};
use crate::desk::Work;
use crate::frame::{encoded, reply};
use crate::ports::Ports;

/// What becomes of a request.
enum Course {
    /// Answered at once.
    Answer(Response),
    /// The desk answers it.
    Desk(Request),
    /// The driver does, once the window has said hello.
    Window,
    /// The driver does, once the desk has looked whether the journal is in its place.
    Status,
    /// The driver does, with the status, once the break that ended by it is on disk.
    Recorded,
    /// The driver does, once the desk has checked the journal.
    Check,
    /// Somebody is sent out for it.
    Errand(Request),
    /// What is under way is ended first, then everything is deleted.
    Deletion,
}

impl<P: Ports> Driver<P> {
    /// Answers a request, or lets the desk do it: what it changed is on disk when the answer is sent. What needs no
    /// journal is answered at once, also where something that was asked before is still under way.
    pub(super) fn request(&mut self, client: Client, id: u64, request: Request, slot: Slot) {
        let subscribes = match &request {
            Request::Subscribe { window } => Some(*window),
            _ => None,
        };
        let mut asked = Asked { client, id, slot, instead: None, autostart_before: None };
        let course = self.course(request, &mut asked);
        let result = match course {
            Ok(Course::Answer(response)) => Ok(response),
            Ok(Course::Desk(request)) => {
                return self.hand_in(Work::Answer { reply_to: id, request }, Waiting::Client(asked));
            }
            Ok(Course::Status) => return self.look_and_tell_status(asked),
            Ok(Course::Recorded) => return self.tell_status_when_recorded(asked),
            Ok(Course::Window) => {
                self.answer_when_shown(asked);
                return self.glance();
            }
            Ok(Course::Errand(request)) => return self.send_out_for(request, asked),
            Ok(Course::Deletion) => return self.delete_everything(asked),
            Ok(Course::Check) => return self.hand_in(Work::Check, Waiting::Health(asked)),
            Err(error) => Err(error),
        };
        let answered = result.is_ok();
        asked.client.send(encoded(&reply(id, result), &self.words));
        if let (Some(window), true) = (subscribes, answered) {
            // After the answer, so that the first picture comes before the first event.
            self.clients.subscribe(asked.client.id, window);
            if window {
                self.window_shown();
            }
        }
        // Whoever asks next hears whether the journal is still where it was.
        self.glance();
    }

    #[allow(clippy::too_many_lines)] // a line a request
    fn course(&mut self, request: Request, asked: &mut Asked) -> Result<Course, ApiError> {
        let answer = match request {
            Request::Subscribe { .. } => Response::Snapshot(Box::new(self.snapshot())),
            Request::BreakStart => return self.start_break().map(|()| self.status_course()),
            Request::BreakSnooze { minutes } => return self.snooze(minutes).map(|()| self.status_course()),
            Request::BreakSkip => return self.ask(Input::Skip).map(|()| self.status_course()),
            Request::BreakDone { answer } => return self.ask(Input::Done { answer }).map(|()| self.status_course()),
            Request::BreakAbandon => return self.ask(Input::Abandon).map(|()| self.status_course()),
            Request::Pause { length } => return self.pause(length).map(|()| self.status_course()),
            Request::Resume => return self.ask(Input::Resume).map(|()| self.status_course()),
            Request::Today => Response::Today(self.today()),

            Request::WinddownSeen => {
                self.feed_winddown(WinddownInput::Seen);
                Response::Done
            }
            Request::WinddownPutOff => self.put_winddown_off()?,
            Request::MorningLater => self.put_morning_off()?,

            Request::Library => {
                let timelines = self.library.timelines(&self.settings.player);
                Response::Library(LibraryReport { library: (*self.library).clone(), timelines })
            }
            Request::Settings => Response::Settings((*self.settings).clone()),
            Request::NotificationTest => self.test_notification(),
            Request::NotificationTestAnswer { seen } => self.answer_test(seen)?,
            Request::ShortcutTry { on } => self.try_shortcut(on, asked.client.id),
            Request::Open { view } => {
                self.write_down_now(view);
                match self.open(view, Some(&asked.client.surroundings.clone()))? {
                    Opening::Told => Response::Done,
                    Opening::Started => return Ok(Course::Window),
                }
            }
            Request::Quit => {
                self.leaving = Some(LeavingReason::Quit);
                Response::Done
            }

            Request::Status => return Ok(Course::Status),
            Request::Health => return Ok(Course::Check),
            Request::ReportPage { ref order } | Request::ReportSave { ref order, .. } => {
                let checked = order.clone().checked(self.now.wall);
                checked.map_err(|invalid| self.refusal().invalid(&invalid))?;
                return Ok(Course::Errand(request));
            }
            Request::BackupList
            | Request::BackupNow
            | Request::BackupRestore { .. }
            | Request::Export { .. }
            | Request::Import { .. } => return Ok(Course::Errand(request)),
            Request::DeleteEverything { ref word } => {
                self.check_delete_word(word)?;
                return Ok(Course::Deletion);
            }
            Request::ErrandGiveUp => {
                self.give_up_for(asked.client.id);
                Response::Done
            }

            Request::CrampStart { .. } | Request::AcheStart => {
                // Helping comes first: the screen opens whatever the journal says, and before it says anything.
                let view = if request == Request::AcheStart { View::Ache } else { View::Cramp };
                asked.instead = self.open(view, Some(&asked.client.surroundings.clone())).err();
                return Ok(Course::Desk(request));
            }
            Request::SettingsChange { ref change } => {
                asked.autostart_before = self.prepare_settings(change)?;
                return Ok(Course::Desk(request));
            }
            Request::BreakAnswer { .. }
            | Request::CrampDescribe { .. }
            | Request::CrampEnd { .. }
            | Request::EpisodeAdd { .. }
            | Request::EpisodeUpdate { .. }
            | Request::EpisodeDelete { .. }
            | Request::EpisodeRestore { .. }
            | Request::EpisodeUndo
            | Request::EpisodeFind { .. }
            | Request::Episodes { .. }
            | Request::EpisodeSearch { .. }
            | Request::NightIndex
            | Request::Nights { .. }
            | Request::Night { .. }
            | Request::NightChange { .. }
            | Request::Day { .. }
            | Request::DayChange { .. }
            | Request::Review { .. }
            | Request::Insights { .. }
            | Request::Experiments
            | Request::ExperimentStart { .. }
            | Request::ExperimentStop { .. }
            | Request::ExperimentResume { .. }
            | Request::ExperimentDelete { .. }
            | Request::ExperimentRestore { .. }
            | Request::Care
            | Request::CarePutAside { .. }
            | Request::CareTakeBack { .. }
            | Request::MedicalList
            | Request::MedicalAdd { .. }
            | Request::MedicalChange { .. }
            | Request::MedicalDelete { .. }
            | Request::MedicalRestore { .. }
            | Request::MedicalUndo
            | Request::Evening { .. }
            | Request::ChecklistTick { .. }
            | Request::Checklist
            | Request::ChecklistAdd { .. }
            | Request::ChecklistChange { .. }
            | Request::ChecklistMove { .. }
            | Request::ChecklistRemove { .. }
            | Request::ChecklistRestore { .. }
            | Request::ChecklistReset
            | Request::ChecklistResetUndo
            | Request::EveningNotTonight { .. }
            | Request::StretchSave { .. } => return Ok(Course::Desk(request)),
        };
        Ok(Course::Answer(answer))
    }

    /// How a request to the engine is answered: what it wrote down is on disk first.
    fn status_course(&self) -> Course {
        if self.known.is_recording() { Course::Recorded } else { Course::Answer(self.status()) }
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            report: self.report(),
            today: self.today(),
            evening: self.evening(),
            winddown: self.winddown_offer(),
            settings: (*self.settings).clone(),
            locale: self.locale.clone(),
            health: self.health_report(),
        }
    }
}
