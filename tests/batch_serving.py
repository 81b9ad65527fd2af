"""Batches as a server of a test has them: samples, and what they are served with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from werkzeug import Response

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

SAMPLES = orjson.loads((Path(__file__).parent / "document/samples/batches.json").read_bytes())
BEGUN, COMPLETED, FAILED, CANCELLING = SAMPLES["Batch"]
ANSWERED, REFUSED, EXPIRED = SAMPLES["BatchOutputLine"]
PATH = "/openai/v1/batches"
FILES = "/openai/v1/files"
BATCH_ID = "batch_01k6war1s3f7z0xm5p4q6r8s9v"
CHAT = "/v1/chat/completions"
REFUSAL = {"error": {"message": "not this time"}}


def asked(**parameters: Any) -> Any:
    """The parameters of a chat completion."""
    given = {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": "Ebb?"}]}
    return {**given, **parameters}


def lines(*results: Any) -> bytes:
    return b"".join(orjson.dumps(result) + b"\n" for result in results)


def answered(custom_id: str, status_code: int = 200, **changes: Any) -> dict[str, Any]:
    """The line of a request that was answered; by 200, with a chat completion."""
    body = ANSWERED["response"]["body"] if status_code == 200 else REFUSAL
    response = {"status_code": status_code, "request_id": f"req_{custom_id}", "body": body}
    return {"custom_id": custom_id, "response": {**response, **changes}, "error": None}


def serve_results(
    httpserver: HTTPServer, output: bytes, errors: bytes = b"", **changes: Any
) -> None:
    """Serve a batch that is over, and its two files."""
    httpserver.expect_request(f"{PATH}/{BATCH_ID}").respond_with_json({**COMPLETED, **changes})
    serve_file(httpserver, COMPLETED["output_file_id"], output, "req_output")
    serve_file(httpserver, COMPLETED["error_file_id"], errors, "req_errors")


def serve_input(httpserver: HTTPServer, content: bytes) -> None:
    """Serve the file of requests of that batch."""
    serve_file(httpserver, COMPLETED["input_file_id"], content, "req_input")


def serve_file(httpserver: HTTPServer, file_id: str, content: bytes, request_id: str) -> None:
    httpserver.expect_request(f"{FILES}/{file_id}/content").respond_with_data(
        content,
        content_type="application/octet-stream",
        headers={"x-request-id": request_id},
    )


def take_uploads(httpserver: HTTPServer) -> list[tuple[str | None, bytes]]:
    """Answer every upload; return the names and contents that have come."""
    received: list[tuple[str | None, bytes]] = []

    def answer(request: Any) -> Response:
        file = request.files["file"]
        received.append((file.filename, file.read()))
        return Response(b'{"id":"file_1"}', content_type="application/json")

    httpserver.expect_request(FILES, method="POST").respond_with_handler(answer)
    return received


def take_batches(httpserver: HTTPServer, **changes: Any) -> list[dict[str, Any]]:
    """Answer every creation of a batch by one that has begun; return what was asked."""
    received: list[dict[str, Any]] = []

    def answer(request: Any) -> Response:
        received.append(orjson.loads(request.data))
        return Response(orjson.dumps({**BEGUN, **changes}), content_type="application/json")

    httpserver.expect_request(PATH, method="POST").respond_with_handler(answer)
    return received
