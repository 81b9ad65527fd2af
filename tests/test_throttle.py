"""The limits of all models together."""

from __future__ import annotations

import threading

import pytest
from attrs import define

from groq import RateLimitError, RateLimitStatus
from groq import _throttle as throttle
from groq._cost import Cost, Demand
from groq._throttle import RateLimits

PATIENCE = 10.0
FULL = {
    "x-ratelimit-limit-requests": "86400",
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": "24h",
}


@define
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits(clock: Clock) -> RateLimits:
    return RateLimits(clock)


def test_each_model_has_limits_of_its_own(limits: RateLimits) -> None:
    limits.update_from_headers("m", FULL)
    assert limits.is_rate_limited("m")
    assert not limits.is_rate_limited("other")
    assert limits.join("m", Demand(), 60).forecast == pytest.approx(1)
    assert limits.join("other", Demand(), 60).forecast == 0


def test_the_latest_model_is_meant_when_none_is_named(limits: RateLimits) -> None:
    assert limits.status() == RateLimitStatus()
    assert limits.should_wait() is None
    limits.update_from_headers("m", FULL)
    limits.pass_by(None, Demand()).end()
    assert limits.status().model == "m"
    assert limits.is_rate_limited()
    assert limits.should_wait() == 86_400
    limits.pass_by("other", Demand()).end()
    assert limits.status() == RateLimitStatus(model="other")


def test_asking_about_a_model_does_not_make_it_known(limits: RateLimits) -> None:
    limits.status("m")
    limits.should_wait("m")
    assert limits.status().model is None


def test_the_state_ages(limits: RateLimits, clock: Clock) -> None:
    limits.update_from_headers("m", FULL)
    clock.now += 43_200
    assert limits.should_wait("m") is None
    assert limits.status("m").requests_remaining == 43_200


def test_a_wait_that_is_too_long_is_refused_at_once(limits: RateLimits) -> None:
    limits.update_from_headers("m", FULL)
    with pytest.raises(RateLimitError) as refused:
        limits.join("m", Demand(), 0.5)
    assert refused.value.retry_after == pytest.approx(1)


def test_a_turn_may_pass_by_the_queue(limits: RateLimits) -> None:
    limits.update_from_headers("m", FULL)
    with limits.pass_by("m", Demand()) as turn:
        assert turn.wait() == 0


def test_a_minute_may_be_shorter(clock: Clock) -> None:
    limits = RateLimits(clock, minute=0.06)
    told = {"limit": "60", "remaining": "0", "reset": "60ms"}
    limits.update_from_headers("m", {f"x-ratelimit-{k}-tokens": v for k, v in told.items()})
    assert limits.join("m", Demand(4), 60).forecast == pytest.approx(0.001)


def test_names_from_outside_do_not_fill_the_memory_and_busy_models_stay(
    limits: RateLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "_MOST_LANES", 10)
    limits.update_from_headers("busy", FULL)
    turn = limits.pass_by("busy", Demand())
    for number in range(100):
        limits.update_from_headers(f"model {number}", FULL)
        assert len(limits._lanes) <= 10
    assert limits.is_rate_limited("busy")
    assert not limits.is_rate_limited("model 0")
    turn.end()


def test_many_threads_that_name_many_models_share_one_lane_for_each(
    limits: RateLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "_MOST_LANES", 50)
    failed: list[BaseException] = []

    def work() -> None:
        try:
            for number in range(2000):
                limits.pass_by(f"model {number % 60}", Demand()).end()
        except BaseException as error:  # noqa: BLE001  the test reports it
            failed.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert all(lane.is_idle for lane in limits._lanes.values())


def test_a_child_process_knows_the_limits_but_not_the_calls_of_its_parent(
    limits: RateLimits,
) -> None:
    limits.update_from_headers("m", FULL)
    under_way = limits.pass_by("m", Demand(100))
    waiting = limits.join("m", Demand(100), 60)
    limits._lanes["m"].ended.__enter__()  # by a thread that is not there in the child
    limits._lock.acquire()
    limits.renew()

    turn = limits.join("m", Demand(100), 60)
    assert turn.forecast == pytest.approx(1)
    for parents in (under_way, waiting):
        parents.end(Cost(1, 10**6, 10**6))  # a copy that the child finalises
    assert limits._lanes["m"]._held == Cost()
    turn.end()
    assert limits._lanes["m"].is_idle
    limits.update_from_headers("another", FULL)
