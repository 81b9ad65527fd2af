"""The Responses API: `client.responses`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from groq._cost import Demand, cost_of_response, prompt_bytes
from groq._flow import R, endpoint, stream_endpoint
from groq._json import as_array, as_object
from groq._operation import Use
from groq._response_reader import ResponseReader
from groq._response_stream import AsyncResponseStream, ResponseStream
from groq._stream_opening import OpenedStream, account_stream, open_stream
from groq._validation import check_body, check_model, invalid
from groq._validation.images import Images
from groq._validation.tools import check_tools
from groq.resources._resource import (
    EVENTS,
    Resource,
    build,
    count_of,
    malformed,
    model_of,
    parsed,
    set_stream,
    split_options,
)
from groq_api.api.responses import create_response
from groq_api.types import ResponseModel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from groq._flow import Flow
    from groq._operation import Operation
    from groq._params import ResponseParams
    from groq._transport import Response as HttpResponse
    from groq._turn import Turn
    from groq.types import Response
    from groq_api.types import RequestParts


T = TypeVar("T")

_IMAGE = create_response.BODY_SCHEMA["$defs"]["ResponseInputImage"]["properties"]["image_url"]
_MOST_CHARACTERS: int = _IMAGE["maxLength"]


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
        operation = self._response(
            "responses.create", params, parsed(create_response.parse), _account, stream=False
        )
        return self._pipeline.run(operation)

    @stream_endpoint
    def create_stream(
        self, **params: Unpack[ResponseParams]
    ) -> Flow[OpenedStream[ResponseStream, AsyncResponseStream]]:
        """As `create`, but return the response while it is being made: a stream of events.

            with client.responses.create_stream(model=..., input="...") as stream:
                for text in stream.text_stream:
                    print(text, end="", flush=True)

        An async client is awaited first: `async with await client.responses.create_stream(...)`.

        It returns when the first event has arrived; what breaks until then is tried again as in
        any call, what breaks later is raised while iterating (see `ResponseStream`).

        Raises:
            ResponseParseError: The service answered, but not by an event stream.
            GroqError: As `create`.
        """
        started = time.perf_counter()

        def receive(
            response: HttpResponse,
        ) -> Flow[OpenedStream[ResponseStream, AsyncResponseStream]]:
            return _open(response, model_of(params), started)

        operation = self._response(
            "responses.create_stream", params, receive, account_stream, stream=True
        )
        return self._pipeline.run(operation)

    def _response(
        self,
        name: str,
        params: Mapping[str, Any],
        receive: Callable[[HttpResponse], Flow[T]],
        account: Callable[[T, Turn], None],
        *,
        stream: bool,
    ) -> Operation[T]:
        body, options = split_options(params)
        set_stream(body, stream=stream)
        if self._validates(options):
            _check(body)
        parts = build(create_response.build_request, body, options)
        use = Use(model_of(body), _demand(parts, body), account)
        accept = EVENTS if stream else None
        return self._operation(name, parts, receive, options, use=use, stream=accept)


def _check(body: Mapping[str, Any]) -> None:
    _check_tool_forms(body.get("tools"))
    check_body(_without_flat_choice(body), create_response.BODY_SCHEMA)
    check_model(body["model"])
    check_tools(body.get("tools"), body.get("tool_choice"))
    given = body["input"]
    if not given:
        raise invalid("input", "input cannot be empty: a text, or items such as messages", given)
    if not isinstance(given, str):
        _check_items(given, Images(_MOST_CHARACTERS))


def _without_flat_choice(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The body, but for a function chosen in the form that OpenAI's Responses API has for that.

    Groq's document does not know it, and does not say that the service refuses it.
    """
    choice = as_object(body.get("tool_choice"))
    is_flat = choice.get("type") == "function" and isinstance(choice.get("name"), str)
    return {**body, "tool_choice": None} if is_flat else body


def _check_tool_forms(tools: object) -> None:
    """Tell those who come from chat completions what is different here."""
    for index, tool in enumerate(as_array(tools)):
        fields = as_object(tool)
        if fields.get("type") == "function" and "function" in fields:
            raise invalid(
                f"tools[{index}].name",
                f"tools[{index}].name is required; other than in chat, what describes a function "
                "stands beside its type and not under `function`",
                tool,
            )


def _check_items(items: Sequence[object], images: Images) -> None:
    for index, item in enumerate(items):
        if not isinstance(item, ResponseModel):  # an earlier answer, echoed
            _check_item(f"input[{index}]", item, images)


def _check_item(path: str, item: object, images: Images) -> None:
    fields = as_object(item)
    if fields.get("type", "message") != "message":
        return
    content = fields.get("content")
    if not content and fields.get("role") != "assistant":
        raise invalid(f"{path}.content", f"{path}.content cannot be empty", content)
    for index, part in enumerate(as_array(content)):
        url = as_object(part).get("image_url")
        if isinstance(url, str):
            images.check(f"{path}.content[{index}].image_url", url)


def _demand(parts: RequestParts, body: Mapping[str, Any]) -> Demand:
    size = prompt_bytes(parts.get("content", b""))
    return Demand(size, count_of(body, "max_output_tokens"), generates=True)


def _account(response: Response, turn: Turn) -> None:
    turn.end(cost_of_response(response.usage))


def _open(
    response: HttpResponse, model: str | None, started: float
) -> Flow[OpenedStream[ResponseStream, AsyncResponseStream]]:
    if response.body is None:
        raise malformed(response, "it is no event stream")
    reader = ResponseReader(
        operation="responses.create_stream",
        model=model,
        headers=response.headers,
        attempts=response.attempts,
        asked=response.asked,
        started=started,
        parse_event=create_response.chunk_from_payload,
        parse_response=create_response.from_payload,
    )
    return open_stream((ResponseStream, AsyncResponseStream), reader, response)
