# Checklist and routines: what they are called and why they are there. The movements are in stretches.ftl.

## Routines of breaks and of the evening: the name, one line for its card (.summary), the title when it is what comes next (.headline), and what
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

routine-desk-reset-thighs = Desk reset, thighs
    .summary = March, squats, front of thigh
    .headline = On the spot, then your thighs
    .reminder = March in place, { $squat-chair } s of squats to a chair, then { $quad-standing } s for the front of each thigh, a hand on the wall.

routine-desk-reset-hips = Desk reset, hips
    .summary = Walk, hips, toe raises
    .headline = Water, then your hips
    .reminder = Walk for a glass of water, then { $hip-flexor-standing } s for the front of each hip and { $toe-raises } s of toe raises.

routine-desk-reset-lower-calf = Desk reset, lower calf
    .summary = Up and down, lower calves
    .headline = Up and down, then your calves
    .reminder = Stand up and sit down for { $sit-to-stand } s, then { $calf-wall-bent } s for each lower calf and { $heel-raises } s of heel raises.

routine-seated-hips = Seated, hips
    .summary = Figure four, on the chair
    .headline = Your hips, from the chair
    .reminder = Stay seated: { $figure-four-seated } s of figure four per side, { $march-seated } s of marching and { $ankle-circles } s of ankle circles per side.

routine-seated-thighs = Seated, thighs
    .summary = Knees and thighs, on the chair
    .headline = Your thighs, from the chair
    .reminder = Stay seated: straighten each knee for { $knee-extension-seated } s, { $quad-seated } s for the front of each thigh and { $toe-curls-seated } s of toe curls per side.

routine-standing-shift = Break from standing, thighs
    .summary = Shift, then sit down
    .headline = Shift your weight, then sit down
    .reminder = Shift your weight for { $weight-shift } s, then sit: { $hamstring-seated } s of hamstring reach and { $ankle-circles } s of ankle circles per side.

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
