"""What others send to Groq is sent, as it was given."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from groq import Groq, GroqError, ValidationError, batch_lines
from tests.request_corpus import (
    CHATS,
    EMBEDDINGS,
    RECORDING,
    REFUSED,
    RESPONSES,
    SPEECHES,
    TRANSCRIPTIONS,
    USER,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pytest_httpserver import HTTPServer

    from tests.request_corpus import Request

OPTIONS = {"extra_body", "max_retries", "model_kwargs"}  # what some clients write beside


@pytest.fixture
def client(httpserver: HTTPServer) -> Iterator[Groq]:
    """A client of a service that wants to be asked later, so that all it gets is in its log."""
    httpserver.expect_request("/", method="POST")
    with Groq(api_key="gsk_any", base_url=httpserver.url_for(""), max_retries=0) as client:
        yield client


def requests(corpus: Sequence[Request], name: str) -> list[Any]:
    return [
        pytest.param(name, parameters, id=f"{name}-{source}-{index}")
        for index, (source, parameters) in enumerate(corpus)
    ]


def send(client: Groq, name: str, parameters: Mapping[str, Any]) -> None:
    resource, _, operation = name.partition(".")
    with pytest.raises(GroqError) as raised:
        getattr(getattr(client, resource), operation)(**parameters)
    assert raised.value.status_code == 500, raised.value


def written(parameters: Mapping[str, Any]) -> dict[str, Any]:
    given = {k: v for k, v in parameters.items() if v is not None and k not in OPTIONS}
    return {
        k: v for k, v in orjson.loads(orjson.dumps(given)).items() if (k, v) != ("stream", False)
    }


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        *requests(CHATS, "chat.create"),
        *requests(RESPONSES, "responses.create"),
        *requests(SPEECHES, "audio.speak"),
        *requests(EMBEDDINGS, "embeddings.create"),
    ],
)
def test_what_others_send_arrives_as_it_was_given(
    client: Groq, httpserver: HTTPServer, name: str, parameters: dict[str, Any]
) -> None:
    is_stream = parameters.get("stream") is True
    send(client, f"{name}_stream" if is_stream else name, parameters)
    ((request, _),) = httpserver.log
    assert {"response_format": "wav", **request.json} == {
        "response_format": "wav",
        **written(parameters),
    }


@pytest.mark.parametrize(("name", "parameters"), requests(TRANSCRIPTIONS, "audio.transcribe"))
def test_forms_arrive_as_they_were_given(
    client: Groq, httpserver: HTTPServer, name: str, parameters: dict[str, Any]
) -> None:
    send(client, name, {"url": RECORDING, **parameters})
    ((request, _),) = httpserver.log
    form = {field.removesuffix("[]"): request.form.getlist(field) for field in request.form}
    given = {k: v for k, v in {"url": RECORDING, **parameters}.items() if v is not None}
    texts = {k: list(v) if isinstance(v, list | tuple) else [str(v)] for k, v in given.items()}
    assert form == texts


def test_lines_of_batches_hold_what_others_send() -> None:
    bodies = [body for _, body in CHATS if not body.keys() & {"stream", "service_tier", *OPTIONS}]
    lines = batch_lines((str(number), body) for number, body in enumerate(bodies)).splitlines()  # type: ignore[misc]  # dicts
    assert [orjson.loads(line)["body"] for line in lines] == [written(body) for body in bodies]

    recordings = [{"url": RECORDING, **parameters} for _, parameters in TRANSCRIPTIONS]
    lines = batch_lines(
        ((str(number), body) for number, body in enumerate(recordings)),  # type: ignore[misc]  # dicts
        endpoint="/v1/audio/transcriptions",
    ).splitlines()
    assert [orjson.loads(line)["body"] for line in lines] == [written(each) for each in recordings]


@pytest.mark.parametrize(("name", "parameters", "param"), REFUSED)
def test_what_the_service_refuses_is_not_sent(
    client: Groq, httpserver: HTTPServer, name: str, parameters: dict[str, Any], param: str
) -> None:
    resource, _, operation = name.partition(".")
    with pytest.raises(ValidationError) as refused:
        getattr(getattr(client, resource), operation)(model="m", **parameters)
    assert refused.value.param == param
    assert httpserver.log == []


@dataclasses.dataclass
class Message:
    role: str
    content: str


class Dumped:
    """A message as clients that are made with pydantic hold it."""

    role = "assistant"
    tool_calls = ("one",)

    def model_dump(self, *, mode: str, by_alias: bool, exclude_none: bool) -> dict[str, Any]:
        assert (mode, by_alias, exclude_none) == ("json", True, True)
        return {"role": self.role, "content": "Yes."}


def test_messages_may_be_objects_of_others(client: Groq, httpserver: HTTPServer) -> None:
    answer = {"role": "tool", "tool_call_id": "one", "content": "2"}
    messages = [Message("user", "Hi"), Dumped(), answer]
    send(client, "chat.create", {"model": "m", "messages": messages})
    ((request, _),) = httpserver.log
    assert request.json["messages"] == [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "content": "Yes."},
        answer,
    ]


def test_numbers_may_be_of_other_kinds(client: Groq, httpserver: HTTPServer) -> None:
    half = Fraction(1, 2)  # a number that is neither an int nor a float, as those of numpy
    send(client, "chat.create", {"model": "m", "messages": [USER], "temperature": half})
    ((request, _),) = httpserver.log
    assert request.json["temperature"] == 0.5


@pytest.mark.parametrize(
    ("parameters", "advice"),
    [
        ({"max_tokens": 5.0}, "give 5"),
        ({"seed": "42"}, "give 42 without quotes"),
        ({"messages": USER}, "put it into a list"),
        ({"messages": [{"role": "user", "content": {"a": 1}}]}, "json.dumps(...)"),
        ({"tools": [Message]}, "the class Message itself"),
        ({"metadata": {5: "a"}}, "give it as a str"),
        ({"messages": [{**USER, "refusal": None}]}, "leave it out"),
    ],
)
def test_a_refusal_tells_what_to_give(parameters: dict[str, Any], advice: str) -> None:
    with Groq(api_key="gsk_any") as client, pytest.raises(ValidationError) as refused:
        client.chat.create(**{"model": "m", "messages": [USER], **parameters})
    assert advice in str(refused.value)
