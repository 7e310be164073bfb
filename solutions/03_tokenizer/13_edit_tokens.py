"""Exercises of nbs/03_tokenizer/13_edit_tokens.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.data.samples import photos
from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.core import Tokenizer
from magicmaster_nb.tokenizer.saving import shipped


def changes_add_up():
    # Change two neighbouring tokens of a small grid one at a time, and then both.
    tokenizer = Tokenizer.from_pretrained(shipped("images"))
    grid = tokenizer.encode(photos("heldout", 16)[8:9])
    first, second = grid.clone(), grid.clone()
    first[0, 1, 1], second[0, 1, 2] = 0, 0
    both = first.clone()
    both[0, 1, 2] = 0
    with torch.no_grad():
        original, *edited = (tokenizer.decode(tokens) for tokens in (grid, first, second, both))
    changes = [image - original for image in edited]
    return torch.allclose(changes[0] + changes[1], changes[2], atol=0.01)


def reached_by_pasted(tokens, stride, window):
    # Neighbouring windows overlap but for one stride. n tokens reach n - 1 strides more than one of them.
    return (tokens - 1) * stride + window


def windows_side_by_side(tokens, stride, window):
    return tokens * window


def window_beyond_the_square(tokens, stride, window):
    return tokens * stride + 2 * window


def square_itself(tokens, stride, window):
    return tokens * stride


def silent_digit():
    # The title of the figure says that the token is 24171. Its first digit counts ones, its second one counts eights.
    return 24171 // 8 % 8


EXERCISES = [
    Exercise(
        changes_add_up,
        why="Yes. SiLU and the normalisations are not linear: what a token does depends on its neighbours.",
        hint="For which kind of function is the effect of two changes the sum of both effects?",
        wrong=[
            (True, "So it would be with a linear decoder. Which of its layers are not linear?"),
        ],
    ),
    Exercise(
        reached_by_pasted,
        why="Yes: for 6×6 tokens of the shipped decoder 72 px, that is 24 px of rim on each side of 24 px.",
        hint="Put the windows of two neighbours on a line: how far is the second one moved?",
        wrong=[
            (windows_side_by_side, "Windows of neighbours overlap. The next one begins one stride further on."),
            (
                window_beyond_the_square,
                "Half of what a window has beyond its own token lies on either side, not all of it.",
            ),
            (square_itself, "This is the square alone. The convolutions of the decoder carry it further."),
        ],
        tries=[(1, 4, 52), (6, 4, 52), (2, 8, 96), (3, 8, 404)],
    ),
    Exercise(
        silent_digit,
        why="Yes: it is the digit that the token has there already. All others change the image.",
        hint="The title names the token, 24171. Its first digit counts ones and its second one eights.",
        wrong=[
            (3, "This is 24171 modulo 8, the digit of channel 0. That of channel 1 is the next one."),
            (0, "This would be the second digit if the first channel counted most. It counts ones."),
            (4, "This is the middle of the eight values. The map is empty where the digit stays what it is."),
        ],
    ),
]
