# Routines that are started in Stretch only: the name, and one line for the card (.summary). Those of breaks and of the evening are
# in content.ftl.

routine-article-dose = Article dose
    .summary = Standing, as the article has it
    .sources = article
routine-trial-dose = Trial dose
    .summary = Calves and hamstrings, as in a trial (Hallegraeff 2012)
    .sources = hallegraeff-2012
routine-nhs-dose = NHS dose
    .summary = Five minutes of short leans, three times a day, the last before bed
    .sources = nhs-leg-cramps
routine-in-bed = In bed
    .summary = Calves and thighs, lying on your back
routine-thighs-lying = Thighs, on the floor
    .summary = Back, front and inside
routine-hips-lying = Hips, lying
    .summary = Seat and front of hip
routine-hips-kneeling = Hips
    .summary = Front, outside and inside
routine-calves-and-feet = Calves and feet
    .summary = A towel, a roller, a ball
routine-after-a-cramp = After a cramp
    .summary = Gently, then legs up
routine-legs-up = Legs up
    .summary = On pillows, in bed
routine-legs-up-on-a-chair = Legs up on a chair
    .summary = From the floor
routine-legs-up-at-the-wall = Legs up at the wall
    .summary = From the floor
routine-legs-up-on-the-floor = Legs up on the floor
    .summary = On a pile of pillows
