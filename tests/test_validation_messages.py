"""What a schema cannot say of messages, images and tools."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from groq import ValidationError
from groq._validation.images import MOST_IMAGES, Images
from groq._validation.messages import check_messages
from groq._validation.tools import check_tools
from groq.resources.chat import check_chat
from groq.types import AssistantMessage, ChatCompletion, ToolCall

USER: dict[str, Any] = {"role": "user", "content": "Hi"}
CALL = {"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}
CALLING = {"role": "assistant", "content": None, "tool_calls": [CALL]}
ANSWER = {"role": "tool", "tool_call_id": "a", "content": "42"}
PIXEL = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(range(60))).decode()


def check(*messages: Any, **parameters: Any) -> None:
    check_chat({"model": "m", "messages": messages, **parameters})


def refuse(*messages: Any, **parameters: Any) -> ValidationError:
    with pytest.raises(ValidationError) as raised:
        check(*messages, **parameters)
    return raised.value


def function(name: str, **fields: Any) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name, **fields}}


def image(url: object) -> dict[str, Any]:
    return {"role": "user", "content": [{"type": "image_url", "image_url": {"url": url}}]}


class TestContent:
    @pytest.mark.parametrize("role", ["system", "developer", "user"])
    def test_who_speaks_says_something(self, role: str) -> None:
        error = refuse(USER, {"role": role, "content": ""})
        assert error.param == "messages[1].content"

    def test_who_answers_need_not(self) -> None:
        check(USER, {"role": "assistant"}, {"role": "assistant", "content": ""})
        check(USER, CALLING, {**ANSWER, "content": ""})

    def test_an_answer_as_a_whole_is_no_message(self) -> None:
        completion = ChatCompletion(
            id="c", object="chat.completion", created=0, model="m", choices=[]
        )
        error = refuse(USER, completion)
        assert error.param == "messages[1]"
        assert "the message of an answer" in str(error)


class TestOrder:
    def test_a_tool_message_answers_a_call_before_it(self) -> None:
        check(USER, CALLING, ANSWER)
        check(USER, CALLING, USER, {"role": "assistant", "content": "So?"}, ANSWER)

    @pytest.mark.parametrize("before", [[USER], [USER, {**CALLING, "tool_calls": []}]])
    def test_a_tool_message_without_its_call_is_refused(self, before: list[Any]) -> None:
        error = refuse(*before, ANSWER)
        assert error.param == f"messages[{len(before)}].tool_call_id"
        assert error.value == "a"
        assert "keep that message, or drop this one" in str(error)

    def test_a_call_comes_before_its_answer(self) -> None:
        assert refuse(USER, ANSWER, CALLING).param == "messages[1].tool_call_id"

    def test_calls_of_an_earlier_answer_count(self) -> None:
        check(USER, AssistantMessage.from_dict(CALLING), ANSWER)
        check(
            USER, {**CALLING, "tool_calls": AssistantMessage.from_dict(CALLING).tool_calls}, ANSWER
        )

    def test_calls_may_stay_unanswered_and_roles_may_repeat(self) -> None:
        check(USER, USER, CALLING, CALLING, {"role": "system", "content": "Hm."}, USER)


class TestImages:
    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org/a.png",
            "HTTP://example.org/a.png?b#c",
            f"data:image/png;base64,{PIXEL}",
            f"DATA:image/svg+xml;charset=utf-8;base64,{PIXEL}",
            "data:image/png;base64," + base64.encodebytes(b"x" * 100).decode(),
        ],
    )
    def test_an_address_or_the_image_itself_will_do(self, url: str) -> None:
        check(image(url))

    @pytest.mark.parametrize(
        ("url", "words"),
        [
            ("", "must be an http(s) URL"),
            ("example.org/a.png", "must be an http(s) URL"),
            ("ftp://example.org/a.png", "must be an http(s) URL"),
            ("https://", "must be an http(s) URL"),
            ("https://[", "must be an http(s) URL"),
            ("file:///home/a.png", "must be an http(s) URL"),
            (PIXEL, "data:image/png;base64,"),
            (f"data:application/pdf;base64,{PIXEL}", "must begin as"),
            (f"data:image/png,{PIXEL}", "must begin as"),
            ("data:image/png;base64,", "must hold base64"),
            (f"data:image/png;base64,{PIXEL[:-1]}", "must hold base64"),
            (f"data:image/png;base64,{PIXEL[:-4]}=AAA", "must hold base64"),
            ("data:image/png;base64,ab_-", "must hold base64"),
            ("data:image/png;base64,abcé", "must hold base64"),
            ("data:image/png;base64,====", "must hold base64"),
            (b"\x89PNG", "must be a str; got bytes"),
        ],
    )
    def test_anything_else_is_refused_by_its_path(self, url: object, words: str) -> None:
        error = refuse(USER, image(url))
        assert error.param == "messages[1].content[0].image_url.url"
        assert words in str(error)

    def test_an_image_that_is_too_large_is_refused_unread(self) -> None:
        error = refuse(image("data:image/png;base64," + "A" * 4 * 2**20))
        assert error.param == "messages[0].content[0].image_url.url"
        assert "at most 4194304 character(s)" in shown(error)

    def test_images_are_measured_together(self) -> None:
        large = image("data:image/png;base64," + "A" * 3 * 2**20)
        check(large)
        error = refuse(large, USER, large)
        assert error.param == "messages[2].content[0].image_url.url"
        assert "by address" in str(error)

    def test_images_are_counted_wherever_they_are(self) -> None:
        images = [image("https://example.org/a.png")] * MOST_IMAGES
        check(*images)
        shot = {**ANSWER, "content": image("https://example.org/b.png")["content"]}
        error = refuse(*images, CALLING, shot)
        assert error.param == f"messages[{MOST_IMAGES + 1}].content[0].image_url.url"

    def test_what_stands_beside_images_is_left_alone(self) -> None:
        parts = [{"type": "text", "text": "a"}, {"type": "smell", "image_url": "x"}]
        check({"role": "user", "content": parts}, {"role": "newcomer", "content": 5})


def shown(error: ValidationError) -> str:
    """The message, which must not repeat an image."""
    assert len(str(error)) < 300
    return str(error)


class TestTools:
    def test_two_functions_cannot_have_one_name(self) -> None:
        tools = [function("f"), {"type": "browser_search"}, function("f", strict=True)]
        error = refuse(USER, tools=tools)
        assert error.param == "tools[2].function.name"
        assert "tools[0].function" in str(error)

    @pytest.mark.parametrize(
        "parameters",
        [
            {},
            {"type": "object"},
            {"type": "object", "properties": {}, "required": []},
            {"type": ["object", "null"]},
            {"$ref": "#/$defs/A", "$defs": {}},
        ],
    )
    def test_parameters_are_a_schema_of_an_object(self, parameters: dict[str, Any]) -> None:
        check(USER, tools=[function("f", parameters=parameters)])

    @pytest.mark.parametrize(
        ("parameters", "param"),
        [
            ({"type": "string"}, "type"),
            ({"type": ["string", "null"]}, "type"),
            ({"type": 5}, "type"),
            ({"type": "object", "properties": ["a"]}, "properties"),
            ({"type": "object", "properties": {}, "required": "a"}, "required"),
            ({"type": "object", "properties": {}, "required": {"a": 1}}, "required"),
            ({"type": "object", "required": ["a"]}, "required"),
        ],
    )
    def test_any_other_schema_is_refused(self, parameters: dict[str, Any], param: str) -> None:
        error = refuse(USER, tools=[function("f", parameters=parameters)])
        assert error.param == f"tools[0].function.parameters.{param}"

    def test_an_mcp_tool_has_a_server(self) -> None:
        tool = {"type": "mcp", "server_label": "a"}
        check(USER, tools=[{**tool, "server_url": "https://a.b"}, {**tool, "connector_id": "c"}])
        assert refuse(USER, tools=[tool]).param == "tools[0].server_url"

    def test_only_a_tool_that_is_there_can_be_chosen(self) -> None:
        check(USER, tools=[function("f")], tool_choice=function("f"))
        check(USER, tools=[function("f")], tool_choice="required")
        error = refuse(USER, tools=[function("f"), function("g")], tool_choice=function("h"))
        assert error.param == "tool_choice.function.name"
        assert "f, g; got 'h'" in str(error)
        assert "none; got 'f'" in str(refuse(USER, tool_choice=function("f")))

    def test_objects_of_an_answer_are_left_alone(self) -> None:
        message = AssistantMessage(role="assistant")
        check_tools([{"type": "function", "function": message}, message], message, part=".function")

    def test_in_responses_a_definition_is_the_tool_itself(self) -> None:
        tool = {"type": "function", "name": "f", "parameters": {"type": "array"}}
        with pytest.raises(ValidationError) as raised:
            check_tools([tool], None)
        assert raised.value.param == "tools[0].parameters.type"


def test_ways_to_ask_for_reasoning_exclude_each_other() -> None:
    check(USER, reasoning_format="parsed", include_reasoning=None)
    error = refuse(USER, reasoning_format="parsed", include_reasoning=True)
    assert error.param == "include_reasoning"


def test_messages_that_python_made_up_are_read_like_any_other() -> None:
    """Attributes of an object of an answer can be set to anything."""
    message = AssistantMessage(role="assistant")
    message.tool_calls = 5  # type: ignore[assignment]  # what no type checker lets pass
    call = ToolCall(id=5, type="function", function=None)  # type: ignore[arg-type]  # as above
    check_messages([message, AssistantMessage(role="assistant", tool_calls=[call])], Images(0))
    parts = [{"type": "image_url", "image_url": call}]
    check_messages([{"role": "user", "content": parts}], Images(0))
