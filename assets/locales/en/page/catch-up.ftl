# Nights that nobody answered, looked back at from Today.

catch-up-title = Nights without an answer
catch-up-open = { $count ->
    [0] All of them are answered, or stay “not recorded”
    [one] 1 night is open. Unanswered it stays “not recorded”
   *[other] { $count } nights are open. Unanswered they stay “not recorded”
}
catch-up-cramps = Cramps
catch-up-unknown = Don’t know
catch-up-close = Done
catch-up-noted = { $answer ->
    [none] { $night }: no cramps
    [cramps] { $night }: cramps
   *[unknown] { $night } stays “not recorded”
}
