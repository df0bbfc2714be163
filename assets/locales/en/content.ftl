# Checklist, stretches, routines: what the content is called and why it is there.

## Stretches: the name, how to get there (.setup), what to do during it (.cue), how to change sides (.switch, only
## where it has sides), who should take care (.caution), and what is known (.evidence, with source and year).

stretch-walk = Walk for a glass of water
    .setup = Stand up and set off for the kitchen. Take the long way if there is one.
    .cue = An easy pace, arms loose. Fill the glass, drink what you like of it.
    .caution = Stop if a leg hurts each time you walk and eases when you stand. A doctor should hear about that.
    .evidence = Moving a little every hour is a good general habit (WHO 2020). For night cramps there are only observations, no trial (Delacour 2020).

stretch-calf-wall-straight = Calf at the wall
    .setup = Face a wall, both hands on it. Step the working leg well back, toes pointing at the wall.
    .cue = Heel down, back knee straight. Bend the front knee until the calf pulls gently. Stay there, no bouncing.
    .switch = Bring the leg in and step the other one back.
    .caution = A pull is enough; stop at pain. In shoes or barefoot, but not in socks on a smooth floor.
    .evidence = May help some people. One trial of calf and hamstring stretching counted fewer cramps (Hallegraeff 2012, 80 people), a larger one of calf stretching found no difference (Coppin 2005, 191 people). Holds of 10 to 30 s are the usual dose (ACSM 2021).

stretch-heel-raises = Heel raises
    .setup = Stand behind a chair, hands on its back, feet as wide as your hips.
    .cue = Rise onto your toes slowly, come down more slowly. Two seconds up, three down.
    .caution = Keep both hands on the chair if your balance is uncertain. Do fewer if the calves tighten.
    .evidence = It gets the calves moving after sitting, which is a good general habit (WHO 2020). No trial has tested it against night cramps.

stretch-hamstring-seated = Seated hamstring reach
    .setup = Sit on the front half of a chair or the edge of the bed. One leg straight ahead, heel on the floor, toes up.
    .cue = Back long, lean forward from the hips until the back of the thigh pulls gently. Keep breathing.
    .switch = Sit up, draw the leg in and put the other one out.
    .caution = Choose a chair that does not roll. Lean less if you feel it in the back or behind the knee.
    .evidence = May help some people. The trial that counted fewer cramps stretched calves and hamstrings every night for six weeks (Hallegraeff 2012, 80 people). The trials are few and disagree (Cochrane 2021).

stretch-quad-side-lying = Front of thigh
    .setup = Lie on your side, the lower knee bent for balance. Take hold of the upper foot behind you.
    .cue = Draw the heel towards the seat, knees together, back not arched. Stay where the front of the thigh pulls.
    .switch = Let the foot go and roll over to the other side.
    .caution = If the foot is out of reach, hold the trouser leg or loop a towel around the ankle. Leave it out if the knee hurts.
    .evidence = No cramp trial has tested the front of the thigh (Cochrane 2021). 10 to 30 s is the usual dose for staying flexible, 30 to 60 s for older adults (ACSM 2021).

stretch-calf-seated = Seated calf stretch
    .setup = Sit tall, towards the front of the chair. One leg straight ahead, heel on the floor.
    .cue = Pull the toes towards your shin and hold them there, knee straight, shoulders loose.
    .switch = Let the foot down, draw it in and put the other leg out.
    .caution = If the calf begins to cramp, pull less and wait.
    .evidence = May help some people. The trials of calf stretching are few and disagree (Hallegraeff 2012, Coppin 2005).

stretch-ankle-pumps-seated = Heels and toes
    .setup = Sit tall, both feet flat under the knees.
    .cue = Lift both heels, set them down, lift the toes. Slow and even, nobody at the desk needs to notice.
    .caution = Smaller movements are fine. Stop if a calf or a shin begins to cramp.
    .evidence = It keeps the lower legs moving while you have to sit, a good general habit (WHO 2020). No trial has tested it against night cramps.

