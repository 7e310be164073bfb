"""Exercises of nbs/05_data/02a_video_backends.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def all_in_one_batch():
    # Nothing is looked up by number: the decoder begins at the first frame and hands out one after the other.
    # naive_decord(opened, range(60)) equals PyAV's frames; the section of checks asserts it.
    return True


def what_ends_it():
    # Python runs signal handlers and switches threads between two of its own instructions, and the one that
    # called the decoder does not end. The kernel asks nobody.
    return "kill"


def wrong_frames():
    # Measured by the cell above the figure: decord's wrong frames of open.mp4. Key frames are shown at 24 and 48.
    wrong = [21, 22, 23, 24, 25, 47, 48, 49]
    return sum(number in wrong for number in range(43, 49))


EXERCISES = [
    Exercise(
        all_in_one_batch,
        why="Yes. Only a seek trusts the list of key frames. That is why short tests often miss this fault.",
        hint="Which step of reading uses the list of key frames?",
        wrong=[
            (False, "From the first frame on nothing is looked up. The frames come out in their order, and are right.")
        ],
    ),
    Exercise(
        what_ends_it,
        why="Yes: only another process, or the kernel, can end a program that does not come back to Python.",
        hint="When does the interpreter look whether a signal has arrived?",
        wrong=[
            (
                "handler",
                "Python calls a handler between two of its own instructions. A hanging decoder never gets there.",
            ),
            (
                "timer",
                "The timer's thread may run. But it has no means to interrupt another thread that is inside of C.",
            ),
        ],
    ),
    Exercise(
        wrong_frames,
        why="Yes: 47 and 48, around the key frame at 48. An epoch of random clips meets such frames again and again.",
        hint="Eight frames are wrong. The list above names six: which two come after 47?",
        wrong=[
            (0, "There is a key frame at 48, and the frames around it are wrong as those around 24 are."),
            (6, "Only frames near a key frame are wrong. 43 to 46 are too far from the one at 48."),
            (1, "47 is not alone. Look at the frames around 24: the wrong ones come before and after it."),
            (3, "The six frames are 43 to 48. 49 is wrong, and not among them."),
        ],
    ),
]
