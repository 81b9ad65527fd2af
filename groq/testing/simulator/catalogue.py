"""The models that the simulator pretends to serve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from groq.testing.simulator.errors import bad_request, model_not_found

if TYPE_CHECKING:
    from collections.abc import Callable

    FindModel = Callable[["Task", str], "Model"]

Task = Literal["chat completions", "audio", "speech", "embeddings", "reranking"]


@dataclass(frozen=True, slots=True)
class Model:
    """A model's entry in the list, its abilities and its limits on the free tier."""

    id: str
    owned_by: str
    created: int
    task: Task = "chat completions"
    context_window: int = 131_072
    max_completion_tokens: int = 65_536
    reasons: bool = False
    max_images: int = 0
    translates: bool = False
    voices: tuple[str, ...] = ()
    requests_per_day: int = 1_000
    tokens_per_minute: int = 8_000
    audio_seconds_per_hour: int = 7_200

    @property
    def is_gpt_oss(self) -> bool:
        """Whether it is of the family that reasons on a channel of its own."""
        return self.id.removeprefix("ft:").startswith("openai/gpt-oss")

    def check_task(self, task: Task) -> None:
        """Raise `ApiError` (400) for a task that it is not for."""
        if self.task != task:
            raise bad_request(f"The model `{self.id}` does not support {task}")


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
        "audio",
        context_window=448,
        max_completion_tokens=448,
        translates=True,
        requests_per_day=2_000,
    ),
    Model(
        "whisper-large-v3-turbo",
        "OpenAI",
        1728413088,
        "audio",
        context_window=448,
        max_completion_tokens=448,
        requests_per_day=2_000,
    ),
    Model(
        "canopylabs/orpheus-v1-english",
        "Canopy Labs",
        1766186316,
        "speech",
        context_window=4_000,
        max_completion_tokens=50_000,
        voices=("autumn", "diana", "hannah", "austin", "daniel", "troy"),
        requests_per_day=100,
        tokens_per_minute=1_200,
    ),
    Model(
        "canopylabs/orpheus-arabic-saudi",
        "Canopy Labs",
        1765926439,
        "speech",
        context_window=4_000,
        max_completion_tokens=50_000,
        voices=("abdullah", "fahad", "sultan", "lulwa", "noura", "aisha"),
        requests_per_day=100,
        tokens_per_minute=1_200,
    ),
    # The service lists no model for embeddings or reranking. These are the ones that it has named;
    # when they were made is when others published them, and their limits are the simulator's own.
    Model(
        "nomic-embed-text-v1_5",
        "Nomic AI",
        1707868800,
        "embeddings",
        context_window=8_192,
        max_completion_tokens=8_192,
    ),
    Model(
        "qwen3-reranker-4b",
        "Alibaba Cloud",
        1749081600,
        "reranking",
        context_window=32_768,
        max_completion_tokens=32_768,
    ),
)

_BY_ID = {model.id: model for model in MODELS}


def find_model(model_id: str) -> Model:
    """The model with that id; raises `ApiError` (404)."""
    if model_id not in _BY_ID:
        raise model_not_found(model_id)
    return _BY_ID[model_id]
