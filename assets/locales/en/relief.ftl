# The cramp screen's own words: what helps, what comes first, and how soon to be seen.
# The steps, their order and the sources of every line are in assets/content/relief.json.

## Before the first step. The line about a clot stays in sight all the while, and leads to how soon to be seen.

relief-calm = Most cramps let go by themselves within minutes. Breathe out slowly, then one step after the other.
relief-first = One leg swollen, warm or discoloured? Do not rub it, be seen today.

## Steps: one line a step, how to do it (.cue), what comes next in half a sentence (.next), and what is known of it
## (.known, shown by day with its sources).

relief-calf-lengthen = Sit up and straighten the leg. Pull your toes slowly towards you.
    .cue = Hold until it lets go. Do not bounce.
    .next = stand on that foot, if you can
    .known = Stretching the muscle is the usual first aid. It was reviewed for exercise cramps (Miller 2022); no trial has tested it in night cramps.

relief-calf-stand = Stand on that foot, if you can. Let it carry your weight.
    .cue = Light on, hold on to something, heel on the floor. Stay seated if your balance is uncertain.
    .next = rub the calf
    .known = Standing with weight on it may help (NHS). Light and a hold are our own caution.

relief-calf-rub = Rub the calf, gently.
    .cue = As far as it is comfortable. Not if the leg is swollen, warm or discoloured.
    .next = something warm
    .known = Rubbing may ease the pain (NHS). No trial has tested it (Cochrane 2021), and experts warn of pressing a leg that may have a clot (Bartsch 2021).

relief-foot-lengthen = Sit up and take hold of your toes. Bend them slowly up, towards the shin.
    .cue = Hold until it lets go. Do not bounce.
    .next = stand on that foot, if you can
    .known = Stretching the muscle is the usual first aid. It was reviewed for exercise cramps (Miller 2022); no trial has tested it in night cramps.

relief-foot-stand = Stand on that foot, if you can. Let it carry your weight.
    .cue = Light on, hold on to something, toes long on the floor. Stay seated if your balance is uncertain.
    .next = roll or rub the sole
    .known = Standing with weight on it may help (NHS). Light and a hold are our own caution.

relief-foot-rub = Rub the sole, or sit and roll it over something round.
    .cue = Slowly, without sharp pain. Not if the leg is swollen, warm or discoloured.
    .next = something warm
    .known = Rubbing may ease the pain (NHS). Rolling is from the article and has not been tested. Experts warn of pressing a leg that may have a clot (Bartsch 2021).

relief-back-of-thigh-lengthen = Lie on your back and hold the thigh with both hands. Straighten the knee slowly.
    .cue = Hold until it lets go. After a hip operation leave it out, unless you were told that it is fine.
    .next = or the heel on a chair, holding on
    .known = Stretching the muscle is the usual first aid. It was reviewed for exercise cramps (Miller 2022); lying down is our own choice for the night, and hip operations have limits (Leeds Teaching Hospitals NHS).

relief-back-of-thigh-chair = Or put the heel on a chair that does not roll. Lean forward slowly.
    .cue = Light on, hold on with both hands. Stay lying if your balance is uncertain; not after a hip operation.
    .next = rub the muscle
    .known = The movement is from the article and has not been tested. Something sturdy to hold is what NHS Tayside advises; leaving it out after a hip operation, Leeds Teaching Hospitals NHS.

relief-front-of-thigh-lengthen = Lie on the other side. Draw the heel slowly to your seat.
    .cue = Hold the foot or the trouser leg, do not bounce. Not after a joint replacement, unless you were told that it is fine.
    .next = get up and walk, if you can
    .known = Stretching the muscle is the usual first aid. It was reviewed for exercise cramps (Miller 2022); no trial has tested the front of the thigh.

relief-other-lengthen = Sit or lie. Find the way that pulls the hard muscle long, and go there slowly.
    .cue = Hold until it lets go. Do not bounce.
    .next = get up and walk, if you can
    .known = Stretching the muscle is the usual first aid. It was reviewed for exercise cramps (Miller 2022); no trial has tested it in night cramps.

relief-walk = Stand up and move a few steps, if you can.
    .cue = Light on, hold on to something. Stay seated if your balance is uncertain.
    .next = rub the muscle
    .known = NHS names standing, NHS inform moving. Light and a hold are our own caution.

