"""Exercises of nbs/09_commands/01a_from_downloads.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def changes_the_losses():
    # The order of the samples depends on the seed and on the names in their order, and on nothing else.
    return "D"


def when_it_is_noticed():
    # The list only asks whether a file is there. What is in it is seen by whoever opens it.
    return "read"


def batches(count, batch, processes):
    # A step takes `batch` samples in each process. What is left at the end is less than a step.
    return count // (batch * processes)


def with_a_part(count, batch, processes):
    return math.ceil(count / (batch * processes))


def of_one_process(count, batch, processes):
    return count // batch


def as_many_longer(count, batch, processes):
    return count * processes // batch


def how_the_bars_move():
    # Each doubling halves both numbers. On a logarithmic axis, half of anything is the same distance away.
    lengths = [[math.log10(count // (batch * n)) for n in (8, 32)] for count, batch in ((1281167, 8), (390000, 4))]
    first, second = (before - after for before, after in lengths)
    return "equally" if math.isclose(first, second, rel_tol=0.01) else "differently"


EXERCISES = [
    Exercise(
        changes_the_losses,
        why="Yes: the seed decides the order. Who loads the samples, and from where, does not.",
        hint="What does the order of the samples depend on?",
        wrong=[
            ("A", "Workers share the work. The samples come in the same order."),
            ("B", "The shards were made from the list, so they have the same names in the same order."),
            ("C", "The order is made of the names. Where the folder lies is not in it."),
        ],
    ),
    Exercise(
        when_it_is_noticed,
        why="Yes: only opening a file tells that it is broken. The run leaves it out, and names it.",
        hint="The list was made in a second, of hundreds of thousands of clips. Did anybody open them?",
        wrong=[
            ("list", "Making the list asks whether a file is there. Opening all of them would take hours."),
            ("start", "Before the first step nobody has opened all files either. `check_videos.py` would."),
        ],
    ),
    Exercise(
        batches,
        why="Yes: whole steps only, of `batch` samples in each process.",
        hint="How many samples does a step take, in all processes together?",
        wrong=[
            (with_a_part, "The samples that are left at the end do not fill a step."),
            (of_one_process, "Each process takes its own samples, so a step takes more of them."),
            (as_many_longer, "More processes take more samples in a step. So an epoch has fewer steps."),
        ],
        tries=[(1281167, 8, 8), (390000, 4, 32), (60, 2, 2), (7, 2, 1)],
    ),
    Exercise(
        how_the_bars_move,
        why="Yes: dividing by four is the same distance everywhere on a logarithmic axis.",
        hint="Look at the axis: how far is it from 1,000 to 10,000, and from 10,000 to 100,000?",
        wrong=[
            ("the longer", "It loses more steps. But the axis is logarithmic: it shows ratios."),
            ("the shorter", "Both numbers are divided by four. The axis is logarithmic: it shows ratios."),
        ],
    ),
]
