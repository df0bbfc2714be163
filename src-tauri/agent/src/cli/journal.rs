//! `limber cramp`, `limber ache` and `limber night`: what is written into the journal.

use limber_core::api::{Request, Response, View};
use limber_core::journal::{
    EpisodeDraft, EpisodeFilter, EpisodeKind, NightAnswer, NightChange, NightState, NightSummary, date_in_night,
};
use limber_core::time::ClockTime;

use super::arguments::{CrampArguments, NightArguments, NightWord};
use super::care;
use super::days::{Day, When};
use super::entries;
use super::moments::{agents_now, moment};
use super::output::{Failure, Output, unexpected};
use super::reach;

/// Help with a cramp, or an entry for one that is over.
pub(super) fn cramp(cramp: CrampArguments, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    if cramp.practice {
        return output.done(&client.request(Request::Open { view: View::Practice })?, "cli-practice-opened");
    }
    let (finished, said) = (cramp.is_finished(), cramp.entry);
    if !finished {
        let (muscle, side) = (said.muscle.map(|muscle| muscle.0), said.side.map(|side| side.0));
        output.done(&client.request(Request::CrampStart { muscle, side })?, "cli-cramp-started")?;
        // Helping is what the screen is for: whoever cannot see it has to know.
        client.request(Request::Open { view: View::Cramp })?;
        return Ok(());
    }
    let now = agents_now(&mut client)?;
    let entry = entries::with(EpisodeDraft::new(EpisodeKind::Cramp, now), said, now, output)?;
    let answer = client.request(Request::EpisodeAdd { entry })?;
    let Response::Episode(episode) = &answer else { return Err(unexpected()) };
    let line = output.text.episode(episode);
    output.show(&answer, || {
        let saved = output.text.words.with("cli-cramp-saved", &[("entry", (&line).into())]);
        care::after_saving(saved, &mut client, output)
    })
}

/// An ache of this moment, and what may ease it.
pub(super) fn ache(output: &Output) -> Result<(), Failure> {
    output.done(&reach::running_or_started()?.request(Request::AcheStart)?, "cli-ache-saved")
}

/// What is known of a night, after something was said of it.
pub(super) fn night(said: &NightArguments, output: &Output) -> Result<(), Failure> {
    if said.answer.contains(&NightWord::Later) {
        if *said != (NightArguments { answer: vec![NightWord::Later], ..NightArguments::default() }) {
            return Err(Failure::Typed(output.word("cli-night-later-alone")));
        }
        return output.done(&reach::running_or_started()?.request(Request::MorningLater)?, "cli-night-later");
    }
    let (mut answer, mut day) = (None, said.date);
    for word in &said.answer {
        let before = match *word {
            NightWord::Answer(said) => answer.replace(said).is_some(),
            NightWord::Night(said) => day.replace(said).is_some(),
            NightWord::Later => false, // answered above
        };
        if before {
            return Err(Failure::Typed(output.word("cli-night-twice")));
        }
    }
    let mut client = reach::running_or_started()?;
    let night = match (day, client.request(Request::Today)?) {
        (Some(day), _) => day.date(agents_now(&mut client)?),
        (None, Response::Today(today)) => today.last_night.night,
        (None, _) => return Err(unexpected()),
    };
    let now = agents_now(&mut client)?;
    let at = |time: Option<ClockTime>, got_up| {
        let date = |time| Day::On(date_in_night(night, time, got_up));
        time.map(|time| moment(When::At(Some(date(time)), time), now, output)).transpose()
    };
    let change = NightChange {
        answer,
        sleep_quality: said.sleep.map(Some),
        bed_at: at(said.bed, false)?.map(Some),
        up_at: at(said.up, true)?.map(Some),
    };
    if change != NightChange::default() {
        client.request(Request::NightChange { night, change })?;
    }
    client.request(Request::Night { night })?; // refuses one that has not begun
    let reply = client.request(Request::Nights { since: night, until: night })?;
    let Response::Nights(nights) = &reply else { return Err(unexpected()) };
    let mut lines: Vec<String> = nights.iter().map(|night| output.text.night(night)).collect();
    let outweighed =
        |night: &NightSummary| (night.answer, night.state) == (Some(NightAnswer::None), NightState::Cramps);
    if nights.iter().any(outweighed) && !output.json {
        lines.push(output.word("cli-night-outweighed"));
        let cramps = client.request(Request::Episodes {
            since: Some(night),
            until: Some(night),
            filter: EpisodeFilter::default(),
            from: None,
        })?;
        let Response::Episodes(page) = cramps else { return Err(unexpected()) };
        let cramps = page.episodes.iter().filter(|episode| episode.entry.kind == EpisodeKind::Cramp);
        let digits = entries::id_digits(&mut client)?;
        lines.extend(cramps.map(|episode| format!("  {}", output.text.listed(episode, digits))));
        lines.push(output.word("cli-night-outweighed-cure"));
    }
    output.show(&reply, || lines.join("\n"))
}
