"""The Responses API: `client.responses`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from groq._cost import Demand, cost_of, prompt_bytes
from groq._flow import R, endpoint
from groq._json import as_object
from groq._operation import Use
from groq._validation import check_body, check_model, invalid
from groq.resources._resource import Resource, build, parsed, split_options
from groq.resources._texts import check_text
from groq_api.api.responses import create_response
from groq_api.models import CompletionUsage, PromptTokensDetails
from groq_api.types import ResponseModel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq._flow import Flow
    from groq._params import ResponseParams
    from groq._turn import Turn
    from groq.types import Response, ResponseUsage
    from groq_api.types import RequestParts


class Responses(Resource[R]):
    """Answers in the form of OpenAI's Responses API (beta)."""

    @endpoint
    def create(self, **params: Unpack[ResponseParams]) -> Flow[Response]:
        """Let a model answer, and call tools; what it did comes back as a list of items.

        Takes the parameters of `POST /openai/v1/responses` under their own names
        (`groq.types.ResponseCreateRequest` lists them all) and the options of any call
        (`CallOptions`). A parameter that is None is not sent.

            response = client.responses.create(
                model="openai/gpt-oss-20b",
                instructions="Be brief.",
                input="Why do canals have locks?",
            )
            for item in response.output:
                if isinstance(item, ResponseOutputMessage):
                    print(item.content[0].text)

        The service keeps nothing: to go on, send everything again as a list of items, those of
        `response.output` included, with what is new at its end.

        A response may be `incomplete`, or `failed` although it was answered with success: that
        is told in its `status`, not raised.

        Raises:
            ValidationError: A parameter is wrong; nothing was sent unless the service said so.
            RateLimitError: A limit is used up for longer than `max_wait`.
            GroqError: Any other failure, after the retries it deserves.
        """
        body, options = split_options(params)
        _check(body)
        parts = build(create_response.build_request, body, options)
        use = Use(body["model"], _demand(parts, body), _account)
        read = parsed(create_response.parse)
        operation = self._operation("responses.create", parts, read, options, use=use)
        return self._pipeline.run(operation)


def _check(body: dict[str, Any]) -> None:
    if body.pop("stream", None) not in (None, False):
        raise invalid("stream", "create() does not stream; chat.create_stream() does")
    check_body(body, create_response.BODY_SCHEMA)
    check_model(body["model"])
    if isinstance(body["input"], str):
        check_text("input", body["input"])
    else:
        _check_items(body["input"])
    _check_tools(body.get("tools") or ())


def _check_items(items: Sequence[object]) -> None:
    if not items:
        raise invalid("input", "input cannot be empty: a text, or items such as messages", items)
    for index, item in enumerate(items):
        if not isinstance(item, ResponseModel):  # an earlier answer, echoed
            _check_item(f"input[{index}]", item)


def _check_item(path: str, item: object) -> None:
    fields = as_object(item)
    if not isinstance(fields.get("type", fields.get("role")), str):
        raise invalid(
            path,
            f"{path} must be a dict with a type, or a message such as "
            '{"role": "user", "content": "..."}',
            item,
        )
    is_message = fields.get("type", "message") == "message"
    if is_message and fields.get("role") != "assistant" and not fields.get("content"):
        raise invalid(f"{path}.content", f"{path}.content cannot be empty", fields.get("content"))


def _check_tools(tools: Sequence[object]) -> None:
    for index, tool in enumerate(tools):
        path, fields = f"tools[{index}]", as_object(tool)
        if not isinstance(fields.get("type"), str):
            raise invalid(
                f"{path}.type", f'{path} must be a dict with a type, such as "function"', tool
            )
        if fields["type"] == "function" and not isinstance(fields.get("name"), str):
            raise invalid(
                f"{path}.name",
                f"{path}.name is required; other than in chat, what describes a function stands "
                "beside its type and not under `function`",
                tool,
            )


def _demand(parts: RequestParts, body: Mapping[str, Any]) -> Demand:
    size = prompt_bytes(parts.get("content", b""))
    return Demand(size, body.get("max_output_tokens"), generates=True)


def _account(response: Response, turn: Turn) -> None:
    turn.end(None if response.usage is None else cost_of(_as_in_chat(response.usage)))


def _as_in_chat(usage: ResponseUsage) -> CompletionUsage:
    """The same numbers by the names that chat completions have for them."""
    return CompletionUsage(
        prompt_tokens=usage.input_tokens,
        completion_tokens=usage.output_tokens,
        total_tokens=usage.total_tokens,
        prompt_tokens_details=PromptTokensDetails(
            cached_tokens=usage.input_tokens_details.cached_tokens
        ),
    )
