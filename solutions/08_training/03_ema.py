"""Exercises of nbs/08_training/03_ema.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def share(steps_ago, momentum):
    # The newest weight has the share m. With each step that passes, what was there keeps 1 - m of its share.
    return momentum * (1 - momentum) ** steps_ago


def updates_for_a_half():
    # The share of the beginning is (1 - m)^n. It is a half after ln 2 / m updates, about.
    return math.log(0.5) / math.log(1 - 2e-4)


def what_grows():
    # The variance of the weight is rate / (2 - rate): 0.053 at 0.1, 0.67 at 0.8.
    # The lowest point of the black line is 0.0028 and 0.0029: for m far below the rate, the noise is about m / 2.
    return "weight"


EXERCISES = [
    Exercise(
        share,
        why="Yes. The newest weight has the largest share, and still a small one: 0.02 % with the published momentum.",
        hint="Which share has the newest weight? What happens to it at the next step?",
        wrong=[
            (
                lambda steps_ago, momentum: (1 - momentum) ** steps_ago,
                "The newest weight would have all of it. Only the share m of it comes in.",
            ),
            (
                lambda steps_ago, momentum: momentum * (1 - momentum) ** (steps_ago + 1),
                "The newest weight is 0 steps old, and has the share m itself.",
            ),
            (
                lambda steps_ago, momentum: (1 - momentum) * momentum**steps_ago,
                "You give 1 - m to the newest weight. Some libraries call that the decay. Here it gets m.",
            ),
            (lambda steps_ago, momentum: momentum, "That would be a plain mean. Old weights fade."),
        ],
        tries=[(0, 0.1), (1, 0.1), (10, 0.02), (5000, 2e-4)],
        within=1e-4,
    ),
    Exercise(
        updates_for_a_half,
        why="Yes: 0.69 / m. A run much shorter than this still shows the weights that its average began with.",
        hint="Which share of the beginning is left after n updates?",
        wrong=[
            (5000, "After 1 / m updates 37 % are left, less than a half."),
            (2500, "The share falls by a factor with each update, not by an amount: half of 1 / m leaves 61 %."),
            (10000, "After 2 / m updates 14 % are left."),
        ],
    ),
    Exercise(
        what_grows,
        why="Yes: twelve times as much noise in the weight, and the average hardly notices it.",
        hint="For m far below the learning rate, what is the noise of the average close to?",
        wrong=[
            ("average", "The noise of a good average is close to m / 2, whatever the learning rate."),
            (
                "both",
                "The weight gets noisier. The noise of a good average is close to m / 2, whatever the learning rate.",
            ),
            ("neither", "Larger steps on noisy gradients: the weight itself rattles more. Look at the right end."),
        ],
    ),
]
