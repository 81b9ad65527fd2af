"""What `groq doctor` makes of what it sees. Performs no I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

State = Literal["ok", "warning", "problem", "skipped"]

_KEYS = "https://console.groq.com/keys"
_SHOWN = 4  # characters of a key
_SKEW = 60.0  # seconds that a clock may be wrong without harm
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_UNHEEDED = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_PASSWORD = re.compile(r"//[^/@]*@")
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+).*;.*\bextra\s*==\s*['\"]([^'\"]+)['\"]")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: What was looked at.
        state: `ok`; a `warning`, with which calls work all the same; a `problem`, with which they
            do not; or `skipped`, because something before is a problem.
        detail: What was found.
        advice: What to do, if there is something.
    """

    name: str
    state: State
    detail: str
    advice: str | None = None


def judge_key(key: str | None) -> Check:
    """Whether what is in `GROQ_API_KEY` can be a key."""
    key = (key or "").strip()
    if not key:
        make = f"Make a key at {_KEYS}, and: export GROQ_API_KEY=gsk_..."
        return Check("key", "problem", "GROQ_API_KEY is not set", make)
    told = f"GROQ_API_KEY ends in {hint(key)}"
    if key[0] in "\"'" or key[-1] in "\"'":
        return Check("key", "problem", f"{told}, and has quotes in it", "Leave out the quotes")
    if not key.isascii() or not key.isprintable() or " " in key:
        what = f"{told}, and has blanks or other characters in it that no key has"
        return Check("key", "problem", what, f"Copy it anew, or make another at {_KEYS}")
    if not key.startswith("gsk_"):
        what = f"{told}, but does not begin with gsk_, as Groq's keys do"
        return Check("key", "warning", what, f"Groq's keys are made at {_KEYS}")
    return Check("key", "ok", told)


def hint(key: str) -> str:
    """The end of a key, to tell keys apart."""
    return f"...{key[-_SHOWN:]}" if len(key) > 2 * _SHOWN else "****"


def judge_environment(environ: Mapping[str, str], exists: Mapping[str, bool]) -> Check:
    """Proxies and certificates; `exists` tells whether a path that is named is there."""
    found = _set(environ, _PROXIES, CERTIFICATES)
    told = ", ".join(f"{name}={without_password(text)}" for name, text in found.items())
    for name in CERTIFICATES:
        if (path := found.get(name)) and not exists.get(path, False):
            advice = f"Correct {name}, or unset it"
            return Check("environment", "problem", f"{name} is {path}, which is not there", advice)
    if _set(environ, _UNHEEDED) and not _set(environ, CERTIFICATES):
        names = " and ".join(_set(environ, _UNHEEDED))
        advice = "If Groq is to be reached with those certificates, set SSL_CERT_FILE"
        return Check("environment", "warning", f"{names} is set, which is not heeded", advice)
    return Check("environment", "ok", told or "no proxy, no certificates of your own")


def _set(environ: Mapping[str, str], *names: Iterable[str]) -> dict[str, str]:
    """Which of these variables are set; curl and others write them in small letters as well."""
    found: dict[str, str] = {}
    for name in (name for group in names for name in group):
        if text := environ.get(name) or environ.get(name.lower()):
            found[name] = text
    return found


def without_password(url: str) -> str:
    """An address without the name and the password that may be in it."""
    return _PASSWORD.sub("//***@", url)


def judge_clock(date: str | None, now: float) -> Check:
    """How far the clock of this machine is from the service's, by the header `Date`."""
    try:
        theirs = parsedate_to_datetime(date or "").timestamp()
    except ValueError:
        return Check("clock", "skipped", "the service has not told the time")
    skew = now - theirs
    what = f"{abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} the service's"
    if abs(skew) > _SKEW:
        return Check("clock", "warning", what, "Set the clock: certificates are judged by it")
    return Check("clock", "ok", what)


def judge_limits(headers: Mapping[str, str]) -> Check:
    """What the answer tells of rate limits."""
    begin = "x-ratelimit-remaining-"
    left = [
        f"{text} {name.lower().removeprefix(begin)}"
        for name, text in headers.items()
        if name.lower().startswith(begin)
    ]
    # A list of models counts for no limit, and often tells of none.
    return Check("rate limits", "ok", f"{', '.join(left)} left" if left else "not told")


def judge_extras(requires: Iterable[str], is_there: Mapping[str, bool]) -> Check:
    """Which extras are complete; `is_there` tells it of distributions."""
    extras: dict[str, bool] = {}
    for requirement in requires:
        if found := _REQUIREMENT.match(requirement):
            name, extra = found[1], found[2]
            extras[extra] = extras.get(extra, True) and is_there.get(name, False)
    told = [f"{extra} {'yes' if whole else 'no'}" for extra, whole in sorted(extras.items())]
    return Check("extras", "ok", ", ".join(told) or "not known")


def extra_packages(requires: Iterable[str]) -> set[str]:
    """The distributions that extras bring."""
    return {found[1] for text in requires if (found := _REQUIREMENT.match(text))}


def works(checks: Iterable[Check]) -> bool:
    """Whether calls would work: nothing is a problem, and one was made."""
    seen = {check.name: check.state for check in checks}
    return "problem" not in seen.values() and seen.get("request") == "ok"
