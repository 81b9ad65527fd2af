"""Ask a question, and show what came with the answer.

GROQ_API_KEY=gsk_... python scripts/examples/basic_chat.py "Why do canals have locks?"
"""

from __future__ import annotations

import sys

from groq import Groq, GroqError

QUESTION = "Why do canals have locks?"


def main(question: str) -> int:
    """Print the answer, its tokens and the time that the service took."""
    try:
        with Groq() as client:  # the key is in GROQ_API_KEY
            completion = client.chat.create(
                model="openai/gpt-oss-20b",
                messages=[
                    {"role": "system", "content": "Answer in one short paragraph."},
                    {"role": "user", "content": question},
                ],
                max_completion_tokens=300,
            )
    except GroqError as error:  # whatever goes wrong: the key, the network, a limit
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(completion.content or "(no answer)")  # None when there is no text, say, but a tool call
    if completion.usage is not None:
        print(f"{completion.usage.prompt_tokens} + {completion.usage.completion_tokens} tokens")
        print(f"{completion.usage.total_time} s of the model's time")
    print(f"request {completion.request_id}")
    return 0


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:]) or QUESTION))
