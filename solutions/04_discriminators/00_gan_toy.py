"""Exercises of nbs/04_discriminators/00_gan_toy.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def mean_and_median():
    # Squared error answers the mean, absolute error a value with as much above it as below: here the frequent one.
    return 0.8 * -1 + 0.2 * 1, -1


def best_answer(real, fake, share):
    # Of all that look like this, so much is real: the densities count as often as their kind is shown.
    return share * real / (share * real + (1 - share) * fake)


def shown_equally(real, fake, share):
    return real / (real + fake)


def how_many_times(real, fake, share):
    return share * real / ((1 - share) * fake)


def says_fake(real, fake, share):
    return 1 - best_answer(real, fake, share)


def share_alone(real, fake, share):
    return share


def who_still_pulls():
    # The slopes in s, without their signs, at s = 6: 0.998, 0.002 and 1.
    sigmoid = 1 / (1 + math.exp(-6))
    pulls = {"saturating": sigmoid, "non-saturating": 1 - sigmoid, "hinge": 1}
    return {name for name, pull in pulls.items() if pull > 0.9}


def wide_fakes():
    # At 0 there are hardly any real ones. The best D is highest where log p_r - log p_f is:
    # -(x - 1)²/(2·0.25²) + x²/2 has its top at x = 16/15, a little outside of 1.
    real = math.exp(-((1 / 0.25) ** 2) / 2) / 0.25  # both densities without 1/√2π; two halves of a bell make one
    fake = 1.0
    at_0 = "above" if real / (real + fake) > 0.5 else "below"
    return at_0, "outside" if 16 / 15 > 1 else "inside"


EXERCISES = [
    Exercise(
        mean_and_median,
        why="Yes: the mean, a grey that never occurs, and the median, which forgets the rarer image.",
        hint="One of them is the mean of all that can happen, the other one the median.",
        wrong=[
            (
                (-0.6, -0.6),
                "Absolute error is not answered by the mean. Moving to the more frequent value always pays.",
            ),
            ((-1, -1), "Squared error makes one large miss cost more than many small ones: its answer is the mean."),
            ((-1, -0.6), "It is the other way round: squared error is answered by the mean."),
            ((0, 0), "The two are not equally likely."),
        ],
    ),
    Exercise(
        best_answer,
        why="Yes. Show it more real images, and it believes in real ones more: training shows both equally often.",
        hint="Count real and fake images that look like this one. Which share of them is real?",
        wrong=[
            (
                shown_equally,
                "This is right if both are shown equally often. Weigh each density by how often its kind is shown.",
            ),
            (how_many_times, "This is how many times as frequent real ones are. D is a share, from 0 to 1."),
            (says_fake, "This is the probability of a fake. D is high for real images."),
            (share_alone, "This would be the answer if the image said nothing. The densities say something."),
        ],
        tries=[(1.0, 3.0, 0.5), (0.2, 0.2, 0.9), (0.7, 0.1, 0.25)],
    ),
    Exercise(
        who_still_pulls,
        why="Yes. Only the non-saturating loss lets go of a fake that is good enough.",
        hint="Read the right-hand curves at s = 6.",
        wrong=[
            ({"hinge"}, "Look at the right end of the saturating curve: it stands still for *bad* fakes only."),
            ({"non-saturating", "hinge"}, "The non-saturating loss pulls with 1 − D, and D is nearly 1 for this fake."),
            ({"non-saturating"}, "It pulls with 1 − D, and D is nearly 1 for this fake."),
            ({"saturating"}, "So it does. But the hinge pulls on all fakes alike."),
            (
                {"saturating", "non-saturating", "hinge"},
                "One of them pulls with 1 − D, and D is nearly 1 for this fake.",
            ),
        ],
    ),
    Exercise(
        wide_fakes,
        why="Yes. Fakes become rarer outwards, so D is highest a little outside of the real images' own top.",
        hint="Which kind of images is there at 0? And just outside of 1, which density falls faster?",
        wrong=[
            (
                ("below", "inside"),
                "From 1 inwards there are more fakes, from 1 outwards fewer. Where is the share of real ones larger?",
            ),
            (("above", "outside"), "At 0 there are hardly any real images, and many fakes."),
            (("above", "inside"), "At 0 there are hardly any real images, and many fakes."),
        ],
    ),
]
