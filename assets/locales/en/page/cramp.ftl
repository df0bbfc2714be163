# The cramp screen.

cramp-saved = Saved at { $time }. Nothing here has to be filled in.
cramp-saving = Saving. Nothing here has to be filled in.
cramp-unsaved = Not saved yet. { $reason } The steps go on.
cramp-unsaved-agent = Not saved yet, the journal does not answer. The steps go on.
cramp-where = Where is it?
cramp-which-leg = Which leg?
cramp-calf = Calf
cramp-foot = Foot
cramp-back-of-thigh = Back of thigh
cramp-front-of-thigh = Front of thigh
cramp-other = Other
cramp-left = Left
cramp-right = Right
cramp-both = Both
cramp-let-go = It let go
cramp-close = Close, it stays saved
cramp-close-unsaved = Close
cramp-show-steps = Show the steps
cramp-next-step = Next step
cramp-first-step = From the start
cramp-to-steps = Back to the steps
cramp-step = Step { $step } of { $steps }
cramp-next = { $cue } Next: { $next }.
cramp-seconds = { $seconds ->
    [one] second
   *[other] seconds
}
cramp-hold-left = { $seconds ->
    [one] 1 second left in this hold
   *[other] { $seconds } seconds left in this hold
}
cramp-clock = { $time } since it began
cramp-over-ten = Over ten minutes. If moving does not ease it, get medical advice now.
    .sources = nhs-inform-cramp
cramp-place = { $place ->
    [none] Cramp
   *[other] { $place }
}
cramp-practice = Practice: nothing is recorded
cramp-practice-place = Practice: nothing is recorded. { $place }
cramp-practice-over = That was the practice
cramp-practice-over-text = Nothing was recorded. In the night, “Cramp now” leads here: in the side bar, in the tray, or with “limber cramp”.
cramp-practice-close = End the practice
cramp-ended = It let go after { $duration }.
cramp-ended-saved = Saved. The rest can be filled in by day.
cramp-afterwards = Afterwards
legs-up-start = Start { $minutes } minutes
legs-up-stop = Stop
legs-up-left = { $time } left with your legs up
legs-up-half = Half of it is over
legs-up-done = { $minutes } minutes with your legs up are over
cramp-shut = Close