## Routines: the name, one line for its card (.summary), the title when it is what comes next (.headline), and what
## the reminder says (.reminder). A reminder's variables are the routine's stretch ids: the seconds of one hold.

routine-bedtime-5 = Bedtime 5
    .summary = Calves and thighs, slowly
    .headline = Three stretches before bed
    .reminder = Calf, back of thigh, front of thigh: { $calf-wall-straight } s holds on each side, slowly.

routine-desk-reset = Desk reset
    .summary = Walk, calves, heel raises
    .headline = Water, then your calves
    .reminder = Walk to the kitchen for a glass of water, then { $calf-wall-straight } s of calf stretch per side and { $heel-raises } s of heel raises.

routine-seated = Seated
    .summary = Meeting-safe, on the chair
    .headline = Your legs, from the chair
    .reminder = Stay seated: { $calf-seated } s of calf stretch and { $hamstring-seated } s of hamstring reach per side, then { $ankle-pumps-seated } s of heels and toes.

## Checklist: the item, why it is there (.why), and what is known (.evidence, beginning with what the grade is about).

checklist-last-caffeine = Last caffeine
    .why = Coffee, tea or cola later than this can cost you sleep.
    .evidence = Sleep: moderate. A cut-off about 8 to 9 hours before bed is what the studies point to (Drake 2013, Gardiner 2023). Cramps: none found.
checklist-supportive-shoes = Supportive shoes or slippers
    .why = Cushioning can ease legs that stand a lot.
    .evidence = Discomfort from standing: moderate, for people who stand at work (Speed 2016). Cramps: none found.
checklist-water-through-the-day = Water through the day
    .why = Drinking too little is one possible cause of cramps among several.
    .evidence = Cramps: weak. The link to dehydration is often overstated (AFP 2012, Miller 2010, NHS).
checklist-warm-bath = Warm bath or shower
    .why = Ten minutes or more, an hour or two before bed, may help you fall asleep.
    .evidence = Sleep: moderate (Haghayegh 2019). It says nothing about cramps.
checklist-screens-away = Screens away
    .why = A dim, quiet last hour makes it easier to stop.
    .evidence = Cramps: none found. It is on the list as a habit, not as a remedy.
checklist-legs-up = Legs up for 12 minutes
    .why = May ease heavy legs; not tested for cramps. Leave it out if raising them hurts.
    .evidence = Heavy legs: weak, one trial in 60 inpatients. Cramps: none found. If letting the leg hang eases the pain, tell a doctor.
checklist-stretching = Stretch: Bedtime 5
    .why = May help some people. Ticks itself when you finish the routine.
    .evidence = Cramps: weak and mixed. One trial found fewer cramps (Hallegraeff 2012, 80 people), a larger one no difference (Coppin 2005, 191 people). The trials are few and disagree (Cochrane 2021).
checklist-warm-pack = Warm pack on the calves
    .why = For comfort. Take it off before you fall asleep.
    .evidence = Cramps: weak. No trial shows that warmth prevents them (Cochrane 2021).
checklist-calming-scent = Chamomile tea or a calming scent
    .why = Pleasant, and a sign that the day is over.
    .evidence = Sleep: weak. The studies are small and disagree widely (a meta-analysis of 2019, Kazemi 2024).
checklist-cool-dark-quiet = Room cool, dark and quiet
    .why = Good for sleep, whatever your legs do.
    .evidence = Sleep: moderate (AASM/SRS 2015, Grandner 2017). Cramps: only an association.
checklist-glass-of-water = Glass of water by the bed
    .why = So that you need not get up for a sip.
    .evidence = Cramps: weak. Dehydration is one possible cause among several (AFP 2012, NHS).
checklist-loose-covers = Covers loose at the feet
    .why = Room for your feet to move.
    .evidence = Cramps: none found. It costs nothing to try.
checklist-in-bed = In bed by { $time }
    .why = Seven hours or more, at regular times, are good for sleep.
    .evidence = Sleep: moderate (AASM/SRS 2015, Grandner 2017). Cramps: only an association.

## Relief during a cramp: one line a step, how to do it (.cue), what comes next in half a sentence (.next), and where it
## comes from (.source, shown by day). The steps and their order are in assets/content/relief.json.

