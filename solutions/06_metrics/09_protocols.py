"""Exercises of nbs/06_metrics/09_protocols.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.metrics.protocols import differences, get_protocol


def fields_to_change():
    # `differences` prints them: everything but name and source in which the two differ.
    first, second = (get_protocol(name, "images") for name in ("pytorch-fid", "torch-fidelity"))
    return {line.partition(":")[0] for line in differences(first, second)}


def zero_for_a_perfect_one():
    # adm compares with stored statistics of training images. These are other images than those that were reconstructed.
    return get_protocol("adm", "images").reference == "the originals"


def shown_differently():
    # Resize, library and scale of both are the same, so the network is shown the same image. They differ in what
    # they make of a float before that.
    fields = ("kernel", "antialias", "library", "size", "crop", "scale")
    one, other = get_protocol("titok", "images"), get_protocol("torch-fidelity", "images")
    return sum(getattr(one, field) != getattr(other, field) for field in fields)


EXERCISES = [
    Exercise(
        fields_to_change,
        why="Yes: TensorFlow 1's places of pixels, and 128 in place of 127.5. Both have Inception's same weights.",
        hint="print(*differences(get_protocol(...), get_protocol(...)), sep='\\n')",
        wrong=[
            ({"library"}, "TensorFlow's resize is one difference. What is done with the values after it?"),
            ({"scale"}, "The scale is one difference. Whose resize comes before it?"),
            ({"library", "scale", "kernel"}, "Both kernels are bilinear."),
            ({"library", "scale", "network"}, "Both have the same weights."),
        ],
    ),
    Exercise(
        zero_for_a_perfect_one,
        why="Right. It measures the distance between two sets of photos, too. RAE#11: 1.9 in place of 0.57.",
        hint="With what does `adm` compare? Are the reconstructed images among them?",
        wrong=[
            (True, "The reference is of training images. Even perfect copies of validation images differ from them.")
        ],
    ),
    Exercise(
        shown_differently,
        why="Yes: 0. They differ in how a float becomes a whole number, which this figure's photo has behind it.",
        hint="Compare their library, their kernel and their scale.",
        wrong=[
            (0.5, "Half a level is what truncation takes away. The photo of this figure has whole numbers already."),
            (1, "The photo of this figure has whole numbers, and from there on the two do the same."),
        ],
    ),
]
