"""Exercises of nbs/08a_prior/10_generation.ipynb: right answers, worked, and the usual wrong ones."""

import json
from pathlib import Path

import numpy as np

from magicmaster_nb.exercises import Exercise

MEASURED = Path(__file__).parents[2] / "nbs/08a_prior/generation.json"


def rank_correlation(x, y):
    # The rank of a number is its place after sorting; sorting the order gives it.
    ranks = [np.argsort(np.argsort(each)) for each in (x, y)]
    return np.corrcoef(*ranks)[0, 1]


def of_the_values(x, y):
    return np.corrcoef(x, y)[0, 1]


def of_the_order(x, y):
    return np.corrcoef(np.argsort(x), np.argsort(y))[0, 1]


def what_sixteen_codes_have():
    # Of all twelve, its tokens are the easiest to predict and its reconstructions nearly the worst.
    runs = [run for run in json.loads(MEASURED.read_text(encoding="utf-8"))["runs"]]
    means = {
        key: {arm: np.mean([run[key] for run in runs if run["arm"] == arm]) for arm in {run["arm"] for run in runs}}
        for key in ("bits_per_token", "rfid_proxy")
    }
    fewest = min(means["bits_per_token"], key=means["bits_per_token"].get)
    return "the prior" if fewest == "DSQ, 16 codes" else "the decoder"


def changed_by_gradient():
    # The straight-through form keeps the gradient, and the decoder computes from the exchanged codes.
    return {"decoder"}


def all_exchanged():
    # Each token is off by one level in one of its six digits.
    return "still there"


EXERCISES = [
    Exercise(
        rank_correlation,
        why="Yes. Only the order counts: a curve that always rises has 1, however it bends.",
        hint="`np.argsort(np.argsort(x))` numbers the values by size. `np.corrcoef` does the rest.",
        wrong=[
            (of_the_values, "This is the correlation of the values themselves. One outlier can make it what it likes."),
            (of_the_order, "`np.argsort` says which value comes first, not which place a value has. Sort once more."),
        ],
        tries=[
            (np.array([1.0, 2.0, 10.0, 3.0]), np.array([1.0, 5.0, 4.0, 8.0])),
            (np.array([0.3, 0.1, 0.2, 0.9, 0.5]), np.array([0.1, 0.2, 0.8, 0.7, 50.0])),
        ],
    ),
    Exercise(
        what_sixteen_codes_have,
        why="Yes: a token has 2.4 bits to guess. What little the decoder can show is put together well.",
        hint="How much has a generator to guess with 16 codes, and how much with 64000? See the column of bits.",
        wrong=[
            ("the decoder", "Its reconstructions are among the worst: the column of rFID says so."),
            ("the encoder", "An encoder is not even asked when an image is drawn from nothing."),
            ("chance", "With the other seed the order is the same: the grey lines of the figure are short."),
        ],
    ),
    Exercise(
        changed_by_gradient,
        why="Yes. The encoder is told the gradient at the exchanged code, as if the code were its own.",
        hint="Which network computes with the exchanged codes? And what does the gradient see of the exchange?",
        wrong=[
            ({"encoder", "decoder"}, "The encoder gets a gradient, but none that would tell it of neighbours."),
            ({"encoder"}, "The encoder's latents are rounded as ever. Who gets the exchanged codes?"),
            (set(), "Something has to change, for the distance with exchanged tokens becomes smaller."),
        ],
    ),
    Exercise(
        all_exchanged,
        why="Yes. Six digits make a token, and one of them is off by one level.",
        hint="How many digits has a token, and how many of them are moved by how much?",
        wrong=[
            ("noise", "That would be so if each token were replaced by any other. A neighbour is near."),
            ("unchanged", "Look at smooth places: their colour is not the same any more."),
        ],
    ),
]
