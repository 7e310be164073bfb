"""Exercises of nbs/08_training/12a_where_time_goes.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def workers_needed(load, compute):
    # With w processes a batch is there every load / w. That must not be longer than compute.
    return math.ceil(load / compute)


def enough_for_the_log():
    # The step waits, so t = l / 4. It computes for 60 % of that: c = 0.6 t, and l / c = 4 / 0.6.
    return math.ceil(4 / 0.6)


def waiting_of_the_fastest():
    # t stays at l / w, and c goes to 0: 1 - c / t goes to 1.
    return 100


EXERCISES = [
    Exercise(
        workers_needed,
        why="Yes. One more is no help: then the step computes all the time.",
        hint="How often is a batch there, if w processes load?",
        wrong=[
            (lambda load, compute: load // compute, "You round down. Then a little waiting is left at each step."),
            (lambda load, compute: round(load / compute), "To the nearest may be too few: any waiting counts."),
            (
                lambda load, compute: math.ceil(load / compute) + 1,
                "One too many. The step itself needs no loading process.",
            ),
        ],
        tries=[(320, 50), (40, 20), (10, 50), (410, 100), (390, 100)],
    ),
    Exercise(
        enough_for_the_log,
        why="Yes, if there is a core for each of them.",
        hint="The step computes for 60 % of the time in which four processes load a batch.",
        wrong=[
            (6, "Nearly. The step computes for 60 % of the time, so it needs 1 / 0.6 times as many: 6.7."),
            (5.6, "40 % more are too few: the step computes for 60 % of the time, so it needs 1 / 0.6 times as many."),
            (10, "This would be right for `waiting` 0.6. Here the step computes for 60 % of the time."),
            (8, "Seven are enough."),
        ],
    ),
    Exercise(
        waiting_of_the_fastest,
        why="Yes. A faster device does not load faster: a step then takes as long as its data.",
        hint="What does a step do if computing takes no time at all?",
        wrong=[
            (75, "Four processes load four times as fast. But a device that needs no time waits all the time."),
            (50, "Loading does not get faster with the device. What is left of a step is waiting."),
            (0, "It is the loading that does not keep pace."),
        ],
    ),
]
