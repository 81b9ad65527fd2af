"""Have an answer in the form of a JSON Schema, and read it into a class of this program.

GROQ_API_KEY=gsk_... python scripts/examples/structured_output.py "The lock at Foxton ..."
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import Any

from groq import Groq, GroqError

TEXT = "Foxton Locks in Leicestershire are ten locks, opened in 1814, that climb 23 metres."


@dataclass
class Lock:
    """What is wanted of a text."""

    name: str
    opened: int
    rise_in_metres: float


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "opened": {"type": "integer", "description": "The year"},
        "rise_in_metres": {"type": "number"},
    },
    "required": ["name", "opened", "rise_in_metres"],
    "additionalProperties": False,
}


def extract(client: Groq, text: str) -> Lock:
    """Read a text.

    Raises:
        ValueError: The answer is no JSON; it may have been cut off.
    """
    completion = client.chat.create(
        model="openai/gpt-oss-20b",
        messages=[
            {"role": "system", "content": "Extract the lock that the text is about."},
            {"role": "user", "content": text},
        ],
        response_format={
            "type": "json_schema",
            # strict: the service lets the model write nothing else
            "json_schema": {"name": "lock", "schema": SCHEMA, "strict": True},
        },
    )
    return Lock(**json.loads(completion.content or ""))


def main(text: str) -> int:
    """Print what was found."""
    try:
        with Groq() as client:
            print(extract(client, text))
    except (GroqError, ValueError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:]) or TEXT))
