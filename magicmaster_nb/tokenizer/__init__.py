"""The tokenizer of images and clips: `Tokenizer` and the configuration of its network."""

from .config import TokenizerConfig
from .core import Tokenizer
from .saving import shipped

__all__ = ["Tokenizer", "TokenizerConfig", "shipped"]
