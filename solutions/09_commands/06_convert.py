"""Exercises of nbs/09_commands/06_convert.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def only(state, prefix):
    # Take the tensors of one network, and cut the prefix off their names.
    return {name.removeprefix(prefix): value for name, value in state.items() if name.startswith(prefix)}


def letters_stripped(state, prefix):
    return {name.lstrip(prefix): value for name, value in state.items() if name.startswith(prefix)}


def names_as_they_are(state, prefix):
    return {name: value for name, value in state.items() if name.startswith(prefix)}


def all_of_them(state, prefix):
    return {name.removeprefix(prefix): value for name, value in state.items()}


def what_happens():
    # A discriminator has other tensors than a tokenizer: all that is wanted is missing, the rest is unknown.
    return "an error"


def are_those_of_the_training():
    # Without the flag, `prefix` has its default, generator_ema.module.: the averaged weights.
    return False


STATE = {
    "generator.module.norm.weight": 1,
    "generator.module.decoder.out.bias": 2,
    "generator_ema.module.norm.weight": 3,
    "discriminator.module.rgb.weight": 4,
}

EXERCISES = [
    Exercise(
        only,
        why="Yes: `startswith` chooses the network, and `removeprefix` names its tensors as the network does.",
        hint="Which names begin with the prefix? What is left of them without it?",
        wrong=[
            (
                letters_stripped,
                "`lstrip` takes off letters, as long as they occur in the prefix: of `norm.weight` it eats the `norm.`",
            ),
            (names_as_they_are, "The network calls its tensors `norm.weight`, without the prefix."),
            (all_of_them, "The tensors of the other networks came along."),
        ],
        tries=[(STATE, "generator.module."), (STATE, "generator_ema.module."), (STATE, "nothing.")],
    ),
    Exercise(
        what_happens,
        why="Yes: tensors are missing and unknown, and nothing is written. A part that is missing would be random.",
        hint="Do the tensors of a discriminator have the names of a tokenizer's?",
        wrong=[
            ("a folder", "A tokenizer's folder holds a tokenizer. These tensors belong to another network."),
            ("random weights", "What is missing would be random, and nobody would see it. So it is an error."),
        ],
    ),
    Exercise(
        are_those_of_the_training,
        why="Yes, they are others: the default takes the averaged weights, which are the ones to evaluate.",
        hint="Which weights does the command take if nothing is said? What does `same_weights` say?",
        wrong=[(True, "The default is the prefix of the averaged weights. The file holds those of the training, too.")],
    ),
]
