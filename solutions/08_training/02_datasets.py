"""Exercises of nbs/08_training/02_datasets.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def trained_on():
    # A folder that holds one kind of split is what was asked for, whatever it is called.
    return "val"


def same_tiles():
    # Held-out sets are centre squares, cut into tiles. The seed is not asked.
    return True


def what_moves():
    # random_crop is off, so the square is the centre. The position seeds where in the video the clip starts.
    return "frames"


EXERCISES = [
    Exercise(
        trained_on,
        why="Yes. Only the line about what was found would show it. Read it.",
        hint="When does a set choose between training and held-out files?",
        wrong=[
            ("refused", "A folder is taken as it was named. There is nothing in it to choose from."),
            ("train", "The search looks into the folder that was named, and not beside it."),
        ],
    ),
    Exercise(
        same_tiles,
        why="Yes. Two scores could not be compared if chance had cut the tiles.",
        hint="Is there anything random in a held-out set?",
        wrong=[(False, "The seed decides crops and clips of training. Held-out data is cut the same way each time.")],
    ),
    Exercise(
        what_moves,
        why="Yes: the start of a clip is drawn for each position, also if the square is always the centre.",
        hint="What does a recipe with `random_crop=False` still draw for a clip?",
        wrong=[
            ("square", "This recipe takes the centre square of each clip."),
            ("both", "This recipe takes the centre square of each clip. Only the start is drawn."),
            ("nothing", "That holds for images. Of a video, a clip has to be chosen."),
        ],
    ),
]
