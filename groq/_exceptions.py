"""The errors, where code for Groq's own SDK looks for them."""

from groq._dropin.errors import *  # noqa: F403  the module lists its names
