"""Show an answer while it is being written, and keep what has arrived if the stream breaks.

GROQ_API_KEY=gsk_... python scripts/examples/streaming_chat.py "Tell me about canal locks."
"""

from __future__ import annotations

import sys

from groq import Groq, GroqError, StreamError

QUESTION = "Tell me about canal locks."


def main(question: str) -> int:
    """Print the answer as it comes."""
    try:
        with Groq(idle_timeout=10) as client:  # seconds of silence before the stream is given up
            write(client, question)
    except StreamError as error:  # it broke after its first chunk: all until then is here
        print(f"\nbroke after {len(error.partial_content)} characters: {error}", file=sys.stderr)
        return 1
    except GroqError as error:  # it could not be opened
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


def write(client: Groq, question: str) -> None:
    """Print the pieces of the answer, then how quickly they came."""
    with client.chat.create_stream(
        model="openai/gpt-oss-20b", messages=[{"role": "user", "content": question}]
    ) as stream:
        for text in stream.text_stream:
            print(text, end="", flush=True)
    print(f"\nfirst token after {stream.first_token_seconds:.3f} s")
    print(f"all of it after {stream.total_seconds:.3f} s")


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:]) or QUESTION))
