"""Exercises of nbs/09_commands/01b_watch.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.saving import shipped
from magicmaster_nb.training.run import read_log


def status():
    # `--stop` leaves a request in the run's folder. The run finds it, saves, and ends as after Ctrl-C.
    return 130


def heights(values):
    # The smallest value has the height 0, the largest 7, and the others are in proportion between them.
    low, span = min(values), max(values) - min(values)
    return [round((value - low) / span * 7) for value in values]


def from_zero(values):
    return [round(value / max(values) * 7) for value in values]


def to_eight(values):
    low, span = min(values), max(values) - min(values)
    return [round((value - low) / span * 8) for value in values]


def rounded_down(values):
    low, span = min(values), max(values) - min(values)
    return [int((value - low) / span * 7) for value in values]


def upside_down(values):
    return [7 - height for height in heights(values)]


def lowest_share():
    # Of 5 pieces, even the first one holds 80 records. Its mean is far below the first losses, so the span
    # that the eight heights divide is smaller, and less of the rest is rounded down to the lowest.
    log = read_log(shipped("images") / "metrics.jsonl")
    losses = [record["loss"] for record in log if record["kind"] == "train"]
    shares = []
    for characters in (30, 5):
        edges = [number * len(losses) // characters for number in range(characters + 1)]
        line = heights([sum(losses[a:b]) / (b - a) for a, b in zip(edges, edges[1:])])
        shares.append(line.count(0) / characters)
    return "shrinks" if shares[1] < shares[0] else "grows"


EXERCISES = [
    Exercise(
        status,
        why="Yes: the run was asked to stop, and has. That is neither success nor a mistake.",
        hint="It ends as after Ctrl-C. Which status does a program have by convention that was stopped?",
        wrong=[
            (0, "0 says that the run has done all of its steps."),
            (1, "1 says that something was wrong with the input."),
            (137, "137 is the shell's number for a program that was killed. This one has saved before."),
            (143, "143 is the shell's number for a program that a signal has ended. This one has saved before."),
        ],
    ),
    Exercise(
        heights,
        why="Yes: eight heights from 0 to 7, with the smallest value at the bottom.",
        hint="Subtract the smallest value first. What must the largest one be multiplied by to become 7?",
        wrong=[
            (from_zero, "The line begins at the smallest value, not at 0. Otherwise small changes would not be seen."),
            (to_eight, "From 0 to 8 there are nine heights."),
            (rounded_down, "Each value gets the nearest height, so round it. `int` cuts it down."),
            (upside_down, "The largest value stands highest."),
        ],
        tries=[([1.0, 2.0, 8.0],), ([5.0, 5.5, 6.0, 5.1],), ([-1.0, 0.0, 3.0, 3.0],)],
    ),
    Exercise(
        lowest_share,
        why="Yes, from 19 of 30 to 2 of 5: the first mean is smaller, so the eight heights divide less.",
        hint="The highest character decides how far the eight heights reach. What is its mean over 80 records?",
        wrong=[
            ("grows", "A wide piece mixes the first, large losses with later ones. How large is its mean?"),
            ("stays", "The records are the same. But the largest mean becomes smaller, and it sets the scale."),
        ],
    ),
]
