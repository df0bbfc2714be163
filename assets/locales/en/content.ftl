# Checklist, stretches, routines: what the content is called and why it is there.
