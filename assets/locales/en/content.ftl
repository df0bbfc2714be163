# Checklist, stretches, routines: what the content is called and why it is there.

## Stretches: the name, how to get there (.setup), what to do during it (.cue), how to change sides (.switch, only
## where it has sides), who should take care (.caution), and what is known (.evidence). The sources of all of it are in
## assets/content/stretches.json; a year in a sentence must be that of one of them.

stretch-walk = Walk for a glass of water
    .setup = Stand up and set off for the kitchen. Take the long way if there is one.
    .cue = An easy pace, arms loose. Fill the glass, drink what you like of it.
    .caution = Stop if a leg hurts each time you walk and eases when you stand. A doctor should hear about that.
    .evidence = Sitting less is good for health; WHO 2020 names no interval. For night cramps there is one comparison, which cannot show a cause (Delacour 2020). Extra work breaks may not change aches (Luger 2019).

stretch-calf-wall-straight = Calf at the wall
    .setup = Face a wall, both hands on it. Step the working leg well back, toes pointing at the wall.
    .cue = Heel down, back knee straight. Bend the front knee until the calf pulls gently. Stay there, no bouncing.
    .switch = Bring the leg in and step the other one back.
    .caution = A pull is enough; stop at pain. In shoes or barefoot, but not in socks on a smooth floor.
    .evidence = May help some people over 55. One trial of calf and hamstring stretching counted fewer cramps (Hallegraeff 2012, 80 people); a larger one of calf stretching, in people on quinine, found no difference (Coppin 2005, 191 people). How often is not clear, and certainty is very low (Cochrane 2021). Holds of 10 to 30 s are the usual dose for staying flexible (ACSM 2021).

stretch-heel-raises = Heel raises
    .setup = Stand behind a chair, hands on its back, feet as wide as your hips.
    .cue = Rise onto your toes slowly, come down more slowly. Two seconds up, three down.
    .caution = Keep both hands on the chair if your balance is uncertain. Do fewer if the calves tighten.
    .evidence = Sitting less is good for health; WHO 2020 names no interval. No trial has tested heel raises against night cramps.

stretch-hamstring-seated = Seated hamstring reach
    .setup = Sit on the front half of a chair or the edge of the bed. One leg straight ahead, heel on the floor, toes up.
    .cue = Back long, lean forward from the hips until the back of the thigh pulls gently. Keep breathing.
    .switch = Sit up, draw the leg in and put the other one out.
    .caution = Choose a chair that does not roll. Lean less if you feel it in the back or behind the knee; stop if a pain shoots down the leg. After a hip replacement do not lean in deeply: ask first.
    .evidence = May help some people over 55. The trial that counted fewer cramps stretched calves and hamstrings every night for six weeks (Hallegraeff 2012, 80 people). The trials disagree, how often is not clear, and certainty is very low (Cochrane 2021). 10 to 30 s is the usual dose for staying flexible (ACSM 2021).

stretch-quad-side-lying = Front of thigh
    .setup = Lie on your side, the lower knee bent for balance. Take hold of the upper foot behind you.
    .cue = Draw the heel towards the seat, knees together, back not arched. Stay where the front of the thigh pulls.
    .switch = Let the foot go and roll over to the other side.
    .caution = If the foot is out of reach, hold the trouser leg or loop a towel around the ankle. Leave it out if the knee hurts; after a joint replacement, ask first.
    .evidence = No cramp trial has tested the front of the thigh (Cochrane 2021). 10 to 30 s is the usual dose for staying flexible, 30 to 60 s for older adults (ACSM 2021).

stretch-calf-seated = Seated calf stretch
    .setup = Sit tall, towards the front of the chair. One leg straight ahead, heel on the floor.
    .cue = Pull the toes towards your shin and hold them there, knee straight, shoulders loose.
    .switch = Let the foot down, draw it in and put the other leg out.
    .caution = If the calf begins to cramp, pull less and wait.
    .evidence = May help some people over 55. One trial counted fewer cramps (Hallegraeff 2012), one in people on quinine found no difference (Coppin 2005). How often is not clear, and certainty is very low (Cochrane 2021). 10 to 30 s is the usual dose for staying flexible (ACSM 2021).

stretch-ankle-pumps-seated = Heels and toes
    .setup = Sit tall, both feet flat under the knees.
    .cue = Lift both heels, set them down, lift the toes. Slow and even, nobody at the desk needs to notice.
    .caution = Smaller movements are fine. Stop if a calf or a shin begins to cramp.
    .evidence = For when you have to sit. Sitting less is what is good for health; WHO 2020 names no interval. No trial has tested this movement against night cramps.

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

routine-standing = Break from standing
    .summary = Walk, then sit down
    .headline = Walk a little, then sit down
    .reminder = Walk a little, then sit: { $calf-seated } s of calf stretch per side and { $ankle-pumps-seated } s of heels and toes. Back on your feet, shift your weight from one to the other.

## Checklist: the item, why it is there and who should leave it out (.why), and what is known (.evidence). Grades, what
## they are about and the sources are in assets/content/checklist.json; a year in a sentence must be that of one of them.

checklist-last-caffeine = Last caffeine
    .why = Coffee, tea, cola or chocolate later than this can cost you sleep.
    .evidence = One cup of coffee was safe about nine hours before bed, by pooled studies (Gardiner 2023); a large dose harmed sleep even six hours before (Drake 2013). For cramps no study was found.
checklist-change-position = Change position now and then
    .why = No way of sitting is the right one for long. Pain from the back into a leg, a leg that goes numb or weak: tell a doctor.
    .evidence = No study was found that links the way of sitting or standing to night cramps. Numbness that lasts is a reason to see a doctor (NHS, leg cramps). The article says posture matters: that overstates it.
