"""Exercises of nbs/09_commands/08_export.ipynb: right answers, worked, and the usual wrong ones."""

import numpy as np

from magicmaster_nb.exercises import Exercise


def what_the_graph_holds():
    # The example decides: 7 is odd, so the `if` was true, and the padding is a step like all others.
    return "padding"


def batch_of_three():
    # An axis without a name has the length of the example, and the file says so.
    return "an error"


def mean_by_rows(values):
    # A sum of 512 numbers stays small, and so does the sum of 512 means: nothing is lost at its end.
    side = int(len(values) ** 0.5)
    rows = np.cumsum(values.reshape(side, side), axis=1, dtype=np.float32)[:, -1] / np.float32(side)
    return np.cumsum(rows, dtype=np.float32)[-1] / np.float32(side)


def running(values):
    return np.cumsum(values, dtype=np.float32)[-1] / np.float32(len(values))


def sum_of_rows(values):
    return mean_by_rows(values) * np.float32(len(values) ** 0.5)


def bits_that_lose_half():
    # Read from the figure: 29.82 dB with all bits, 29.50 dB with 4 and 29.04 dB with 3.
    decibels = {24: 29.82, 4: 29.50, 3: 29.04}
    return max(bits for bits, quality in decibels.items() if quality < 29.82 - 0.5)


EXERCISES = [
    Exercise(
        what_the_graph_holds,
        why="Yes: the `if` was decided once, by the example. An even length would be padded, too.",
        hint="`torch.export` runs the network once, and writes down what is done with tensors.",
        wrong=[
            ("the if", "A graph holds steps on tensors. What Python decided meanwhile is not written down."),
            ("no padding", "So it was with the example of 8. With 7 the condition is true when the graph is made."),
        ],
    ),
    Exercise(
        batch_of_three,
        why="Yes: what has no name keeps the length of the example, and the runtime compares it.",
        hint="Axes that are named may have any length. And the others?",
        wrong=[
            ("three images", "Only named axes may have another length than the example."),
            ("two images", "Nothing is left out in silence: onnxruntime compares the shapes before it begins."),
        ],
    ),
    Exercise(
        mean_by_rows,
        why="Yes: all numbers that are added are of similar size. NumPy's own `mean` adds in pairs, to the same end.",
        hint="Make a square of the values. Sum each row, then the means of the rows.",
        wrong=[
            (running, "One running sum: it grows, and loses the end of each number that is added to it."),
            (sum_of_rows, "This is the sum of the rows' means. There are as many rows as columns: divide once more."),
        ],
        tries=[
            (np.full(512**2, 0.1, np.float32),),
            (np.random.default_rng(0).standard_normal(512**2).astype(np.float32) ** 2 + 3,),
        ],
        within=1e-4,
    ),
    Exercise(
        bits_that_lose_half,
        why="Yes: with 4 bits 0.3 dB are lost, with 3 bits 0.8 dB. Long before, tokens have changed.",
        hint="At 5 bits the image is still as it was, within 0.02 dB. Go on from there.",
        wrong=[
            (8, "At 8 bits one token in a hundred is another. The image does not show it."),
            (5, "At 5 bits one token of twelve is another, and yet the image is within 0.02 dB."),
            (4, "Close: at 4 bits 0.3 dB are lost."),
            (11, "This is float16. Eight tokens of 12,288 change, and no image shows it."),
        ],
    ),
]
