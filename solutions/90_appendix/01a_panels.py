"""Exercises of nbs/90_appendix/01a_panels.ipynb: right answers, worked, and the usual wrong ones."""

import shlex

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.panels import smoothed


def lost():
    # The run is a session of its own and writes to its folder. A new panel reads all from there.
    return "messages"


def words_of(text):
    # As a shell does: quotes keep a word together, and do not belong to it.
    return shlex.split(text)


def at_spaces(text):
    return text.split()


def quotes_kept(text):
    return shlex.split(text, posix=False)


def how_it_answers():
    # A loss of 1 that jumps to 2. A mean over the newest 60 records needs 60 of them to be at 2.
    curve = smoothed([1.0] * 60 + [2.0] * 120, 60)
    risen = [number for number, value in enumerate(curve) if value > 1.001]
    full = [number for number, value in enumerate(curve) if value > 1.999]
    return "slowly" if risen[0] >= 60 and full[0] - risen[0] > 50 else "at once"


EXERCISES = [
    Exercise(
        lost,
        why="Yes: the run does not know of the notebook. Its folder says everything else.",
        hint="Who started the run, and where does the panel read what it shows?",
        wrong=[
            ("run", "The run is a session of its own. It goes on without the notebook."),
            ("curves", "The curves are drawn from the log in the run's folder."),
            ("nothing", "Nearly: what the panel itself had said was nowhere but in the kernel."),
        ],
    ),
    Exercise(
        words_of,
        why="Yes: a folder may have a space in its name, and quotes keep it one word.",
        hint="Python has a module that splits as a shell does.",
        wrong=[
            (at_spaces, "`'my photos'` became two words: the program would look for a folder `'my`."),
            (quotes_kept, "The quotes hold a word together. They are not a part of the name."),
        ],
        tries=[("--data.train 'my photos' --seed 1",), ("--schedule.steps 5000",), ('--run-dir "runs/a b"',)],
    ),
    Exercise(
        how_it_answers,
        why="Yes: of each mean, one record more lies behind the jump. After 60 records all of them do.",
        hint="A mean over the newest 60 records: how many of them lie behind the jump just after it?",
        wrong=[
            ("at once", "Just after the jump, only one of 60 records is large."),
            ("before it", "The window holds older records only. It cannot know what comes."),
        ],
    ),
]
