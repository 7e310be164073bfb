"""Exercises of nbs/08_training/01_recipes.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def steps_of(epochs, images, batch_size, processes, accumulation):
    # A step takes batch · processes · accumulation images. What is left of an epoch makes no step.
    return epochs * (images // (batch_size * processes * accumulation))


def same_batches():
    # Both make steps of 64 images. With accumulation they are still compared in batches of 8, as on eight GPUs.
    return "accumulation"


def times_smaller():
    # Nearly all weights belong to convolutions from many channels to many: half of each is a quarter of the product.
    return (128 / 64) ** 2


EXERCISES = [
    Exercise(
        steps_of,
        why="Yes. The last images of an epoch that do not fill a step are left for the next one.",
        hint="How many images are in a step? How many whole steps are in one epoch?",
        wrong=[
            (
                lambda epochs, images, batch_size, processes, accumulation: (
                    epochs * images // (batch_size * processes * accumulation)
                ),
                "You divide all epochs at once. A recipe counts whole steps in each epoch.",
            ),
            (
                lambda epochs, images, batch_size, processes, accumulation: (
                    epochs * (images // (batch_size * processes))
                ),
                "With accumulation a step takes several batches of each process.",
            ),
            (
                lambda epochs, images, batch_size, processes, accumulation: (
                    epochs * -(-images // (batch_size * processes * accumulation))
                ),
                "You round up. A step that is not full does not count.",
            ),
        ],
        tries=[(20, 1_281_167, 8, 8, 1), (20, 1_281_167, 8, 1, 8), (3, 100, 4, 2, 3), (10, 59, 10, 1, 1)],
    ),
    Exercise(
        same_batches,
        why="Yes. What compares the images of a batch, as the discriminator does, then compares the same ones.",
        hint="Which part of the training looks at a batch as a whole?",
        wrong=[
            (
                "batch size",
                "The step has 64 images too. But they are one batch, so others are compared with each other.",
            ),
            ("both", "The mean gradient is the same for most of the loss. Some parts compare the images of a batch."),
        ],
    ),
    Exercise(
        times_smaller,
        why="Yes: a convolution has a weight for each pair of an input and an output channel.",
        hint="How many weights has a convolution from 128 to 128 channels, against one from 64 to 64?",
        wrong=[
            (2, "Both the inputs and the outputs of a layer are halved."),
            (8, "Two sides of each weight are halved, its inputs and its outputs. The kernel stays 3 × 3."),
            (1, "The figure's left side falls when the network gets narrower."),
        ],
        within=0.03,
    ),
]
