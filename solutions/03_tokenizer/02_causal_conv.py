"""Exercises of nbs/03_tokenizer/02_causal_conv.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.causal import CausalConv3d


def reach(kernels, strides):
    # A layer adds (kernel - 1) steps of its input. A stride lengthens the steps of the layers behind it.
    frames, step = 1, 1
    for kernel, stride in zip(kernels, strides):
        frames += (kernel - 1) * step
        step *= stride
    return frames


def no_strides(kernels, strides):
    return 1 + sum(kernel - 1 for kernel in kernels)


def stride_too_early(kernels, strides):
    frames, step = 1, 1
    for kernel, stride in zip(kernels, strides):
        step *= stride
        frames += (kernel - 1) * step
    return frames


def product(kernels, strides):
    frames = 1
    for kernel in kernels:
        frames *= kernel
    return frames


def seen_by_output_5():
    # The derivatives say it: output 5 ends at the last frame of its group, 2·5 + 1, and looks 3 frames back.
    layer = CausalConv3d(1, 1, (3, 1, 1), (2, 1, 1))
    torch.nn.init.ones_(layer.weight)
    clip = torch.zeros(1, 1, 14, 1, 1, requires_grad=True)
    layer(clip)[0, 0, 5].sum().backward()
    return clip.grad.flatten().nonzero().flatten().tolist()


def leaks_in_evaluation():
    # A group normalisation has no running statistics. It takes mean and variance of what it is given, always.
    norm = torch.nn.GroupNorm(1, 1).eval()
    clip = torch.arange(4.0).view(1, 1, 4, 1, 1)
    later = clip.clone()
    later[:, :, 3] = 9
    return bool((norm(clip)[:, :, 0] != norm(later)[:, :, 0]).all())


def seen_in_the_figure():
    # 1 + 2·1 + 2·2 + 2·2: the first layer's inputs lie one frame apart, those of the layers behind it two.
    return reach([3, 3, 3], [2, 1, 1])


EXERCISES = [
    Exercise(
        reach,
        why="Yes. A convolution of kernel 7 and eight of kernel 3 behind it see 23 frames, and more with strides.",
        hint="Keep two numbers: the frames seen so far, and how far two inputs of a layer are apart in the clip.",
        wrong=[
            (
                no_strides,
                "This is right without strides. Behind a stride of 2, one step back is two frames of the clip.",
            ),
            (stride_too_early, "A layer's stride counts for the layers behind it. Its own inputs lie where they lay."),
            (product, "Windows of layers add up: the second layer's three inputs overlap in what they see."),
        ],
        tries=[([3], [1]), ([3, 3], [1, 1]), ([7, *8 * [3]], 9 * [1]), ([3, 3, 3], [2, 1, 1]), ([4, 3, 5], [2, 2, 1])],
    ),
    Exercise(
        seen_by_output_5,
        why="Yes: the window ends with the group of output 5, the frames 10 and 11, and begins one frame before it.",
        hint="Output j stands for the group of frames 2j and 2j + 1, and may see all of it.",
        wrong=[
            ([10, 11, 12], "Frame 12 belongs to the next group. Output 5 stands for the frames 10 and 11."),
            ([8, 9, 10], "An output may see its whole group. That of output 5 ends with frame 11."),
            ([10, 11], "This is its group. The kernel has three frames, so it looks one frame further back."),
            ([3, 4, 5], "This would be so without a stride."),
        ],
    ),
    Exercise(
        leaks_in_evaluation,
        why="Yes: it takes mean and variance of the clip at hand, in training and afterwards.",
        hint="Where does a group normalisation take its mean from when nobody trains?",
        wrong=[
            (False, "That would be *batch* normalisation, which keeps statistics from training. This one keeps none."),
        ],
    ),
    Exercise(
        seen_in_the_figure,
        why="Yes, all but frame 0. A stride at the bottom doubles what every later layer adds.",
        hint="How many frames of the clip lie between two inputs of the second layer, and of the third?",
        wrong=[
            (
                7,
                "Without a stride it would be so. With it, the inputs of the upper two layers lie two frames apart.",
            ),
            (13, "The first layer has the stride, but its own inputs still lie one frame apart."),
            (10, "Nearly: the chosen frame itself is in the window, too."),
            (12, "Nearly: the window begins just behind the clip's first frame."),
            (14, "Three layers of kernel 3 see 7 frames. But the stride does not double what the first layer sees."),
        ],
    ),
]
