"""Ask about a picture: a file of this machine, or an address.

GROQ_API_KEY=gsk_... python scripts/examples/vision.py photo.jpg "What is on it?"
"""

from __future__ import annotations

import base64
import mimetypes
import sys
from pathlib import Path

from groq import Groq, GroqError, RequestTooLargeError

MODEL = "qwen/qwen3.8-27b"  # one that can see
QUESTION = "What is on this picture?"


def url_of(picture: str) -> str:
    """The address of a picture; a file becomes a data URL, which holds all of it."""
    if picture.startswith("https://"):
        return picture
    kind = mimetypes.guess_type(picture)[0] or "image/jpeg"
    return f"data:{kind};base64,{base64.b64encode(Path(picture).read_bytes()).decode()}"


def main(picture: str, question: str) -> int:
    """Print what the model sees."""
    try:
        with Groq() as client:
            completion = client.chat.create(
                model=MODEL,
                messages=[
                    {
                        "role": "user",
                        "content": [
                            {"type": "text", "text": question},
                            {"type": "image_url", "image_url": {"url": url_of(picture)}},
                        ],
                    }
                ],
            )
    except RequestTooLargeError as error:
        print(f"too large a picture: {error}", file=sys.stderr)
        return 1
    except (GroqError, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(completion.content or "(no answer)")
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit(f"usage: {sys.argv[0]} PICTURE [QUESTION]")
    sys.exit(main(sys.argv[1], " ".join(sys.argv[2:]) or QUESTION))
