# The player.

player-label = { $routine }, playing
player-place = stretch { $step } of { $steps }
player-left = { $length } left
player-sound = Sound
player-sound-on = Sound on
player-sound-off = Sound off
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
player-ring-hold = { $seconds } seconds left
player-ring-lead = { $seconds } seconds to get ready
player-ring-rest = { $seconds } seconds of rest
player-ring-paused = Paused, { $seconds } seconds left
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
        [left] Hold, left leg, { $seconds } seconds
        [right] Hold, right leg, { $seconds } seconds
       *[none] Hold, { $seconds } seconds
    }
player-say-move =
    { $side ->
        [left] { $stretch }, left leg, { $seconds } seconds
        [right] { $stretch }, right leg, { $seconds } seconds
       *[none] { $stretch }, { $seconds } seconds
    }
player-say-rest = Rest, { $seconds } seconds
player-say-switch =
    { $side ->
        [left] Switch to the left leg
        [right] Switch to the right leg
       *[none] Switch
    }
player-say-paused = Paused
player-say-slept = Paused, the computer slept
player-say-resume = Going on in { $seconds } seconds
player-leave-title = Leave { $routine }?
player-leave-text = What you held so far is kept.
player-leave-yes = Leave
player-leave-no = Stay
