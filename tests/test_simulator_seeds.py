"""With one seed and one clock, the simulator answers everything in the same bytes."""

from __future__ import annotations

import json
from typing import Any

import httpx

from groq.testing import Simulator

CHAT: dict[str, Any] = {
    "model": "openai/gpt-oss-20b",
    "messages": [{"role": "user", "content": "How do locks lift boats?"}],
}
LINE = {"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": CHAT}
TOOL = {"type": "function", "function": {"name": "tide"}}
SPEECH = {"model": "canopylabs/orpheus-v1-english", "input": "High water.", "voice": "troy"}
HEARD = {"model": "whisper-large-v3", "url": "https://example.org/tide.wav"}


def everything(seed: int) -> list[tuple[bytes, dict[str, str]]]:
    """Body and headers of an answer of every kind, ids of files and batches included."""
    answers: list[httpx.Response] = []
    with (
        Simulator(seed=seed, clock=lambda: 1.8e9) as simulator,
        httpx.Client(
            base_url=simulator.base_url, headers={"authorization": "Bearer gsk_x"}
        ) as http,
    ):

        def post(path: str, **given: Any) -> Any:
            answers.append(http.post(f"/openai/v1/{path}", **given))
            assert answers[-1].status_code == 200, answers[-1].text
            return answers[-1]

        post("chat/completions", json=CHAT)
        post("chat/completions", json={**CHAT, "stream": True})
        post("chat/completions", json={**CHAT, "tools": [TOOL]})
        post("responses", json={"model": CHAT["model"], "input": "How high?"})
        post("responses", json={"model": CHAT["model"], "input": "How high?", "stream": True})
        post("audio/speech", json={**SPEECH, "response_format": "wav"})
        post("audio/transcriptions", files=[(name, (None, text)) for name, text in HEARD.items()])
        post("embeddings", json={"model": "nomic-embed-text-v1_5", "input": ["a", "b"]})
        post("reranking", json={"model": "qwen3-reranker-4b", "query": "a", "docs": ["b", "c"]})
        lines = {"file": ("lines.jsonl", json.dumps(LINE).encode())}
        file_id = post("files", data={"purpose": "batch"}, files=lines).json()["id"]
        jobs = {"endpoint": "/v1/chat/completions", "completion_window": "24h"}
        batch = post("batches", json={**jobs, "input_file_id": file_id}).json()
        answers.append(http.get(f"/openai/v1/batches/{batch['id']}"))
        output = answers[-1].json()["output_file_id"]
        answers.append(http.get(f"/openai/v1/files/{output}/content"))
        answers.append(http.get("/openai/v1/files"))
    return [
        (answer.content, {name: text for name, text in answer.headers.items() if name != "date"})
        for answer in answers
    ]


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert everything(7) == everything(7)


def test_another_seed_gives_other_ids() -> None:
    one, other = everything(7), everything(8)
    ids = [{headers["x-request-id"] for _, headers in answers} for answers in (one, other)]
    assert len(ids[0]) == len(one)
    assert ids[0].isdisjoint(ids[1])
