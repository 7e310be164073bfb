"""Exercises of nbs/04_discriminators/04_gan_losses.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.discriminators.losses import discriminator_loss
from magicmaster_nb.exercises import Exercise


def hinge_loss(real, fake):
    # Real logits should be above 1 and fake ones below -1. Each kind has its own mean, whatever their numbers.
    return ((1 - real).clamp(min=0).mean() + (1 + fake).clamp(min=0).mean()) / 2


def not_halved(real, fake):
    return 2 * hinge_loss(real, fake)


def signs_swapped(real, fake):
    return hinge_loss(fake, real)


def no_margin(real, fake):
    return ((-real).clamp(min=0).mean() + fake.clamp(min=0).mean()) / 2


def never_stops(real, fake):
    return ((1 - real).mean() + (1 + fake).mean()) / 2


def one_mean(real, fake):
    return torch.cat([(1 - real).clamp(min=0), (1 + fake).clamp(min=0)]).mean()


def logits_that_are_pushed():
    # A logit is pushed if the loss has a slope there.
    def pushed(form):
        real, fake = torch.tensor([1.5], requires_grad=True), torch.tensor([-0.5], requires_grad=True)
        gradients = torch.autograd.grad(discriminator_loss(real, fake, form), (real, fake))
        moved = [gradient.item() != 0 for gradient in gradients]
        return {(True, True): "both", (True, False): "real", (False, True): "fake"}[tuple(moved)]

    return pushed("hinge"), pushed("least_squares")


def factors_of_more_patches():
    # The gradients of separate patches lie side by side: the norm of n equal ones is √n times that of one.
    # The mean divides each of them by n.
    return 4**0.5, 4**0.5 / 4


def where_the_arrows_end():
    # The hinge pushes r up with ½. LeCam, with its averages held at 1 and -1, pulls it down with 2λ(r + 1).
    # They balance at r = 1/(4λ) - 1; f is the mirror image.
    real = 1 / (4 * 0.5) - 1
    return real, -real


def random(count, seed):
    return 2 * torch.randn(count, generator=torch.Generator().manual_seed(seed))


EXERCISES = [
    Exercise(
        hinge_loss,
        why="Yes. Beyond its margin a logit costs nothing, and the discriminator works on the others.",
        hint="For one real logit r the cost is max(0, 1 − r). Take means, and half of their sum.",
        wrong=[
            (not_halved, "The published loss is half of this sum."),
            (signs_swapped, "Real logits should be high and fake ones low. Yours wants it the other way round."),
            (
                no_margin,
                "Without the margin of 1, two logits of 0 cost nothing, and nobody would learn to tell them apart.",
            ),
            (never_stops, "This pushes for ever. The hinge is flat beyond the margin."),
            (one_mean, "Each kind has a mean of its own, so that the more frequent kind does not count more."),
        ],
        tries=[
            (torch.zeros(2), torch.zeros(2)),
            (torch.tensor([0.5, 2.0, -1.0]), torch.tensor([-2.0, 0.5, 0.0])),
            (random(5, 0), random(3, 1)),
        ],
    ),
    Exercise(
        logits_that_are_pushed,
        why="Yes. The hinge leaves a real logit of 1.5 alone. Least squares pull it back to 1, although it is right.",
        hint="Where is each curve flat, or at its lowest point?",
        wrong=[
            (("both", "both"), "The hinge is flat for real logits above 1."),
            (("fake", "fake"), "Least squares want a real logit of exactly 1. One of 1.5 is above."),
            (("both", "fake"), "It is the hinge that stops beyond the margin. Least squares have no flat part."),
            (("neither", "both"), "The fake logit of −0.5 is not yet below −1."),
        ],
    ),
    Exercise(
        factors_of_more_patches,
        why="Yes. The slope of the sum grows with the side of the image, and that of the mean sinks.",
        hint="Gradients of separate patches lie side by side in one vector. How long is it with n equal ones?",
        wrong=[
            (
                (4, 1),
                "Separate gradients do not lie on top of each other. The norm of four equal ones side by side is √4.",
            ),
            ((2, 1), "Right for the sum. The mean divides by the number of patches, which is four times as large."),
            ((2, 2), "The mean divides each patch's gradient by the number of patches."),
            ((4, 0.25), "Norms of pieces side by side add up as squares."),
        ],
    ),
    Exercise(
        where_the_arrows_end,
        why="Yes. LeCam has turned the order of the logits around: the real one is held below the fake one.",
        hint="For r, the hinge's force ½ is balanced by 2λ(r + 1).",
        wrong=[
            (
                (1, -1),
                "Here the averages are held. LeCam pulls each logit towards the average of the *other* kind.",
            ),
            ((0, 0), "This is where they end at a weight of ¼."),
            ((0.5, -0.5), "At 0.5 LeCam pulls r down with 2 · 0.5 · 1.5, which is more than the hinge's ½."),
            ((-1, 1), "At r = −1 LeCam does not pull any more, and the hinge still pushes."),
        ],
    ),
]
