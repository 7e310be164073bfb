"""Quantizers: what turns a continuous latent into tokens, and back."""

from .core import QuantizerOutput, ScalarQuantizer
from .fsq import FSQ

__all__ = ["FSQ", "QuantizerOutput", "ScalarQuantizer"]
