"""A simulator in a process of its own."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Self

from groq.testing.simulator.command_line import CONTROL, arguments
from groq.testing.simulator.control_client import ControlClient
from groq.testing.simulator.journal import Journal
from groq.testing.simulator.limits import Limits
from groq.testing.simulator.script import Script
from groq.testing.simulator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from groq.testing.simulator.orders import Order
    from groq.testing.simulator.received import ReceivedRequest

_PROGRAM = (sys.executable, "-m", "groq.testing.simulator", CONTROL)
_PATIENCE_SECONDS = 10.0


class SimulatorProcess(Script, Journal):
    """A `Simulator` that can be killed, paused and started again; the arguments are the same.

    It ends with the `with`, and with this process, however that ends. What the simulated API
    remembers ends with it: after `restart()` limits are full, the log is empty, and nothing
    is ordered. Signals need a POSIX system.

    Leaving the `with` and `stop()` raise RuntimeError if the process came to an end of its own or
    answered a request with an unforeseen 500; its standard error, which is that of this process,
    tells more. So does everything that needs the process while it is not running, and the log and
    the orders while it is paused.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        limits_by_model: Mapping[str, Limits] | None = None,
        tokens_per_second: float | None = None,
        latency: float = 0.0,
        speed: float | None = None,
        seed: int = 0,
    ) -> None:
        self._settings = Settings(
            limits=limits or Limits(),
            limits_by_model=limits_by_model or {},
            tokens_per_second=math.inf if tokens_per_second is None else tokens_per_second,
            latency=latency,
            speed=speed,
            seed=seed,
        )
        self._process: subprocess.Popen[str] | None = None
        self._port = 0
        self._is_paused = False

    @property
    def base_url(self) -> str:
        """Scheme, address and port, without a slash at the end; raises RuntimeError before."""
        return f"http://127.0.0.1:{self._known_port()}"

    @property
    def pid(self) -> int:
        """The id of the process; raises RuntimeError when there is none."""
        return self._running().pid

    @property
    def requests(self) -> list[ReceivedRequest]:
        """What has been received so far, in the order in which it was complete."""
        return self._control().requests()

    @property
    def orders_left(self) -> list[str]:
        """Orders that no request has used up, described; without those that are for all."""
        return self._control().orders_left()

    def clear(self) -> None:
        """Forget the orders that are left."""
        self._control().clear()

    def _order(self, order: Order) -> None:
        self._control().order(order)

    def kill(self) -> None:
        """End the process at once (SIGKILL): open connections break, further ones are refused."""
        self._running().kill()
        self._reap()

    def stop(self) -> None:
        """End the process in good order (SIGTERM); open connections break all the same."""
        process = self._running()
        ended_by_itself = process.poll() is not None
        if not ended_by_itself:
            process.terminate()
            if self._is_paused:
                process.send_signal(signal.SIGCONT)  # to see the other one
        status = self._reap()
        if ended_by_itself or status != 0:
            raise RuntimeError(f"the simulator's process ended with status {status}")

    def pause(self) -> None:
        """Let the process do nothing (SIGSTOP): connections are accepted, nothing is answered."""
        process = self._living()
        if self._is_paused:
            return
        process.send_signal(signal.SIGSTOP)
        _pid, status = os.waitpid(process.pid, os.WUNTRACED)  # until it does stand still
        has_stopped = os.WIFSTOPPED(status)
        process.returncode = None if has_stopped else os.waitstatus_to_exitcode(status)
        self._is_paused = has_stopped

    def resume(self) -> None:
        """Let it go on (SIGCONT)."""
        self._living().send_signal(signal.SIGCONT)
        self._is_paused = False

    def restart(self) -> None:
        """Start it again on the same port, after `kill()` or `stop()`."""
        self._start(self._known_port())

    def __enter__(self) -> Self:
        self._start(0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is None:
            return
        try:
            self.stop()
        except RuntimeError:
            if error is None:
                raise

    def _start(self, port: int) -> None:
        if self._process is not None:
            raise RuntimeError("the simulator's process is running")
        # In a process group of its own, which is orphaned when this process ends: the system then
        # wakes and ends it if it is paused. Else it sees the end of its standard input.
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, with checked numbers
            [*_PROGRAM, f"--port={port}", *arguments(self._settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            process_group=0 if os.name == "posix" else None,
        )
        try:
            self._port = self._read_port(self._process)
        except BaseException:
            self.kill()
            raise

    def _read_port(self, process: subprocess.Popen[str]) -> int:
        line = process.stdout.readline() if process.stdout else ""
        if not line:
            raise RuntimeError(f"the simulator's process ended with status {process.wait()}")
        return int(line.rpartition(":")[2])

    def _reap(self) -> int:
        """Wait for the process, not for ever, and let go of it; returns its exit status."""
        process = self._running()
        self._process, self._is_paused = None, False
        with process:  # closes its pipes and waits again
            try:
                return process.wait(_PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                return process.wait()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            raise RuntimeError("the simulator's process is not running")
        return self._process

    def _living(self) -> subprocess.Popen[str]:
        process = self._running()
        if (status := process.poll()) is not None:
            raise RuntimeError(f"the simulator's process ended with status {status}")
        return process

    def _control(self) -> ControlClient:
        self._living()
        if self._is_paused:
            raise RuntimeError("the simulator's process is paused and would not answer")
        return ControlClient(self._port)

    def _known_port(self) -> int:
        if not self._port:
            raise RuntimeError("the simulator has no address before its `with` is entered")
        return self._port
