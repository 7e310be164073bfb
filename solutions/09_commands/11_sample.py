"""Exercises of nbs/09_commands/11_sample.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.sample import beyond_edges


def tokens_of_hole(left, top, width, height, stride):
    # From the token of the first pixel to that of the last one, in both directions.
    columns = (left + width - 1) // stride - left // stride + 1
    rows = (top + height - 1) // stride - top // stride + 1
    return rows * columns


def as_if_aligned(left, top, width, height, stride):
    return -(-width // stride) * -(-height // stride)


def whole_tokens(left, top, width, height, stride):
    return (width // stride) * (height // stride)


def one_too_many(left, top, width, height, stride):
    return ((left + width) // stride - left // stride + 1) * ((top + height) // stride - top // stride + 1)


def tokens_and_pixels():
    # The token of the pixel is drawn. Of its 4 × 4 pixels those that were given are put back.
    return 1, 1


def black_hole():
    # The encoder sees a few pixels beyond each token's square. Given pixels are put back after decoding.
    return "the given tokens beside it"


def sides_of_the_hole():
    # Mark the sides of a hole at the left border, one after the other, and see whose marks arrive in the hole.
    hidden = torch.zeros(128, 128, dtype=torch.bool)
    hidden[52:76, :24] = True
    rows, columns = torch.meshgrid(torch.arange(128), torch.arange(128), indexing="ij")
    sides = {"above": rows < 52, "below": rows >= 76, "right": (columns >= 24) & (rows >= 52) & (rows < 76)}
    marks = {name: side.float().expand(3, -1, -1) for name, side in sides.items()}
    return {name for name, mark in marks.items() if beyond_edges(mark, hidden, (0, 0, 0, 0))[0][hidden].any()}


EXERCISES = [
    Exercise(
        tokens_of_hole,
        why="Yes. A hole of 2 × 2 pixels may lie on four tokens, and all of them are drawn anew.",
        hint="In which column of tokens is the first pixel, and in which one the last?",
        wrong=[
            (as_if_aligned, "This is right for holes that begin where a token begins. Others reach into one more."),
            (whole_tokens, "This counts what fits in. A token is hidden already if one of its pixels is."),
            (one_too_many, "The last pixel is at `left + width - 1`. The one after it is given."),
        ],
        tries=[(0, 0, 4, 4, 4), (3, 3, 2, 2, 4), (2, 0, 8, 4, 4), (5, 6, 1, 1, 4), (8, 16, 17, 8, 8)],
    ),
    Exercise(
        tokens_and_pixels,
        why="Yes. The token has 16 pixels, and 15 of them are put back after decoding.",
        hint="A token is hidden if one of its pixels is. And what happens after decoding?",
        wrong=[
            ((1, 16), "The token is drawn with all its pixels. But the given ones are put back."),
            ((16, 16), "A pixel lies in one token. And given pixels are put back after decoding."),
            ((0, 1), "The token of the pixel is hidden: it can be made by drawing only."),
        ],
    ),
    Exercise(
        black_hole,
        why="Yes. They would tell the prior of a black edge, and it would go on with it.",
        hint="How far does the encoder look, when it makes a token? And what becomes of the given pixels?",
        wrong=[
            ("the given pixels", "These are put back after decoding, to the last bit."),
            (
                "nothing",
                "What stands under a hidden token does not matter. But its neighbours' tokens are made of it too.",
            ),
            ("the seed", "The same noise is drawn. What the prior is given is another thing."),
        ],
    ),
    Exercise(
        sides_of_the_hole,
        why="Yes. At the border nothing is given on the left. So the other three sides share the hole.",
        hint="What stands around the hole goes into it: on which sides is anything given?",
        wrong=[
            ({"left", "right", "above", "below"}, "At `left` = 0 there is no pixel on the left of the hole."),
            ({"right"}, "At the upper and lower ends of the hole, the given pixels above and below are near."),
            ({"above", "below"}, "In the middle of its right side, the pixels on the right are near."),
        ],
    ),
]
