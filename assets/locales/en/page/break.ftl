# The break window.

break-title = A break
break-plain = A few minutes on your feet.
break-gentle = A gentle one, as a courtesy: last night had cramps.
stretch-caution-break = Stop with pain, chest pain, breathlessness or dizziness. A chair or a wall in reach.
    .sources = nhs-tayside limber
break-early = Not due before { $time }. It counts all the same.
break-snoozed =
    { $count ->
        [1] Snoozed once already.
        [2] Snoozed twice already.
       *[other] Snoozed { $count } times already.
    } { $left ->
        [0] It cannot be put off again.
        [one] One more is possible.
       *[other] { $left } more are possible.
    }
break-sitting = min at the desk
break-sitting-label =
    { $minutes ->
        [one] { $minutes } minute at the desk
       *[other] { $minutes } minutes at the desk
    }
break-start = Start, { $length }
break-loading = One moment
break-no-library = The routine could not be read. Walk a few minutes, then answer here.
break-finish = I am done
break-leave-skip = Skip it
plan-times = { $count } × { $hold }
plan-each = { $dose } each
after-title = How did it go?
after-text = One tap. Any answer is fine.
after-at-work = Your hands were at work all along, so it is kept as skipped, whatever you answer. Settings can change that.
after-partly-at-work = Your hands were at work for most of it, so it is kept as partly done at best. Settings can change that.
after-moved = min of movement
after-done = Done
after-done-hint = All of it, both sides
after-partly = Partly
after-partly-hint = Some of it
after-not-really = Not really
after-not-really-hint = I only stood up, or not even that
after-next = The next break comes after { $length } at the desk.
