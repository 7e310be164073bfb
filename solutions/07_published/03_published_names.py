"""Exercises of nbs/07_published/03_published_names.ipynb: right answers, worked, and the usual wrong ones."""

from dataclasses import replace

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.published.names import published_name, published_views
from magicmaster_nb.tokenizer.config import TokenizerConfig
from magicmaster_nb.tokenizer.core import Tokenizer

CLIPS = TokenizerConfig(width=64, time_strides=(1, 2, 2), norm="clip")
SMALL = dict(width=4, multipliers=(1, 1), encoder_depths=(0, 0), decoder_depths=(0, 0), middle_depth=0, norm_groups=1)


def place(groups, layer):
    # Walk through the published list: a group takes as many of our layers as it has blocks, and a single one takes one.
    for number, size in enumerate(groups):
        if layer < (size or 1):
            return number, None if size is None else layer
        layer -= size or 1


def all_single(groups, layer):
    return layer, None


def zero_in_single(groups, layer):
    number, inside = place(groups, layer)
    return number, inside or 0


def counted_from_1(groups, layer):
    number, inside = place(groups, layer)
    return number, None if inside is None else inside + 1


def name_of_layer_9():
    return published_name("decoder.layers.9.conv.weight", CLIPS)


def order_is_safe():
    # The two convolutions of a block have the same shape, and so have the blocks of a level: swapped, all shapes fit.
    return False


def what_does_not_fit():
    # The names of both networks, in small: the file has the bins of DSQ, and the network of FSQ does not know them.
    with torch.random.fork_rng(devices=[]):
        config = TokenizerConfig(time_strides=(1,), norm="clip", **SMALL)
        networks = [Tokenizer(each) for each in (config, replace(config, quantizer="dsq_published"))]
    fsq, dsq = ({*published_views(each.state_dict(), each.config)} for each in networks)
    return "unknown" if dsq - fsq else "missing"


GROUPS = [4, None, 4, None, None, None, 3, None]

EXERCISES = [
    Exercise(
        place,
        why="Yes. With this table and the names inside a layer, any of our names finds its counterpart.",
        hint="Go through the groups, and take off the layers that each of them holds, until the layer lies in one.",
        wrong=[
            (all_single, "A group is one place of the published list, but it holds several of our layers."),
            (zero_in_single, "A single layer is no group of one: it has no number inside, so its second part is None."),
            (counted_from_1, "The places inside a group begin at 0."),
        ],
        tries=[(GROUPS, 0), (GROUPS, 3), (GROUPS, 4), (GROUPS, 8), (GROUPS, 9), (GROUPS, 13), ([None, 2], 2)],
    ),
    Exercise(
        name_of_layer_9,
        why="Yes: behind 4 + 1 + 4 layers, which are the places 0, 1 and 2.",
        hint="The decoder's groups begin with 4, one, 4, one. Which place in this list is our layer 9?",
        wrong=[
            (
                "decoder.decoder_layers.9.net.0.conv.weight",
                "Layers 0 to 3 are one group, and so are 5 to 8: they take one place each.",
            ),
            ("decoder.decoder_layers.2.net.0.conv.weight", "Place 2 is the group of the layers 5 to 8."),
            (
                "decoder.decoder_layers.4.net.0.conv.weight",
                "The places begin at 0: the group, one layer, the group, and then this one.",
            ),
            (
                "decoder.decoder_layers.3.conv.weight",
                "The place is right. The published up-sampling keeps its convolution in `net.0`.",
            ),
        ],
    ),
    Exercise(
        order_is_safe,
        why="Yes. Many layers have the same shape, so a wrong order may fit everywhere and compute nonsense.",
        hint="How many tensors of a level have the same shape?",
        wrong=[
            (
                True,
                "The two convolutions of a residual block have the same shape. Who would notice if they were swapped?",
            ),
        ],
    ),
    Exercise(
        what_does_not_fit,
        why="Yes, ten of them: the bins, scales and biases of DSQ. Encoder and decoder are the same network.",
        hint="Which of the two, the file or the network, has tensors that the other does not know?",
        wrong=[
            ("missing", "This is what the opposite direction shows: FSQ's file lacks DSQ's numbers."),
            ("of another shape", "Encoder, decoder and projections are the same in both."),
            ("never runs", "These are left out without a complaint, with any file."),
            ("fits", "Most do. But DSQ has numbers that FSQ has no place for."),
        ],
    ),
]
