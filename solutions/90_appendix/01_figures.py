"""Exercises of nbs/90_appendix/01_figures.ipynb: right answers, worked, and the usual wrong ones."""

import math

import numpy as np

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.figures import combinations_to_draw


def for_a_cosine():
    # sin(t + π/2) = cos t.
    return math.pi / 2


def images():
    # 5 · 9 = 45 combinations are more than 40. So one control moves at a time: 5 + 9, and the start once.
    positions = [list(range(5)), list(range(9))]
    return len(combinations_to_draw(positions, [0, 0]))


def what_the_overshoot_does():
    # The highest value comes closer to the jump, and hardly changes: about 0.93, where the plateau is 0.785.
    t = np.linspace(0, np.pi, 20_001)
    highest = [sum(np.sin((2 * k + 1) * t) / (2 * k + 1) for k in range(count)).max() for count in (10, 40)]
    return "stays" if abs(highest[0] - highest[1]) < 0.005 else "shrinks"


EXERCISES = [
    Exercise(
        for_a_cosine,
        why="Yes: sin(t + π/2) = cos t.",
        hint="Where does a cosine begin, at t = 0? For which phase does the sine begin there?",
        wrong=[
            (math.pi, "sin(t + π) is the sine upside down."),
            (-math.pi / 2, "sin(t - π/2) is the cosine upside down."),
            (90, "The angle is right, in degrees. `np.sin` counts in radians."),
            (0, "Without a phase it is a sine, which begins at 0. A cosine begins at 1."),
        ],
    ),
    Exercise(
        images,
        why="Yes: 45 combinations would be more than 40. So one control moves at a time, and the start counts once.",
        hint="How many combinations are there? Are they at most 40? What is drawn otherwise?",
        wrong=[
            (45, "These are all combinations. More than 40 are not drawn."),
            (14, "The start is a position of both controls. It is drawn once."),
            (40, "40 is the limit above which combinations are not drawn at all."),
            (12, "The start belongs to the images, too."),
        ],
    ),
    Exercise(
        what_the_overshoot_does,
        why="Yes: it stays at about 0.93 and comes nearer to the jump. More terms make it narrower, not lower.",
        hint="Draw 10 and 40 harmonics. Compare the height of the highest point, then its place.",
        wrong=[
            ("shrinks", "Away from the jump the error shrinks. Beside it, the overshoot only becomes narrower."),
            ("grows", "It becomes steeper and narrower, and no higher."),
        ],
    ),
]
