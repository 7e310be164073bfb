"""Exercises of nbs/04_discriminators/06_efficientnet.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def zeros(side, kernel, stride):
    # The output has ⌈side / stride⌉ positions. What the windows reach over, less what there is, is missing.
    missing = max((math.ceil(side / stride) - 1) * stride + kernel - side, 0)
    return missing // 2, missing - missing // 2


def as_in_pytorch(side, kernel, stride):
    return kernel // 2, kernel // 2


def odd_one_first(side, kernel, stride):
    return zeros(side, kernel, stride)[::-1]


def sum_only(side, kernel, stride):
    return sum(zeros(side, kernel, stride))


def largest_distance():
    # The squared difference of two vectors of length 1 is 2 - 2·cos, and the cosine is -1 at least.
    return 2 - 2 * -1


def damage_proves_training():
    # The figure has two curves in each panel, and those of random weights rise as well.
    return False


def farthest_at_32():
    # Measured by the figure of the page: noise 0.27, blur 0.17, blocks 0.10, and all others below 0.07.
    return "noise"


EXERCISES = [
    Exercise(
        zeros,
        why="Yes. A side of 128, a kernel of 5 and a stride of 2 get one zero in front and two behind.",
        hint="The windows of ⌈side / stride⌉ outputs reach over how many positions? What is missing is split in two.",
        wrong=[
            (
                as_in_pytorch,
                "This is PyTorch's padding, the same on both sides. With a stride of 2, one zero is never used.",
            ),
            (odd_one_first, "TensorFlow puts the odd zero behind, below and on the right."),
            (sum_only, "This is how many there are in all. How many stand in front, and how many behind?"),
        ],
        tries=[(128, 3, 2), (128, 5, 2), (127, 3, 2), (64, 3, 1), (9, 5, 2), (8, 1, 2)],
    ),
    Exercise(
        largest_distance,
        why="Yes: features that point in opposite directions everywhere.",
        hint="The squared difference of two vectors of length 1 is 2 − 2 cos.",
        wrong=[
            (2, "This is for orthogonal features. Two vectors can be farther apart than that."),
            (1, "Both vectors have length 1, but their difference can be longer."),
            (20, "The stages are averaged, not summed."),
        ],
    ),
    Exercise(
        damage_proves_training,
        why="Yes. Random features see damage too, as the squared error does. Compare *different* damage of equal PSNR.",
        hint="Look at the grey curves of the same figure.",
        wrong=[
            (True, "The distance with random weights grows with the damage as well. What does it not do?"),
        ],
    ),
    Exercise(
        farthest_at_32,
        why="Yes. Weak noise leaves its mark on every flat place. A weak blur takes only the finest detail.",
        hint="What does each change do at a very small strength, and where in the image?",
        wrong=[
            (
                "blur",
                "At 24 dB it is. But a weak blur takes away only the finest detail. Which change is seen everywhere?",
            ),
            ("pixels of 8 px", "At 32 dB the blocks are mixed in so weakly that their edges hardly show."),
            ("shift", "A shift keeps all features, only elsewhere."),
            ("sharpen", "Sharpening makes edges stronger where there are edges already."),
            ("less contrast", "Features of length 1 hardly notice a change of contrast."),
        ],
    ),
]
