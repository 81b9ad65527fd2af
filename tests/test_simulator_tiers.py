"""Service tiers of the simulator: faults and limits of one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq import Groq
from groq.errors import FlexCapacityError
from groq.testing import Limits, Simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

CHAT: dict[str, Any] = {
    "model": "openai/gpt-oss-20b",
    "messages": [{"role": "user", "content": "How high?"}],
    "max_completion_tokens": 5,
}


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    limits = Limits(requests_per_minute=1, requests_per_day=50)
    with Simulator(limits=limits, clock=lambda: 1.8e9) as running:
        yield running


def ask(simulator: Simulator, tier: str | None) -> httpx.Response:
    return httpx.post(
        f"{simulator.base_url}/openai/v1/chat/completions",
        headers={"authorization": "Bearer gsk_x"},
        json={**CHAT, "service_tier": tier},
    )


def test_flex_may_have_no_room_while_others_do(simulator: Simulator) -> None:
    simulator.fail(498, times=2, service_tier="flex")
    assert simulator.orders_left == ["fail(status=498) (2 times, flex)"]

    assert ask(simulator, "on_demand").status_code == 200
    refused = ask(simulator, "flex")
    with (
        Groq(api_key="gsk_x", base_url=simulator.base_url, max_retries=0) as client,
        pytest.raises(FlexCapacityError),
    ):
        client.chat.create(**CHAT, service_tier="flex")

    assert refused.status_code == 498
    assert refused.json()["error"]["code"] == "capacity_exceeded"
    assert ask(simulator, "flex").status_code == 200


def test_flex_has_limits_of_its_own_ten_times_as_high(simulator: Simulator) -> None:
    usual = [ask(simulator, None) for _ in range(2)]
    flexible = [ask(simulator, "flex") for _ in range(11)]

    assert [answer.status_code for answer in usual] == [200, 429]
    assert [answer.status_code for answer in flexible] == [200] * 10 + [429]
    assert usual[0].headers["x-ratelimit-limit-requests"] == "50"
    assert flexible[0].headers["x-ratelimit-limit-requests"] == "500"
    assert flexible[-1].headers["x-ratelimit-remaining-requests"] == "490"
    assert "service tier `flex`" in flexible[-1].json()["error"]["message"]


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        (None, "on_demand"),
        ("auto", "on_demand"),
        ("on_demand", "on_demand"),
        ("performance", "performance"),
        ("flex", "flex"),
    ],
)
def test_the_answer_names_the_tier(simulator: Simulator, asked: str | None, served: str) -> None:
    assert ask(simulator, asked).json()["service_tier"] == served


def test_auto_and_the_usual_tier_have_one_limit(simulator: Simulator) -> None:
    assert ask(simulator, "auto").status_code == 200
    refused = ask(simulator, "on_demand")
    assert refused.status_code == 429
    assert "service tier `on_demand`" in refused.json()["error"]["message"]
    assert ask(simulator, "performance").status_code == 200
