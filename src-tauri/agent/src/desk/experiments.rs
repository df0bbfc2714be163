//! Experiments: begun, ended and told of.

use limber_core::invalid::{Invalid, Problem};
use limber_core::review::experiment::report;
use limber_core::review::{Experiment, ExperimentQuestion, ExperimentReport, NightSpan};
use limber_core::time::day_of;
use uuid::Uuid;

use super::{Desk, Refused};

impl Desk<'_> {
    /// Every one, the newest first.
    pub(super) fn experiments(&mut self) -> Result<Vec<ExperimentReport>, Refused> {
        let tonight = day_of(self.now);
        let all = self.read(|store| {
            let all = store.experiments().all()?;
            let told = all.into_iter().map(|experiment| {
                let planned = experiment.planned();
                let until = planned.until.min(tonight);
                let past = (planned.since < tonight).then_some(NightSpan { since: planned.since, until });
                let gathered = past.map(|span| store.reviews().habits(span)).transpose()?;
                Ok((experiment, gathered))
            });
            told.collect::<Result<Vec<_>, limber_store::StoreError>>()
        })?;
        let checklist = self.checklist()?;
        let habits = self.habits(&checklist);
        let told = all.iter().map(|(experiment, gathered)| report(experiment, gathered.as_ref(), &habits, tonight));
        Ok(told.collect())
    }

    pub(super) fn experiment_start(
        &mut self,
        question: ExperimentQuestion,
        pairs: u8,
    ) -> Result<Vec<ExperimentReport>, Refused> {
        let experiment = Experiment::begun(self.new_id, question, pairs, self.now.date_naive())?;
        self.alone(&experiment)?;
        self.write(|store| store.experiments().add(&experiment))?;
        self.experiments_changed()
    }

    pub(super) fn experiment_stop(&mut self, id: Uuid) -> Result<Vec<ExperimentReport>, Refused> {
        let tonight = day_of(self.now);
        let experiment = self.read(|store| store.experiments().get(id))?;
        if experiment.goes_on(tonight) {
            self.write(|store| store.experiments().set_stopped_on(id, Some(tonight)))?;
        }
        self.experiments_changed()
    }

    pub(super) fn experiment_resume(&mut self, id: Uuid) -> Result<Vec<ExperimentReport>, Refused> {
        let experiment = self.read(|store| store.experiments().get(id))?;
        self.alone(&Experiment { stopped_on: None, ..experiment })?;
        self.write(|store| store.experiments().set_stopped_on(id, None))?;
        self.experiments_changed()
    }

    pub(super) fn experiment_delete(&mut self, id: Uuid) -> Result<Vec<ExperimentReport>, Refused> {
        let now = self.now;
        self.write(|store| store.experiments().delete(id, now))?;
        self.experiments_changed()
    }

    pub(super) fn experiment_restore(&mut self, id: Uuid) -> Result<Vec<ExperimentReport>, Refused> {
        let experiment = self.read(|store| store.experiments().deleted(id))?;
        self.alone(&experiment)?;
        self.write(|store| store.experiments().restore(id))?;
        self.experiments_changed()
    }

    /// Two at a time would be told apart by nobody.
    fn alone(&mut self, experiment: &Experiment) -> Result<(), Refused> {
        let tonight = day_of(self.now);
        let others = self.read(|store| store.experiments().all())?;
        let another = others.iter().any(|other| other.id != experiment.id && other.goes_on(tonight));
        if another && experiment.goes_on(tonight) {
            return Err(Invalid::new("experiment", Problem::AnotherGoesOn).into());
        }
        Ok(())
    }

    fn experiments_changed(&mut self) -> Result<Vec<ExperimentReport>, Refused> {
        self.changes.experiments = true;
        self.experiments()
    }
}
