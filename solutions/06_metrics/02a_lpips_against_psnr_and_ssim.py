"""Exercises of nbs/06_metrics/02a_lpips_against_psnr_and_ssim.ipynb:
right answers, worked, and the usual wrong ones.
"""

from magicmaster_nb.exercises import Exercise


def lowered_by(decibels):
    # Each value is off by s, so the mean squared error is s², and 20 · log10(2 / s) are the decibels.
    return 2 / 10 ** (decibels / 20)


def after_twice():
    # 2 · (-1) - 1 and 2 · 1 - 1. The map is for [0, 1], and does not leave [-1, 1] alone.
    return [2 * end - 1 for end in (-1, 1)]


def decibels_until_worse():
    # Measured by the checks below: the blur's proxy is 0.277 one decibel below the reconstruction's PSNR and 0.355
    # two decibels below. That of the reconstruction is 0.340.
    return 2


EXERCISES = [
    Exercise(
        lowered_by,
        why="Yes. A tenth less light in each value, which one hardly sees, costs as much as heavy noise: 26 dB.",
        hint="All values are off by s. What is the mean squared error, and how large can an error be?",
        wrong=[
            (lambda decibels: 1 / 10 ** (decibels / 20), "This is for values in [0, 1]. Here they span 2."),
            (
                lambda decibels: 2 / 10 ** (decibels / 10),
                "10 log10 is for squared errors. Take the root, or 20 log10 of the error.",
            ),
            (lambda decibels: 4 / 10 ** (decibels / 10), "This is the mean squared error. Take its root."),
        ],
        tries=[(20,), (26,), (40,)],
        within=0.001,
    ),
    Exercise(
        after_twice,
        why="Yes: a quarter of the values is where it was, the rest is darker than black. No error is raised.",
        hint="Put -1 and 1 into it.",
        wrong=[
            ([-1, 1], "It maps [0, 1] to [-1, 1]. What is in [-1, 1] already is moved once more."),
            ([-2, 2], "It doubles the values, and then takes 1 away from both ends."),
            ([0, 1], "It stretches the range, and does not bring it back."),
        ],
    ),
    Exercise(
        decibels_until_worse,
        why="Yes: a blur of nearly 2 dB less is as good to the proxy as the reconstruction.",
        hint="Set `photo` to 4 and compare the two proxies, one decibel after the other.",
        wrong=[
            (1, "One decibel below, its proxy is 0.277, still less than the 0.340 of the reconstruction."),
            (0, "At the same PSNR the blur has the smaller proxy."),
            (-1, "A lower number of this slider makes the blur better, not worse."),
        ],
    ),
]
