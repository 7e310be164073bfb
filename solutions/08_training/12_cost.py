"""Exercises of nbs/08_training/12_cost.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def numbers_in_a_checkpoint():
    # Tokenizer: weight, average, two moments. Discriminator: weight and two moments. Gradients are not saved.
    return 4, 3


def result_changes():
    # The same numbers are computed twice, and none of them differs.
    return False


def memory_of_eight_clips():
    # What belongs to the clips doubles: 37.3 GiB. Weights, gradients, moments and averages stay: 2.2 GiB.
    # The figure says 76.7 GiB.
    return 2 * (39.5 - 2.2) + 2.2


EXERCISES = [
    Exercise(
        numbers_in_a_checkpoint,
        why="Yes. The discriminator is not averaged, and a gradient lives for one step only.",
        hint="Which numbers does training change from step to step? Which of them can be computed anew?",
        wrong=[
            ((5, 4), "Gradients are not saved: each step computes them anew."),
            ((4, 4), "The discriminator has no average. It is not shipped."),
            ((2, 1), "Adam's two moments change at each step as well."),
            ((1, 1), "With the weights alone, Adam would begin anew."),
            ((3, 3), "The tokenizer has averaged weights as well."),
        ],
    ),
    Exercise(
        result_changes,
        why="Right. It trades time for memory, and nothing else: so it may be switched on in the middle of a run.",
        hint="What is computed a second time, and from what?",
        wrong=[(True, "What was thrown away is computed again from the same inputs, and comes out the same.")],
    ),
    Exercise(
        memory_of_eight_clips,
        why="Yes: nearly twice. Only the small part that belongs to the weights does not grow.",
        hint="Which bars depend on how many clips there are?",
        wrong=[
            (79.0, "Twice the whole is a little too much: weights, moments and averages stay as they are."),
            (39.5, "This is for four clips. Activations are kept for each of them."),
            (41.7, "The weights do not double. The activations do."),
        ],
        within=0.02,
    ),
]
