"""Exercises of nbs/07_published/02_configurations.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.published.configurations import PUBLISHED


def configuration_of(file):
    # The hexadecimal digits stand behind the *last* hyphen. Names of configurations may have hyphens of their own.
    return file.removesuffix(".pth").rsplit("-", 1)[0]


def first_hyphen(file):
    return file.split("-")[0]


def only_the_ending(file):
    return file.removesuffix(".pth")


def only_the_digits(file):
    return file.rsplit("-", 1)[1].removesuffix(".pth")


def fair_comparisons():
    # (a) has two sizes and (d) two Inception networks. In (b) and (c) the same clips went to the same network.
    return {"b", "c"}


def costlier():
    # From the README: 59.65 with 64000 codes and 40 epochs, 66.08 with 15360 codes, 40.65 with 100 epochs.
    fewer_codes, fewer_epochs = 66.08 - 59.65, 59.65 - 40.65
    return "codes" if fewer_codes > fewer_epochs else "epochs"


FILES = [row.file for row in PUBLISHED.values() if row.file]

EXERCISES = [
    Exercise(
        configuration_of,
        why="Yes, also for a name that has a hyphen itself, as those of VQGAN have.",
        hint="Look for the last hyphen: `rsplit` begins at the end.",
        wrong=[
            (
                first_hyphen,
                "A configuration of VQGAN is called vqgan_fsq_imagenet1k-256x256_ep20. Which hyphen is the right one?",
            ),
            (only_the_ending, "The eight hexadecimal digits are no part of the configuration's name."),
            (only_the_digits, "These are the digits. The name stands in front of them."),
        ],
        tries=[(FILES[0],), (FILES[-1],), ("vqgan_fsq_imagenet1k_style-2_256x256_ep40-0123abcd.pth",)],
    ),
    Exercise(
        fair_comparisons,
        why="Yes: same data, same size, same judging network. The trained networks may differ: they are compared.",
        hint="What must agree is how a number was measured, not how the network was trained.",
        wrong=[
            (
                {"a", "b", "c"},
                "Both sizes are made 299 pixels wide for Inception, and 128 pixels become softer by that than 256.",
            ),
            ({"b"}, "In (c) only the trained networks differ. The measurement is the same."),
            ({"c"}, "In (b) only the quantizers differ. The measurement is the same."),
            ({"b", "c", "d"}, "Another Inception network is another scale, whatever the images are."),
            ({"a", "b", "c", "d"}, "All are Fréchet distances. But of which images, of which size, by which network?"),
        ],
    ),
    Exercise(
        costlier,
        why="Yes: 19.0 points against 6.4.",
        hint="Compare the bars of the clips whose names differ in one part only.",
        wrong=[
            ("codes", "From 59.65 to 66.08 are 6.4 points. What do the epochs make of it?"),
        ],
    ),
]
