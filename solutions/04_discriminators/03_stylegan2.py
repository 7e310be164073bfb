"""Exercises of nbs/04_discriminators/03_stylegan2.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch

from magicmaster_nb.exercises import Exercise


def variety(x):
    # The deviation of each feature and position over the images of the group, then one mean over all of them.
    return x.std(0, correction=0).mean()


def over_everything(x):
    return x.std(correction=0)


def within_images(x):
    return x.flatten(1).std(1, correction=0).mean()


def of_a_sample(x):
    return x.std(0).mean()


def root_of_the_mean(x):
    return x.var(0, correction=0).mean().sqrt()


def group_of_image_0():
    # 9 images make ⌈9 / 4⌉ = 3 groups, and image i belongs to group i mod 3.
    groups = math.ceil(9 / 4)
    return [image for image in range(9) if image % groups == 0]


def wider_squares_help():
    # With squares of 70 pixels there is one that sees both bars, and a function of both can tell like from unlike.
    return 70 > 35


def deviation_of_smaller_groups():
    # 8 images make two groups of 4, and 9 make three groups of 3. The formula below the figure for g images:
    def expected(g):
        return math.sqrt(2 / g) * math.gamma(g / 2) / math.gamma((g - 1) / 2)

    return "falls" if expected(3) < expected(4) else "rises"


def random(*shape):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(shape[0]))


EXERCISES = [
    Exercise(
        variety,
        why="Yes. A generator that repeats itself makes this number small, whatever it repeats.",
        hint="First one deviation for each feature at each position, over the images. Then their mean.",
        wrong=[
            (
                over_everything,
                "One image full of contrast would have a large deviation of this kind. Compare images with each other.",
            ),
            (within_images, "This is the contrast within each image. The images should be compared with each other."),
            (root_of_the_mean, "Take the root of each variance first, and then the mean."),
            (of_a_sample, "The published deviation divides by the number of images, not by one less: `correction=0`."),
        ],
        tries=[(random(4, 3, 2, 2),), (random(2, 5, 1, 3),), (10 * random(3, 1, 4, 4) + 5,)],
    ),
    Exercise(
        group_of_image_0,
        why="Yes: three groups of three.",
        hint="How many groups of up to four does a batch of 9 make? Image i is in group i mod that number.",
        wrong=[
            ([0, 1, 2, 3], "That would leave a group of one image at the end, whose deviation says nothing."),
            ([0, 1, 2], "The groups have three images each, but image 1 is already in the next group."),
            ([0, 4, 8], "4 is the most that a group holds. How many groups are there?"),
        ],
    ),
    Exercise(
        wider_squares_help,
        why="Yes. The proof needs squares that see one bar at most. A fault is seen from where all of it is in view.",
        hint="Which step of the proof fails if a square sees both bars?",
        wrong=[
            (False, "The sum f(ℓ) + g(r) holds as long as no square sees both bars. These squares are 70 pixels wide."),
        ],
    ),
    Exercise(
        deviation_of_smaller_groups,
        why="Yes, from 0.80 to 0.72: the groups shrink from 4 to 3, and small groups underestimate their spread.",
        hint="How large are the groups of 8 images, and how large those of 9?",
        wrong=[
            ("rises", "There is one image more. But what becomes of the size of the groups?"),
            ("stays", "The images are no less different. But the mean of a small group lies close to its own members."),
        ],
    ),
]
