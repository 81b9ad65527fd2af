"""The models that the simulator pretends to serve."""

from __future__ import annotations

from dataclasses import dataclass

from groq.testing.simulator.errors import model_not_found


@dataclass(frozen=True, slots=True)
class Model:
    """A model's entry in the list, its abilities and its limits on the free tier."""

    id: str
    owned_by: str
    created: int
    context_window: int = 131_072
    max_completion_tokens: int = 65_536
    reasons: bool = False
    max_images: int = 0
    hears: bool = False
    translates: bool = False
    requests_per_day: int = 1_000
    tokens_per_minute: int = 8_000
    audio_seconds_per_hour: int = 7_200

    @property
    def is_gpt_oss(self) -> bool:
        """Whether it is of the family that reasons on a channel of its own."""
        return self.id.startswith("openai/gpt-oss")


MODELS = (
    Model("openai/gpt-oss-120b", "OpenAI", 1754408224, reasons=True),
    Model("openai/gpt-oss-20b", "OpenAI", 1754407957, reasons=True),
    Model("openai/gpt-oss-safeguard-20b", "OpenAI", 1761708789, reasons=True),
    Model(
        "qwen/qwen3.8-27b",
        "Alibaba Cloud",
        1786984846,
        max_completion_tokens=16_384,
        reasons=True,
        max_images=3,
    ),
    Model("llama-3.3-70b-versatile", "Meta", 1733447754, max_completion_tokens=32_768),
    Model("llama-3.1-8b-instant", "Meta", 1693721698, max_completion_tokens=131_072),
    Model(
        "whisper-large-v3",
        "OpenAI",
        1693721698,
        context_window=448,
        max_completion_tokens=448,
        hears=True,
        translates=True,
        requests_per_day=2_000,
    ),
    Model(
        "whisper-large-v3-turbo",
        "OpenAI",
        1728413088,
        context_window=448,
        max_completion_tokens=448,
        hears=True,
        requests_per_day=2_000,
    ),
)

_BY_ID = {model.id: model for model in MODELS}


def find_model(model_id: str) -> Model:
    """The model with that id; raises `ApiError` (404)."""
    if model_id not in _BY_ID:
        raise model_not_found(model_id)
    return _BY_ID[model_id]
