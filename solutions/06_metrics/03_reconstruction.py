"""Exercises of nbs/06_metrics/03_reconstruction.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.metrics.reconstruction import through_time_grid


def dearer_clip():
    # The first frame has tokens of its own: 5 frames have 1 + 1 frames of tokens, 17 have 1 + 4.
    return max((5, 17), key=lambda frames: (1 + (frames - 1) / 4) / frames)


def exact_frames():
    # A pixel that changes at constant speed is a straight line. Means lie on it, and so does what is between them.
    # After the last middle, at 14.5, the baseline stays as it is.
    line = torch.arange(17.0)
    return int(((through_time_grid(17, 4) @ line - line).abs() < 1e-3).sum())


def most_codes():
    # Twelve photos of 64 px, with a token for each square of 8 px.
    photos, side, stride = 12, 64, 8
    return photos * (side // stride) ** 2


EXERCISES = [
    Exercise(
        dearer_clip,
        why="Yes: 2 frames of tokens for 5 frames, and 5 for 17. The first frame is paid for in full.",
        hint="How many frames of tokens has each of them?",
        wrong=[
            (17, "It has more tokens altogether. But its first frame, which costs four times as much, is one of 17."),
            ("neither", "All frames would cost the same if the first had no tokens of its own."),
        ],
    ),
    Exercise(
        exact_frames,
        why="Yes, frames 0 to 14. Constant motion costs nothing but the end of the clip.",
        hint="Where is the last middle? What happens after it?",
        wrong=[
            (17, "After the last middle there is nothing to interpolate to, so the result stands still."),
            (5, "The middles are exact, and what is between them too: a straight line is what is interpolated."),
            (1, "The first frame is exact. But averages of a straight line lie on it as well."),
            (14, "Count frame 0."),
            (16, "Frame 15 lies behind the last middle, at 14.5."),
        ],
    ),
    Exercise(
        most_codes,
        why="Yes: no more codes can be in use than there are tokens. So most of 64000 stay unused, whoever chose them.",
        hint="How many tokens do all held-out photos have together?",
        wrong=[
            (64, "These are the tokens of one photo. The counts are over all twelve."),
            (64000, "So many codes exist with 40 levels. But far fewer tokens were seen."),
            (512, "So many codes exist with 8 levels. The question is about any number of them."),
        ],
    ),
]
