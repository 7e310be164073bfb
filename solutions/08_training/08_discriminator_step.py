"""Exercises of nbs/08_training/08_discriminator_step.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def weight_at(step, weight, interval):
    # It comes at every interval-th step, and then weighs for those between as well.
    return weight * interval if step % interval == 0 else 0.0


def own_weights_differ():
    # The optimizer holds the discriminator's weights alone, and their gradient does not depend on what lies behind.
    return False


def accuracy_of_equal_images():
    # Real and fake are the same images, so they get the same logits: one of the two answers is right for each.
    return 0.5


EXERCISES = [
    Exercise(
        weight_at,
        why="Yes. A second derivative is dear, so it is taken seldom. Its mean over the steps stays the same.",
        hint="What is the mean over the steps, if the penalty comes at one of 16 only?",
        wrong=[
            (
                lambda step, weight, interval: weight if step % interval == 0 else 0.0,
                "Then its mean over the steps is smaller by the interval.",
            ),
            (
                lambda step, weight, interval: weight / interval if step % interval == 0 else 0.0,
                "It has to weigh more at these steps, not less.",
            ),
            (lambda step, weight, interval: weight, "This has a penalty at each step, which is what lazy saves."),
            (
                lambda step, weight, interval: weight * interval if step % interval == interval - 1 else 0.0,
                "The first step, number 0, has a penalty.",
            ),
        ],
        tries=[(0, 5.0, 16), (1, 5.0, 16), (15, 5.0, 16), (32, 5.0, 16), (7, 1.0, 1)],
    ),
    Exercise(
        own_weights_differ,
        why="Right. It costs time and memory, and leaves a gradient in the tokenizer that must not be used.",
        hint="Whose weights does the optimizer hold? Does their gradient ask where the images came from?",
        wrong=[
            (True, "The discriminator's own gradient is the same. What differs is that the tokenizer gets one, too."),
        ],
    ),
    Exercise(
        accuracy_of_equal_images,
        why="Yes, at every step: nobody can tell equal images apart. A good tokenizer brings it back towards this.",
        hint="With a side of 1, which images are real, and which are fake?",
        wrong=[
            (1, "The blurred photos are the photos. They get the same logits."),
            (0, "For equal logits, one of the two answers is right for each image."),
        ],
    ),
]
