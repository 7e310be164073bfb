"""Exercises of nbs/90_appendix/01b_explorer.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch
import torch.nn.functional as F

from magicmaster_nb.exercises import Exercise


def grid_of(frame, time_stride):
    # The first frame has a grid of its own. Behind it, each `time_stride` frames share one.
    return math.ceil(frame / time_stride)


def no_first_frame(frame, time_stride):
    return frame // time_stride


def one_further(frame, time_stride):
    return frame // time_stride + 1


def each_its_own(frame, time_stride):
    return frame


def where_it_differs():
    # Halving keeps the mean of 2 × 2 pixels. On a plain area the mean is the pixel. At an edge it is not.
    image = torch.zeros(1, 1, 8, 8)
    image[..., 3:] = 1  # an edge between two halves of a square of 2 × 2 pixels
    again = F.interpolate(F.interpolate(image, scale_factor=0.5, mode="area"), scale_factor=2)
    error = (again - image).abs()[0, 0, 0]
    return "at edges" if error[2:4].min() > 0.4 and error[4:].max() == 0 else "everywhere"


def what_a_coder_changes():
    # An entropy coder writes the same tokens in fewer bits. The decoder gets what it got before.
    return "the rate"


def what_moves():
    # The wipe shows the left answer up to the line. The difference is that of the whole answers.
    return "the wipe"


EXERCISES = [
    Exercise(
        grid_of,
        why="Yes: frame 0 alone, then 1 and 2, 3 and 4, and so on if two frames share a grid.",
        hint="With time stride 2: which grid has frame 0, which frames 1 and 2, which frames 3 and 4?",
        wrong=[
            (no_first_frame, "So frames 0 and 1 would share a grid. The first one has its own."),
            (one_further, "Frame 0 has grid 0, and frame 2 is the second frame of grid 1."),
            (each_its_own, "That is a tokenizer of images. Here frames share grids."),
        ],
        tries=[(0, 2), (1, 2), (2, 2), (16, 2), (5, 4), (8, 4)],
    ),
    Exercise(
        where_it_differs,
        why="Yes, and in fine texture, which is edges everywhere. A plain area is its own mean.",
        hint="Halving takes the mean of 2 × 2 pixels. Where is a pixel far from that mean?",
        wrong=[
            ("everywhere", "On a plain area four equal pixels have themselves as their mean: nothing is lost."),
            ("in plain areas", "There the four pixels are equal, so their mean is the same as each of them."),
        ],
    ),
    Exercise(
        what_a_coder_changes,
        why="Yes: the same tokens in fewer bits, and so the same image.",
        hint="Does the decoder get other tokens than before?",
        wrong=[
            ("the image", "The decoder gets the same tokens. They are only written in fewer bits."),
            ("both", "The rate, yes. The tokens are the same, so the image is, too."),
            ("nothing", "Tokens are not equally likely. Frequent ones can be written in fewer bits."),
        ],
    ),
    Exercise(
        what_moves,
        why="Yes: the difference, the tokens and the figures are of the whole answers.",
        hint="Which of the parts are about one half of each answer, and which about the whole?",
        wrong=[
            ("the wipe and the difference", "The difference is between the two whole answers, wherever the line is."),
            ("all of them", "The original does not change, and nor do tokens and difference."),
        ],
    ),
]
