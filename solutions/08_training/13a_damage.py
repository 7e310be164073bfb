"""Exercises of nbs/08_training/13a_damage.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def next_start():
    # Nothing is trained over the ruins: it names each file, and asks for another folder.
    return "ends"


def same_weights():
    # The next readable image takes the place of the missing one, so some steps see other pixels.
    return False


def done_again():
    # Both checkpoints are damaged, so nothing is left of the twelve steps.
    return 12


EXERCISES = [
    Exercise(
        next_start,
        why="Yes, and each file is named. Somebody may still have a copy.",
        hint="What would happen to the old checkpoints if it trained on in that folder?",
        wrong=[
            ("starts anew", "It would write over what could perhaps be saved. So it asks for another folder."),
            ("goes on", "There is no state to go on from."),
        ],
    ),
    Exercise(
        same_weights,
        why="Right: it goes on and says so. A run with other images is another run.",
        hint="What is seen in the place of the missing image?",
        wrong=[(True, "Another image stands in for the missing one, so some steps learn from other pixels.")],
    ),
    Exercise(
        done_again,
        why="Yes. Checkpoints that are kept for good, on another disk perhaps, are the remedy.",
        hint="Which of the two checkpoints can still be read?",
        wrong=[
            (3, "This is the loss if only the newest is damaged: step 9 can be read then."),
            (6, "The checkpoints of steps 3 and 6 were deleted. The newest two were kept."),
            (9, "The checkpoint of step 9 is damaged as well."),
            (0, "A damaged checkpoint is of no use, wherever its 4096 zeros lie."),
        ],
    ),
]
