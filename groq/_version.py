"""The version of this package, and of the distribution."""

__version__ = "0.1.0"
