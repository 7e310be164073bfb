"""Exercises of nbs/02_quantizers/03_dsq.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.quantizers.dsq import DSQ


def steps_up(start, lengths):
    # Bin i begins where the bins before it end. The step is in its middle.
    places, edge = [], start
    for length in lengths:
        places.append(edge + length / 2)
        edge += length
    return places


def at_the_edges(start, lengths):
    return [start + sum(lengths[:i]) for i in range(len(lengths))]


def at_the_ends(start, lengths):
    return [start + sum(lengths[: i + 1]) for i in range(len(lengths))]


def all_from_the_start(start, lengths):
    return [start + length / 2 for length in lengths]


def without_the_start(start, lengths):
    return steps_up(0.0, lengths)


def gradients():
    # The latent 2 lies behind the last edge, 1. The slope of the outermost bin is 0.5 / 0.5 = 1, and the leak
    # a tenth of it. Descent of q moves the latent down, back to the bins. Descent of -q would move it away.
    found = []
    for sign in (1, -1):
        z = torch.tensor([[2.0]], requires_grad=True)
        (sign * DSQ([5], channel_last=True)(z).quantized).sum().backward()
        found.append(z.grad.item())
    return found


def moves():
    # A bin that grows by 0.5 has its middle 0.25 further, and all bins behind it begin 0.5 further.
    before, after = steps_up(-1.0, [0.5, 0.5, 0.5, 0.5]), steps_up(-1.0, [1.0, 0.5, 0.5, 0.5])
    return [b - a for a, b in zip(before, after)]


EXERCISES = [
    Exercise(
        steps_up,
        why="Yes: each edge follows from the lengths before it, and a step is in the middle of its bin.",
        hint="Where does bin i begin? Half of its length further is its step.",
        wrong=[
            (at_the_edges, "These are the edges at which the bins begin. The code steps up in the middle of a bin."),
            (at_the_ends, "These are the edges at which the bins end. The code steps up in the middle of a bin."),
            (all_from_the_start, "Only the first bin begins at `start`. Each of the others begins where one ends."),
            (without_the_start, "The first bin begins at `start`, and all others move with it."),
        ],
        tries=[(-1.0, [0.25, 0.25, 0.5, 1.0]), (-1.5, [0.4, 1.2, 0.3, 0.8]), (0.5, [2.0])],
    ),
    Exercise(
        gradients,
        why="Yes: the leak is kept where it leads back to the bins, and only there.",
        hint="Descent moves a latent against its gradient. Which of the two losses moves the latent 2 towards 1?",
        wrong=[
            ([0.1, -0.1], "This is a leak in both directions. The second one leads away from the bins, without end."),
            ([0, -0.1], "Descent goes against the gradient: a gradient of -0.1 moves the latent from 2 further up."),
            ([0, 0], "Without a leak, yes. `DSQ` has a leak of 0.1 unless it is told otherwise."),
            ([1, 0], "The direction is right. Outside of the bins a tenth of the slope remains."),
            ([1, -1], "So it would be inside of the bins. The latent 2 lies behind the last edge, which is 1."),
        ],
    ),
    Exercise(
        moves,
        why="Yes: half of the growth for its own step, all of it for the steps behind.",
        hint="A step is in the middle of its bin. Which edges move if the first bin becomes longer?",
        wrong=[
            (
                [0.5, 0.5, 0.5, 0.5],
                "The first bin begins where it began. Its middle moves half as far as its end.",
            ),
            ([0.5, 1, 1, 1], "From 0.5 to 1 the first bin grows by 0.5, and not by 1."),
            ([0.25, 0, 0, 0], "The bins behind the first begin where it ends. They are pushed along."),
            ([0.25, 0.25, 0.25, 0.25], "Its end moves by the whole 0.5, and with it all that is behind."),
            ([0.5, 0, 0, 0], "The step is in the middle of the bin. And the bins behind are pushed along."),
        ],
    ),
]
