"""Quantizers: what turns a continuous latent into tokens, and back."""

from .core import Quantizer, QuantizerOutput, ScalarQuantizer
from .dsq import DSQ
from .fsq import FSQ, levels_for
from .lfq import LFQ
from .vq import VQ

__all__ = ["DSQ", "FSQ", "LFQ", "Quantizer", "QuantizerOutput", "ScalarQuantizer", "VQ", "levels_for"]
