"""What users may rely on: names, laziness, and which module may import which."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import groq
import groq.types

PACKAGE = Path(groq.__file__).parent

# From the ground up: a module may import those of its own layer and of the layers before it.
LAYERS = (
    {
        "_version",
        "_json",
        "_duration",
        "_error_messages",
        "_log",
        "_log_handler",
        "_printable",
        "_inbox",
        "_signal",
        "_signatures",
    },
    {"_clock", "_forking", "_secret", "_tracebacks"},
    {"_pools"},
    {"_http_objects"},
    {"errors"},
    {"_tls", "_tls_fault"},
    {
        "_transport",
        "_middleware",
        "_speech",
        "_error_mapping",
        "_api_key",
        "_base_url",
        "_checks",
        "_config",
        "_audit",
        "_decoding",
        "_body_limit",
        "_flow",
        "_validation",
        "types",
        "_params",
    },
    {
        "_sse",
        "_accumulator",
        "_chunk_template",
        "_events",
        "_cost",
        "_meter",
        "_congestion",
        "_paging",
    },
    {"_limits"},
    {"_lane", "_turn", "_queue"},
    {
        "_httpx_assignment",
        "_httpx_errors",
        "_httpx_slots",
        "_httpx_pool",
        "_httpx_body",
        "_httpx_deadline",
        "_httpx_form",
    },
    {
        "_wire_headers",
        "_wire_parser",
        "_wire_request",
        "_wire_patience",
        "_wire_errors",
        "_wire_gate",
        "_wire_places",
    },
    {"_wire_socket", "_wire_stream"},
    {"_wire_pool", "_wire_loop_pool", "_wire_body"},
    {"_throttle", "_breaker", "_breakers", "_retry", "_httpx"},
    {"_wire", "_wire_async"},
    {"_audio_format", "_progress", "_upload_reading"},
    {"_upload"},
    {"_media"},
    {"_reader", "_response_accumulator"},
    {"_chunks", "_response_reader", "_any_stream", "_streaming", "_stream_opening"},
    {"_chat_stream", "_response_stream", "_byte_stream"},
    {"_telling"},
    {"_operation", "_watch", "_journey"},
    {"_pipeline"},
    {"resources"},
    {"telemetry"},
    {"_client"},
    {"_dropin"},
    {"_base_client", "_constants", "_exceptions", "_models", "_response", "_types"},
    {"__init__"},
    {"_cli"},
    {"__main__"},
)

# Modules of a lower layer that only name what is in `_dropin`, where consumers look for it.
FACADES = {
    "resources/__init__.py",
    "resources/audio/speech.py",
    "resources/audio/transcriptions.py",
    "resources/audio/translations.py",
    "resources/chat/chat.py",
    "resources/chat/completions.py",
}


def test_every_public_name_is_there() -> None:
    assert all(getattr(groq, name) is not None for name in groq.__all__)
    assert dir(groq) == sorted(groq.__all__)
    homes = set(groq._HOME_OF) | set(groq._MODULES) | set(groq.errors.__all__) | {"__version__"}
    assert homes == set(groq.__all__)


def test_every_public_type_is_there() -> None:
    assert all(getattr(groq.types, name) is not None for name in groq.types.__all__)
    assert dir(groq.types) == sorted(groq.types.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Grok'"):
        groq.Grok  # noqa: B018  the look-up is the test
    with pytest.raises(AttributeError):
        groq.types.Grok  # noqa: B018


def test_everything_public_is_documented() -> None:
    undocumented = [
        name
        for name in groq.__all__
        if name not in {"__version__", "NoneType", "Transport"}  # of Python, and of httpx
        and not (getattr(groq, name).__doc__ or "").strip()
    ]
    assert undocumented == []


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import groq", "httpx, httptools, attrs, groq_api, orjson, structlog, anyio"),
        ("import groq; groq.errors.GroqError", "httpx, groq_api, structlog"),
        ("import groq.errors", "httpx, groq_api, structlog"),
        (
            "from groq import Groq; Groq(api_key='gsk_x')",
            "httpx, asyncio, groq_api, structlog, backoff",
        ),
        ("from groq import Groq; Groq(api_key='gsk_x').chat", "structlog, backoff"),
    ],
)
def test_what_is_not_used_is_not_loaded(statement: str, absent: str) -> None:
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert not set(absent.split(", ")) & set(shown.stdout.decode().split())


def module_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """What a module imports at run time, from this package and from the generated one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only or not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "groq":
            found |= {f"groq.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        else:
            found |= {alias.name for alias in node.names}
    return found


SOURCES = [path for path in PACKAGE.rglob("*.py") if module_of(path) != "testing"]


def test_every_module_has_its_place() -> None:
    placed = {name for layer in LAYERS for name in layer}
    assert {module_of(path) for path in SOURCES} == placed


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downward(path: Path) -> None:
    rank = {name: index for index, layer in enumerate(LAYERS) for name in layer}
    is_facade = str(path.relative_to(PACKAGE)) in FACADES
    own = rank["_dropin" if is_facade else module_of(path)]
    for imported in imports_of(path):
        package, _, rest = imported.partition(".")
        target = rest.split(".")[0]
        if package == "groq" and target in rank and target != module_of(path):
            assert rank[target] <= own, f"{path.name} imports {imported}"


def test_only_resources_and_types_know_the_generated_package() -> None:
    users = {
        module_of(path)
        for path in SOURCES
        if any(name.split(".")[0] == "groq_api" for name in imports_of(path))
    }
    assert users == {"resources", "types", "_params", "_dropin"}


def test_type_checkers_are_told_that_there_are_types() -> None:
    assert (PACKAGE / "py.typed").is_file()
