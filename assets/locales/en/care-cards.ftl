# Care cards: what is written down, beside the published sign it matches (care.ftl, assets/content/care.json). A card says what was
# counted and how soon to ask; never what it is.

care-card-long-cramp = A cramp lasted over ten minutes { $count ->
    [one] on one of the last 30 nights
   *[other] on { $count } of the last 30 nights
}.
care-card-one-leg-aches = One leg ached on { $count } of the last seven nights, the other on none.
care-card-pregnant-leg = Pregnancy is on your list, and one leg ached { $count ->
    [one] on one of the last seven nights
   *[other] on { $count } of the last seven nights
}.
    .sources = nhs-dvt limber
care-card-statin = { $medicine } is on your list, a statin by its name. Cramps or aches are written down for { $count ->
    [one] one of the last 30 nights
   *[other] { $count } of the last 30 nights
}.
    .sources = nhs-statins
care-card-disturbed-sleep = Cramps disturbed your sleep on { $count } of 14 nights, three or more in each week.
care-card-very-painful = Cramps of 8 or more out of 10 are written down for { $count } of the last 30 nights.
care-card-new-medicine = { $medicine } is new on your list. Since you began it, cramps are written down for { $count } nights.
care-card-pregnancy = Pregnancy is on your list, and cramps are written down for { $count ->
    [one] one of the last 30 nights
   *[other] { $count } of the last 30 nights
}.
    .sources = nhs-leg-cramps

care-haste-today = Today: a doctor, or the medical line where you live.
care-haste-today-if = Today, if the sign is true of you: a doctor, or the medical line where you live.
care-haste-soon = Soon: make an appointment.
care-sign = The published sign: { $sign }
care-number-is-ours = How many nights bring this card is Limber’s own choice: no source names a number.

## On screen

care-how-soon = How soon?
care-aside = Put aside
care-aside-this = Put aside: { $card }
care-put-aside = Put aside. It comes back when something new is written down.
care-asides = { $count ->
    [one] One card is put aside
   *[other] { $count } cards are put aside
}
care-show-again = Show again
care-back-this = Show again: { $card }
care-unread = What is written down could not be compared with the signs. { $reason }
care-undo = Undo
