"""`python -m groq.testing.simulator`: serve until interrupted."""

from __future__ import annotations

import argparse
import ipaddress
import signal
import sys
import time
import traceback
from typing import TYPE_CHECKING

from groq.testing.simulator.app import App
from groq.testing.simulator.http_server import Server
from groq.testing.simulator.limits import Limits
from groq.testing.simulator.listener import listen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the address in one line, then serve until SIGINT or SIGTERM."""
    options = _parser().parse_args(arguments)
    app = App(
        limits=Limits(
            requests_per_day=options.requests_per_day,
            tokens_per_minute=options.tokens_per_minute,
        ),
        seed=options.seed,
        tokens_per_second=options.tokens_per_second,
        clock=_scaled_clock(options.time_scale),
        on_request=lambda _request: None,
        on_crash=traceback.print_exception,
    )
    server = Server(app)

    def stop(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    with listen(options.host, options.port) as listener:
        host, port = listener.getsockname()[:2]
        address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        sys.stdout.write(f"groq simulator on http://{address}\n")
        sys.stdout.flush()
        server.run([listener])


def _scaled_clock(scale: float) -> Callable[[], float]:
    start = time.time()
    return lambda: start + (time.time() - start) * scale


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m groq.testing.simulator",
        description="Serve Groq's API on the loopback interface without running any model.",
    )
    parser.add_argument("--host", type=_loopback, default="127.0.0.1", help="a loopback address")
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    parser.add_argument(
        "--tokens-per-second", type=_positive, default=200.0, help="pace of streams (200)"
    )
    parser.add_argument("--seed", type=int, default=0, help="picks other wordings and ids (0)")
    parser.add_argument("--requests-per-day", type=_count, help="instead of the free tier's limit")
    parser.add_argument("--tokens-per-minute", type=_count, help="instead of the free tier's limit")
    parser.add_argument(
        "--time-scale", type=_positive, default=1.0, help="speed at which limits refill (1)"
    )
    return parser


def _loopback(text: str) -> str:
    if text == "localhost":
        return "127.0.0.1"
    if not ipaddress.ip_address(text).is_loopback:
        raise argparse.ArgumentTypeError(f"{text} is not a loopback address")
    return text


def _positive(text: str) -> float:
    if not 0 < (number := float(text)) < float("inf"):
        raise argparse.ArgumentTypeError("must be above 0")
    return number


def _count(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


if __name__ == "__main__":
    main()
