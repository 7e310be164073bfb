"""Exercises of nbs/05a_preparation/01_jobs.ipynb: right answers, worked, and the usual wrong ones."""

import random

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.preparation.jobs import Share


def broken_promise():
    # Two runs never take the same time, so two reports of the same files would differ in every line.
    return "same bytes"


def share_number(place, count):
    # Places count from 0 and shares from 1. The items are dealt out like cards.
    return place % count + 1


def blocks_against_every_nth():
    # The list of the figure: six classes of 40 videos, of which the fourth takes eight minutes each.
    chance = random.Random(0)
    minutes = [chance.lognormvariate(0, 0.2) * mean for mean in (1, 1, 2, 8, 1, 1) for _ in range(40)]
    size = len(minutes) // 6  # of a block: exactly one class
    blocks = max(sum(minutes[size * number :][:size]) for number in range(6))
    every = max(sum(Share(number, 6).of(minutes)) for number in range(1, 7))
    return blocks / every  # about 8 minutes against the mean of all, 14 / 6


EXERCISES = [
    Exercise(
        broken_promise,
        why="Yes. Two reports can be compared byte by byte.",
        hint="Which of the three would still hold if every line had a time in it?",
        wrong=[
            ("resume", "A job goes on by the names of the records. A time beside them would not disturb it."),
            ("no half lines", "Half a line is dropped, whatever stands in it."),
        ],
    ),
    Exercise(
        share_number,
        why="Yes. Neighbours, which are often alike, fall to different machines. No machine needs to hear of another.",
        hint="Deal out ten items to four machines, one by one. Who gets the first, the fourth, the fifth?",
        wrong=[
            (lambda place, count: place % count, "Places count from 0, and shares from 1."),
            (
                lambda place, count: place // count + 1,
                "This puts neighbours together. The long videos of one class would all fall to one machine.",
            ),
            (lambda place, count: (place + 1) % count, "The last of the machines has the number of shares, not 0."),
        ],
        tries=[(0, 4), (3, 4), (4, 4), (9, 3), (5, 1)],
    ),
    Exercise(
        blocks_against_every_nth,
        why="Yes. One machine has all videos of the long class, and five wait for it.",
        hint="A block of one sixth is a class. How long does the longest class take, and how long the mean of all?",
        wrong=[
            (1, "The work is the same in sum. But the job ends when the slowest machine does."),
            (8, "A minute per video is the shortest class. The mean of all is 14 / 6 minutes: compare with that."),
            (6, "That would be so if one machine had all the work. It has 8 of 14 parts."),
            (2.4, "This is the factor at 4 machines. With 6, a block is the long class and nothing else."),
        ],
        within=0.06,
    ),
]
