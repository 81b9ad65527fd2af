"""Settings for [vcrpy](https://vcrpy.readthedocs.io), which records real traffic and replays it.

With pytest-recording, in `conftest.py`:

    @pytest.fixture(scope="module")
    def vcr_config():
        return vcr_settings()

and `@pytest.mark.vcr` at each test; `pytest --record-mode=once` records what is not there yet. Or
`with vcr.VCR(**vcr_settings()).use_cassette("chat.yaml"):` without pytest.

vcrpy keeps whole answers: a stream is replayed in one piece, without its pauses. What breaks on the
way is not recorded; that is what the simulator is for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_REQUEST_HEADERS = {"accept", "content-type"}
_RESPONSE_HEADERS = {"content-type", "date", "x-request-id", "x-should-retry"}
_RESPONSE_PREFIXES = ("retry-after", "x-ratelimit-")
_BOUNDARY = re.compile(r'boundary="?([^";,]+)"?')
_FIXED_BOUNDARY = "recorded-boundary"
_SECRET = re.compile(rb"\b(gsk|org|proj|req|user)_[0-9A-Za-z]{8,}")


def vcr_settings(**others: Any) -> dict[str, Any]:
    """What `vcr.VCR` takes so that its cassettes hold no secret and forms are found again.

    Of the headers only those stay that the client goes by; keys, and the ids of organizations,
    projects, users and requests are replaced wherever they stand. Prompts, answers and the ids of
    files and batches stay. Requests are the same when method, address and body are: of a form
    without its boundary, which is another each time.

    Args:
        **others: Further settings of vcrpy, or other values for these; functions under
            `before_record_request` and `before_record_response` take the place of ours.
    """
    settings: dict[str, Any] = {
        "before_record_request": _scrub_request,
        "before_record_response": _scrub_response,
        "decode_compressed_response": True,
        "match_on": ("method", "scheme", "host", "port", "path", "query", "body"),
    }
    return {**settings, **others}


def _scrub_request(request: Any) -> Any:
    """Of vcrpy's request, which is a copy; it is called before a look-up as well."""
    content_type = str(request.headers.get("content-type", ""))
    boundary = _BOUNDARY.search(content_type)
    body = request.body
    if isinstance(body, bytes):
        if boundary is not None:
            body = body.replace(boundary[1].encode(), _FIXED_BOUNDARY.encode())
        request.body = _scrub(body)
    kept = {name: request.headers[name] for name in _kept(request.headers, _REQUEST_HEADERS)}
    if boundary is not None:
        kept["content-type"] = content_type.replace(boundary[1], _FIXED_BOUNDARY)
    request.headers = kept
    return request


def _scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    headers: dict[str, list[str]] = response["headers"]
    kept = _kept(headers, _RESPONSE_HEADERS, _RESPONSE_PREFIXES)
    scrubbed = {name: [_scrub(value.encode()).decode() for value in headers[name]] for name in kept}
    body = response["body"]["string"]
    return {**response, "headers": scrubbed, "body": {"string": _scrub(body)}}


def _kept(
    headers: Mapping[str, Any], names: Iterable[str], prefixes: tuple[str, ...] = ()
) -> list[str]:
    wanted = set(names)
    return [
        name
        for name in headers
        if name.lower() in wanted or (prefixes and name.lower().startswith(prefixes))
    ]


def _scrub(content: bytes) -> bytes:
    return _SECRET.sub(rb"\1_recorded", content)