checklist-daily-walk = Daily walk or short ride
    .why = On foot or by bike; any movement counts. Nothing strenuous late in the evening. Leg pain on each walk that goes when you rest: stop, and tell a doctor.
    .evidence = Sitting less is good for health, and any movement counts (WHO 2020). Inactive people over 60 had more cramps in one study; a daily walk was not tested (Delacour 2020). Nothing strenuous late is advice for restless legs (NHS, restless legs).
checklist-supportive-shoes = Supportive shoes or slippers
    .why = Cushioning can ease legs that stand a lot. At home: soles that do not slip, a heel that is held.
    .evidence = Cushioned floors and insoles ease discomfort in people who stand at work (Speed 2018). Slippers are a habit, not tested. For cramps no study was found; shoes that hold are one clinic’s advice (Mayo Clinic 2013).
checklist-water-through-the-day = Water through the day
    .why = Keep any limit you were given. Rather by day than at night, if you get up at night.
    .evidence = NHS names too little water as one possible cause; a 2012 review thinks tired muscles and nerves likelier (AFP 2012), and ten men who had sweated cramped no sooner (Miller 2010). The article calls it a major culprit: that overstates it.
checklist-warm-bath = Warm bath or shower
    .why = Warm, about 40 °C, not hot, ten minutes or so. It may help some people fall asleep. Test it with your wrist, not on numb or broken skin, and get out slowly.
    .evidence = A warm bath or shower one to two hours before bed: people fell asleep sooner in pooled studies (Haghayegh 2019). For cramps, warmth has no trial (Cochrane 2021).
checklist-screens-away = Screens away
    .why = No devices right before bed, and nothing in bed but sleep.
    .evidence = Common sleep advice (NHS, restless legs). For cramps no study was found.
checklist-legs-up = Legs up for 12 minutes
    .why = On pillows in bed, or on the floor with the lower legs on a chair: a little above the heart, the whole leg held. May ease heavy legs. Leave it out if raising hurts and hanging helps: contact a doctor today. Heart failure, or breathless lying flat: ask first. From week 28 of a pregnancy: not flat on the back.
    .evidence = Heavy legs felt lighter in a hospital study, 60 people in bed for days; year not known. Nothing was tested for cramps. The article calls it incredibly effective: that overstates it.
checklist-bedroom-not-for-work = Bedroom for sleep, not for work
    .why = Work and screens stay in another room, or at least out of the bed.
    .evidence = Common sleep advice (NHS, insomnia). For cramps no study was found. The article advises it too.
checklist-stretching = Stretch: Bedtime 5
    .why = May help some people. Ticks itself when you finish the routine.
    .evidence = One trial counted fewer cramps (Hallegraeff 2012, 80 people over 55); a larger one, in people on quinine, found no difference (Coppin 2005, 191 people). Cramps may become milder, how often is not clear, certainty is very low (Cochrane 2021). The article promises significantly fewer: that overstates it.
checklist-warm-pack = Warm or cool pack on the legs
    .why = For comfort, whichever you like. Warm: a cloth between, 20 minutes, while awake; no bottle left in the bed. Cool: in a damp cloth, 10 to 15 minutes. Neither on skin that is numb, broken or badly supplied.
    .evidence = No trial has tested warmth or cold against cramps (Cochrane 2021). Hot-water bottles in bed have caused deep burns (Jose 2005).
checklist-calming-scent = Chamomile tea or a calming scent
    .why = A cup of tea, a diffuser, or a drop on a cloth beside the pillow: pleasant, and a sign that the day is over. No oil neat on the skin or in the bath, none near pets or with asthma. Allergic to daisies, or on blood thinners: ask before chamomile.
    .evidence = Scents: 31 small trials that disagree widely (Lin 2019). Chamomile: ten studies with the same trouble (Kazemi 2024), and one bleeding together with warfarin (CMAJ 2006). For cramps no study was found. The article says “has been shown”: that overstates it.
checklist-blackout-and-quiet = Light and noise shut out
    .why = Dark curtains or a mask; earplugs, or an even sound such as a fan, where it is noisy.
    .evidence = Dark and quiet is expert advice (NHS, restless legs; NHS, insomnia). For cramps no study was found, of curtains or of sound; both stand in the article.
checklist-cool-dark-quiet = Room cool, dark and quiet
    .why = Common sleep advice, whatever your legs do.
    .evidence = Dark and quiet is expert advice (NHS, restless legs); cool stands in leaflets only (NHS, insomnia). For cramps no study was found.
checklist-glass-of-water = Glass of water by the bed
    .why = So that you need not get up for a sip. Keep any limit you were given, and take only the sip if it sends you to the toilet.
    .evidence = NHS names too little water as one possible cause; a 2012 review thinks tired muscles and nerves likelier (AFP 2012). Getting up three times or more a night goes along with falls (Vaughan 2010).
checklist-loose-covers = Covers loose at the feet
    .why = Room for your feet to move.
    .evidence = One clinic suggests that it may help (Mayo Clinic 2013). No trial has tested it.
checklist-lying-comfortably = Lie as it is comfortable
    .why = A pillow where you like one, and room for the feet. From week 28 of a pregnancy: on the side.
    .evidence = A review looked for trials of positions and found none (Cochrane 2021). The article advises to mind how you lie: that is untested.
checklist-in-bed = In bed by { $time }
    .why = 7 hours of sleep suits most adults, so plan a little more in bed. Regular times are common sleep advice.
    .evidence = Seven hours of sleep or more is what sleep specialists agree on (AASM/SRS 2015); regular times are advice from leaflets (NHS, insomnia). Short and poor sleep goes along with cramps; which comes first is not known (Grandner 2017).
