"""The main job in one run: a chat, a stream, a tool call and a transcription.

Without arguments it talks to the bundled simulator, which it starts as a process of its own.
With --live it talks to Groq itself, with the key in GROQ_API_KEY.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from groq import Groq, GroqError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groq.types import CompletionUsage, FunctionTool, ToolMessageParam, UserMessageParam

CHAT_MODEL = "openai/gpt-oss-20b"
AUDIO_MODEL = "whisper-large-v3-turbo"
RECORDING = Path(__file__).parent / "examples" / "audio" / "canal-lock.flac"
QUESTION = "Why do canals have locks?"
TOOL: FunctionTool = {
    "type": "function",
    "function": {
        "name": "tide_table",
        "description": "Times of high water in a harbour.",
        "parameters": {
            "type": "object",
            "properties": {"harbour": {"type": "string", "description": "Name of the harbour"}},
            "required": ["harbour"],
        },
    },
}


def main() -> int:
    """Run everything; the exit status tells whether it worked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--live", action="store_true", help="talk to Groq itself")
    try:
        with connect(live=arguments.parse_args().live) as client:
            chat(client)
            stream(client)
            call_tool(client)
            transcribe(client)
            show_limits(client)
    except GroqError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


@contextmanager
def connect(*, live: bool) -> Iterator[Groq]:
    """A client of Groq, or of a simulator that lives as long as the client."""
    if live:
        with Groq() as client:
            yield client
        return
    command = [sys.executable, "-m", "groq.testing.simulator", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as simulator:
        try:
            line = simulator.stdout.readline() if simulator.stdout else ""
            print(line.strip())
            with Groq(api_key="gsk_demo", base_url=line.split()[-1]) as client:
                yield client
        finally:
            simulator.terminate()


def chat(client: Groq) -> None:
    """Ask, and print the answer."""
    title("A chat")
    completion = client.chat.create(
        model=CHAT_MODEL, messages=[{"role": "user", "content": QUESTION}]
    )
    print(completion.content)
    show_usage(completion.usage)


def stream(client: Groq) -> None:
    """Ask, and print the answer token by token."""
    title("A stream")
    started = time.perf_counter()
    first: float | None = None
    with client.chat.create_stream(
        model=CHAT_MODEL, messages=[{"role": "user", "content": "And who opens them?"}]
    ) as chunks:
        for chunk in chunks:
            if chunk.content:
                first = first or time.perf_counter() - started
                print(chunk.content, end="", flush=True)
    total = time.perf_counter() - started
    print(f"\n  first token after {(first or total) * 1000:.0f} ms, all after {total:.2f} s")


def call_tool(client: Groq) -> None:
    """Let the model ask for a tool, and answer for the tool."""
    title("A tool call")
    question: UserMessageParam = {"role": "user", "content": "When is high water in Brest?"}
    asked = client.chat.create(
        model=CHAT_MODEL, messages=[question], tools=[TOOL], tool_choice="required"
    )
    for call in asked.tool_calls or []:
        arguments = orjson.loads(call.function.arguments)
        print(f"the model calls {call.function.name}({arguments})")
        result: ToolMessageParam = {
            "role": "tool",
            "tool_call_id": call.id,
            "content": "High water at 04:12 and at 16:37.",
        }
        told = client.chat.create(
            model=CHAT_MODEL, messages=[question, asked.choices[0].message, result], tools=[TOOL]
        )
        print(told.content)
        show_usage(told.usage)


def transcribe(client: Groq) -> None:
    """Print what is said in a recording."""
    title(f"A transcription of {RECORDING.name}")
    heard = client.audio.transcribe(RECORDING, model=AUDIO_MODEL, response_format="verbose_json")
    print(heard.text.strip())
    for segment in heard.segments or []:
        print(f"  {segment.start:5.2f} to {segment.end:5.2f} s  {segment.text.strip()}")
    print(f"  {heard.duration} s of {heard.language}, request {heard.request_id}")


def show_limits(client: Groq) -> None:
    """Print what the answers told about the rate limits."""
    title("What is left of the rate limits")
    for model in (CHAT_MODEL, AUDIO_MODEL):
        status = client.rate_limit_status(model)
        parts = [f"{status.requests_remaining} of {status.requests_limit} requests today"]
        if status.tokens_limit is not None:
            parts.append(f"{status.tokens_remaining} of {status.tokens_limit} tokens this minute")
        if status.audio_seconds_limit is not None:
            left = f"{status.audio_seconds_remaining} of {status.audio_seconds_limit}"
            parts.append(f"{left} seconds of audio this hour")
        print(f"{model}: {', '.join(parts)}")


def title(text: str) -> None:
    """Print a line above a part."""
    print(f"\n--- {text}")


def show_usage(usage: CompletionUsage | None) -> None:
    """Print what an answer cost."""
    if usage is not None:
        seconds = usage.total_time or 0
        print(
            f"  {usage.prompt_tokens} + {usage.completion_tokens} tokens in {seconds:.3f} s "
            f"of the model's time"
        )


if __name__ == "__main__":
    sys.exit(main())
