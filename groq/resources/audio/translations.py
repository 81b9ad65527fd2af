"""`Translations`, where code for Groq's own SDK looks for it; one class serves both worlds."""

from groq._dropin.resources import Translations

__all__ = ["AsyncTranslations", "Translations"]

AsyncTranslations = Translations