relief-rub = Rub the muscle gently.
    .cue = As far as it is comfortable. Not if the leg is swollen, warm or discoloured.
    .next = something warm
    .known = Rubbing may ease the pain (NHS). No trial has tested it (Cochrane 2021), and experts warn of pressing a leg that may have a clot (Bartsch 2021).

relief-warmth = Put something warm on it. If it is sore, something cold in a damp cloth.
    .cue = A cloth between, awake, not on numb, broken or badly supplied skin. Warm 20 minutes, cold 10 to 15.
    .next = from the start
    .known = For comfort. No trial has tested heat or cold (Cochrane 2021). The limits are from NHS leaflets; hot-water bottles in bed have caused deep burns (Jose 2005).

## Afterwards

relief-after-legs-up = Legs up on a pillow, a little above the heart. Not if raising hurts and hanging helps: contact a doctor today.
    .known = For comfort: heavy legs felt lighter in a hospital study, 60 people; nothing was tested for cramps. Heart failure, or breathless lying flat: ask first (NHS, 2022). From week 28 of a pregnancy: not flat on the back.
relief-after-water = A sip of water, within any limit you were given.
    .known = NHS names too little water as one possible cause; a 2012 review thinks tired muscles and nerves likelier (AFP 2012).
relief-after-rub = Rub the muscle gently. Not if the leg is swollen, warm or discoloured.
    .known = Rubbing may ease the pain (NHS). No trial has tested it (Cochrane 2021), and experts warn of pressing a leg that may have a clot (Bartsch 2021).
relief-after-warmth = Something warm, something cold if it is sore, or both in turn: in a cloth, awake, not on numb skin. Warm 20 minutes, cold 10 to 15.
    .known = Soreness can last up to a day (NHS). Heat and cold are for comfort, no trial has tested them (Cochrane 2021).

relief-after-bath = Or a warm bath or shower, if you are steady on your feet. Warm, not hot; not if the leg is swollen, warm or discoloured.
    .known = For comfort; no trial has tested heat (Cochrane 2021). Rubbing gently in warm water is from the article. Not on numb or badly supplied skin (Sherwood Forest Hospitals NHS).
relief-after-roll = A roller or a ball under the muscle, slowly, without sharp pain. Not if the leg is swollen, warm or discoloured.
    .known = From the article, and not tested. Experts warn of pressing a leg that may have a clot, a wound or inflamed skin (Bartsch 2021).

## My legs ache: what may be pleasant, and what is known. An urge to move is another thing, and gets no steps of a cramp.

relief-ache-stretch = An easy stretch: sit, one leg long, and draw the toes slowly towards you. Half a minute a leg, and not into pain.
    .known = The movement is from the article and has not been tested for aches. Stopping where it hurts is our own rule.
relief-ache-known = An ache that stays, or comes with every walk, is worth showing to a doctor.
    .known = The article says that tightness or thirst show once you lie still; no study has tested that. Restless legs begin at rest (IRLSSG 2014), and badly supplied legs can hurt more lying flat (NHS).
relief-urge-move = Get up and walk about slowly, as long as it is pleasant. Light on; nothing strenuous this late.
    .known = An urge to move begins at rest, eases while moving and is worse in the evening (IRLSSG 2014). Nothing strenuous late is advice of the NHS.
relief-urge-known = An urge to move is not a cramp, and the steps for a cramp are not meant for it. If it often keeps you awake, ask a doctor.
    .known = Restless legs are told from cramps by the urge that eases while moving (IRLSSG 2014). Only a clinician can tell for sure.

## One tap beside whatever rubs, warms or raises a leg: how soon to be seen (care.ftl).

care-link = How soon?

## After ten minutes

relief-ten-minutes = Ten minutes is longer than most cramps last. If moving does not ease it either, get medical advice now.
    .known = NHS inform: over ten minutes, and not better when you start to move.
relief-ten-signs = If one leg is swollen, warm, red or darker, do not rub it and be seen today. With breathlessness, chest pain, coughing blood or fainting, call your local emergency number.
    .known = The leg: NHS on clots in the leg. Coughing blood: nidirect on clots in the lung.
relief-ten-say = If dirt got into a wound, or you touched something poisonous such as lead or mercury, say so.
    .known = NHS inform.
