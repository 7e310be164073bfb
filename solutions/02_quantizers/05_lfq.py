"""Exercises of nbs/02_quantizers/05_lfq.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch

from magicmaster_nb.exercises import Exercise


def used_bits(tokens):
    # How often each token occurs, as a share, and the entropy of the shares to base 2.
    shares = tokens.unique(return_counts=True)[1] / len(tokens)
    return -(shares * shares.log2()).sum()


def in_nats(tokens):
    return used_bits(tokens) * math.log(2)


def count_of_codes(tokens):
    return torch.tensor(math.log2(len(tokens.unique())))


def counts_not_shares(tokens):
    counts = tokens.unique(return_counts=True)[1].float()
    return -(counts * counts.log2()).sum()


def same_reach():
    # The loss sees the latents only in the logits 4 · tau · s · z. Both s and z are ten times smaller.
    tau, scale, latent = 100, 1.0, 0.02
    return round(4 * tau * scale * latent / (4 * (scale / 10) * (latent / 10)))


def smallest():
    # Every position decided: the first entropy is 0. All 2^18 codes equally often: the second is ln 2^18.
    return 0 - 18 * math.log(2)


def pulls_at_half():
    # The pull of the batch entropy on a latent grows with the slope of p(+), 4 · tau · p · (1 - p).
    def slope(tau):
        p = 1 / (1 + math.exp(-4 * tau * 0.5))
        return 4 * tau * p * (1 - p)

    return max((1, 10, 100), key=slope)


EXERCISES = [
    Exercise(
        used_bits,
        why="Yes: 2 bits if four codes are used equally, and less if one of them takes most positions.",
        hint="`tokens.unique(return_counts=True)` counts. Shares first, then minus the sum of p · log2 p.",
        wrong=[
            (in_nats, "These are nats: the logarithm is the natural one. Bits have base 2."),
            (count_of_codes, "This counts the codes in use. A code that is used once counts as much as any other."),
            (counts_not_shares, "The counts have to be divided by the number of positions, so that their sum is 1."),
        ],
        tries=[
            (torch.tensor([0, 1, 2, 3, 0, 1, 2, 3]),),
            (torch.tensor([5, 5, 5, 5, 5, 5, 5, 9]),),
            (torch.tensor([7, 7, 1, 2]),),
        ],
    ),
    Exercise(
        same_reach,
        why="Yes: only the product τ · s · z counts, and two of its factors are ten times smaller.",
        hint="Where do τ, s and z stand in p(+) = σ(4τsz)?",
        wrong=[
            (1000, "One factor of ten is for the latents. The codes are ten times smaller, too."),
            (10, "The other way round: smaller codes and latents need a larger τ."),
            (100, "The logits 4τsz would be a hundred times smaller, and every position undecided."),
            (1, "The other way round: the product τ · s · z has to stay, and s and z become smaller."),
        ],
    ),
    Exercise(
        smallest,
        why="Yes: all positions decided, all codes equally often, -18 ln 2. The loss pulls towards it from both ends.",
        hint="What is the first entropy if every position is decided? And the second if all codes are as frequent?",
        wrong=[
            (0, "Both entropies may be 0, if one code takes all. Can the second one be larger than the first?"),
            (-18, "This is in bits. The formula has the natural logarithm."),
            (18 * math.log(2), "The second entropy is subtracted, so its largest value gives the smallest difference."),
            (-math.log(18), "There are 2¹⁸ codes of 18 bits, and ln 2¹⁸ is 18 ln 2."),
        ],
    ),
    Exercise(
        pulls_at_half,
        why="Yes: the gentlest curve reaches furthest. For 10 and 100 the slope at 0.5 is less than a millionth.",
        hint="Look at the slope of p(+) at z = 0.5 in the figure above: the entropy pulls only where it is not 0.",
        wrong=[
            (100, "The steepest curve pulls hardest, but only within 0.02 of a threshold. Few latents are there."),
            (10, "At τ = 10 the slope at 0.5 has fallen to 10⁻⁷. Most latents feel nothing."),
        ],
    ),
]
