"""`groq doctor`, with whatever may be wrong."""

from __future__ import annotations

import json
import shutil
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from pytest_httpserver import HTTPServer

import groq

from .conftest import KEY
from .installing import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from groq.testing import Simulator

    from .conftest import Done

MODELS: dict[str, Any] = {"object": "list", "data": []}
SKIPPED = "skipped    request      there is a problem before"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Harbour Office")


@pytest.fixture
def secure_server(authority: trustme.CA) -> Iterator[HTTPServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with HTTPServer(host="localhost", ssl_context=context) as server:
        yield server


def test_all_is_well(command: Callable[..., Done]) -> None:
    done = command("doctor")
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("Calls work.\n")
    assert "GROQ_API_KEY ends in ...cdef" in done.stdout
    assert KEY not in done.stdout
    names = [line.split()[1] for line in done.stdout.splitlines()[:-1]]
    assert names == [
        "python", "package", "key", "environment", "address", "dns", "tcp", "tls", "request",
        "rate", "clock", "extras",
    ]  # fmt: skip


def test_a_key_that_the_service_refuses(command: Callable[..., Done], simulator: Simulator) -> None:
    simulator.fail(401)
    done = command("doctor", "--json")
    told = json.loads(done.stdout)
    (problem,) = [check for check in told["checks"] if check["state"] == "problem"]
    assert (done.returncode, told["works"], problem["name"]) == (1, False, "request")
    assert "Check the key" in problem["advice"]


def test_no_key(command: Callable[..., Done], simulator: Simulator) -> None:
    before = len(simulator.requests)
    done = command("doctor", GROQ_API_KEY=None)
    assert done.returncode == 1
    assert "problem    key          GROQ_API_KEY is not set" in done.stdout
    assert "ok         tcp" in done.stdout
    assert SKIPPED in done.stdout
    assert len(simulator.requests) == before


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://groq.example", "problem    address      base_url must be an https URL"),
        ("https://groq.invalid", "problem    dns          groq.invalid has no address"),
        ("http://127.0.0.1:9", "problem    tcp          no connection to 127.0.0.1, port 9"),
    ],
)
def test_an_address_that_leads_nowhere(url: str, told: str, command: Callable[..., Done]) -> None:
    done = command("doctor", GROQ_BASE_URL=url)
    assert done.returncode == 1
    assert told in done.stdout
    assert "Calls do not work.\n" in done.stdout


def test_a_proxy_is_where_the_way_leads(command: Callable[..., Done]) -> None:
    done = command(
        "doctor", GROQ_BASE_URL="https://groq.invalid", HTTPS_PROXY="http://a:b@127.0.0.1:9"
    )
    assert "no connection to the proxy http://***@127.0.0.1:9, port 9" in done.stdout
    assert "a:b" not in done.stdout


def test_a_certificate_that_nobody_trusts(
    command: Callable[..., Done], secure_server: HTTPServer
) -> None:
    done = command("doctor", GROQ_BASE_URL=secure_server.url_for(""))
    assert done.returncode == 1
    assert "certificate for localhost by Harbour Office, is not trusted" in done.stdout
    assert "SSL_CERT_FILE" in done.stdout
    assert SKIPPED in done.stdout


def test_a_certificate_of_your_own(
    command: Callable[..., Done], secure_server: HTTPServer, authority: trustme.CA, tmp_path: Path
) -> None:
    trusted = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(trusted))
    left = {"x-ratelimit-remaining-requests": "7"}
    secure_server.expect_request("/openai/v1/models").respond_with_json(MODELS, headers=left)
    done = command("doctor", GROQ_BASE_URL=secure_server.url_for(""), SSL_CERT_FILE=str(trusted))
    assert done.returncode == 0, done.stdout
    assert "TLSv1.3, certificate for localhost by Harbour Office" in done.stdout
    assert "7 requests left" in done.stdout


def test_a_server_that_speaks_no_tls(command: Callable[..., Done], simulator: Simulator) -> None:
    done = command("doctor", GROQ_BASE_URL=simulator.base_url.replace("http:", "https:"))
    assert done.returncode == 1
    assert "problem    tls          no secure connection" in done.stdout


def test_the_official_sdk_over_ours(command: Callable[..., Done], tmp_path: Path) -> None:
    shutil.copytree(Path(groq.__file__).parent, tmp_path / "groq")
    record(tmp_path, "groq-openapi", "0.1.0")
    (tmp_path / "groq/__init__.py").write_text("__version__ = '1.7.0'\n")
    record(tmp_path, "groq", "1.7.0")
    done = command("doctor", PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "has written over 1 files of groq-openapi 0.1.0" in done.stdout
    assert "pip uninstall -y groq groq-openapi" in done.stdout
    used = command("chat", "Hello", PYTHONPATH=str(tmp_path))
    assert used.returncode == 1
    assert "`groq doctor` may know why" in used.stderr
