# Experiments: a habit by turns of weeks that chance assigns. Nothing is told of how one goes before its end.

experiment-name = { $question ->
    [stretching] Stretch in the evening, or not
    [less-caffeine] Less caffeine
    [winddown] The wind-down, or not
   *[no-alcohol] No alcohol
}
experiment-trying = { $question ->
    [stretching] with the evening’s stretching
    [less-caffeine] without late caffeine
    [winddown] with the wind-down
   *[no-alcohol] without alcohol
}
experiment-other = { $question ->
    [stretching] without the evening’s stretching
    [winddown] without the wind-down
   *[usual] as usual
}
experiment-tonight = Your experiment, week { $week } of { $weeks }: today { $what }.
experiment-none = No experiment yet.
experiment-begun = Begun: { $weeks } weeks, { $since } to { $until }. Which week is which, chance has decided.
experiment-going-on = Goes on until { $until }. What comes of it is told at its end: knowing before would steer it.
experiment-recorded = { $recorded } of { $past } past nights are recorded.
experiment-kept = Kept on { $kept } of { $known } nights { $what }.
experiment-as-assigned = Counted as the weeks were assigned, kept or not.
experiment-arm = Nights { $what }: cramps on { $cramps } of { $nights }.
experiment-state-too-little = Too little is recorded to tell. Six pairs of weeks need three recorded nights in each week, and five nights with and without cramps.
experiment-state-cant-tell = Can’t tell. A large difference fits these counts as well as none.
experiment-state-no-difference = No large difference. That is an answer too.
experiment-state-fewer = Fewer cramp nights in the weeks { $what }.
experiment-state-more = More cramp nights in the weeks { $what }.
experiment-chance = Of all ways in which chance could have assigned the weeks, { $share } in 100 give as large a difference.
experiment-difference = In 100 nights: { $estimate }; these counts allow anything from { $low } to { $high }.
experiment-alone = You knew which week it was, and hoping for an effect can make one. It says something of you in these weeks, and of nobody else.
experiment-stopped = Ended early.
experiment-span = { $since } to { $until }
