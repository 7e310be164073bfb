"""Exercises of nbs/08_training/14_discriminator_gain.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def patch_against_none():
    # One seed each: differences below one percent of the distance say nothing.
    return "not known"


def images_seen():
    # It begins at step 700 of 1300, and sees 8 photos and 8 reconstructions in each step from there on.
    return (1300 - 700) * (8 + 8)


def pixels_have_most_decibels():
    # discriminator_results.json: 26.20 dB for the pixels alone, 26.35 dB with the others.
    return False


EXERCISES = [
    Exercise(
        patch_against_none,
        why="Yes. Another seed may turn the sign. It would take several runs of each to know.",
        hint="How much would two runs with different seeds differ?",
        wrong=[
            ("better", "The difference is 0.03 % of the distance, and each row is a single run."),
            ("worse", "The difference is 0.03 % of the distance, and each row is a single run."),
        ],
    ),
    Exercise(
        images_seen,
        why="Yes, few. That is why features that were trained before are worth so much here.",
        hint="At which step of the 1300 does it begin? What does it see in each step?",
        wrong=[
            (20800, "It begins at step 700 only."),
            (4800, "It sees the photos and their reconstructions."),
            (11200, "These are the steps before it begins."),
            (10400, "It begins at step 700, and sees photos and reconstructions."),
        ],
    ),
    Exercise(
        pixels_have_most_decibels,
        why="Right: for clips it has the fewest. A loss that asks for PSNR need not find the most of it.",
        hint="Move from images to clips, and look where the first dot lies.",
        wrong=[
            (True, "So it is for photos, by 0.04 dB. For clips the dot lies to the left of the others."),
        ],
    ),
]
