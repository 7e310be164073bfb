"""Exercises of nbs/09_commands/07_conform.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.conform import PROPERTIES
from magicmaster_nb.exercises import Exercise


def not_offered():
    # Without encode there are no tokens, and without streams no chunks. All else compares pixels.
    needs_tokens = {"shapes", "token round trip", "prefix stability", "chunk plans"}
    return [name for name in PROPERTIES if name in needs_tokens]


def mended():
    # One mean for each sample and frame: neither the rest of the batch nor later frames are in it.
    # It is remembered all the same, and not in the tokens. (The cell below "Checks" runs it.)
    return ["batch independence", "image = first frame", "prefix stability"]


def first_blue_step():
    # Frame 0 has a time step of its own, and then two frames share one: 1 and 2, 3 and 4, 5 and 6.
    # Earlier steps cannot change, since no token sees a later frame.
    return math.ceil(6 / 2)


def at_frame_nought():
    # Of the five time steps 100, 100, 98, 45 and 23 % of the tokens change (asserted below "Checks").
    return "less and less"


EXERCISES = [
    Exercise(
        not_offered,
        why="Yes. *Not offered* is no pass: nobody can store, continue or stream such a tokenizer's tokens.",
        hint="Which properties compare tokens, and which only pixels?",
        wrong=[
            (
                ["token round trip", "prefix stability", "chunk plans"],
                "And shapes: they are those of `decode(encode(x))`, which is not there.",
            ),
            (
                ["shapes", "token round trip", "image = first frame", "prefix stability", "chunk plans"],
                "The first frame of a reconstruction can be compared with that of an image, in pixels.",
            ),
            (
                ["shapes", "token round trip", "prefix stability"],
                "And chunks: a function of whole clips offers no streams.",
            ),
        ],
    ),
    Exercise(
        mended,
        why="Yes. The round trip still fails: the mean is remembered beside the tokens, and is that of the last input.",
        hint="Whose pixels are in the mean now: other samples', other frames'? And is it in the tokens?",
        wrong=[
            (
                ["token round trip", "batch independence", "image = first frame", "prefix stability"],
                "The mean is still remembered by the object. Whoever has the tokens alone does not have it.",
            ),
            (["batch independence"], "A frame's mean does not see other frames either. Which two properties ask that?"),
            (["image = first frame", "prefix stability"], "The mean of a sample does not see the batch any more, too."),
            (["batch independence", "prefix stability"], "And the first frame has the mean that it has as an image."),
        ],
    ),
    Exercise(
        at_frame_nought,
        why="Yes: 100, 100, 98, 45 and 23 %. Later steps see frame 0 through causal convolutions, and so less of it.",
        hint="What do later time steps see of frame 0, and through what?",
        wrong=[
            ("none of them", "No token sees a *later* frame. All may see an earlier one."),
            ("all of them", "The first steps, yes. The further a step is, the less of frame 0 is left in it."),
        ],
    ),
    Exercise(
        first_blue_step,
        why="Yes: frames 5 and 6 share time step 3, so the picture begins as for frame 5.",
        hint="Frame 0 has a step of its own, and then each two frames share one. In which is frame 6?",
        wrong=[
            (6, "This is the frame. The tokens have five time steps for nine frames."),
            (4, "Step 4 is that of frames 7 and 8."),
            (2, "Step 2 is that of frames 3 and 4. It does not see frame 6."),
            (0, "No token sees a later frame: the steps before that of frame 6 stay as they are."),
        ],
    ),
]
