"""Exercises of nbs/02_quantizers/01a_straight_through.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def slope(losses, z):
    # Noise of one bin reaches the codes on both sides of z and no others. Its mean is linear between them.
    below = math.floor(z)
    return losses[below + 1] - losses[below]


def farthest():
    # g = 2c(q - t), and the curvature is 2c. The sign is wrong about the next step while |g| < half the curvature, c.
    return 0.5


def smallest_wiggle():
    # The gradient at every code is a - 1.
    return 1.0


EXERCISES = [
    Exercise(
        slope,
        why="Yes. Where in the bin the latent is decides which neighbour counts, and nothing else.",
        hint="Which two codes can z + u be rounded to, if |u| < ½? How does the share of the upper one grow with z?",
        wrong=[
            (
                lambda losses, z: (losses[round(z) + 1] - losses[round(z) - 1]) / 2,
                "That is the slope under noise of two bins: it looks at both neighbours of the own code.",
            ),
            (
                lambda losses, z: losses[round(z) + 1] - losses[round(z)],
                "In the lower half of its bin a latent reaches the code below with this noise, not the one above.",
            ),
            (lambda losses, z: 0.0, "That is the slope without noise."),
        ],
        tries=[([3.0, 1.0, 4.0, 1.5, 5.0], z) for z in (1.2, 1.8, 2.4, 2.6)],
    ),
    Exercise(
        farthest,
        why="Yes: a target nearer than half a step is a target of this very code, and no neighbour is better.",
        hint="Which of the codes q - 1, q and q + 1 is the nearest to t?",
        wrong=[
            (1.0, "At a distance of 1 the target is a neighbour, which is better by far."),
            (0.25, "Try t = 0.4 and q = 0: is the code 1 nearer?"),
            (0, "Only at distance 0 the gradient is 0. But it can be wrong without being 0."),
        ],
    ),
    Exercise(
        smallest_wiggle,
        why="Yes. At 1 the curve is flat at all codes: the latent stands still, though each step up would gain 1.",
        hint="What is the derivative of f at a whole number?",
        wrong=[
            (2.0, "At 2 it runs down. Where does it turn?"),
            (0.0, "Without a wiggle, f is a straight line, and the gradient is right."),
            (0.5, "At 0.5 it still runs up, at half the speed."),
        ],
    ),
]
