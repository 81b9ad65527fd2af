"""The arithmetic of the goodput report; that its runs can be carried out is seen in test_bench."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq.testing import Limits
from tests.benchmarks.cases import OFFICIAL, OURS
from tests.benchmarks.goodput_allowance import Allowance
from tests.benchmarks.goodput_drawing import pictured
from tests.benchmarks.goodput_figures import Arrival, Figures, NotCredibleError, Trial
from tests.benchmarks.goodput_plan import PICTURED, Scenario, scenarios
from tests.benchmarks.goodput_report import as_json, table
from tests.benchmarks.goodput_timeline import Timeline, cumulative, thinned, timelines
from tests.benchmarks.samples import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.goodput import CallRecord
    from tests.benchmarks.goodput_allowance import Refill

BUCKET, WINDOW = Allowance(50, 3.0, "even"), Allowance(50, 3.0, "window")
SCENARIO = Scenario(Allowance(2, 4.0, "even"), "requests", "threads", 2, 4)


def call(begun: float, over: float, error: str | None = None, *, model: str = "a") -> CallRecord:
    return {
        "model": model,
        "begun": 100 + begun,
        "over": 100 + over,
        "prompt_tokens": 7,
        "answer_tokens": 3,
        "error": error,
    }


def trial(calls: Sequence[CallRecord], *statuses: int | None, scenario: Scenario) -> Trial:
    arrivals = [Arrival(101.0 + position, status) for position, status in enumerate(statuses)]
    return Trial(scenario, calls, arrivals)


@pytest.fixture
def four_calls() -> Trial:
    """The first two at once, then one each two seconds: 4 s, but the last answer came at 5 s."""
    calls = [call(0, 1.5), call(0, 2), call(1, 4), call(2, 6)]
    return trial(calls, 200, 200, 200, 429, 200, scenario=SCENARIO)


@pytest.mark.parametrize(
    ("allowance", "units", "seconds"),
    [
        (BUCKET, 50, 0.0),
        (BUCKET, 51, 0.06),
        (BUCKET, 200, 9.0),
        (WINDOW, 50, 0.0),
        (WINDOW, 51, 3.0),
        (WINDOW, 200, 9.0),
        (WINDOW, 201, 12.0),
        (WINDOW, 1, 0.0),
    ],
)
def test_what_goes_beyond_the_limit_has_to_come_back_first(
    allowance: Allowance, units: int, seconds: float
) -> None:
    assert allowance.soonest(units) == pytest.approx(seconds)


def test_a_bucket_may_be_overdrawn_by_the_last_answer() -> None:
    assert BUCKET.soonest(200, overdraft=5) == pytest.approx(145 * 0.06)
    assert BUCKET.soonest(52, overdraft=5) == 0


def test_each_window_may_be_overdrawn_by_an_answer() -> None:
    assert WINDOW.soonest(110, overdraft=5) == 3.0
    assert WINDOW.soonest(111, overdraft=5) == 6.0


@given(
    st.sampled_from(("even", "window")),
    st.integers(1, 1000),
    st.integers(1, 10_000),
)
def test_the_ideal_is_the_first_time_at_which_so_much_is_allowed(
    refill: Refill, limit: int, units: int
) -> None:
    allowance = Allowance(limit, 3.0, refill)
    soonest = allowance.soonest(units)
    _, allowed = allowance.course(soonest)[-1]
    assert allowed >= units - 1e-6
    if soonest:
        _, before = allowance.course(soonest * 0.999)[-1]
        assert before < units


def test_a_bucket_allows_evenly_and_a_window_in_steps() -> None:
    assert BUCKET.course(6.0) == [(0.0, 50), (6.0, 150.0)]
    assert WINDOW.course(7.0) == [
        (0.0, 50),
        (3.0, 50),
        (3.0, 100),
        (6.0, 100),
        (6.0, 150),
        (7.0, 150),
    ]


@pytest.mark.parametrize("quick", [False, True])
def test_no_two_scenarios_have_the_same_name(*, quick: bool) -> None:
    names = [each.name for each in scenarios(quick=quick)]
    assert len(set(names)) == len(names)
    assert all(name.startswith("goodput/") for name in names)


def test_the_simulator_takes_the_limits_of_every_scenario() -> None:
    for each in scenarios(quick=False):
        limits = Limits(**each.limits)
        assert limits.refill == each.allowance.refill


@pytest.mark.parametrize(
    ("counted", "name", "seconds"),
    [
        ("requests", "requests_per_day", 86_400),
        ("tokens", "tokens_per_minute", 60),
        ("hidden requests", "requests_per_minute", 60),
    ],
)
def test_the_period_of_the_limit_that_counts_lasts_as_long_as_wanted(
    counted: str, name: str, seconds: int
) -> None:
    chosen = [each for each in scenarios(quick=False) if each.counted == counted]
    assert chosen
    for each in chosen:
        assert each.limits[name] == each.allowance.units
        assert seconds / each.limits["time_scale"] == pytest.approx(each.allowance.period)


def test_only_the_throttle_and_a_limit_without_headers_need_options_that_are_not_the_default() -> (
    None
):
    options = {each.name: each.options for each in scenarios(quick=False)}
    assert options["goodput/bucket-requests-threads"] == {"throttle": True}
    assert options["goodput/bucket-requests-threads-unthrottled"] == {"throttle": False}
    assert options["goodput/bucket-requests-threads-official"] == {}
    assert options["goodput/bucket-hidden-threads"] == {"throttle": True, "minute": 3.0}


def test_everything_that_throttles_is_judged_and_nothing_else() -> None:
    for each in scenarios(quick=False):
        assert bool(each.targets) == (each.throttle and each.contender != OFFICIAL)


def test_refusals_of_a_limit_without_headers_are_not_judged() -> None:
    hidden = replace(SCENARIO, counted="hidden requests")
    assert SCENARIO.targets.keys() - hidden.targets.keys() == {"refused_share"}


def test_the_clock_runs_from_the_first_request_to_the_last_answer(four_calls: Trial) -> None:
    figures = Figures.of(four_calls)
    assert figures.seconds == pytest.approx(5.0)
    assert figures.ideal == pytest.approx(4.0)
    assert figures.goodput == pytest.approx(80.0)


def test_waits_are_those_of_callers(four_calls: Trial) -> None:
    figures = Figures.of(four_calls)
    assert figures.median_wait == pytest.approx(2.5)
    assert figures.longest_wait == pytest.approx(4.0)


def test_refusals_are_a_share_of_the_calls_and_not_of_the_requests(four_calls: Trial) -> None:
    figures = Figures.of(four_calls)
    assert (figures.requests, figures.refused, figures.refused_share) == (5, 1, 25.0)


def test_each_target_is_judged_by_itself(four_calls: Trial) -> None:
    assert Figures.of(four_calls).judge(SCENARIO) == {
        "failed": Verdict.MET,
        "refused_share": Verdict.MISSED,
        "goodput": Verdict.MISSED,
    }


def test_calls_that_failed_are_counted_and_ask_for_nothing_of_the_limit() -> None:
    calls = [call(0, 2), call(0, 2), call(0, 3, "RateLimitError"), call(0, 9, "TimeoutError")]
    figures = Figures.of(trial(calls, 200, 200, 429, 429, scenario=SCENARIO))
    assert figures.failed == 2
    assert figures.errors == {"RateLimitError": 1, "TimeoutError": 1}
    assert figures.ideal == 0


def test_a_run_in_which_callers_gave_up_has_no_goodput(four_calls: Trial) -> None:
    calls = [*four_calls.calls[:3], call(2, 3, "RateLimitError")]
    figures = Figures.of(trial(calls, 200, 200, 200, 429, scenario=SCENARIO))
    assert figures.ideal == pytest.approx(2.0)
    assert figures.goodput is None
    assert figures.judge(SCENARIO)["goodput"] is Verdict.MISSED


def test_tokens_are_counted_but_for_one_answer() -> None:
    scenario = replace(SCENARIO, counted="tokens", allowance=Allowance(10, 5.0, "even"))
    figures = Figures.of(trial([call(0, 9)] * 4, 200, 200, 200, 200, scenario=scenario))
    assert figures.ideal == pytest.approx((4 * 10 - 3 - 10) * 0.5)


def test_the_model_that_needs_longest_says_how_long_it_takes() -> None:
    calls = [call(0, 9, model=model) for model in "aaab"]
    scenario = replace(SCENARIO, calls=2, models=2)
    figures = Figures.of(trial(calls, 200, 200, 200, 200, scenario=scenario))
    assert figures.ideal == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("calls", "statuses", "words"),
    [
        (3, (200, 200, 200), "3 calls were made, not 4"),
        (4, (200, 200, 200), "4 calls succeeded, 3 were answered"),
        (4, (200, 200, 200, 200, 500), "500"),
        (4, (200, 200, 200, 200, None), "None"),
    ],
)
def test_what_callers_and_server_do_not_agree_about_has_no_figures(
    calls: int, statuses: tuple[int | None, ...], words: str
) -> None:
    with pytest.raises(NotCredibleError, match=words):
        trial([call(0, 9)] * calls, *statuses, scenario=SCENARIO).check()


def test_what_they_agree_about_is_credible(four_calls: Trial) -> None:
    four_calls.check()


def test_the_table_has_a_line_for_each_run_that_names_what_it_missed(four_calls: Trial) -> None:
    row = table([four_calls]).splitlines()[1]
    assert [cell.strip() for cell in row.split("  ") if cell] == [
        "bucket, requests, 2 threads",
        OURS,
        "4",
        "0",
        "1 (25.0 %)",
        "5.00",
        "4.00",
        "80.0 %",
        "2.50",
        "4.00",
        "missed: refused, goodput",
    ]


def test_what_is_not_judged_has_no_verdict(four_calls: Trial) -> None:
    scenario = replace(SCENARIO, throttle=False)
    row = table([replace(four_calls, scenario=scenario)]).splitlines()[1]
    assert "ours, no throttling" in row
    assert row.endswith("4.00")


def test_the_json_has_figures_targets_and_verdicts(four_calls: Trial) -> None:
    told = as_json([four_calls])[0]
    assert told["name"] == "goodput/bucket-requests-threads"
    assert told["seconds"] == pytest.approx(5.0)
    assert told["targets"]["goodput"] == "at least 90 %"
    assert told["verdicts"]["goodput"] == "missed"


def test_the_timeline_counts_from_the_first_request(four_calls: Trial) -> None:
    timeline = Timeline.of(four_calls, 6.0)
    assert timeline.allowed == [(0.0, 2), (6.0, 5.0)]
    assert (timeline.sent[0], timeline.sent[-1]) == ((0.0, 1), (6.0, 5))
    assert (timeline.refused[0], timeline.refused[-1]) == ((0.0, 0), (6.0, 1))
    assert timeline.note == "calls succeeded: 4 of 4, requests refused: 1"


def test_timelines_below_each_other_end_at_the_same_time(four_calls: Trial) -> None:
    shorter = replace(four_calls, calls=[call(0, 3)] * 4)
    rows = timelines([[four_calls], [shorter]])
    assert {row[0].allowed[-1][0] for row in rows} == {5}


def test_a_curve_counts_what_is_over_at_each_instant() -> None:
    assert cumulative([0.0, 1.0, 1.0, 2.5], [0.0, 0.9, 1.0, 3.0]) == [
        (0.0, 1),
        (0.9, 1),
        (1.0, 3),
        (3.0, 4),
    ]


def test_thinning_keeps_the_ends_of_what_is_level() -> None:
    curve = [(0.0, 1.0), (1.0, 1.0), (2.0, 1.0), (3.0, 1.0), (4.0, 2.0), (5.0, 3.0)]
    assert thinned(curve) == [(0.0, 1.0), (3.0, 1.0), (4.0, 2.0), (5.0, 3.0)]


def test_the_picture_needs_every_run_that_it_shows(four_calls: Trial) -> None:
    shown = [replace(four_calls, scenario=each) for row in PICTURED for each in row]
    assert [[each.scenario for each in row] for row in pictured(shown)] == [
        list(row) for row in PICTURED
    ]
    assert pictured(shown[1:]) == []


def test_what_the_picture_shows_is_among_the_scenarios() -> None:
    assert {each for row in PICTURED for each in row} <= set(scenarios(quick=False))
