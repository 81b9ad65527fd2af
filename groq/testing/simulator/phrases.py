"""The sentences of simulated answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groq.testing.simulator.chat_request import ChatRequest

_QUOTE_LENGTH = 200
_OPENINGS = (
    "This is a simulated answer: the Groq simulator wrote it, and no model has run.",
    "Here is a simulated answer, put together by the Groq simulator without running a model.",
    "The Groq simulator made up this answer; it stands in for a model that never ran.",
)
_CLOSINGS = (
    "The same request gets the same words each time, which is what a test wants.",
    "Ask again with the same seed and the words will be the same.",
    "Nothing here is random: the words are a function of the request.",
)
_THOUGHTS = (
    "The user wants an answer, and there is no model here to think about it.",
    "So the honest thing is to say what was asked and by whom it is answered.",
    "A few plain sentences will do.",
)


def written_answer(request: ChatRequest, choice: int) -> str:
    """Some sentences that say they are simulated and echo what was asked."""
    sentences = [
        _pick(_OPENINGS, choice),
        *_subject(request),
        _counted(request),
        _pick(_CLOSINGS, choice // len(_OPENINGS)),
    ]
    return " ".join(sentences)


def _counted(request: ChatRequest) -> str:
    messages = _count(len(request.conversation.messages), "message")
    tokens = _count(request.prompt_tokens, "token")
    return f"In the place of {request.model.id} it counted about {tokens} in {messages}."


def _subject(request: ChatRequest) -> list[str]:
    conversation = request.conversation
    said: list[str] = []
    if question := conversation.question():
        said.append(f"You asked: “{_quote(question)}”")
    if images := conversation.image_count():
        said.append(f"It came with {_count(images, 'picture')}, at which nobody has looked.")
    if (result := conversation.tool_result()) is not None:
        said.append(f"According to {conversation.tool_name()}: {_quote(result)}")
    return said


def reasoning_text(request: ChatRequest, choice: int) -> str:
    """As many sentences of thought as the request's effort asks for."""
    start = choice % len(_THOUGHTS)
    ordered = _THOUGHTS[start:] + _THOUGHTS[:start]
    return " ".join(ordered[: request.reasoning.sentences])


def _pick(sentences: tuple[str, ...], choice: int) -> str:
    return sentences[choice % len(sentences)]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quote(text: str) -> str:
    return text if len(text) <= _QUOTE_LENGTH else f"{text[: _QUOTE_LENGTH - 1]}…"
