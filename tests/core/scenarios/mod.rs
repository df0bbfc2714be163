//! The stories, by concern. A number behind `workrave#` and the like is a complaint in that project's tracker that
//! the story shows to be impossible here.

mod absence;
mod answers;
mod boundaries;
mod clocks;
mod holds;
mod hours;
mod pauses;
mod presence;
mod product;
mod restarts;
mod rhythm;
mod sleep;
mod summer_time;
