"""Exercises of nbs/90_appendix/02_damaged_files.ipynb: right answers, worked, and the usual wrong ones."""

import random

from magicmaster_nb.exercises import Exercise


def accepted():
    # The whole value becomes another one, and none of those that are put there has the fields of a configuration.
    return 0


def keeps_its_promise(status, said):
    # Accepted: status 0. Refused: one line, and no traceback in it.
    lines = [line for line in said.splitlines() if line.strip()]
    return status == 0 or status in (1, 2) and len(lines) == 1 and "Traceback" not in said


def any_status(status, said):
    lines = [line for line in said.splitlines() if line.strip()]
    return status == 0 or len(lines) == 1 and "Traceback" not in said


def no_traceback(status, said):
    return status in (0, 1, 2) and "Traceback" not in said


def refusals_only(status, said):
    return status in (1, 2) and len(said.splitlines()) == 1 and "Traceback" not in said


def the_same_again():
    # The generator of an input begins with the input's number as its seed. It owes nothing to those before it.
    first, again = random.Random(417).random(), random.Random(417).random()
    return first == again


def mostly_accepted():
    # See the figure: a damaged line of the log is left out, and the run goes on.
    return "run_file"


EXERCISES = [
    Exercise(
        accepted,
        why="Yes, none: a number or a word in the place of the whole value is no configuration.",
        hint="With 1 the condition is always true, already at the outermost level. What does the file hold then?",
        wrong=[
            (1, "The damage never gets deep, but it is as large as can be: the whole value is another one."),
            (0.15, "0.15 was the share in which the whole value is replaced. Now it always is."),
            (0.85, "0.85 was the share in which the damage went deeper. Now it never does."),
        ],
    ),
    Exercise(
        keeps_its_promise,
        why="Yes. These are the first two of the four demands, and they ask nothing of what the input was.",
        hint="An accepted input may say what it likes. What does a refusal owe, in its status and its lines?",
        wrong=[
            (any_status, "A status such as -9 or 139 is that of a program that was killed or has crashed."),
            (no_traceback, "A refusal is one line. An empty one tells nothing, and twenty hide what counts."),
            (refusals_only, "An input may be accepted as well: status 0."),
        ],
        tries=[
            (0, ""),
            (0, "12 tokens\nwritten\n"),
            (1, "train: seed: -1 is not an integer ≥ 0\n"),
            (1, "Traceback (most recent call last):\n  File …\nKeyError: 'steps'\n"),
            (1, "Traceback: KeyError\n"),
            (1, ""),
            (2, "usage: train RECIPE\n"),
            (1, "one line\nand another\n"),
            (139, "Segmentation fault\n"),
        ],
    ),
    Exercise(
        the_same_again,
        why="Yes: each input has a generator of its own, whose seed is its number.",
        hint="Look at `meet`: where does the generator of an input come from?",
        wrong=[(False, "That would be so if one generator made all inputs. Here `random.Random(number)` makes each.")],
    ),
    Exercise(
        mostly_accepted,
        why="Yes: a damaged line of a log is left out, and the run goes on.",
        hint="Which file has many parts that a program can do without?",
        wrong=[
            (
                "config_file",
                "Most fields of a configuration decide the network, and the weights fit only one.",
            ),
            ("checkpoint", "A run cannot go on from a damaged checkpoint: its checksum or a value tells."),
            ("weight_file", "About a fifth of them. Another shape, another type or a cut file is refused."),
            ("image_list", "About a quarter of them. A list that is no JSON any more is refused as a whole."),
            ("command_line", "Words that make no sense together are refused, nearly always."),
        ],
    ),
]
