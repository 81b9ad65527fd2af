from __future__ import annotations

import pytest

from tests.benchmarks.cases import OFFICIAL, OURS, SPLIT, Case, Comparison, Entry, Outcome
from tests.benchmarks.report import as_json, lines, table
from tests.benchmarks.running import only
from tests.benchmarks.samples import Summary, Target, Verdict


@pytest.fixture
def outcome() -> Outcome:
    entries = tuple(Entry(who, "family.function", {}) for who in (OURS, OFFICIAL, SPLIT))
    comparisons = (
        Comparison(OURS, OFFICIAL, Target(8, at_least=True)),
        Comparison(OURS, SPLIT, Target(1.5), "cost"),
        Comparison(OURS, target=Target(20, unit="µs"), metric="wall"),
        Comparison(SPLIT, metric="wall"),
    )
    case = Case("a/case", "a thing", {"cpu": "µs", "wall": "µs"}, entries, comparisons)
    outcome = Outcome(case)
    for cpu in (10.0, 12.0, 11.0):
        outcome.add(entries[0], {"cpu": cpu, "wall": cpu + 10})
        outcome.add(entries[1], {"cpu": cpu * 9, "wall": (cpu + 10) * 7})
        outcome.add(entries[2], {"cpu": cpu / 2, "wall": cpu + 10})
    return outcome


def test_speed_is_the_peers_figure_divided_by_ours(outcome: Outcome) -> None:
    speed = lines([outcome])[0]
    assert speed.ratio == Summary(9.0, 9.0, 9.0)
    assert speed.verdict is Verdict.MET


def test_cost_is_our_figure_divided_by_the_peers(outcome: Outcome) -> None:
    cost = lines([outcome])[1]
    assert cost.ratio == Summary(2.0, 2.0, 2.0)
    assert cost.verdict is Verdict.MISSED


def test_what_is_compared_by_cpu_time_is_compared_by_the_clock_too(outcome: Outcome) -> None:
    speed, _, alone, _ = lines([outcome])
    assert speed.wall == Summary(7.0, 7.0, 7.0)
    assert alone.wall is None


def test_a_figure_without_a_peer_is_judged_by_itself(outcome: Outcome) -> None:
    alone = lines([outcome])[2]
    assert alone.own == Summary(21.0, 20.0, 22.0)
    assert alone.verdict is Verdict.UNCLEAR


def test_what_has_no_target_has_no_verdict(outcome: Outcome) -> None:
    assert lines([outcome])[3].verdict is None


def test_the_table_shows_figure_ratio_target_and_verdict(outcome: Outcome) -> None:
    row = table(lines([outcome])).splitlines()[1]
    assert [cell.strip() for cell in row.split("  ") if cell] == [
        "a thing",
        "ours",
        "10.00 µs",
        "official",
        "90.00 µs",
        "9.00 times as fast (of best 9.00, wall 7.00)",
        "at least 8 times",
        "met",
    ]


def test_a_figure_without_a_peer_is_shown_from_its_best_to_its_worst(outcome: Outcome) -> None:
    assert "20.00 µs to 22.00 µs" in table(lines([outcome])).splitlines()[3]


def test_the_json_has_every_round_and_every_verdict(outcome: Outcome) -> None:
    told = as_json([outcome], {"python": "3.11"})
    assert told["about"] == {"python": "3.11"}
    assert told["cases"][0]["rounds"][OURS]["cpu"] == [10.0, 12.0, 11.0]
    assert [each["verdict"] for each in told["comparisons"]] == ["met", "missed", "unclear", None]


def test_without_a_contender_what_is_compared_with_it_is_left_out(outcome: Outcome) -> None:
    left = only(outcome.case, {OURS, SPLIT})
    assert [entry.contender for entry in left.entries] == [OURS, SPLIT]
    assert OFFICIAL not in {each.peer for each in left.comparisons}
    assert len(left.comparisons) == 3
