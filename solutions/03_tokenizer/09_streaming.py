"""Exercises of nbs/03_tokenizer/09_streaming.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.streaming import token_frames


def held_back(frames, time_stride):
    # The first frame leaves at once. Of all others each full group of time_stride leaves.
    return (frames - 1) % time_stride


def no_first_frame(frames, time_stride):
    return frames % time_stride


def have_left(frames, time_stride):
    return (frames - 1) // time_stride + 1


def at_the_end():
    # (100 - 1) // 4 + 1 = 25 have left, three frames wait. They are filled up by a copy of the last one.
    return have_left(100, 4), token_frames(100, 4, None)


def in_windows():
    # Windows of 17, 17 and 16 frames: each begins with a frame that has tokens of its own, 5 + 5 + 5.
    return token_frames(50, 4, 17)


def damaged_by_the_first():
    # A later frame of tokens reaches 20 frames, beginning with the first of its four. For the first frame of tokens,
    # three of these four lie before the clip, and the decoder drops them.
    return 20 - (4 - 1)


EXERCISES = [
    Exercise(
        held_back,
        why="Yes: never more than time_stride − 1. This is the delay of a stream.",
        hint="With a time stride of 4, pieces are complete after 1, 5, 9, … frames.",
        wrong=[
            (
                no_first_frame,
                "The first frame is a piece of its own and leaves at once. The groups are counted behind it.",
            ),
            (have_left, "This is how many frames of tokens have left. How many frames of the clip still wait?"),
        ],
        tries=[(1, 4), (2, 4), (4, 4), (5, 4), (100, 4), (8, 2), (3, 1)],
    ),
    Exercise(
        at_the_end,
        why="Yes: at the end the three frames that wait get a copy of the last one, and leave as a full piece.",
        hint="Three frames still wait after 100. What becomes of them when the stream ends?",
        wrong=[
            ((25, 25), "This is the fault of the smallest version: the frames that still wait must not be lost."),
            ((25, 28), "The three waiting frames share one frame of tokens."),
            ((26, 26), "The last piece is complete only when the stream ends."),
            ((24, 25), "The first frame has tokens of its own, before all groups of four."),
        ],
    ),
    Exercise(
        in_windows,
        why="Yes. Cutting costs tokens: in one piece there would be 14.",
        hint="Which clips does the tokenizer get, and how many frames of tokens has each of them?",
        wrong=[
            (14, 'This is one clip of 50 frames. With norm="clip" it is cut into windows of 17.'),
            (13, "This is 50 / 4. Each clip's first frame has tokens of its own."),
            (
                12,
                "The last window of 16 frames counts like the others: a first frame, and groups, the last filled up.",
            ),
            (11, "50 frames are two windows of 17 *and* 16 frames more."),
        ],
    ),
    Exercise(
        damaged_by_the_first,
        why="Yes, the frames 0 to 16. The first tokens are those of a single frame, so three frames fewer are hurt.",
        hint="The tokens k > 0 begin with frame 4k − 3. Put k = 0: which of the 20 frames exist?",
        wrong=[
            (20, "So many for later tokens. Three of the first one's 20 frames lie before the clip."),
            (1, "This is the frame that it stands for. The decoder's convolutions remember it for a while."),
            (16, "Nearly: count frame 0 itself."),
            (61, "The decoder looks back a known number of frames, and no further."),
        ],
    ),
]
