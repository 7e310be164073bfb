"""Exercises of nbs/06_metrics/02_psnr_ssim.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def psnr_of_clip(errors):
    # One mean over all values of the clip, then one logarithm. Pixels lie in [-1, 1], so the largest error is 2.
    return 10 * math.log10(2**2 / (sum(errors) / len(errors)))


def perfect_half():
    # The mean squared error is half as large: 10 · log10(2).
    return 10 * math.log10(2)


def lost_frame_is_the_worst():
    # Measured by the figure's own lines: 13.3 dB for the grey frame, and 13.0 dB on average with sigma = 0.5.
    return False


EXERCISES = [
    Exercise(
        psnr_of_clip,
        why="Yes. The worst frame decides this number, so it is never above the mean of the frames' PSNRs.",
        hint="Average first, and take the logarithm once. How large can an error be here?",
        wrong=[
            (
                lambda errors: sum(10 * math.log10(4 / error) for error in errors) / len(errors),
                "This is the mean of the frames' PSNRs, as this project reports it. TokenBench's is never larger.",
            ),
            (
                lambda errors: 10 * math.log10(1 / (sum(errors) / len(errors))),
                "You take 1 for the largest error. Values from -1 to 1 can be off by 2.",
            ),
            (lambda errors: 10 * math.log10(4 / max(errors)), "This is the PSNR of the worst frame alone."),
            (
                lambda errors: 20 * math.log10(4 / (sum(errors) / len(errors))),
                "20 log10 is for an amplitude. The errors are squared already.",
            ),
        ],
        tries=[([0.04, 0.0004],), ([0.01, 0.01, 0.01],), ([0.3, 0.002, 0.05],)],
        within=0.001,
    ),
    Exercise(
        perfect_half,
        why="Yes. Half of the image perfect is worth just 3 dB: decibels are stingy about halves.",
        hint="What happens to the mean squared error?",
        wrong=[
            (6.02, "That would be for errors that are half as large everywhere: squared, they are a quarter."),
            (2, "The error halves. The decibels grow by a sum, not by a factor."),
            (0, "The mean is over the whole image, so the perfect half counts."),
            (math.inf, "Only the left half has no error. The mean over all is not 0."),
        ],
    ),
    Exercise(
        lost_frame_is_the_worst,
        why="Right: against so much noise, plain grey is the safer guess. That is how squared errors reward blur.",
        hint="How far is grey from any value of the clip at most, and how far does the noise go?",
        wrong=[(True, "Grey is off by 1 at most, and by less for most pixels. Noise of 0.5 is worse here.")],
    ),
]
