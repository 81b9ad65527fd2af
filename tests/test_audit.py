"""The audit of dependencies, with advisories that a server of the test gives."""

from __future__ import annotations

import json
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from packaging.utils import canonicalize_name
from werkzeug import Response

from scripts.audit import audit_dependencies, resolved

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer
    from werkzeug import Request

pytestmark = pytest.mark.skipif(find_spec("pip_audit") is None, reason="make audit installs it")

PINS = ["attrs==25.3.0", "h11==0.14.0"]
WEAKNESS = {
    "id": "GHSA-vqfr-h8mv-ghfj",
    "summary": "h11 accepts some malformed chunked bodies",
    "affected": [
        {
            "package": {"name": "h11", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "0.16.0"}]}],
        }
    ],
}


def serve(httpserver: HTTPServer, weak: str = "") -> str:
    """A server that speaks OSV and knows a weakness of one package, or of none."""

    def answer(request: Request) -> Response:
        package = request.get_json(force=True)["package"]["name"]
        found = {"vulns": [WEAKNESS]} if package == weak else {}
        return Response(json.dumps(found), content_type="application/json")

    httpserver.expect_request("/v1/query").respond_with_handler(answer)
    return httpserver.url_for("/v1/query")


def test_packages_without_advisories_pass(httpserver: HTTPServer) -> None:
    assert audit_dependencies(PINS, serve(httpserver)) == 0
    asked = [request.get_json(force=True) for request, _ in httpserver.log]
    versions = {(query["package"]["name"], query["version"]) for query in asked}
    assert versions == {("attrs", "25.3.0"), ("h11", "0.14.0")}


def test_a_weakness_is_a_failure_that_names_it(
    httpserver: HTTPServer, capfd: pytest.CaptureFixture[str]
) -> None:
    assert audit_dependencies(PINS, serve(httpserver, weak="h11")) != 0
    assert "GHSA-vqfr-h8mv-ghfj" in capfd.readouterr().out


def test_a_service_that_does_not_answer_is_a_failure(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v1/query").respond_with_data("", status=503)
    assert audit_dependencies(PINS, httpserver.url_for("/v1/query")) != 0


def test_what_users_install_is_what_is_looked_up(httpserver: HTTPServer) -> None:
    pins = resolved()
    names = {canonicalize_name(pin.partition("==")[0]) for pin in pins}
    assert names >= {"httpx", "attrs", "orjson", "httpcore", "prometheus-client"}
    assert audit_dependencies(pins, serve(httpserver)) == 0
