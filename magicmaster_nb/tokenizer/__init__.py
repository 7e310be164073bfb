"""The tokenizer of pictures and clips: `Tokenizer` and the configuration of its network."""

from .autoencoder import TokenizerConfig
from .core import Tokenizer, shipped

__all__ = ["Tokenizer", "TokenizerConfig", "shipped"]
