"""Exercises of nbs/04_discriminators/07_feature_discriminator.ipynb: right answers, and the usual wrong ones."""

import torch
import torch.nn.functional as F

from magicmaster_nb.exercises import Exercise


def equal_lengths(x):
    # Length 1 over the channels at each place, times the root of their number: a mean square of 1.
    return F.normalize(x, dim=1) * x.shape[1] ** 0.5


def length_one(x):
    return F.normalize(x, dim=1)


def times_channels(x):
    return F.normalize(x, dim=1) * x.shape[1]


def whole_map(x):
    return x / x.square().mean((1, 2, 3), keepdim=True).sqrt()


def each_channel(x):
    return x / x.square().mean((2, 3), keepdim=True).sqrt()


def gradient_arrives():
    # Frozen weights are constants of the function. The derivative by its input is another question.
    layer = torch.nn.Linear(2, 1).requires_grad_(False)
    x = torch.ones(1, 2, requires_grad=True)
    layer(x).sum().backward()
    return x.grad is not None and bool((x.grad == layer.weight).all())


def who_objects():
    # The discriminator asks whether this could be a photo, and it is one. The distance asks whether it is this photo.
    return "distance"


def logits_at_stage_3():
    # The stages have the strides 2, 4, 8 and 16.
    return (64 // 2**4) ** 2


def random(*shape):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(shape[1]))


EXERCISES = [
    Exercise(
        equal_lengths,
        why="Yes. Each channel then has a mean square of about 1, which is what the heads' first weights are made for.",
        hint="`F.normalize` gives length 1 along an axis. Which axis are the channels?",
        wrong=[
            (length_one, "Of length 1, 112 channels would each be tiny. The length is to be the root of their number."),
            (times_channels, "It is the *root* of the number of channels: a vector of n ones has length √n."),
            (whole_map, "The feature of *each place* gets this length. So places with long features still count more."),
            (
                each_channel,
                "This evens out the channels over the places. It is the places that should have equal lengths.",
            ),
        ],
        tries=[(random(2, 5, 3, 3),), (7 * random(1, 16, 2, 4),)],
    ),
    Exercise(
        gradient_arrives,
        why="Yes. Frozen means that the weights do not change. The tokenizer learns through them all the same.",
        hint="Is the derivative of 3x by x zero because the 3 is a constant?",
        wrong=[
            (False, "Then no tokenizer could learn from it. Constants are not changed, but they are passed through."),
        ],
    ),
    Exercise(
        who_objects,
        why="Yes. The discriminator is content with any photo; it has to be used together with a distance.",
        hint="Which of the two is given the original?",
        wrong=[
            ("discriminator", "It never sees the original. It asks whether the image looks like a photo, and it does."),
            ("both", "The discriminator sees one image only, and this one is a photo."),
            ("neither", "One of them compares with *this* photo."),
        ],
    ),
    Exercise(
        logits_at_stage_3,
        why="Yes, 4×4: each logit stands for 16×16 pixels, and looks at many more.",
        hint="Each stage halves the sides once more, and stage 0 has done so once already.",
        wrong=[
            (64, "Stage 0 has halved the sides already, so stage 3 has done it four times."),
            (4, "This is one side of the map."),
            (256, "This is stage 1."),
            (1, "The mean over the map is one number. The map has more."),
        ],
    ),
]
