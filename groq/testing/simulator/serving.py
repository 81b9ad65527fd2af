"""The command's own work: serve until interrupted."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING

from groq.testing.simulator.app import App
from groq.testing.simulator.command_line import parser, settings
from groq.testing.simulator.control import Control
from groq.testing.simulator.http_server import Server
from groq.testing.simulator.listener import listen
from groq.testing.simulator.orders import OrderQueue
from groq.testing.simulator.request_log import NoRequestLog, RequestLog

if TYPE_CHECKING:
    import argparse
    import socket
    from collections.abc import Sequence
    from types import FrameType

_KEY = "gsk_simulator"  # every key of that form is taken


def serve(arguments: Sequence[str] | None) -> int:
    """Print the address, then serve until SIGINT or SIGTERM.

    Returns the exit status: 1 if a request was answered with an unforeseen 500.
    """
    reader = parser()
    options = reader.parse_args(arguments)
    crashes: list[Exception] = []

    def report(error: Exception) -> None:
        crashes.append(error)
        traceback.print_exception(error)

    log = RequestLog() if options.control else NoRequestLog()
    orders = OrderQueue()
    try:
        app = App(settings(options), clock=time.time, log=log, orders=orders, on_crash=report)
    except ValueError as error:
        reader.error(str(error))
    server = Server(Control(app, log=log, orders=orders) if options.control else app)
    _end_on_signals(server)
    if options.control:
        threading.Thread(target=_end_with_input, args=(server,), daemon=True).start()
    with _listener(reader, options) as listener:
        _tell(listener, for_people=not options.control)
        server.run([listener])
    return 1 if crashes else 0


def _end_on_signals(server: Server) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _end_with_input(server: Server) -> None:
    """End when nobody holds the other end any more: whoever started this process is gone."""
    with os.fdopen(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as given:
        given.read()
    server.should_exit = True


def _listener(reader: argparse.ArgumentParser, options: argparse.Namespace) -> socket.socket:
    try:
        return listen(options.host, options.port)
    except OSError as error:
        reader.error(f"cannot listen on {options.host}, port {options.port}: {error.strerror}")


def _tell(listener: socket.socket, *, for_people: bool) -> None:
    """Write the address in the first line, and then what lets a client find it."""
    address, free_port = listener.getsockname()[:2]
    shown = f"[{address}]:{free_port}" if ":" in address else f"{address}:{free_port}"
    lines = [f"groq simulator on http://{shown}"]
    if for_people:
        lines += [f"export GROQ_BASE_URL=http://{shown}", f"export GROQ_API_KEY={_KEY}"]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
