"""Let a model call functions of this program until it has its answer.

GROQ_API_KEY=gsk_... python scripts/examples/tool_use.py "When is high water in Brest?"
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from groq import Groq, GroqError

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.types import ChatMessageParam, FunctionTool, ToolCall

MODEL = "openai/gpt-oss-20b"
QUESTION = "When is high water in Brest?"
MOST_ROUNDS = 5  # a model may go on calling; this is where it is stopped

TOOLS: list[FunctionTool] = [
    {
        "type": "function",
        "function": {
            "name": "tide_table",
            "description": "Times of high water in a harbour today.",
            "parameters": {
                "type": "object",
                "properties": {"harbour": {"type": "string", "description": "Its name"}},
                "required": ["harbour"],
                "additionalProperties": False,
            },
        },
    }
]


def tide_table(harbour: str) -> dict[str, Any]:
    """Look the tides up; here, make them up."""
    return {"harbour": harbour, "high_water": ["04:12", "16:37"]}


FUNCTIONS: dict[str, Callable[..., Any]] = {"tide_table": tide_table}


def call(tool_call: ToolCall) -> str:
    """What a tool call results in; a mistake of the model's is told to the model."""
    try:
        function = FUNCTIONS[tool_call.function.name]
        return json.dumps(function(**json.loads(tool_call.function.arguments)))
    except (KeyError, TypeError, ValueError) as error:
        return json.dumps({"error": f"{type(error).__name__}: {error}"})


def converse(client: Groq, question: str) -> str | None:
    """Ask, answer the model's calls, and go on until it answers in words."""
    messages: list[ChatMessageParam] = [{"role": "user", "content": question}]
    for round_ in range(MOST_ROUNDS):
        # The first answer must be a call here, so that there is something to see.
        completion = client.chat.create(
            model=MODEL,
            messages=messages,
            tools=TOOLS,
            tool_choice="required" if round_ == 0 else "auto",
        )
        if not completion.tool_calls:
            return completion.content
        messages.append(completion.choices[0].message)
        for tool_call in completion.tool_calls:
            result = call(tool_call)
            print(f"{tool_call.function.name}({tool_call.function.arguments}) -> {result}")
            messages.append({"role": "tool", "tool_call_id": tool_call.id, "content": result})
    return None


def main(question: str) -> int:
    """Print the calls and the answer."""
    try:
        with Groq() as client:
            print(converse(client, question) or "(the model went on calling)")
    except GroqError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:]) or QUESTION))
