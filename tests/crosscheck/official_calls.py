"""Every operation of the official SDK. Runs in an environment of its own."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import official_audio, official_chat, official_files

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .sdk_use import Use

# Its import name is that of this project, which is all that type checkers know here.
_groq: Any = import_module("groq")
if not hasattr(_groq, "DEFAULT_MAX_RETRIES"):
    raise ImportError(f"{_groq.__file__} is not the official SDK")

_MODEL = "openai/gpt-oss-20b"


def connect(base_url: str, hooks: dict[str, list[Any]], *, is_async: bool) -> Any:
    """A client."""
    if is_async:
        http = _groq.DefaultAsyncHttpxClient(event_hooks=hooks)
        return _groq.AsyncGroq(api_key="gsk_crosscheck", base_url=base_url, http_client=http)
    http = _groq.DefaultHttpxClient(event_hooks=hooks)
    return _groq.Groq(api_key="gsk_crosscheck", base_url=base_url, http_client=http)


async def _embeddings(use: Use) -> None:
    create = use.client.embeddings.create
    asked = {"model": "nomic-embed-text-v1_5", "input": ["a canal", "a lock"]}
    for form, kind in (("float", list), ("base64", str)):
        created = await use.answer(create(**asked, encoding_format=form))
        assert [type(item.embedding) for item in created.data] == [kind, kind]


async def _models_list(use: Use) -> None:
    listed = await use.answer(use.client.models.list())
    assert _MODEL in {model.id for model in listed.data}


async def _models_retrieve(use: Use) -> None:
    assert (await use.answer(use.client.models.retrieve(_MODEL))).id == _MODEL


async def _models_delete(use: Use) -> None:
    model = use.given["models"][use.given["kind"]]
    deleted = await use.answer(use.client.models.delete(model))
    assert (deleted.id, deleted.deleted) == (model, True)


async def _errors(use: Use) -> None:
    client = use.client
    stranger = client.with_options(api_key="made-up")
    for status, call in (
        (400, partial(client.chat.completions.create, model=_MODEL, messages=[])),
        (401, stranger.models.list),
        (404, partial(client.models.retrieve, "made-up")),
        (404, partial(client.files.info, "file_made_up")),
    ):
        error = await _refusal(use, call)
        assert error.status_code == status
        assert error.body["error"]["message"]
        assert error.response.headers["x-request-id"].startswith("req_")


async def _refusal(use: Use, call: Callable[[], Any]) -> Any:
    try:
        await use.settle(call())
    except _groq.APIStatusError as error:
        return error
    raise AssertionError(f"{call} was not refused")


CALLS: dict[str, Callable[[Use], Awaitable[None]]] = {
    **official_chat.CALLS,
    "embeddings": _embeddings,
    **official_audio.CALLS,
    "models_list": _models_list,
    "models_retrieve": _models_retrieve,
    "models_delete": _models_delete,
    **official_files.CALLS,
    "errors": _errors,
}
