"""Exercises of nbs/01_support/05_command_line.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.support.command_line import command, nearest_flag


def traceback():
    # `command` answers ValueError and OSError, which tell of the input, and requests to stop.
    # A KeyError is a defect of the code. Whoever mends it needs to know in which line.
    try:
        with command("train", arguments=["recipe"]):
            return {"steps": 100}["step"]
    except SystemExit:
        return "one sentence"
    except KeyError:
        return "a traceback"


def not_done(work, names):
    failed = []
    for name in names:
        try:
            work(name)
        except Exception:  # whatever goes wrong with this one, the others are still to be done
            failed.append(name)
    return failed


def until_first(work, names):
    return not_done(work, names)[:1]


def done(work, names):
    return [name for name in names if name not in not_done(work, names)]


def number(name):
    return 1 / int(name)


def offered():
    known = ["--folder", "--mirror", "--no-mirror", "--schedule.betas", "--schedule.decay"]
    known += ["--schedule.learning-rate", "--schedule.steps", "--seed"]
    # The best is --schedule.learning-rate, by the word "rate", with 0.39. That is less than 0.6.
    return nearest_flag("--batch-size", known) or "none"


EXERCISES = [
    Exercise(
        traceback,
        why="Yes. A wrong name in our code is no mistake of the user, and nothing is hidden from who mends it.",
        hint="Which two kinds of errors tell of the input? Does a KeyError belong to them?",
        wrong=[
            ("one sentence", "A sentence is for errors of the input, ValueError and OSError. This is a defect."),
            ("nothing", "An error that nobody sees is the worst of all. Nothing is swallowed."),
        ],
    ),
    Exercise(
        not_done,
        why="Yes: each file is a job of its own, whatever goes wrong with the others.",
        hint="Where does the `try` stand: around the loop, or inside it? '0' and 'ten' fail in two different ways.",
        wrong=[
            (until_first, "The names behind the first failure were never tried. Put the `try` inside the loop."),
            (done, "These were done. The ones that failed are asked for."),
        ],
        tries=[(number, ["1", "0", "2", "ten", "4"]), (number, ["3"]), (number, [])],
    ),
    Exercise(
        offered,
        why="Yes: the highest bar ends at 0.39. A guess as poor as that would only mislead.",
        hint="The line at 0.6 is the limit. Does any of these flags share most of its letters with the typed one?",
        wrong=[
            ("--schedule.learning-rate", "This has the highest bar, but at 0.39 it is far below the limit."),
            ("--schedule.betas", "It shares a b and an s. The likeness is 0.38, far below the limit."),
            ("--schedule.steps", "It is about training, too, but the likeness compares letters, not meanings."),
        ],
    ),
]
