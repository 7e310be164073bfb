"""Exercises of nbs/07_published/05_published_results.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.published.results import PUBLISHED_RESULTS, number_columns, published_card


def columns(cards):
    # Each number goes to the first column whose card agrees with its own, or opens a new one.
    found = []
    for number, card in enumerate(cards):
        for column in found:
            if cards[column[0]] == card:
                column.append(number)
                break
        else:
            found.append([number])
    return found


def only_neighbours(cards):
    found = []
    for number, card in enumerate(cards):
        if found and cards[found[-1][0]] == card:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def by_metric(cards):
    metrics = list(dict.fromkeys(card["metric"] for card in cards))
    return [[number for number, card in enumerate(cards) if card["metric"] == metric] for metric in metrics]


def each_alone(cards):
    return [[number] for number in range(len(cards))]


def the_cards_themselves(cards):
    return [[cards[number] for number in column] for column in columns(cards)]


def columns_with_more_numbers():
    # The new numbers have the cards of the column of 128² and join it.
    cards = [published_card(row) for row in PUBLISHED_RESULTS]
    images = [card for card, row in zip(cards, PUBLISHED_RESULTS) if not row.clips]
    return len(number_columns(images))


def is_it_the_discriminator():
    # The gradient penalty has the same weight in both, but it is far larger for the patch discriminator.
    # One word of the configuration is another one; two things in the training are.
    return False


def bars_at_256():
    # Three rows of the published protocol. LlamaGen's number was quoted, and nobody says how it was measured.
    cards = [published_card(row) for row in PUBLISHED_RESULTS]
    sides = [[PUBLISHED_RESULTS[number].side for number in column] for column in number_columns(cards)]
    return max(len(column) for column in sides if set(column) == {256})


A, B, C = {"metric": "FID", "size": 128}, {"metric": "FID", "size": 256}, {"metric": "FVD", "size": 128}

EXERCISES = [
    Exercise(
        columns,
        why="Yes. What may be compared is decided by the cards, not by the heading.",
        hint="Keep a list of columns. A card belongs to one if it equals the card of its first number.",
        wrong=[
            (only_neighbours, "Cards that agree belong together, also if another one stands between them."),
            (by_metric, "Two numbers with one name need not have been measured alike: compare the whole card."),
            (each_alone, "Cards that agree share a column."),
            (the_cards_themselves, "Return the numbers of the cards, counted from 0, not the cards."),
        ],
        tries=[([A, B, A],), ([C, A, B, B, C],), ([A],)],
    ),
    Exercise(
        columns_with_more_numbers,
        why="Yes, still three. A new number opens a new column only if nothing else was measured as it was.",
        hint="Which of the columns have the cards that these new numbers would get?",
        wrong=[
            (4, "There is a column already for numbers of 128 pixels by the published protocol."),
            (2, "LlamaGen's number still agrees with no other."),
            (6, "Each row would have a number more, but these numbers have the same card."),
        ],
    ),
    Exercise(
        is_it_the_discriminator,
        why="Yes. The penalty acts far more strongly on the patch discriminator, so two things differ, not one.",
        hint="What else of the training depends on which discriminator it is?",
        wrong=[
            (
                True,
                "The configurations differ in nothing else. But what does a penalty of the same weight do to each?",
            ),
        ],
    ),
    Exercise(
        bars_at_256,
        why="Yes. LlamaGen's row has 256 pixels as well, and stands alone: how it was measured is not stated.",
        hint="How many rows of 256 pixels were measured by the published protocol?",
        wrong=[
            (4, "LlamaGen's number is of 256 pixels, too. But nobody says how it was measured."),
            (7, "These are all rows of the published protocol. Sizes of 128 and 256 do not share a column."),
            (1, "This is LlamaGen's column, whose protocol is not stated."),
        ],
    ),
]
