"""Exercises of nbs/02_quantizers/06_vq.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.quantizers.vq import VQ


def closest(z, codebook):
    # ‖z - e‖² = ‖z‖² - 2 (z · e - ½ ‖e‖²), and ‖z‖² is the same for all codes.
    return (codebook.square().sum(-1) / 2 - z @ codebook.T).argmin(-1)


def largest_product(z, codebook):
    return (z @ codebook.T).argmax(-1)


def without_the_half(z, codebook):
    return (codebook.square().sum(-1) - z @ codebook.T).argmin(-1)


def furthest(z, codebook):
    return (codebook.square().sum(-1) / 2 - z @ codebook.T).argmax(-1)


def what_a_length_changes():
    # Latents and codes are scaled to length 1 before anything is compared. Only the direction counts.
    generator = torch.Generator().manual_seed(0)
    q, z = VQ(32, 4, channel_last=True).eval(), torch.randn(20, 4, generator=generator)
    before, after = q(z), q(10 * z)
    same = before.indices.equal(after.indices), torch.isclose(before.loss, after.loss).item()
    return "nothing" if all(same) else "something"


def what_moves_a_dead_code():
    # The codebook loss has q in it, a row of the table that was chosen. The commitment holds q still.
    codebook, z = torch.tensor([[0.0], [9.0]], requires_grad=True), torch.tensor([[0.1], [0.2]])
    q = codebook[closest(z, codebook.detach())]
    ((q - z).square().mean() + 0.25 * (z - q.detach()).square().mean()).backward()
    return "neither" if codebook.grad[1] == 0 else "codebook"


def most_in_use():
    # Without spread, each of the eight clusters is one point, and a point has one nearest code.
    clusters, codes = 8, 64
    return min(clusters, codes)


CODES = torch.tensor([[0.0, 0.0], [1.0, 0.0], [0.0, 3.0], [-2.0, -2.0]])

EXERCISES = [
    Exercise(
        closest,
        why="Yes: one matrix product, and no table of differences. This is what `nearest_codes` does, part by part.",
        hint="Write out the square of z - e. Which of its three parts is the same for all codes?",
        wrong=[
            (largest_product, "A long code has large products even if it is far away. Its ½‖e‖² has to be subtracted."),
            (without_the_half, "In the square of z - e, the product z · e comes twice. So ‖e‖² counts half of it."),
            (furthest, "These are the codes that are furthest away."),
        ],
        tries=[(torch.tensor([[0.1, 0.2], [0.6, 0.1], [0.5, 1.4], [0.4, 2.0], [-0.9, -1.2]]), CODES)],
    ),
    Exercise(
        what_a_length_changes,
        why="Yes: only the direction of a latent is left when it is compared.",
        hint="What is done to latents and codes, in LlamaGen's form, before the nearest code is looked for?",
        wrong=[
            ("the token", "All codes are compared with the latent scaled to length 1. It is the same as before."),
            ("the loss", "The loss compares the scaled latent with the code. Both are as before."),
            ("both", "Latents are scaled to length 1 before anything is done with them."),
        ],
    ),
    Exercise(
        what_moves_a_dead_code,
        why="Yes: a code that is not chosen is in neither loss. So it stays dead, unless it is restarted.",
        hint="Which rows of the table are in q?",
        wrong=[
            ("codebook", "This loss moves the codes that were chosen. A dead code is in it nowhere."),
            ("commitment", "Here the stop-gradient holds the codes still, all of them. It moves the encoder."),
            ("both", "Both losses have only chosen codes in them."),
        ],
    ),
    Exercise(
        most_in_use,
        why="Yes: eight points have eight nearest codes at most. A restart cannot make more latents.",
        hint="Without spread, how many different latents does a batch have? How many nearest codes has each?",
        wrong=[
            (64, "A restart puts codes onto latents. But of several codes at one place, only one is chosen."),
            (61, "So it is with a spread of 0.5. Without one, how many different latents are there?"),
            (1, "That would be so if all clusters were one."),
            (256, "A batch has 256 latents, but without spread they are all at eight places."),
        ],
    ),
]
