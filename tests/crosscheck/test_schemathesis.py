"""The simulator against requests that a program of others makes of our document.

`schemathesis.toml` has what is not checked, and `refusals` what is allowed to be refused, each
with its reason.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from groq import Groq
from groq.testing import SimulatorProcess
from groq.testing.simulator import Limits
from tests.crosscheck.explored import explored_document
from tests.crosscheck.explorer import explore, install_explorer
from tests.crosscheck.installing import installing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("uncovered")

KEY = "gsk_crosscheck"
MANY = 1_000_000_000
BODY = {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": "Tides?"}]}
LINE = {"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": BODY}
SPEECH = {
    "model": "canopylabs/orpheus-v1-english",
    "input": "High water at noon.",
    "voice": "troy",
    "response_format": "wav",
}
RECORDING = {"model": "whisper-large-v3", "url": "https://example.org/tide.wav"}


@pytest.fixture(scope="module")
def python() -> Path:
    with installing("schemathesis", "PyPI"):
        return install_explorer()


@pytest.fixture
def simulator() -> Iterator[SimulatorProcess]:
    limits = Limits(requests_per_day=MANY, tokens_per_minute=MANY, audio_seconds_per_hour=MANY)
    with SimulatorProcess(limits=limits) as simulator:
        yield simulator


def adapter() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("adapter_model.safetensors", "weights")
        archive.writestr("adapter_config.json", json.dumps({"r": 8}))
    return file.getvalue()


def examples(base_url: str) -> dict[str, Any]:
    """Requests that succeed, by operation: what they name is kept by the simulator at that."""
    with Groq(api_key=KEY, base_url=base_url) as client:

        def file(content: bytes, purpose: str) -> str:
            return client.files.create(file=("a.bin", content), purpose=purpose).id or ""

        lines = json.dumps(LINE).encode()
        jobs: dict[str, Any] = {
            "input_file_id": file(lines, "batch"),
            "endpoint": "/v1/chat/completions",
            "completion_window": "24h",
        }
        tuning: dict[str, Any] = {
            "base_model": "openai/gpt-oss-20b",
            "input_file_id": file(adapter(), "fine_tuning"),
            "name": "tides",
            "type": "lora",
        }
        tuned = [client.fine_tunings.create(**tuning).to_dict()["data"] for _ in range(3)]
        return {
            "createSpeech": SPEECH,
            "createTranscription": RECORDING,
            "createTranslation": RECORDING,
            "retrieveModel": BODY["model"],
            "deleteModel": tuned[0]["fine_tuned_model"],
            "retrieveFile": file(lines, "batch"),
            "downloadFile": file(lines, "batch"),
            "deleteFile": file(lines, "batch"),
            "createBatch": jobs,
            "retrieveBatch": client.batches.create(**jobs).id,
            "cancelBatch": client.batches.create(**jobs).id,
            "createFineTuning": tuning,
            "getFineTuning": tuned[1]["id"],
            "deleteFineTuning": tuned[2]["id"],
        }


def test_it_finds_nothing_in_the_simulator(
    python: Path, simulator: SimulatorProcess, tmp_path: Path
) -> None:
    document = explored_document(examples(simulator.base_url))

    found = explore(python, document, simulator.base_url, tmp_path)

    assert found.returncode == 0, found.stdout + found.stderr


def test_it_finds_what_is_not_as_the_document_says(
    python: Path, simulator: SimulatorProcess, tmp_path: Path
) -> None:
    document = explored_document({})
    only = {path: document["paths"][path] for path in ("/openai/v1/models",)}
    document = {**document, "paths": only}
    document["components"]["schemas"]["Model"]["properties"]["id"] = {"type": "integer"}

    found = explore(python, document, simulator.base_url, tmp_path)

    assert found.returncode == 1
    assert 'is not of type "integer"' in found.stdout
