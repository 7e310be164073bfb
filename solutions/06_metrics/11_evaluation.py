"""Exercises of nbs/06_metrics/11_evaluation.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def most_lost():
    # Each process measures one group, which is one batch. What stands in a part is kept.
    processes, batch = 8, 64
    return processes * batch


def old_features_are_used():
    # The time of change is part of the hash under which features of originals are kept.
    return False


def never_counted(samples, processes):
    share = -(-samples // processes)
    padded = [number % samples for number in range(share * processes)]
    gathered = [padded[rank + step * processes] for rank in range(processes) for step in range(share)]
    return samples - len(set(gathered[:samples]))


def next_good_number():
    # Nothing has to be repeated if every process gets the same number of samples: a divisor of 50.
    return next(processes for processes in range(6, 17) if never_counted(50, processes) == 0)


EXERCISES = [
    Exercise(
        most_lost,
        why="Yes: a batch for each process, whether the evaluation had run for a minute or for a day.",
        hint="What is a group, and when is its part written?",
        wrong=[
            (64, "Each of the eight processes was in the middle of a batch."),
            (50000, "Parts that were written stay. They are not measured again."),
            (8, "Eight groups are lost at most. How many samples are in them?"),
        ],
    ),
    Exercise(
        old_features_are_used,
        why="Right. A name that says nothing about the content is how two lists came to share one file of statistics.",
        hint="What goes into the second of the two hashes of `list_hashes`?",
        wrong=[
            (True, "Name and size are the same, but the file was changed at another time, and that is part of a hash.")
        ],
    ),
    Exercise(
        next_good_number,
        why="Yes, a divisor of 50. Here, the groups are the same for any number of processes.",
        hint="When does the sampler have to repeat samples?",
        wrong=[
            (8, "50 is no multiple of 8: six samples are repeated, and as many places are cut off."),
            (6, "50 is no multiple of 6."),
            (7, "50 is no multiple of 7. Move the slider and look at the title."),
            (16, "50 is no multiple of 16. Powers of two are no help here."),
        ],
    ),
]
