"""Exercises of nbs/05a_preparation/04_videos.ipynb: right answers, worked, and the usual wrong ones."""

import bisect

from magicmaster_nb.exercises import Exercise


def what_gives_it_away():
    # The parts of an MP4 file begin with their length. If they claim more bytes than there are, the end is lost.
    return "lengths"


def shown_then(seconds, rate, count):
    # The last frame that began to be shown at this moment or before.
    return [bisect.bisect_right(seconds, number / rate) - 1 for number in range(count)]


def errors_add_up():
    # Each frame is coded as a change to what the decoder has, errors included, so they do not pile up.
    # Measured on the figure's first clip, at 64 px: 37.6 dB at frame 25 and 36.6 dB at frame 35.
    return False


EXERCISES = [
    Exercise(
        what_gives_it_away,
        why="Yes. A few bytes at the beginning of each part are read, and nothing is decoded.",
        hint="Which of them still speaks of the bytes that are lost?",
        wrong=[
            (
                "frames",
                "With the index in front, the first frames are whole, and only those that are left may be counted.",
            ),
            ("name", "A name says nothing about the bytes behind it."),
        ],
    ),
    Exercise(
        shown_then,
        why="Yes: what a player shows at a moment is the last frame that has come. A still second stays still.",
        hint="At 0.4 s, a frame that comes at 0.5 s has not been seen yet.",
        wrong=[
            (
                lambda seconds, rate, count: [
                    min(range(len(seconds)), key=lambda each: abs(seconds[each] - number / rate))
                    for number in range(count)
                ],
                "You take the nearest frame. It may be one that comes only later.",
            ),
            (
                lambda seconds, rate, count: [
                    min(bisect.bisect_left(seconds, number / rate), len(seconds) - 1) for number in range(count)
                ],
                "You take the next frame. A player cannot show what has not come yet.",
            ),
            (
                lambda seconds, rate, count: [min(number, len(seconds) - 1) for number in range(count)],
                "You copy the frames one by one. Their times are lost, and the motion jumps.",
            ),
        ],
        tries=[([0.0, 0.1, 0.5, 0.6], 10, 8), ([0.0, 0.25, 0.5, 0.75], 8, 8), ([0.0, 1.0, 1.125], 4, 6)],
    ),
    Exercise(
        errors_add_up,
        why="Right: an encoder stores the change to what the decoder has. Errors are corrected on the way.",
        hint="Does an encoder store the change to the original frame before, or to what the decoder has in its place?",
        wrong=[(True, "It would be so if changes referred to the originals. They refer to what the decoder has.")],
    ),
]
