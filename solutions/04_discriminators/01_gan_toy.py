"""Exercises of nbs/04_discriminators/01_gan_toy.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def both_move(theta, psi, rate):
    # The forces are ψ on θ and -θ/2 on ψ. Both players see where the other one stood before.
    return theta + rate * psi, psi - rate * theta / 2


def taking_turns(theta, psi, rate):
    psi = psi - rate * theta / 2
    return theta + rate * psi, psi


def half_forgotten(theta, psi, rate):
    return theta + rate * psi, psi - rate * theta


def generator_downhill(theta, psi, rate):
    return theta - rate * psi, psi - rate * theta / 2


def discriminator_helps(theta, psi, rate):
    return theta + rate * psi, psi + rate * theta / 2


def growth_of_small_steps():
    # A step multiplies the distance by the root of 1 + η²/2. Twice as many steps, each with a quarter of the excess.
    large, small = (1 + 0.2**2 / 2) ** (100 / 2), (1 + 0.1**2 / 2) ** (200 / 2)
    return "less" if small < 0.99 * large else "more" if small > 1.01 * large else "as much"


def stays_where_it_is():
    # The force on θ is ψ, wherever θ is.
    theta, _ = both_move(0.0, 0.5, 0.2)
    return theta == 0


def smallest_penalty():
    # |λ|² = 1 - ηγ + η²/2 for η = 0.2: exactly 1 at γ = 0.1, and below 1 from the next step of the slider on.
    steps = [step / 20 for step in range(21)]
    return next(r1 for r1 in steps if 1 - 0.2 * r1 + 0.2**2 / 2 < 1 - 1e-9)


EXERCISES = [
    Exercise(
        both_move,
        why="Yes. Nothing in it ever says *stop*: each force depends on where the other player is.",
        hint="The force on θ is ψ, and the force on ψ is −θ/2. Take both before anybody moves.",
        wrong=[
            (taking_turns, "Here the generator sees the new slope already. Both are to move at the same time."),
            (half_forgotten, "The discriminator's loss is the mean of two halves, so its force is −θ/2."),
            (generator_downhill, "The generator walks *up* the discriminator's slope: its loss is −ψθ."),
            (discriminator_helps, "If the fake point lies at the right, the discriminator tilts down to the right."),
        ],
        tries=[(1.0, 0.0, 0.2), (0.5, -1.0, 0.1), (-0.4, 0.3, 0.5)],
    ),
    Exercise(
        growth_of_small_steps,
        why="Yes: 1.65 times in the place of 2.69. It is the finite step that leaves the circle, by η² each time.",
        hint="The excess of |λ|² over 1 is η²/2. What do half the rate and twice the steps make of it?",
        wrong=[
            (
                "as much",
                "The way is as long. But a step's excess is η²/2, and a quarter of that twice as often is half.",
            ),
            ("more", "There are more steps, but each of them leaves the circle by a quarter of what it did."),
        ],
    ),
    Exercise(
        stays_where_it_is,
        why="Yes, it goes on: the generator knows nothing but the slope under it. Only a slope of 0 lets it rest.",
        hint="What is the force on θ, and does it ask where θ is?",
        wrong=[
            (True, "The generator cannot see the real point. It follows the slope, and the slope is 0.5."),
        ],
    ),
    Exercise(
        smallest_penalty,
        why="Yes. At 0.10 the factor is exactly 1, a circle; from 0.15 on the players meet.",
        hint="The factor must be below 1: 1 − ηγ + η²/2 < 1.",
        wrong=[
            (0.1, "There the factor is exactly 1: they circle, and do not meet."),
            (0.2, "γ must be larger than η/2, not than η. A smaller one is enough."),
            (0.05, "The penalty slows the spiral down, but the factor is still above 1."),
            (0, "Without a penalty, players who move at the same time spiral outwards at every rate."),
        ],
    ),
]
