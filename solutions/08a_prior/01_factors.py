"""Exercises of nbs/08a_prior/01_factors.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise

EVEN = torch.full((2, 2), 0.25)
TIED = torch.tensor([[0.4, 0.1], [0.1, 0.4]])
SKEWED = torch.tensor([[0.2, 0.05, 0.05], [0.1, 0.5, 0.1]])


def entropy(table):
    return -(table * table.log2()).sum().item()


def lost_bits(table):
    # At once, each digit is paid by itself. One after the other, the table is paid as a whole.
    first, second = table.sum(1), table.sum(0)
    return entropy(first) + entropy(second) - entropy(table)


def paid_at_once(table):
    return entropy(table.sum(1)) + entropy(table.sum(0))


def paid_together(table):
    return entropy(table)


def in_nats(table):
    return lost_bits(table) * 0.6931472


def gained(table):
    return -lost_bits(table)


def coldest_and_likeliest():
    # Digit by digit: the first is 0 with 0.31 + 0.29 = 0.6. Given that, the second is 0 with 0.31 of 0.6.
    table = torch.tensor([[0.31, 0.29], [0.4, 0.0]])
    first = int(table.sum(1).argmax())
    second = int(table[first].argmax())
    # Of the four tokens the likeliest has 0.4.
    likeliest = int(table.argmax())
    return (first, second), (likeliest // 2, likeliest % 2)


def lost_at_half():
    # The figure's table: the share is tied, and the rest is even.
    tables = [torch.full((4, 4), (1 - share) / 16) + torch.eye(4) * share / 4 for share in (0.5, 1 - 1e-6)]
    half, whole = (lost_bits(table) for table in tables)  # 0.45 and 2.00
    return "less than half" if half < 0.49 * whole else "half" if half < 0.51 * whole else "more than half"


EXERCISES = [
    Exercise(
        lost_bits,
        why="Yes. It is the mutual information: 0 for an even table, and never negative.",
        hint="What do the two digits cost when each is predicted by itself? What does the table cost as a whole?",
        wrong=[
            (paid_at_once, "This is all that is paid at once. How much of it would the chain have paid as well?"),
            (paid_together, "This is the entropy of the table, which the chain pays. What is paid beyond it?"),
            (in_nats, "These are nats: use the logarithm to base 2."),
            (gained, "The sign is turned. Predicting at once costs more, never less."),
        ],
        tries=[(EVEN,), (TIED,), (SKEWED,)],
    ),
    Exercise(
        coldest_and_likeliest,
        why="Yes. Going for the likeliest first digit can lead away from the likeliest token. Draws do not suffer.",
        hint="Add up the rows first: `sample` knows nothing of the second digit when it decides the first.",
        wrong=[
            (
                ((1, 0), (1, 0)),
                "(1, 0) is the likeliest token, but its first digit is not the likelier one: row 0 has 0.6.",
            ),
            (((0, 0), (0, 0)), "The first is right. But look for the largest of all four numbers."),
            (((1, 0), (0, 0)), "You have both, in the other order."),
        ],
    ),
    Exercise(
        lost_at_half,
        why="Yes: 0.45 of 2 bits. The loss grows slowly at first, and steeply where the digits are nearly one.",
        hint="At 1 the four bits are paid for two. What does the red label say at 0.5?",
        wrong=[
            ("half", "The upper line is straight. The curve below it is not: it falls steeply only at the end."),
            ("more than half", "A weak tie is easily overlooked. Compare how steep the lower curve is at both ends."),
        ],
    ),
]
