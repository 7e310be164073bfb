"""Quantizers: what turns a continuous latent into tokens, and back."""

from .core import Quantizer, QuantizerOutput, ScalarQuantizer
from .fsq import FSQ, levels_for

__all__ = ["FSQ", "Quantizer", "QuantizerOutput", "ScalarQuantizer", "levels_for"]
