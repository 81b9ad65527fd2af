"""The test kit as users have it: in a project of their own, installed from the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from groq import Groq
from groq.testing import Simulator
from tests.installations import ROOT
from tests.kit.scratch import Scratch

if TYPE_CHECKING:
    from tests.kit.scratch import Outcome

pytestmark = pytest.mark.usefixtures("uncovered")

KEY = "gsk_0123456789abcdefghij"


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    return Scratch(tmp_path_factory.mktemp("kit"))


def failed(outcomes: dict[str, Outcome]) -> dict[str, Outcome]:
    return {name: one for name, one in outcomes.items() if one.result != "passed"}


def test_blocking_programs_are_tested_in_parallel(scratch: Scratch) -> None:
    outcomes = scratch.run("blocking", "-n", "2")
    assert failed(outcomes) == {}
    assert len(outcomes) == 26


def test_async_programs_are_tested_by_either_plugin(scratch: Scratch) -> None:
    named_as_well = ("-p", "groq.testing.pytest_plugin")
    outcomes = scratch.run("awaiting", "-n", "2", *named_as_well)
    assert failed(outcomes) == {}
    assert set(outcomes) == {
        "by_pytest_asyncio",
        "a_client_of_its_own",
        "by_anyio[asyncio]",
        "by_anyio[trio]",
        "many_at_once[asyncio]",
        "many_at_once[trio]",
    }


def test_failures_tell_what_was_asked_and_ordered(scratch: Scratch) -> None:
    outcomes = scratch.run("failing", "-n", "2")
    assert {name: one.result for name, one in outcomes.items()} == {
        "an_order_is_left": "error",
        "an_order_is_taken_back": "passed",
        "an_order_for_all_need_not_be_met": "passed",
        "something_else_was_asked": "failure",
        "it_is_skipped": "skipped",
        "it_is_to_fail": "skipped",
    }
    left = outcomes["an_order_is_left"].text
    assert "what no request has come for:\n  reply(content='Two.') (llama-3.1-8b-instant)" in left
    assert "It was asked:\n  1. chat.create openai/gpt-oss-20b -> 200" in left
    asked = outcomes["something_else_was_asked"].text
    assert "    temperature:\n" in asked
    assert "    - 0.5\n" in asked


def test_who_does_not_use_it_notices_nothing(scratch: Scratch) -> None:
    assert failed(scratch.run("unaware")) == {}


def test_the_command_serves_until_it_is_told_to_end(scratch: Scratch) -> None:
    with scratch.start("groq-simulator") as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        with Groq(api_key=KEY, base_url=url) as client:
            assert client.models.list().data
        process.terminate()
    assert process.returncode == 0


def test_traffic_is_recorded_without_secrets_and_replayed(scratch: Scratch) -> None:
    audio = str(ROOT / "scripts/examples/audio/canal-lock.flac")
    with Simulator() as simulator:
        environment = {
            "GROQ_API_KEY": KEY,
            "GROQ_BASE_URL": simulator.base_url,
            "EXAMPLE_AUDIO": audio,
        }
        message = "Rate limit reached in organization `org_01jbd6g2qdfw2adyrt2az8hz4w`"
        simulator.fail(429, retry_after=1, message=message, model="llama-3.1-8b-instant")
        recorded = scratch.run("recorded", "--record-mode=once", environment=environment)
        count = len(simulator.requests)
        replayed = scratch.run("recorded", "--record-mode=none", environment=environment)
        assert len(simulator.requests) == count
    replayed_alone = scratch.run("recorded", "--record-mode=none", environment=environment)

    assert failed(recorded) == failed(replayed) == failed(replayed_alone) == {}
    cassettes = [path.read_text("utf-8") for path in scratch.files("*.yaml")]
    assert len(cassettes) == 7
    for secret in (KEY, "0123456789abcdef", "another secret", "authorization", "org_0", "req_0"):
        assert not [cassette for cassette in cassettes if secret in cassette]
