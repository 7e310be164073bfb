"""Exercises of nbs/06_metrics/08_proxies.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.metrics.proxies import join_frames


def clip_features(features):
    # What is seen, and how much it changes. Without the absolute value all changes but the first and last cancel.
    change = (features[1:] - features[:-1]).abs().mean(dim=0)
    return torch.cat([features.mean(dim=0), change])


def package_version(features):
    return join_frames(features[None])[0]


def without_absolute(features):
    return torch.cat([features.mean(dim=0), (features[1:] - features[:-1]).mean(dim=0)])


def against_first(features):
    return torch.cat([features.mean(dim=0), (features - features[:1]).abs().mean(dim=0)])


def spread_instead(features):
    return torch.cat([features.mean(dim=0), features.std(dim=0)])


def which_is_better():
    # Other images and another number of them: neither distance says anything about the other.
    return "not known"


def largest_of_the_four():
    # Measured by the cells above: at 0.1 noise has 118 (blur 29), and at 1.0 the squares have 539 (noise 494).
    return "noise", "8 px squares"


EXERCISES = [
    Exercise(
        clip_features,
        why="Yes. The first half says what is seen, the second how much it changes.",
        hint="`features[1:] - features[:-1]` are the changes. What must be done before they are averaged?",
        wrong=[
            (
                without_absolute,
                "Without the absolute value the changes cancel: only the last frame minus the first is left.",
            ),
            (
                against_first,
                "You compare each frame with the first. Asked for is the change from one frame to the next.",
            ),
            (spread_instead, "A spread does not depend on the order. A shuffled clip would look the same."),
        ],
        tries=[
            (torch.tensor([[0.0, 1.0], [2.0, 1.0], [0.0, 4.0], [1.0, 0.0]]),),
            (torch.tensor([[1.0], [-1.0], [5.0]]),),
        ],
        within=0.001,
    ),
    Exercise(
        which_is_better,
        why="Yes. A Fréchet distance depends on the images and on their number. Measure both on the same ones.",
        hint="What happens to a Fréchet distance if n grows?",
        wrong=[
            ("A", "Its distance is the larger one. But it was measured on fewer images, which makes it large."),
            ("B", "With more images the distance falls by itself. Nothing is known about the tokenizers."),
        ],
    ),
    Exercise(
        largest_of_the_four,
        why="Yes: faint noise, hardly seen, disturbs the network at once. Squares need strength.",
        hint="Fine grain has edges everywhere. At which strength are all details inside of the squares gone?",
        wrong=[
            (("blur", "blur"), "Blur lies in the middle at either strength. A network minds fine grain first."),
            (("noise", "noise"), "At 1.0 the squares are whole: no detail is left in them, and their edges are new."),
            (
                ("8 px squares", "8 px squares"),
                "At 0.1 the squares are mixed in by a tenth, and the distance is only 6.",
            ),
            (
                ("8 px squares", "noise"),
                "The other way round: at 0.1 the squares are hardly there, and at 1.0 all detail is gone.",
            ),
            (("darker", "darker"), "To darken a photo disturbs this network least, at either strength."),
        ],
    ),
]
