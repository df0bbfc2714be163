# What stands behind a health sentence: one line a source of assets/content/sources.json, saying what it is.

## Grades: what a badge says, and how a source is named.

evidence-badge = { $subject }: { $grade }
evidence-subject-cramps = Cramps
evidence-subject-sleep = Sleep
evidence-subject-heavy-legs = Heavy legs
evidence-subject-standing = Standing for long
evidence-subject-health = Health
evidence-strong = strong
evidence-moderate = moderate
evidence-weak = weak
evidence-none-found = none found
evidence-against = against
evidence-label = What is known
source-of = { $by } { $year }
source-undated = { $by }, undated
sources-list = Sources: { $sources }

## What each source is.

source-hallegraeff-2012 = Trial: 80 people over 55 stretched calf and hamstring every night for six weeks, or did not. Nobody was blind.
source-coppin-2005 = Trial: 191 people on prescribed quinine, half of them advised to stretch their calves.
source-cochrane-2021 = Review of treatments without medicines: three stretching trials, 201 people, all over 50.
source-acsm-2021 = Exercise guidelines: how long to hold a stretch for flexibility. Nothing on cramps.
source-miller-2022 = Review of exercise cramps, not of night cramps.
source-miller-2010 = Experiment: ten men lost 3 % of their weight by sweating. Cramps set off by current came no sooner.
source-afp-2012 = Review for family doctors: tired muscles and nerves are likelier causes than salts or fluids.
source-delacour-2020 = Comparison of 136 pairs over 60, with and without night cramps. It cannot show a cause.
source-who-2020 = Guidelines on activity and sitting: sit less, any movement counts. No interval is named.
source-luger-2019 = Review of work breaks: six trials, low certainty. Extra breaks may not change aches.
source-gardiner-2023 = Review of caffeine and sleep: 24 studies. A cup of coffee was safe about nine hours before bed.
source-drake-2013 = Experiment: a large dose of caffeine (400 mg) harmed sleep even six hours before bed.
source-speed-2018 = Review of ten studies of people who stand at work: cushioned floors and insoles.
source-haghayegh-2019 = Review of warm baths and showers before bed: 17 studies.
source-lin-2019 = Review of scents of every kind and sleep: 31 small trials that disagree widely.
source-kazemi-2024 = Review of chamomile and sleep: ten studies, 772 people, which disagree widely.
source-cmaj-2006 = Report of one person who bled after chamomile and warfarin together.
source-aasm-2015 = Statement of sleep specialists: seven hours of sleep or more for most adults.
source-grandner-2017 = Survey: short and poor sleep go along with cramps. Which comes first is not known.
source-mayo-2013 = Advice of a clinic on night leg cramps.
source-heavy-legs-study = 60 hospital patients in bed for days, 40 with raised legs. Nobody was blind; author and year are not known to us.
source-jose-2005 = Report of deep burns from hot-water bottles in people with diabetes.
source-bartsch-2021 = 37 experts on when not to roll or press a muscle.
source-vaughan-2010 = Study of older people: three or more trips to the toilet at night went along with more falls.
source-nhs-leg-cramps = Advice for everybody, from the health service in England.
source-nhs-inform-cramp = Advice for everybody, from the health service in Scotland.
source-nhs-restless-legs = Advice on habits before bed, from the health service in England.
source-nhs-insomnia = Advice of specialists on the bedroom and regular hours.
source-nhs-dvt = Signs of a clot in the leg, read in copies of the page.
source-nidirect-embolism = Signs of a clot in the lung, from the health service in Northern Ireland.
source-nhs-arteries = Signs of badly supplied legs, read in an older copy of the page.
source-nhs-statins = What to do about muscle pain while taking a statin.
source-nhs-heart-failure = Advice on living with heart failure.
source-oxford-2014 = Leaflet on pressed nerves in the lower back.
source-irlssg-2014 = What tells restless legs from other things: an urge to move, at rest, eased while moving, worse in the evening.
source-healthify = Signs in back and legs that cannot wait.
source-bhf = Pain on walking that goes within ten minutes of rest.
source-bmj-case = Pain that is worse with raised legs and eases when they hang, as a sign of badly supplied legs.
source-safer-pregnancy = Advice on the position in late pregnancy. It is about sleep; taking it over is our caution.
source-heart-failure-matters = Advice on fluid limits with heart failure.
source-sherwood-forest = Leaflet on heat and cold: how long, and on whom not.
source-mpft = Leaflet on cold packs: how long, and on whom not.
source-leeds-hip = Leaflet on movements to leave out after a hip operation.
source-nhs-tayside = Leaflet on exercising with something sturdy in reach and shoes that hold.
source-hooper-2015 = Review of 67 tests: urine colour, thirst and a dry mouth should not be used at 65 and over.
source-cupisti-2018 = Review of potassium in food with kidney disease.
source-delacour-2018 = Comparison in general practice: people over 60 with and without night cramps.
source-bahk-2012 = Survey of 2,165 workers at one moment.
source-garrison-2012 = Comparison over 50: new treatment for cramps after certain medicines was begun.
source-garrison-2015 = Counts by season of new treatments and of searches for cramps; the cramps were not counted.
source-roguin-maor-2017 = Trial: 94 people with night cramps, magnesium against an empty capsule; both groups had about three a week fewer.
source-cks-2012 = Summary for family doctors of what leg cramps go along with.
source-article = What Limber is built after. Its publisher sells assisted stretching, and it tests nothing.
source-limber = Our own caution or rule. No study stands behind it.
