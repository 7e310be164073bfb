"""Exercises of nbs/05_data/04_clips.ipynb: right answers, worked, and the usual wrong ones."""

import numpy as np

from magicmaster_nb.data.clips import timed_windows
from magicmaster_nb.exercises import Exercise


def different_clips(total, frames, interval):
    # As published, a start is drawn from 0 … max(N - F·Δ, 0).
    return max(total - frames * interval, 0) + 1


def looks_faster():
    # Between two frames of the clip lie 2/24 s of the one video, and 2/30 s of the other.
    # Clips are all the same to a network, so the larger step in time is the faster motion.
    return max((24, 30), key=lambda rate: 2 / rate)


def frames_shown():
    # Seven moments, 1/30 s apart, of a video with a frame every 1/10 s: each frame is shown three times.
    seconds = np.arange(52) / 10
    return len(set(timed_windows(seconds, 7, 30)[:7]))


EXERCISES = [
    Exercise(
        different_clips,
        why="Yes. The last Δ - 1 frames are never seen: the published choice leaves room for F·Δ frames.",
        hint="Read the range of s in the formula for training. What is there if N is smaller than F·Δ?",
        wrong=[
            (
                lambda total, frames, interval: max(total - (frames - 1) * interval - 1, 0) + 1,
                "These are all clips that fit. The published choice wants room for F·Δ frames, and loses Δ - 1 starts.",
            ),
            (
                lambda total, frames, interval: total - frames * interval + 1,
                "A short video gives one clip, not a negative number: it starts again.",
            ),
            (lambda total, frames, interval: max(total - frames * interval, 0), "One too few: 0 is a start as well."),
            (
                lambda total, frames, interval: max(total // (frames * interval), 1),
                "Clips may overlap in training. You count those that do not.",
            ),
        ],
        tries=[(300, 17, 2), (300, 17, 4), (34, 17, 2), (5, 7, 2)],
    ),
    Exercise(
        looks_faster,
        why="Yes: more time passes from one of its frames to the next. No interval gives both videos one speed.",
        hint="How much time lies between two frames of either clip?",
        wrong=[
            (30, "Its frames are closer together in time, so less happens between them. It looks slower."),
            ("none", "The interval counts frames, and these are not equally long."),
        ],
    ),
    Exercise(
        frames_shown,
        why="Yes: a player would show each frame for three moments. A rate above the video's own adds nothing.",
        hint="How long is each frame of the video shown, and how far apart are the moments?",
        wrong=[
            (7, "The video has no seven frames in a fifth of a second. Some come again."),
            (2, "The seventh moment is 0.2 s: there the third frame begins to be shown."),
            (1, "Seven moments span a fifth of a second, and each frame is shown for a tenth."),
        ],
    ),
]
