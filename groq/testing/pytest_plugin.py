"""Fixtures for pytest, which finds this module by itself once the package is installed.

    def test_a_limit_is_waited_out(groq_client, groq_simulator):
        groq_simulator.fail(429, retry_after=30)
        groq_simulator.reply("At last.")
        assert my_program(groq_client) == "At last."
        groq_simulator.assert_asked("chat.create", model="openai/gpt-oss-20b", times=2)

Nothing is started or imported before a test asks for one of the fixtures. They need the extra
`groq-openapi[testing]`. A test that has passed fails in the end if there are orders that no request
has used up; of one that has failed the report says what the simulator was asked.

The marker `groq_simulator` gives the arguments of the simulator:

    @pytest.mark.groq_simulator(limits=Limits(requests_per_minute=2))
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from groq import AsyncGroq, Groq
    from groq.testing import ManualClock, Simulator
    from groq.testing.simulator import SharedServer

_KEY = "gsk_simulator"
_MARKER = "groq_simulator(**settings): arguments of the simulator of groq-openapi for this test"


def pytest_configure(config: pytest.Config) -> None:
    """Let it be known that there is a marker."""
    config.addinivalue_line("markers", _MARKER)


@pytest.fixture(scope="session")
def _groq_server(pytestconfig: pytest.Config) -> Iterator[SharedServer]:
    from groq.testing.simulator import SharedServer  # noqa: PLC0415  only on first use

    reports = _Reports()
    pytestconfig.pluginmanager.register(reports)
    server = SharedServer()
    yield server
    server.stop()
    pytestconfig.pluginmanager.unregister(reports)


@pytest.fixture
def groq_clock() -> ManualClock:
    """The clock of `groq_client` and `async_groq_client`, which a sleep of theirs moves on."""
    from groq.testing import ManualClock  # noqa: PLC0415  only on first use

    return ManualClock()


@pytest.fixture
def groq_simulator(
    request: pytest.FixtureRequest, _groq_server: SharedServer, groq_clock: ManualClock
) -> Iterator[Simulator]:
    """A simulator of this test's own, without a request so far, and with limits that are full.

    Until the test ends, `GROQ_BASE_URL` and `GROQ_API_KEY` lead to it, for clients that the program
    under test makes. These go by real time, those of the fixtures by `groq_clock`; the simulator's
    limits come back by both.
    """
    settings: dict[str, Any] = {}
    for marker in reversed(list(request.node.iter_markers("groq_simulator"))):
        settings.update(marker.kwargs)
    with (
        _groq_server.simulator(clock=lambda: time.time() + groq_clock.now(), **settings) as made,
        pytest.MonkeyPatch.context() as environment,
    ):
        environment.setenv("GROQ_BASE_URL", made.base_url)
        environment.setenv("GROQ_API_KEY", _KEY)
        request.node.stash[_Reports.simulator] = made
        yield made
    if made.orders_left and not request.node.stash.get(_Reports.has_failed, False):
        pytest.fail(_unused(made), pytrace=False)


@pytest.fixture
def groq_client(groq_simulator: Simulator, groq_clock: ManualClock) -> Iterator[Groq]:
    """A client of the simulator, whose waits take no time."""
    from groq import Groq  # noqa: PLC0415  only on first use

    with Groq(_KEY, base_url=groq_simulator.base_url, clock=groq_clock) as client:
        yield client


@pytest.fixture
def async_groq_client(groq_simulator: Simulator, groq_clock: ManualClock) -> AsyncGroq:
    """The same for async tests, with whatever plugin these are run.

    Its connections are closed with the event loop.
    """
    from groq import AsyncGroq  # noqa: PLC0415  only on first use

    return AsyncGroq(_KEY, base_url=groq_simulator.base_url, clock=groq_clock)


class _Reports:
    """Knows which tests have failed, and adds to their reports what the simulator was asked.

    Registered by the first test that has a simulator: the others shall not be watched.
    """

    simulator = pytest.StashKey["Simulator"]()
    has_failed = pytest.StashKey[bool]()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, Any, None]:
        """Look at the outcome of a test."""
        made = yield
        if call.when != "call" or call.excinfo is None or self.simulator not in item.stash:
            return
        item.stash[self.has_failed] = True
        made.get_result().sections.append(_asked(item.stash[self.simulator]))


def _asked(simulator: Simulator) -> tuple[str, str]:
    from groq.testing.simulator.journal import describe  # noqa: PLC0415  only on first use

    return "What groq_simulator was asked", describe(simulator.requests)


def _unused(simulator: Simulator) -> str:
    from groq.testing.simulator.journal import describe  # noqa: PLC0415  only on first use

    orders = "\n".join(f"  {order}" for order in simulator.orders_left)
    return (
        f"groq_simulator was told to do what no request has come for:\n{orders}\n"
        f"It was asked:\n{describe(simulator.requests)}\n"
        "If that is as it should be, end the test with groq_simulator.clear()."
    )
