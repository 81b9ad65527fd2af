"""One answer of a model, from the call to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import groq
from groq._cli.reporting import note
from groq._cli.screens import open_screen

if TYPE_CHECKING:
    from groq._cli.conversation import Conversation
    from groq._cli.screens import Screen

_CUT_SHORT = "(cut short: the answer has reached --max-tokens, or all that the model may write)"


def answer(client: groq.Groq, conversation: Conversation, *, stream: bool) -> None:
    """Ask, show what arrives, and keep it in the conversation, also if it is not all.

    Raises:
        GroqError: The call failed, or the stream broke; what had arrived was shown.
    """
    is_markdown = conversation.settings.get("response_format") is None
    screen = open_screen(is_markdown=is_markdown)
    try:
        with screen:
            reason = (_stream if stream else _wait)(client, conversation, screen)
    finally:
        conversation.answered(screen.text)
    if reason == "length":
        note(_CUT_SHORT)


def _stream(client: groq.Groq, conversation: Conversation, screen: Screen) -> str | None:
    reason: str | None = None
    with client.chat.create_stream(**conversation.params) as stream:
        for event in stream.events():
            match event:
                case groq.TextDelta():
                    screen.write(event.text)
                case groq.ReasoningDelta():
                    screen.think(event.text)
                case groq.Finished():
                    reason = event.finish_reason
                case _:
                    pass  # of tools, which nobody has offered, and of usage
    return reason


def _wait(client: groq.Groq, conversation: Conversation, screen: Screen) -> str | None:
    completion = client.chat.create(**conversation.params)
    screen.write(completion.content or "")
    return completion.choices[0].finish_reason
