"""Exercises of nbs/03_tokenizer/06_clips.ipynb: right answers, worked, and the usual wrong ones."""

from itertools import product

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.autoencoder import Decoder, Encoder
from magicmaster_nb.tokenizer.config import TokenizerConfig


def seeded(make):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return make().double().requires_grad_(False)


def small(**options):  # the network of the page, of half the depth
    shape = dict(width=4, multipliers=(1, 1, 2, 2), input_kernel=3, norm_groups=2, time_strides=(1, 2, 2))
    depths = dict(encoder_depths=(1, 0, 1, 0), decoder_depths=(0, 1, 0, 1), middle_depth=0)
    return TokenizerConfig(levels=(8, 5, 5), **shape, **depths, **options)


def first_to_change(frame, time_stride):
    # Frames are decoded in groups: 0 alone, then time_stride of them. All of a group come from the same tokens.
    return 0 if frame == 0 else (frame - 1) // time_stride * time_stride + 1


def the_frame_itself(frame, time_stride):
    return frame


def groups_from_0(frame, time_stride):
    return frame // time_stride * time_stride


def where_stillness_is_kept():
    # One random image, as a clip of one frame and as a still clip of nine, through each of the four encoders.
    image = torch.rand(1, 3, 1, 8, 8, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    kept = set()
    for norm, first_frame in product(("frame", "clip"), ("zero", "replicate")):
        encoder = seeded(lambda: Encoder(small(norm=norm, first_frame=first_frame)))
        still = encoder(image.expand(-1, -1, 9, -1, -1))
        if torch.allclose(still, encoder(image).expand_as(still)):
            kept.add((norm, first_frame))
    return kept


def frames_that_change():
    # Mean and variance of all frames are in every frame of the latent, and of each later layer.
    config = small(norm="clip")
    net = seeded(lambda: torch.nn.Sequential(Encoder(config), Decoder(config)))
    clip = torch.rand(1, 3, 17, 8, 8, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    negative = clip.clone()
    negative[:, :, 7] *= -1
    return len((net(negative) - net(clip)).abs().amax((0, 1, 3, 4)).nonzero())


EXERCISES = [
    Exercise(
        first_to_change,
        why="Yes. A frame waits for the last of its group, so the group changes as a whole.",
        hint="With a time stride of 4 the groups are 0, then 1 to 4, then 5 to 8.",
        wrong=[
            (
                the_frame_itself,
                "A frame shares its tokens with its group. The earlier frames of the group change, too.",
            ),
            (groups_from_0, "The first frame is a group of its own, so groups begin one frame behind the multiples."),
        ],
        tries=[(0, 4), (1, 4), (4, 4), (7, 4), (13, 4), (16, 4), (9, 8), (5, 1)],
    ),
    Exercise(
        where_stillness_is_kept,
        why="Yes. If all frames are alike, statistics over all are those of one. A still clip hides the leak.",
        hint="What stands in front of the clip decides first. Then ask what the mean over nine equal frames is.",
        wrong=[
            (
                {("frame", "replicate")},
                'Zeros do spoil it. But what does norm="clip" compute if all frames are alike?',
            ),
            (
                {("frame", "zero"), ("frame", "replicate")},
                "With zeros in front, the first frames see a grey screen that jumps to the photo.",
            ),
            (
                {("frame", "zero"), ("clip", "zero"), ("frame", "replicate"), ("clip", "replicate")},
                "The clip is still, but with zeros in front of it the network does not see it so.",
            ),
            (set(), "Put copies in front: is there any layer for which the clip is not still?"),
        ],
    ),
    Exercise(
        frames_that_change,
        why="Yes, all of them. Even the five frames of the earlier groups know of frame 7.",
        hint="Which frames does a mean over the whole clip depend on, and which frames does it enter?",
        wrong=[
            (12, 'This is the count for norm="frame": from frame 5 on.'),
            (10, "These are frame 7 and those behind it. Causal convolutions would give this without groups."),
            (
                4,
                "This is the group that shares tokens. Later frames remember frame 7, and the statistics reach all.",
            ),
            (5, 'These are the frames before the group of frame 7. With norm="clip" the later ones change as well.'),
        ],
    ),
]
