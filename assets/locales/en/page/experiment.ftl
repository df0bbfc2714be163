# Experiments on screen; what the terminal says too is in experiment.ftl.

experiment-title = Experiment
experiment-about = Nights that are compared as they came have a weakness: you chose them. In an experiment chance assigns the weeks, in pairs, one of each kind; you only keep to them and answer each morning. It takes twelve weeks or more: fewer could not tell anything.
experiment-medicine = Not for a medicine: change none for this.
experiment-what = What to try
experiment-length = How long
experiment-weeks = { $weeks } weeks
experiment-start = Begin tonight
experiment-stop = End it early
experiment-stop-title = End the experiment early?
experiment-stop-text = The weeks so far stay in the journal. Ended early, it will hardly tell anything.
experiment-stop-yes = End it
experiment-stop-no = Go on
experiment-stopped-said = Ended early.
experiment-deleted = Experiment deleted. The nights stay.
experiment-undo = Undo
experiment-delete = Delete
experiment-delete-this = Delete: { $name }, { $span }
experiment-unread = The experiments could not be read. { $reason }
experiment-again = Try again
