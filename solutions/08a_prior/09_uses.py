"""Exercises of nbs/08a_prior/09_uses.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.prior.core import given_first


def between(frames, rows, columns):
    # All is hidden but the first frame and the last.
    hidden = torch.ones(frames, rows, columns, dtype=torch.bool)
    hidden[[0, -1]] = False
    return hidden


def turned(frames, rows, columns):
    return ~between(frames, rows, columns)


def to_come(frames, rows, columns):
    hidden = torch.ones(frames, rows, columns, dtype=torch.bool)
    hidden[0] = False
    return hidden


def other_axis(frames, rows, columns):
    hidden = torch.ones(frames, rows, columns, dtype=torch.bool)
    hidden[:, [0, -1]] = False
    return hidden


def uses_in_raster_order():
    # What is hidden must be the end: no given token may follow a hidden one.
    hole, right, bottom = torch.zeros(3, 4, 4, dtype=torch.bool)
    hole[1, 1] = right[:, 3] = bottom[3] = True
    frames = torch.zeros(3, 4, 4, dtype=torch.bool)
    frames[2] = True
    uses = {"the hole": hole, "the right edge": right, "the lower edge": bottom, "the next frames": frames}
    able = set()
    for name, hidden in uses.items():
        try:
            given_first(hidden)
            able.add(name)
        except ValueError:
            pass  # a token is given after a hidden one
    return able


def share_with_nothing_given():
    # The drawn clip is another one. Even a perfect model's background agrees in one of three cases only.
    mover = 1 / 25
    perfect = (1 - mover) ** 2 / 3 + mover**2  # `right_frames(0)` of the notebook's model is 0.23
    return "nearly all" if perfect > 0.9 else "less than half" if perfect < 0.5 else "more than half"


def with_more_frames():
    # As the notebook prints: 96, 97 and 98 % with one, two and three known frames.
    shares = {1: 0.96, 2: 0.97, 3: 0.98}
    return "larger" if shares[3] > shares[1] else "smaller"


EXERCISES = [
    Exercise(
        between,
        why="Yes: a fourth use, frames between two that are known. The model needs no other training for it.",
        hint="Begin with `torch.ones(…, dtype=torch.bool)`, and show two frames.",
        wrong=[
            (turned, "Turned around: True stands for what is hidden."),
            (to_come, "These are the next frames. Here the last one is given as well."),
            (other_axis, "This shows the first and the last row of each frame. The frames are the first axis."),
        ],
        tries=[(4, 5, 5), (3, 2, 4)],
    ),
    Exercise(
        uses_in_raster_order,
        why="Yes. Whatever is hidden must come after all that is given, row by row and frame by frame.",
        hint="Read the masks row by row, as text. Is something given after something hidden?",
        wrong=[
            ({"the next frames"}, "There is one more: what is added below a photo comes after all of its rows."),
            (
                {"the right edge", "the lower edge", "the next frames"},
                "At the right edge, each new token is followed by the given ones of the next row.",
            ),
            (
                {"the right edge", "the next frames"},
                "At the right edge, each new token is followed by the given ones of the next row. And below?",
            ),
            (set(), "It can go on from where given tokens end. Which of the masks lie at the end?"),
        ],
    ),
    Exercise(
        share_with_nothing_given,
        why="Yes, 23 %. A perfect model would have 31 %: its clips are as likely as the true ones, and are others.",
        hint="What will a good model draw from nothing? By how much does it agree with one certain clip?",
        wrong=[
            ("nearly all", "It draws a clip of the right kind. But why should it be the one that it is compared with?"),
            ("more than half", "There are three backgrounds. How often do those of two clips agree?"),
        ],
    ),
    Exercise(
        with_more_frames,
        why="Yes: 98 % and 96 %. It has further to go from one frame, and a single frame is easily misread.",
        hint="How far is the last frame from the nearest known one?",
        wrong=[
            ("smaller", "Fewer tokens are to be drawn, but the share counts only those. And they are easier."),
            ("the same", "A perfect model would always be right. This one learned for seconds: it loses track."),
        ],
    ),
]
