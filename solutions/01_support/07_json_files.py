"""Exercises of nbs/01_support/07_json_files.ipynb: right answers, worked, and the usual wrong ones."""

import json
import math
import random

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.support.json_files import parse_json

TEXTS = ["1e999", '{"loss": NaN}', "[1, 2,]", "[1, 2]", '{"a": 1, "a": 2}']


def taken(read, *arguments):
    try:
        read(*arguments)
    except ValueError:
        return False
    return True


def refused_here_only():
    # 1e999 has the form of a JSON number, and Python makes infinity of it. NaN and a name that stands twice
    # pass Python's reader as well. The comma at the end is refused by both.
    return [
        number
        for number, text in enumerate(TEXTS, start=1)
        if taken(json.loads, text) and not taken(parse_json, text, "text")
    ]


def ready(value):
    if isinstance(value, dict):
        return {name: ready(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [ready(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def outermost_only(value):
    return {name: None if each != each or each in (math.inf, -math.inf) else each for name, each in value.items()}


def nan_only(value):
    if isinstance(value, dict):
        return {name: nan_only(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [nan_only(each) for each in value]
    return None if value != value else value


def as_words(value):
    if isinstance(value, dict):
        return {name: as_words(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_words(each) for each in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def changes_needed():
    # The notebook's own figure: 500 damaged texts for each number of changed characters.
    optimizer = {"lr": 0.0004, "betas": [0.9, 0.99]}
    recipe = json.dumps({"name": "demo", "steps": 1200, "optimizer": optimizer, "seed": 0})
    rng = random.Random(0)
    for changes in range(1, 9):
        noticed = 0
        for _ in range(500):
            letters = list(recipe)
            for place in rng.sample(range(len(letters)), changes):
                letters[place] = chr(rng.randrange(32, 127))
            noticed += not taken(parse_json, "".join(letters), "recipe.json")
        if noticed > 0.95 * 500:
            return changes
    return None


EXERCISES = [
    Exercise(
        refused_here_only,
        why="Yes. Infinity comes in by two doors: as a word that is no JSON, and as a number that is too large.",
        hint="Try `json.loads` on each. What does it make of 1e999?",
        wrong=[
            ([2, 5], "And 1e999? It has the form of a JSON number, and Python makes infinity of it."),
            ([1, 2, 3, 5], "A comma before the bracket is refused by Python's reader as well."),
            ([1, 2], "What does Python's reader do with a name that stands twice? It takes the last one in silence."),
            ([2], "Two more pass Python's reader: a number that is too large, and a name that stands twice."),
        ],
    ),
    Exercise(
        ready,
        why="Yes: in any depth, for NaN and both infinities, and everything else stays as it is.",
        hint="A list or a dictionary may hold another one, so the function calls itself.",
        wrong=[
            (nan_only, "Infinity is no number of JSON either. `math.isfinite` is false for all three."),
            (outermost_only, "A number inside a list or an inner dictionary is not replaced."),
            (as_words, "A word in the place of a number surprises every reader that calculates. `null` says: none."),
        ],
        tries=[
            ({"psnr": math.inf, "ssim": 1.0, "loss": math.nan},),
            ({"curve": [1, math.inf, -math.inf], "best": {"fid": math.inf, "name": "demo"}, "done": True},),
        ],
    ),
    Exercise(
        changes_needed,
        why="Yes: if one change passes in 2 of 5 cases, four pass in about one of 40.",
        hint="One change is overlooked in rather more than a third of the cases. Let the changes be independent.",
        wrong=[
            (1, "One change is overlooked in more than a third of the cases: in a name or a number it does no harm."),
            (2, "Two changes are overlooked in more than a tenth of the cases, if each passes in a third of them."),
            (3, "Close: 0.38³ is 0.055, so a little more than a twentieth is still overlooked."),
            (5, "At 5 the share is above 0.95. It is so already one before."),
            (8, "The curve has long been flat here. Look where it crosses 0.95."),
        ],
    ),
]
