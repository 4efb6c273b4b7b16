"""Some 400 official papers of the make-believe province and of what stands above it, citing one another."""

from .families import papers
from .paper import Paper

__all__ = ["Paper", "papers"]
