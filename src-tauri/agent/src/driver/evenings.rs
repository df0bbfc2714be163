//! Evenings, what was done in the player, and settings.

use chrono::NaiveDate;
use limber_core::api::{ApiError, ErrorCode, Response};
use limber_core::check::past_date;
use limber_core::engine::Input;
use limber_core::invalid::{Invalid, Problem};
use limber_core::routine::{SessionEnding, StretchSession, StretchSessionDraft};
use limber_core::settings::document;
use limber_core::winddown::{Evening, TickedBy, build_evening, evening_of, is_item};
use limber_store::StoreError;
use serde_json::Value;

use super::Driver;
use crate::ports::Ports;

impl<P: Ports> Driver<P> {
    pub(super) fn evening(&mut self, night: Option<NaiveDate>) -> Result<Response, ApiError> {
        let night = night.unwrap_or_else(|| evening_of(self.now.wall));
        self.build(night).map(Response::Evening).map_err(|error| self.refusal().store(&error))
    }

    /// The evening, without ticks where the journal cannot be read.
    pub(super) fn evening_or_empty(&mut self, night: NaiveDate) -> Evening {
        let empty = build_evening(night, &self.settings.evening, *self.now.wall.offset(), &[], false);
        self.build(night).unwrap_or(empty)
    }

    fn build(&mut self, night: NaiveDate) -> Result<Evening, StoreError> {
        let (ticks, not_tonight) = self
            .journal
            .read(self.now.wall, |store| Ok((store.checklist().ticks(night)?, store.evenings().not_tonight(night)?)))?;
        Ok(build_evening(night, &self.settings.evening, *self.now.wall.offset(), &ticks, not_tonight))
    }

    pub(super) fn checklist_tick(&mut self, night: NaiveDate, item: &str, ticked: bool) -> Result<Response, ApiError> {
        self.checked(past_date("night", night, evening_of(self.now.wall)))?;
        if !is_item(item) {
            return Err(self.refusal().invalid(&Invalid::new("item", Problem::Unknown)));
        }
        let now = self.now.wall;
        self.write(|store| {
            let checklist = store.checklist();
            if ticked { checklist.tick(night, item, now, TickedBy::Person) } else { checklist.untick(night, item) }
        })?;
        self.news.evenings.push(night);
        self.evening(Some(night))
    }

    pub(super) fn evening_not_tonight(&mut self, night: NaiveDate, not_tonight: bool) -> Result<Response, ApiError> {
        self.checked(past_date("night", night, evening_of(self.now.wall)))?;
        self.write(|store| store.evenings().set_not_tonight(night, not_tonight))?;
        self.news.evenings.push(night);
        self.evening(Some(night))
    }

    /// What was done, and the tick of the item that a finished routine stands for, as one write.
    pub(super) fn stretch_save(&mut self, session: StretchSessionDraft) -> Result<Response, ApiError> {
        let session = self.checked(session.checked(self.now.wall, &self.library))?;
        let ticks = match session.ending {
            SessionEnding::Completed => {
                self.library.routine(&session.routine).and_then(|routine| routine.ticks.clone())
            }
            SessionEnding::Left | SessionEnding::Hurt => None,
        };
        let (at, night) = (session.ended_at, evening_of(session.ended_at));
        let session = StretchSession { id: self.ports.new_id(), session };
        self.write(|store| {
            store.together(|store| {
                store.stretch_sessions().add(&session)?;
                ticks.as_deref().map_or(Ok(()), |item| store.checklist().tick(night, item, at, TickedBy::Player))
            })
        })?;
        if ticks.is_some() {
            self.news.evenings.push(night);
        }
        Ok(Response::StretchSession(session))
    }

    pub(super) fn settings_change(&mut self, change: &Value) -> Result<Response, ApiError> {
        let before = self.read(|store| store.settings().document())?;
        let (document, settings) = self.checked(document::apply_change(&before, change))?;
        let autostart = settings.startup.autostart;
        let autostart_changed = autostart != self.settings.startup.autostart;
        if autostart_changed && let Err(error) = self.ports.set_autostart(autostart) {
            tracing::error!(%error, "starting with the session cannot be changed");
            return Err(self.refusal().plain(ErrorCode::Internal, "error-autostart"));
        }
        if let Err(error) = self.write(|store| store.settings().save(&document)) {
            if autostart_changed && let Err(error) = self.ports.set_autostart(!autostart) {
                tracing::error!(%error, "starting with the session cannot be set back");
            }
            return Err(error);
        }
        let evening_changed = settings.evening != self.settings.evening;
        let reminder_changed = settings.breaks.remind_with != self.settings.breaks.remind_with;
        self.settings = settings;
        self.feed(Input::Tick);
        if reminder_changed {
            self.remind_anew();
        }
        self.news.settings = true;
        if evening_changed {
            self.news.evenings.push(evening_of(self.now.wall));
        }
        Ok(Response::Settings(self.settings.clone()))
    }
}
