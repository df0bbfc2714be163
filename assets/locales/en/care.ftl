# How soon to be seen: four groups, each with its signs. Their order and the sources of every line are in assets/content/care.json.
# Nothing here says what somebody has.

care-title = How soon to be seen
care-back = Back
care-close = Close
care-not-a-diagnosis = Only a clinician can tell what it is. These lines tell how soon to ask.
care-sources = Where this comes from
care-emergency = Emergency: call your local emergency number now
care-emergency-lung = A swollen or painful leg together with breathlessness, chest pain, coughing blood or fainting.
care-emergency-cold-leg = A leg suddenly cold, pale or blue, numb, or without power.
care-emergency-numb-saddle = Numb between the legs, new trouble with bladder or bowels, or both legs weak.
care-today = Today: a doctor, or the medical line where you live
care-today-clot = One leg swollen, warm, throbbing, red or darker, or with hard sore veins. On brown or black skin a change of colour is harder to see. Do not rub it.
care-today-pregnant-leg = Pregnant, and one leg hurts or swells: your midwife or doctor.
care-today-long-cramp = A cramp over ten minutes that moving does not ease.
care-today-wound-poison = Cramps after dirt got into a wound, or after contact with lead or mercury.
care-today-rest-pain = Foot or leg pain at rest, in bed, that eases when the leg hangs down.
care-today-sore = A sore on the leg or foot that does not heal.
care-today-statin = On a statin, new unexplained muscle pain, weakness or cramps: call before the next dose. With dark urine, at once. Do not change any other medicine yourself; ask.
care-soon = Soon: an appointment
care-soon-sleep = Cramps often disturb your sleep.
care-soon-lasting-change = Numbness, swelling or a change of the skin; muscles that grow weaker or thinner.
care-soon-long = A cramp over ten minutes, although moving eased it.
care-soon-walking-pain = Pain on walking that stops within ten minutes of rest.
care-soon-often = Cramps that are frequent, very painful or long.
care-soon-medicine-pregnancy = A new medicine, or a pregnancy. Do not change a medicine yourself; bring the list and ask.
care-not-needed = No need, as a rule
care-not-needed-now-and-then = A brief cramp now and then, and you are well otherwise.
