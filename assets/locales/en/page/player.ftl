# The player.

player-label = { $routine }, playing
player-place = stretch { $step } of { $steps }
player-left = { $length } left
player-sound = Sound
player-leave = Leave (Esc)
player-pause = Pause (Space)
player-resume = Go on (Space)
player-back = Back
player-next = Next
player-skip-side = Skip side
player-hurts = Hurts, stop
player-stop = Stop if it hurts, or with chest pain, breathlessness or dizziness.
    .sources = nhs-tayside limber
player-side-left = Left leg
player-side-right = Right leg
player-side-repetition = { $side }, { $repetition } of { $repetitions }
player-then-right = then right
player-left-done = left done
player-unit-hold = of { $seconds } s
player-unit-ready = get ready
player-unit-switch = switch
player-unit-rest = rest
player-unit-paused = paused
player-seconds = { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}
player-ring-hold = { player-seconds } left
player-ring-lead = { player-seconds } to get ready
player-ring-rest = { player-seconds } of rest
player-ring-paused = Paused, { player-seconds } left
player-cue-rest = Let it go for a moment. The same leg again.
player-cue-rest-both = Let it go for a moment. Then once more.
player-cue-resume = Back into position. It goes on by itself.
player-cue-paused = It waits where you left it.
player-cue-slept = Paused while the computer slept. Only what you held before that counts.
player-next-stretch = Next: { $stretch }
player-next-hold =
    { $side ->
        [left] Next: hold the left leg, { $seconds } s
        [right] Next: hold the right leg, { $seconds } s
       *[none] Next: hold, { $seconds } s
    }
player-next-move = Next: move, { $seconds } s
player-next-rest = Next: rest, { $seconds } s
player-next-switch =
    { $side ->
        [left] Next: switch to the left leg
        [right] Next: switch to the right leg
       *[none] Next: switch
    }
player-next-none = Next: that was all
player-then = then { $stretch }
player-progress = Progress: { $step } of { $steps }, { $stretch }
player-say-ready =
    { $side ->
        [left] Get ready: { $stretch }, left leg
        [right] Get ready: { $stretch }, right leg
       *[none] Get ready: { $stretch }
    }
player-say-hold =
    { $side ->
        [left] Hold, left leg, { player-seconds }
        [right] Hold, right leg, { player-seconds }
       *[none] Hold, { player-seconds }
    }
player-say-move =
    { $side ->
        [left] { $stretch }, left leg, { player-seconds }
        [right] { $stretch }, right leg, { player-seconds }
       *[none] { $stretch }, { player-seconds }
    }
player-say-rest = Rest, { player-seconds }
player-say-switch =
    { $side ->
        [left] Switch to the left leg
        [right] Switch to the right leg
       *[none] Switch
    }
player-say-half = Halfway
player-say-paused = Paused
player-say-slept = Paused, the computer slept
player-say-resume = Going on in { player-seconds }
player-leave-title = Leave { $routine }?
player-leave-text = What you held so far is kept.
player-leave-yes = Leave
player-leave-no = Stay
