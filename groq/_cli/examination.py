"""The examination of `groq doctor`, in order; what a problem rules out is skipped."""

from __future__ import annotations

import os
import time
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import groq
from groq._cli.advice import advice
from groq._cli.checks import (
    CERTIFICATES,
    Check,
    extra_packages,
    judge_clock,
    judge_environment,
    judge_extras,
    judge_key,
    judge_limits,
)
from groq._cli.installation import OURS, judge_installation, judge_python, look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ANY_KEY = "gsk_none"  # to learn where a client without a key would send to; nothing is sent
_PATIENCE = 10.0  # seconds for each step of the request


def examine() -> Iterator[Check]:
    """Look at everything that a call needs."""
    yield judge_python()
    package = judge_installation(look())
    yield package
    if package.state == "problem":
        yield Check("all else", "skipped", "it would be said of another package")
        return
    key = judge_key(os.environ.get("GROQ_API_KEY"))
    yield key
    yield judge_environment(os.environ, _certificates())
    try:
        url = _address()
    except groq.GroqError as error:
        yield Check("address", "problem", str(error), "Correct GROQ_BASE_URL, or unset it")
    else:
        yield Check("address", "ok", url)
        yield from _go(url, may_ask=key.state != "problem")
    yield _extras()


def _certificates() -> dict[str, bool]:
    """The paths of certificates that the environment names, and whether they are there."""
    paths = (os.environ.get(name) for name in CERTIFICATES)
    return {path: Path(path).exists() for path in paths if path}


def _address() -> str:
    with groq.Groq(api_key=_ANY_KEY) as client:
        return str(client.base_url)


def _go(url: str, *, may_ask: bool) -> Iterator[Check]:
    """The way to the service, and a call."""
    from groq._cli.network import examine as examine_way

    arrived = True
    for check in examine_way(url):
        arrived = arrived and check.state != "problem"
        yield check
    if arrived and may_ask:
        yield from _ask()
    else:
        yield Check("request", "skipped", "there is a problem before")


def _ask() -> Iterator[Check]:
    """Make a call that costs nothing: a list of the models."""
    headers: Mapping[str, str]
    try:
        with groq.Groq(max_retries=0, timeout=_PATIENCE) as client:
            models = client.models.list()
    except groq.GroqError as error:
        headers = getattr(error, "headers", {})
        yield Check("request", "problem", str(error), advice(error))
    else:
        headers = models.headers
        spent = models.attempts[-1].seconds * 1000
        yield Check("request", "ok", f"{len(models.data)} models, in {spent:.0f} ms")
        yield judge_limits(headers)
    yield judge_clock(headers.get("date"), time.time())


def _extras() -> Check:
    try:
        requires = metadata.requires(OURS) or []
    except metadata.PackageNotFoundError:
        requires = []
    return judge_extras(requires, {name: _is_there(name) for name in extra_packages(requires)})


def _is_there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
