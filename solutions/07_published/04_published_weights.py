"""Exercises of nbs/07_published/04_published_weights.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.discriminators.patch import PatchDiscriminator
from magicmaster_nb.discriminators.stylegan2 import StyleGAN2Discriminator
from magicmaster_nb.exercises import Exercise


def take_part(state, prefix):
    # Choose by the beginning, and cut off exactly as many letters.
    return {name[len(prefix) :]: value for name, value in state.items() if name.startswith(prefix)}


def by_lstrip(state, prefix):
    return {name.lstrip(prefix): value for name, value in state.items() if name.startswith(prefix)}


def keeps_the_prefix(state, prefix):
    return {name: value for name, value in state.items() if name.startswith(prefix)}


def keeps_the_others(state, prefix):
    return {name.removeprefix(prefix): value for name, value in state.items()}


def anywhere(state, prefix):
    return {name.replace(prefix, ""): value for name, value in state.items() if prefix in name}


def fate_of_other_objects():
    # `weights_only=True` knows tensors and plain values. The names of a few log objects are given to `Ignored`.
    return "refused"


def message_for_short_prefix():
    # "generator." leaves names that begin with "module.". None of them is a name of the network.
    return "missing and unknown"


def smaller_file():
    # The discriminator is stored once, and Adam keeps two numbers for each of its weights: three times four bytes.
    with torch.device("meta"):
        pair = StyleGAN2Discriminator(128), PatchDiscriminator()
    style, patch = (sum(parameter.numel() for parameter in each.parameters()) for each in pair)
    return 3 * 4 * (style - patch) / 2**20


STATE = {
    "generator.module.decoder.conv_out.weight": 1,
    "generator.module.encoder.conv_in.weight": 2,
    "generator_ema.module.encoder.conv_in.weight": 3,
    "discriminator.module.generator.module.gain": 4,
}

EXERCISES = [
    Exercise(
        take_part,
        why="Yes. The averaged weights are taken with the prefix `generator_ema.module.`.",
        hint="`startswith` and `removeprefix`.",
        wrong=[
            (
                by_lstrip,
                "`lstrip` takes off any of these *letters*, as often as they come: of `encoder` nothing good is left.",
            ),
            (keeps_the_prefix, "The network's own names have no prefix. Take it off."),
            (keeps_the_others, "Names without the prefix belong to other networks, and must not come along."),
            (anywhere, "The prefix counts at the beginning of a name only."),
        ],
        tries=[(STATE, "generator.module."), (STATE, "generator_ema.module."), (STATE, "nothing.")],
    ),
    Exercise(
        fate_of_other_objects,
        why="Yes, without running it. Only the log's few known names are ignored: a closed list, not a guess.",
        hint="What does `weights_only=True` do to what it does not know, and which names get a stand-in?",
        wrong=[
            ("ignored", "Only the names of the log's own objects get a stand-in. Any other name may be anything."),
            ("run", "This is what a pickle would do. The file is read as data."),
        ],
    ),
    Exercise(
        message_for_short_prefix,
        why="Yes: all 356 tensors are missing, and 362 names that begin with `module.` are unknown.",
        hint="What is left of `generator.module.encoder.conv_in.conv.weight` without `generator.`?",
        wrong=[
            ("loads", "What is left of the names begins with `module.`, and the network has no such names."),
            ("no such names", "There are names with this prefix. But what is left of them?"),
        ],
    ),
    Exercise(
        smaller_file,
        why="Yes, three times the discriminator: once itself, and twice for Adam.",
        hint="28.4 million numbers become 0.7 million. How many bytes does the file keep for each of them?",
        wrong=[
            (105.76, "This is the discriminator's own bar. Adam keeps two numbers more for each of its weights."),
            (211.52, "This is what Adam loses. The discriminator itself is in the file as well."),
            (27.73, "These are millions of numbers. Each takes four bytes, three times."),
        ],
        within=0.03,
    ),
]
