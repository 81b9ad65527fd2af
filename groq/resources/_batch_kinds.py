"""What batches can be of, and how the requests of each are checked and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from attrs import frozen

from groq._validation import check_body, check_model, invalid
from groq.resources._batch_results import CHAT, TRANSCRIPTIONS, TRANSLATIONS
from groq.resources._texts import check_text
from groq.resources.chat import check_chat
from groq_api.api.audio import create_transcription, create_translation
from groq_api.api.chat import create_chat_completion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq_api.types import RequestParts


@frozen
class Kind:
    """An operation that batches can do.

    Attributes:
        check: Refuses parameters that make no sense.
        build_request: Writes them down, as `content`.
    """

    check: Callable[[dict[str, Any]], None]
    build_request: Callable[..., RequestParts]


def kind_of(endpoint: object, *, validate: bool) -> Kind:
    """The operation behind an endpoint.

    Raises:
        ValidationError: Its requests shall be checked, and nothing is known of them; or it is no
            text at all.
    """
    known = _KINDS.get(endpoint) if isinstance(endpoint, str) else None
    if known is None and (validate or not isinstance(endpoint, str)):
        what = f"endpoint must be one of {', '.join(_KINDS)}; got {endpoint!r}"
        raise invalid("endpoint", what, endpoint)
    if known is None:
        return Kind(_check_nothing, _as_json)
    return known if validate else Kind(_check_nothing, known.build_request)


def _check_nothing(_body: dict[str, Any]) -> None:
    """The service alone says what is wrong."""


def _check_chat(body: dict[str, Any]) -> None:
    for name in ("stream", "service_tier"):
        if body.get(name):
            raise invalid(name, f"{name} cannot be used in a batch", body[name])
    check_chat(body)


def _audio_check(schema: Mapping[str, Any]) -> Callable[[dict[str, Any]], None]:
    # As the operation takes a form and a batch takes JSON, lists have no brackets to their names.
    rules = {name.removesuffix("[]"): rule for name, rule in schema["properties"].items()}
    schema = {**schema, "required": ["url", "model"], "properties": rules}

    def check(body: dict[str, Any]) -> None:
        if body.get("file") is not None:
            raise invalid("file", "file cannot be used in a batch: give the url of the recording")
        check_body(body, schema)
        check_text("url", body["url"])
        check_model(body["model"])
        if "whisper" not in body["model"]:
            what = f"model must be a Whisper model; got {body['model']!r}"
            raise invalid("model", what, body["model"])

    return check


def _as_json(*, body: Mapping[str, Any]) -> RequestParts:
    told = {name: value for name, value in body.items() if value is not None}
    return {"method": "POST", "path": "", "content": orjson.dumps(told)}


_KINDS = {
    CHAT: Kind(_check_chat, create_chat_completion.build_request),
    TRANSCRIPTIONS: Kind(_audio_check(create_transcription.BODY_SCHEMA), _as_json),
    TRANSLATIONS: Kind(_audio_check(create_translation.BODY_SCHEMA), _as_json),
}
