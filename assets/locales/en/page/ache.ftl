# My legs ache: what may ease it, and what is known.

ache-title = Your legs ache
ache-urge-title = An urge to move
ache-what = What to do
ache-saved = Saved at { $time }, as an ache. The rest can be filled in by day.
ache-saved-urge = Saved at { $time }, as an urge to move. The rest can be filled in by day.
ache-entry = Open the entry
ache-known-link = What is known about this?
ache-known-title = Fine all day, aching at bedtime
ache-known-untested = Tight muscles, thirst or a pressed nerve are said to show once you lie still. No study was found that tests it.
    .sources = article
ache-known-urge = An urge to move that begins at rest and eases while you move is something else: restless legs.
    .sources = irlssg-2014
ache-known-hanging = Pain from narrowed arteries can be worse lying flat and better with the leg hanging down. That one is for a doctor today.
    .sources = bmj-case nhs-arteries
ache-known-cramp = A cramp is a hard, painful muscle that lets go after seconds or minutes. An ache is logged apart from it, so that each can be counted.
    .sources = nhs-leg-cramps
ache-known-doctor = An ache that stays is worth showing to a doctor.
    .sources = nhs-leg-cramps
ache-known-grade = Evidence on aching at bedtime: none found.
    .sources = limber
ache-is-urge = It is an urge to move
ache-is-ache = It is an ache
