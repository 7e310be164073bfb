"""Exercises of nbs/08a_prior/02_transformer.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.prior.transformer import PriorConfig, Transformer

GENERATOR = torch.Generator().manual_seed(0)
TRIES = [
    tuple(torch.randn(*shape, generator=GENERATOR) for shape in ((side,), (count, side), (count, side)))
    for side, count in ((4, 3), (16, 5), (9, 9))
]


def gather(query, keys, values):
    # Scores are inner products, over the root of the length. Softmax makes shares of them, which weigh the values.
    scores = keys @ query / len(query) ** 0.5
    return scores.softmax(0) @ values


def without_root(query, keys, values):
    return (keys @ query).softmax(0) @ values


def over_length(query, keys, values):
    return (keys @ query / len(query)).softmax(0) @ values


def without_softmax(query, keys, values):
    return keys @ query / len(query) ** 0.5 @ values


def gather_keys(query, keys, values):
    return gather(query, keys, keys)


def still_valid():
    # Change one token of a masked model, and look at what each block makes of the others.
    model = Transformer(PriorConfig((8,), (4, 4), width=16, depth=3, heads=2)).eval()
    tokens, label, inputs = torch.zeros(1, 4, 4, dtype=torch.int64), torch.zeros(1, dtype=torch.int64), []
    for block in model.blocks:
        block.queries_keys_values.register_forward_pre_hook(lambda module, given: inputs.append(given[0][0, 2:]))
    with torch.no_grad():
        model(tokens, label)
        tokens[0, 0, 0] = 5
        model(tokens, label)
    same = [before.equal(after) for before, after in zip(inputs[:3], inputs[3:])]
    # Keys and values are made of these inputs. Those of the first block are each token's own vector.
    return {(True, True, True): "all", (True, False, False): "the first", (False,) * 3: "none"}[tuple(same)]


def places_that_change():
    # Row 7, column 0 is place 56. In raster order the places after it have seen it, and its own has not.
    return 64 - (7 * 8 + 0) - 1


EXERCISES = [
    Exercise(
        gather,
        why="Yes. With a cache, this is all that a new token asks of the earlier ones: one query, many keys.",
        hint="One score for each key; then `softmax(0)`; then a weighted sum of the values.",
        wrong=[
            (without_root, "Divide by the root of the length. Else long vectors have large scores, and one wins all."),
            (over_length, "It is the root of the length: sums of n random products grow like √n."),
            (without_softmax, "Scores are no shares yet: they may be negative, and do not sum to 1."),
            (gather_keys, "Keys are only compared. What is gathered are the values."),
        ],
        tries=TRIES,
        within=0.001,
    ),
    Exercise(
        still_valid,
        why="Yes. From the second block on, every token has looked at the changed one. So nearly all is computed anew.",
        hint="What are the keys of the first block made of? And those of the second?",
        wrong=[
            ("all", "That is so in raster order, where nobody sees what comes later. Here all tokens see the change."),
            ("none", "Nearly. But the first block's keys and values are made of each token's own vector alone."),
        ],
    ),
    Exercise(
        places_that_change,
        why="Yes: the seven after it in its row, which is the last one.",
        hint="Which places have seen the token? Does the state at its own place know it?",
        wrong=[
            (8, "This counts the token's own place. The state there predicts the token, and must not know it."),
            (63, "Those before it have not seen it: the order goes row by row."),
            (64, "This is the masked panel. In raster order only what comes after can change."),
            (0, "Seven tokens of its row still come after it."),
        ],
    ),
]