relief-calf-lengthen = Straighten the leg. Pull your toes slowly towards you.
    .cue = Hold, do not bounce.
    .next = stand on that foot, if you can
    .source = Stretching the muscle is the usual first aid: NHS, leg cramps; Miller 2022 (PMC8775277)

relief-calf-stand = Stand on that foot, if you can. Let it carry your weight.
    .cue = Hold on to something. Heel on the floor.
    .next = rub the calf
    .source = NHS, leg cramps

relief-calf-rub = Rub the calf, gently, from the ankle up.
    .cue = Press only as far as it is comfortable.
    .next = something warm
    .source = NHS, leg cramps

relief-foot-lengthen = Take hold of your toes. Bend them slowly up, towards the shin.
    .cue = Hold, do not bounce.
    .next = stand on that foot, if you can
    .source = Stretching the muscle is the usual first aid: NHS, leg cramps; Miller 2022 (PMC8775277)

relief-foot-stand = Stand on that foot, if you can. Let it carry your weight.
    .cue = Hold on to something. Toes long on the floor.
    .next = roll or rub the sole
    .source = NHS, leg cramps

relief-foot-rub = Rub the sole, or roll it over something round.
    .cue = Slowly, without sharp pain.
    .next = something warm
    .source = NHS, leg cramps

relief-back-of-thigh-lengthen = Put the heel on a chair, the leg straight. Lean forward slowly.
    .cue = Hold, do not bounce.
    .next = or lying down, the knee to your chest
    .source = Stretching the muscle is the usual first aid: Miller 2022 (PMC8775277)

relief-back-of-thigh-knee = Or lie on your back. Draw that knee towards your chest.
    .cue = Both hands behind the thigh. Hold it there.
    .next = rub the muscle
    .source = Stretching the muscle is the usual first aid: Miller 2022 (PMC8775277)

relief-front-of-thigh-lengthen = Lie on the other side. Draw the heel slowly to your seat.
    .cue = Hold the foot or the trouser leg. Do not bounce.
    .next = get up and walk, if you can
    .source = Stretching the muscle is the usual first aid: Miller 2022 (PMC8775277)

relief-other-lengthen = Find the way that pulls the hard muscle long. Go there slowly.
    .cue = Hold, do not bounce.
    .next = get up and walk, if you can
    .source = Stretching the muscle is the usual first aid: Miller 2022 (PMC8775277)

relief-walk = Stand up and walk a few steps, if you can.
    .cue = Hold on to something.
    .next = rub the muscle
    .source = NHS, leg cramps

relief-rub = Rub the muscle gently.
    .cue = Press only as far as it is comfortable.
    .next = something warm
    .source = NHS, leg cramps

relief-warmth = Put something warm on it. If it is sore, something cold in a cloth.
    .cue = A warm pack or a damp warm towel.
    .next = from the start
    .source = For comfort. No trial shows that heat, cold or massage prevents cramps (Cochrane 2021, CD008496.pub3)

relief-after-legs-up = Legs up on a pillow, a little above the heart.
    .source = For comfort, no evidence for cramps. Leave it out if raising them hurts and hanging them helps, and tell a doctor.
relief-after-water = A sip of water.
    .source = Too little water is one possible cause among several; the evidence is weak (AFP 2012, 86:350)
relief-after-rub = Rub the muscle gently.
    .source = NHS, leg cramps
relief-after-warmth = Something warm on it, or something cold in a cloth if it is sore.
    .source = Soreness can last up to a day (NHS, leg cramps). Heat and cold are for comfort (Cochrane 2021, CD008496.pub3)

relief-ten-minutes = Ten minutes is longer than most cramps last. Get medical advice now.
    .source = NHS inform, muscle cramp
relief-ten-signs = If one leg is swollen, warm, red or darker, be seen today. With breathlessness, chest pain or coughing blood, call the emergency number.
    .source = NHS, deep vein thrombosis
relief-ten-say = If dirt got into a wound, or you touched something poisonous, say so.
    .source = NHS inform, muscle cramp
