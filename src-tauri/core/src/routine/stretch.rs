//! One movement of the library.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Evidence;

/// One movement of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Stretch {
    /// Kebab-case name; the words are in the catalogue under `stretch-<id>`, the figure has the same id.
    pub id: String,
    /// The parts of the leg it is for.
    pub areas: Vec<Area>,
    /// How it is done.
    pub position: Position,
    /// Held still, or moved.
    pub motion: Motion,
    /// True when left and right are done one after the other.
    pub per_side: bool,
    /// Seconds of one hold (or of one bout of movement) where no routine says otherwise.
    pub hold_seconds: u32,
    /// Holds per side.
    pub repetitions: u32,
    /// Seconds of rest between two holds of the same side.
    pub rest_seconds: u32,
    /// A movement for the same part of the leg that is done seated or lying; every standing or kneeling one has one.
    pub instead: Option<String>,
    /// Who should leave it out, or ask before.
    pub ask_first: Vec<AskFirst>,
    /// How much is known, about what, and from where; never empty.
    pub evidence: Vec<Evidence>,
    /// Keys of the further sources: of the dose, and of who should take care.
    pub sources: Vec<String>,
}

/// A part of the leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Area {
    Calf,
    BackOfThigh,
    FrontOfThigh,
    Hip,
    InnerThigh,
    Foot,
    WholeLeg,
}

/// How a stretch is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Position {
    Standing,
    Kneeling,
    Seated,
    Lying,
    InBed,
}

impl Position {
    /// True on feet or knees: who cannot get there needs another movement.
    pub fn needs_instead(self) -> bool {
        matches!(self, Self::Standing | Self::Kneeling)
    }
}

/// Who should leave a movement out, or ask before. The sentences are in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum AskFirst {
    /// After a hip replacement: no deep lean, no hip past a right angle.
    HipReplacement,
    /// After a knee replacement.
    KneeReplacement,
    /// Where balance is uncertain.
    Balance,
    /// From week 28 of a pregnancy: not flat on the back.
    LatePregnancy,
    /// With heart failure, or breathless lying flat.
    HeartFailure,
    /// Where raising the leg hurts and letting it hang helps.
    Circulation,
    /// One leg swollen, warm or discoloured.
    SwollenLeg,
    /// Pregnant, on blood thinners or with varicose veins: before pressing or rolling.
    BloodThinners,
}

/// Held still, or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// Held still, no bouncing.
    Hold,
    /// Slow repetitions or walking.
    Move,
}
