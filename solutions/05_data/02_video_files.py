"""Exercises of nbs/05_data/02_video_files.ipynb: right answers, worked, and the usual wrong ones."""

import numpy as np

from magicmaster_nb.exercises import Exercise


def frames_decoded(indices, keys):
    # Decoding starts at the last key frame that is not behind the first frame that is wanted.
    # It goes on, frame after frame, up to the last that is wanted.
    start = max(key for key in keys if key <= min(indices))
    return max(indices) - start + 1


def too_early_or_too_late():
    # Frame n is shown at n² (1/25 s). The naive reader takes the first frame at or after n times the mean gap.
    times = np.arange(30) ** 2
    moments = np.arange(30) * times[-1] / 29
    returned = np.searchsorted(times, moments - 1e-6)
    return "later" if (returned - np.arange(30)).mean() > 0 else "earlier"


def decoded_for_a_clip():
    # Nothing is lost before the clip. But a reader goes from packet to packet: of 17 frames with one between
    # each pair, it decodes 16 · 2 + 1.
    frames, interval = 17, 2
    return (frames - 1) * interval + 1


KEYS = [0, 25, 50, 75]
EXERCISES = [
    Exercise(
        frames_decoded,
        why="Yes. The frames that nobody wanted cost as much as those that somebody did.",
        hint="Where does decoding begin, and where may it stop?",
        wrong=[
            (
                lambda indices, keys: max(indices) + 1,
                "You decode from the first frame on. A key frame before the first wanted one is enough.",
            ),
            (
                lambda indices, keys: max(indices) - min(indices) + 1,
                "The first frame that is wanted may be stored as a change. Begin at the key frame before it.",
            ),
            (lambda indices, keys: len(indices), "You cannot skip: each frame is a change to those before it."),
            (
                lambda indices, keys: max(indices) - max(key for key in keys if key <= min(indices)),
                "One too few: the key frame is decoded as well as the last frame.",
            ),
        ],
        tries=[(list(range(49, 82, 2)), KEYS), ([50], KEYS), ([10, 3], KEYS), ([99], KEYS)],
    ),
    Exercise(
        too_early_or_too_late,
        why="Yes. At the beginning the frames are close together, so many of them have passed at the mean rate.",
        hint="Frame 5 is shown at 25. How far does the mean gap, 29, get in five steps?",
        wrong=[
            ("earlier", "Frame 5 is shown at 25. Five mean gaps are 145, and at that time frame 12 is shown."),
        ],
    ),
    Exercise(
        decoded_for_a_clip,
        why="Yes: the wait for a key frame is gone. What remains is the frames between those of the clip.",
        hint="Which frames lie between the first and the last of the clip? The reader goes from packet to packet.",
        wrong=[
            (17, "The 16 frames between them are decoded as well: this reader does not skip."),
            (34, "Between 17 frames there are 16 gaps, not 17."),
            (45, "This is with a key frame every 25: 12 frames on average are lost before the clip."),
            (21, "The interval skips frames of the clip. The reader decodes them all the same."),
        ],
    ),
]
