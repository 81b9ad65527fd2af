"""A response, in progress and at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.identity import base32
from groq.testing.simulator.response_items import Call, Item, Text
from groq.testing.simulator.response_schema import FORMAT, TOOL
from groq.testing.simulator.tokens import split_tokens
from groq.testing.simulator.wire import object_or_empty

if TYPE_CHECKING:
    from groq.testing.simulator.completion import Completion
    from groq.testing.simulator.faults import Interruption
    from groq.testing.simulator.response_request import ResponseRequest
    from groq.testing.simulator.wire import JsonObject

_METRICS = ("completion_time", "prompt_time", "queue_time", "total_time")
_SECRETS = {"authorization", "headers"}  # of a tool: what it says to others


@dataclass(frozen=True, slots=True)
class Response:
    """A chat completion that takes the form of a response.

    `has_metrics` adds to the metadata how long everything took.
    """

    request: ResponseRequest
    completion: Completion
    has_metrics: bool

    @property
    def id(self) -> str:
        """Its own, not that of the request."""
        return f"resp_{base32('response', self.completion.request_id)}"

    @property
    def status(self) -> str:
        """How it ends."""
        cut = self.completion.answer.finish_reason == "length"
        return "incomplete" if cut else "completed"

    def items(self) -> list[Item]:
        """What it consists of, in order."""
        answer = self.completion.answer
        items: list[Item] = []
        if answer.reasoning:
            own_id = f"resp_{base32('reasoning', self.id)}"
            items.append(Text("reasoning", own_id, answer.reasoning, "completed"))
        if answer.content:
            own_id = f"msg_{base32('message', self.id)}"
            items.append(Text("message", own_id, answer.content, self.status))
        for call in answer.tool_calls:
            name, arguments = call["function"]["name"], call["function"]["arguments"]
            own_id = f"fc_{base32('call', self.id, call['id'])}"
            items.append(Call(own_id, call["id"], name, tuple(split_tokens(arguments))))
        return items

    def begun(self) -> JsonObject:
        """What the API tells of it before anything is generated."""
        return self._describe("in_progress", [])

    def ended(self) -> JsonObject:
        """What the API tells of it in the end."""
        output = [item.describe() for item in self.items()]
        told = self._describe(self.status, output)
        if self.status == "incomplete":
            told["incomplete_details"] = {"reason": "max_output_tokens"}
        if self.has_metrics:
            times = {name: f"{self.completion.usage[name]:.3f}" for name in _METRICS}
            told["metadata"] = {**told["metadata"], **times}
        return {**told, "usage": self._usage()}

    def broken(self, interruption: Interruption) -> JsonObject:
        """The last event of a stream that an error ends."""
        if interruption.form == "event":
            code, message = interruption.code, interruption.message
            return {"type": "error", "code": code, "message": message, "param": None}
        return {"type": "response.failed", "response": self.failed(interruption)}

    def failed(self, interruption: Interruption) -> JsonObject:
        """What the API tells of it when it came to nothing."""
        error = {"code": interruption.code or "server_error", "message": interruption.message}
        return {**self._describe("failed", []), "error": error}

    def _describe(self, status: str, output: list[JsonObject]) -> JsonObject:
        about = {
            "id": self.id,
            "object": "response",
            "status": status,
            "created_at": self.completion.created,
            "background": False,
            "output": output,
            "previous_response_id": None,
            "model": self.request.chat.model.id,
            "error": None,
            "incomplete_details": None,
        }
        return {**about, **_echo(self.request.body), "reasoning": self._reasoning()}

    def _reasoning(self) -> JsonObject:
        effort = object_or_empty(self.request.body.get("reasoning")).get("effort")
        usual = "medium" if self.request.chat.model.is_gpt_oss else None
        return {"effort": effort or usual, "summary": None}

    def _usage(self) -> JsonObject:
        usage = self.completion.usage
        reasoning_tokens = self.completion.answer.reasoning_tokens
        return {
            "input_tokens": usage["prompt_tokens"],
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": usage["completion_tokens"],
            "output_tokens_details": {"cached_tokens": 0, "reasoning_tokens": reasoning_tokens},
            "total_tokens": usage["total_tokens"],
        }


def _echo(body: JsonObject) -> JsonObject:
    """What the request asked for, and what holds where it asked for nothing."""
    given = {name: value for name, value in body.items() if value is not None}
    form = given.get("text", {}).get("format", {"type": "text"})
    return {
        "max_output_tokens": given.get("max_output_tokens"),
        "max_tool_calls": None,
        "instructions": given.get("instructions"),
        "text": {"format": _known(form, FORMAT)},
        "tools": [_tool(tool) for tool in given.get("tools", ())],
        "tool_choice": given.get("tool_choice", "auto"),
        "truncation": given.get("truncation", "disabled"),
        "metadata": given.get("metadata", {}),
        "temperature": given.get("temperature", 1),
        "top_p": given.get("top_p", 1),
        "user": given.get("user"),
        "service_tier": "flex" if given.get("service_tier") == "flex" else "default",
        "parallel_tool_calls": given.get("parallel_tool_calls", True),
        "store": False,
        "top_logprobs": 0,
    }


def _tool(tool: JsonObject) -> JsonObject:
    told = {name: value for name, value in _known(tool, TOOL).items() if name not in _SECRETS}
    return {**told, "strict": tool.get("strict")} if tool["type"] == "function" else told


def _known(value: JsonObject, schema: JsonObject) -> JsonObject:
    """The value without what its kind does not have."""
    known = {"type", *schema["variants"][value["type"]].get("properties", {})}
    return {name: member for name, member in value.items() if name in known}
