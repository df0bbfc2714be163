# Stretch: routines and movements.

stretch-honest = May make night cramps milder for some people over 55. The trials are few and disagree; nobody under 50 was studied.
    .sources = cochrane-2021
stretch-routines = Routines
stretch-all-routines = Show all { $count } routines
stretch-movements = Movements
stretch-find = Find a movement
stretch-area = Part of the leg
stretch-position = Position
stretch-time = Time needed
stretch-any = any
stretch-up-to = up to { $minutes } min
stretch-cannot-stand = I can’t stand now
stretch-count = { $count ->
    [one] 1 movement
   *[other] { $count } movements
}
stretch-none = No movement fits all of this.
stretch-show-all = Show all movements
stretch-start = Start { $routine }
stretch-start-length = Start, { $length }
stretch-rhythm = Rhythm of { $routine }
stretch-steps = Steps
stretch-key-left = left leg
stretch-key-right = right leg
stretch-key-both = both legs, or walking
stretch-key-gaps = gaps are { $ready } s to get ready, { $switch } s to switch
stretch-column-movement = Movement
stretch-column-sides = Sides
stretch-column-hold = Hold
stretch-column-times = Times
stretch-column-rest = Rest
stretch-sides-each = left, right
stretch-sides-both = both
stretch-sides-each-short = L, R
stretch-seconds = { $seconds } s
stretch-no-rest = –
stretch-no-rest-words = none
stretch-caution = Stop if it hurts, and with chest pain, breathlessness or dizziness. A pull you can breathe through is enough. Keep a chair or a wall in reach; shoes or bare feet.
    .sources = nhs-tayside limber
stretch-instead = Can’t stand now: { $stretch }
stretch-instead-of = instead of { $stretch }
stretch-known = What is known
stretch-while-playing = While it plays
stretch-sound = Sound at each change
stretch-sound-hint = Quiet from { $from } to { $to }
stretch-how = How it is done
stretch-setup = Get there
stretch-cue = Then
stretch-switch = Other side
stretch-care = Take care
stretch-usual-dose = Usual dose
stretch-dose = { $times }.
stretch-dose-rest = { $times }, { $rest } of rest between.
stretch-dose-each = { $hold }, { $count ->
    [one] once
    [2] twice
   *[other] { $count } times
} on each side
stretch-dose-both = { $hold }, { $count ->
    [one] once
    [2] twice
   *[other] { $count } times
}
stretch-ask = Leave it out, or ask first:
stretch-ask-hip-replacement = After a hip replacement: no deep lean, and no hip past a right angle, until your physiotherapist says so.
    .sources = leeds-hip
stretch-ask-knee-replacement = After a knee replacement: before you bend it far or kneel on it.
    .sources = limber
stretch-ask-balance = If your balance is uncertain: take the seated or lying one.
    .sources = nhs-tayside
stretch-ask-late-pregnancy = From week 28 of a pregnancy: not flat on the back.
    .sources = safer-pregnancy
stretch-ask-heart-failure = With heart failure, or breathless lying flat.
    .sources = nhs-heart-failure
stretch-ask-circulation = If raising the leg hurts and letting it hang helps: contact a doctor today.
    .sources = bmj-case
stretch-ask-swollen-leg = One leg swollen, warm or discoloured: leave it alone and be seen today.
    .sources = nhs-dvt
stretch-ask-blood-thinners = Pregnant, on blood thinners, or with varicose veins: before you press or roll.
    .sources = limber
stretch-in-routines = In these routines
stretch-position-standing = Standing
stretch-position-kneeling = Kneeling
stretch-position-seated = Seated
stretch-position-lying = Lying
stretch-position-in-bed = In bed
stretch-area-calf = calf
stretch-area-back-of-thigh = back of thigh
stretch-area-front-of-thigh = front of thigh
stretch-area-hip = hip
stretch-area-inner-thigh = inner thigh
stretch-area-foot = foot
stretch-area-whole-leg = whole leg
stretch-figure = Drawing of { $stretch }. { $setup } { $cue }
stretch-saved = { $routine }: { $length } held. Kept in the journal.
stretch-saved-left = { $routine }, left early: { $length } held. Kept in the journal.
stretch-saved-hurt = Stopped because it hurt. { $length } held before that is kept in the journal; nothing counts against you.
stretch-not-saved = What you held is not saved yet.
stretch-save-again = Try again
stretch-not-found = There is no routine or movement of that name.
