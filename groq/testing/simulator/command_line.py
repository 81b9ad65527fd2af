"""The arguments of `groq-simulator`."""

from __future__ import annotations

import argparse
import ipaddress
import json
from dataclasses import asdict, replace
from typing import Any

from groq.testing.simulator.limits import COUNTS, Limits
from groq.testing.simulator.settings import Settings
from groq.testing.simulator.wire import is_object

CONTROL = "--control"

_PACE = 200.0
_LAST_PORT = 65_535
_DESCRIPTION = """\
Serve Groq's API on the loopback interface without running any model.

The address comes in the first line of the output; the two lines below it, given to a shell, let
clients find it. It serves until Ctrl-C or SIGTERM. Every key that begins with gsk_ is taken."""
_EPILOG = """\
examples:
  groq-simulator --port 8000                       on a port that you know
  groq-simulator --speed 1                         as fast as Groq says that its models are
  groq-simulator --requests-per-minute 5 --time-scale 60     limits to run into, in seconds"""
_LIMIT_HELP = {
    "requests_per_day": "instead of the free tier's limit",
    "tokens_per_minute": "instead of the free tier's limit",
    "audio_seconds_per_hour": "instead of the free tier's limit",
}


def parser() -> argparse.ArgumentParser:
    """What reads the arguments; `settings` gives their meaning."""
    made = argparse.ArgumentParser(
        prog="groq-simulator",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--host", type=_loopback, default="127.0.0.1", help="a loopback address")
    made.add_argument("--port", type=_port, default=0, help="0, the default, takes a free one")
    made.add_argument(
        "--tokens-per-second", type=_pace, default=_PACE, help="pace of streams, or inf (200)"
    )
    made.add_argument(
        "--speed",
        type=_factor,
        help="1 for answers that take as long as Groq's, 2 for half of that and so on; "
        "streams of chats then have no other pace",
    )
    made.add_argument(
        "--latency", type=_seconds, default=0.0, help="seconds from request to answer (0)"
    )
    made.add_argument("--seed", type=int, default=0, help="picks other wordings and ids (0)")
    _add_limits(made)
    made.add_argument(
        CONTROL,
        action="store_true",
        help="serve /_simulator/ (orders and the log), and end when standard input does",
    )
    return made


def _add_limits(made: argparse.ArgumentParser) -> None:
    for name in COUNTS:
        help_text = _LIMIT_HELP.get(name, "without it, there is no such limit")
        made.add_argument(_flag(name), type=_count, metavar="N", help=help_text)
    made.add_argument(
        "--refill",
        choices=("even", "window"),
        default="even",
        help="whether limits come back bit by bit, as the service's do, or all at once (even)",
    )
    made.add_argument(
        "--time-scale",
        type=_factor,
        default=1.0,
        help="how many times shorter a minute, an hour and a day of the limits are (1)",
    )
    made.add_argument(
        "--limits-by-model",
        type=_json_object,
        default={},
        metavar="JSON",
        help='what is different for single models: {"model": {"requests_per_minute": 5}}',
    )


def settings(options: argparse.Namespace) -> Settings:
    """The settings in parsed arguments; raises ValueError for limits of models that make none."""
    counts = {name: getattr(options, name) for name in COUNTS}
    limits = Limits(**counts, refill=options.refill, time_scale=options.time_scale)
    return Settings(
        limits=limits,
        limits_by_model={
            model: _changed(limits, changes) for model, changes in options.limits_by_model.items()
        },
        tokens_per_second=options.tokens_per_second,
        latency=options.latency,
        speed=options.speed,
        seed=options.seed,
    )


def arguments(settings: Settings) -> list[str]:
    """The arguments that give these settings."""
    by_model = {model: asdict(limits) for model, limits in settings.limits_by_model.items()}
    options = {
        "tokens_per_second": settings.tokens_per_second,
        "latency": settings.latency,
        "speed": settings.speed,
        "seed": settings.seed,
        "limits_by_model": json.dumps(by_model),
        **asdict(settings.limits),
    }
    return [f"{_flag(name)}={value}" for name, value in options.items() if value is not None]


def _changed(limits: Limits, changes: Any) -> Limits:
    try:
        return replace(limits, **changes)
    except TypeError as error:
        raise ValueError(f"limits-by-model: {error}") from error


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _loopback(text: str) -> str:
    if text == "localhost":
        return "127.0.0.1"
    if not ipaddress.ip_address(text).is_loopback:
        raise argparse.ArgumentTypeError(f"{text} is not a loopback address")
    return text


def _port(text: str) -> int:
    if not 0 <= (number := int(text)) <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"must be from 0 to {_LAST_PORT}")
    return number


def _pace(text: str) -> float:
    if not (number := float(text)) > 0:
        raise argparse.ArgumentTypeError("must be above 0")
    return number


def _factor(text: str) -> float:
    if not 0 < (number := float(text)) < float("inf"):
        raise argparse.ArgumentTypeError("must be above 0 and finite")
    return number


def _seconds(text: str) -> float:
    if not 0 <= (number := float(text)) < float("inf"):
        raise argparse.ArgumentTypeError("must be at least 0 and finite")
    return number


def _count(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _json_object(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not is_object(value):
        raise argparse.ArgumentTypeError("must be a JSON object")
    return value
