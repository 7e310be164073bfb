"""Exercises of nbs/08a_prior/04_raster.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def sum_of_all(seen):
    return sum(seen) % 10


def two_back(seen):
    return seen[-2] if len(seen) > 1 else 7


def count(seen):
    return len(seen)


def extend(next_token, given, length):
    # Each new token is seen by the next call.
    tokens = list(given)
    while len(tokens) < length:
        tokens.append(next_token(tokens))
    return tokens


def only_the_last(next_token, given, length):
    tokens = list(given)
    while len(tokens) < length:
        tokens.append(next_token(tokens[-1:]))
    return tokens


def all_at_once(next_token, given, length):
    return [*given, *(next_token(list(given)) for _ in range(length - len(given)))]


def so_many_more(next_token, given, length):
    return extend(next_token, given, len(given) + length)


def only_the_new(next_token, given, length):
    return extend(next_token, given, length)[len(given) :]


def bits_in_any_order():
    # A board is one of 8 · 8 pairs of colours, all equally likely. The sum over its tokens is the same in any order:
    # the first token costs three bits, and so does the first one of the other colour, whenever it comes.
    return int(math.log2(8 * 8))


def fewer_vectors_and_fewer_waits():
    # Raster: 256 steps, of one vector each. Masked: 8 passes, of 256 tokens and the class each.
    vectors = {"raster": 256 * 1, "masked": 8 * 257}
    waits = {"raster": 256, "masked": 8}
    return min(vectors, key=vectors.__getitem__), min(waits, key=waits.__getitem__)


def boards_without_chance():
    # Nothing is given and nothing is left to chance, so that all six go the same way.
    return 1


EXERCISES = [
    Exercise(
        extend,
        why="Yes. This loop is all that a language model does when it writes.",
        hint="Append `next_token(tokens)` as long as `len(tokens) < length`.",
        wrong=[
            (only_the_last, "Only the last token is seen. The model is given all tokens before."),
            (
                all_at_once,
                "None of the new tokens has seen another. Each has to be there before the next is asked for.",
            ),
            (so_many_more, "`length` is the length of the whole, with what was given."),
            (only_the_new, "The given tokens are lost: they stand at the beginning of the answer."),
        ],
        tries=[(sum_of_all, [1, 2, 4], 7), (two_back, [3, 5], 6), (count, [], 4), (sum_of_all, [1, 2, 3], 3)],
    ),
    Exercise(
        bits_in_any_order,
        why="Yes. The chain rule holds in any order. Only models that are not perfect prefer one.",
        hint="How many boards are there? Does the number of bits that tells one of them depend on the order?",
        wrong=[
            (3, "Two colours have to be told, of three bits each."),
            (12, "Whatever the order, once both colours were seen, all others follow."),
            (216, "Only the first token of each colour is a surprise."),
        ],
    ),
    Exercise(
        fewer_vectors_and_fewer_waits,
        why="Yes. A GPU would rather do eight large things than 256 small ones that wait for each other.",
        hint="A cached step reads one vector. A pass over the grid reads 257. How many of each are there?",
        wrong=[
            (("masked", "masked"), "Eight passes of 257 vectors are more than 256 steps of one."),
            (("masked", "raster"), "Turned around: count the vectors of eight passes, and the steps of the cache."),
            (("raster", "raster"), "Each cached step needs the token of the step before. All 256 of them wait."),
        ],
    ),
    Exercise(
        boards_without_chance,
        why="Yes: six times the same board. Chance is the only thing that makes them differ.",
        hint="At temperature 0 the likeliest token is taken. In what could two of the six differ?",
        wrong=[
            (6, "The seed gives each board other noise. But at temperature 0 the noise is not used."),
            (2, "A board has two colours. How many different boards are there?"),
            (64, "There are six boards in the figure, out of 64 that exist."),
        ],
    ),
]
