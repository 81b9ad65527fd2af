"""Ask many questions in one batch, at half the price, and try those that failed once more.

GROQ_API_KEY=gsk_... python scripts/examples/batch.py
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from groq import Groq, GroqError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groq.types import ChatParams

PORTS = ("Saint-Malo", "Burnham-on-Sea", "Anchorage", "Bay of Fundy")


def questions() -> Iterator[tuple[str, ChatParams]]:
    """A name for each request, by which its answer is found again, and its parameters."""
    for port in PORTS:
        yield (
            port,
            {
                "model": "openai/gpt-oss-20b",
                "messages": [{"role": "user", "content": f"How high is the tide at {port}?"}],
            },
        )


def main() -> int:
    """Print the answers."""
    try:
        with Groq() as client:
            results = client.batches.run(
                questions(),
                on_update=lambda batch: print(f"{batch.id}: {batch.status}", file=sys.stderr),
            )
    except GroqError as error:  # a note on it names the batch, which goes on all the same
        print(f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ()), file=sys.stderr)
        return 1
    for port, completion in results.completions.items():
        print(f"{port}: {completion.content}")
    for port, failure in results.failed.items():
        print(f"{port} failed: {failure}", file=sys.stderr)
    return 1 if results.failed else 0


if __name__ == "__main__":
    sys.exit(main())
