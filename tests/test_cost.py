"""What calls are thought to take, and what they took."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq._cost import Cost, Demand, Experience, cost_of, counted_by, prompt_bytes
from groq._error_messages import LIMIT_TYPES
from groq.types import CompletionUsage, PromptTokensDetails

COSTS = st.builds(Cost, *[st.integers(0, 10**6)] * 4)
EVERYTHING = Cost(1, 20, 300, 4000)


def usage(prompt: int, completion: int, cached: int | None = None) -> CompletionUsage:
    details = None if cached is None else PromptTokensDetails(cached_tokens=cached)
    return CompletionUsage(
        prompt_tokens=prompt,
        completion_tokens=completion,
        total_tokens=prompt + completion,
        prompt_tokens_details=details,
    )


@pytest.mark.parametrize(
    ("scope", "units"),
    [
        ("RPM", 1),
        ("RPD", 1),
        ("TPM", 320),
        ("TPD", 320),
        ("ITPM", 20),
        ("OTPM", 300),
        ("ASH", 4000),
        ("ASD", 4000),
    ],
)
def test_each_limit_counts_its_own_part_of_a_cost(scope: str, units: float) -> None:
    assert counted_by(scope)(EVERYTHING) == units


def test_every_limit_that_messages_name_can_be_counted() -> None:
    for scope in LIMIT_TYPES:
        assert counted_by(scope)(EVERYTHING) > 0


@given(COSTS, COSTS)
def test_what_is_added_can_be_taken_away(one: Cost, other: Cost) -> None:
    assert one + other - other == one
    assert (one + other).tokens == one.tokens + other.tokens


def test_images_are_not_text() -> None:
    image = b"data:image/png;base64,iVBORw0KGgo/+AAA="
    body = b'{"image_url": "%s", "text": "what is it?"}'
    assert prompt_bytes(body % b"") == len(body) - 2
    assert prompt_bytes(body % image) == len(body % b"data:image/png")


@pytest.mark.parametrize(
    ("told", "cost"),
    [
        (None, None),
        (usage(100, 50), Cost(1, 100, 50)),
        (usage(100, 50, cached=64), Cost(1, 36, 50)),
        (usage(100, 50, cached=0), Cost(1, 100, 50)),
        (usage(10, 50, cached=64), Cost(1, 0, 50)),
        (usage(-10, -50), Cost(1, 0, 0)),
        (usage(10**300, 10**300), Cost(1, 1e9, 1e9)),
    ],
)
def test_usage_says_what_a_call_took(told: CompletionUsage | None, cost: Cost | None) -> None:
    assert cost_of(told) == cost


@pytest.mark.parametrize("odd", [None, "100", [], {}])
@pytest.mark.parametrize("name", ["prompt_tokens", "completion_tokens"])
def test_usage_that_is_no_number_says_nothing(name: str, odd: object) -> None:
    told = usage(100, 50)
    setattr(told, name, odd)
    assert cost_of(told) is None


def test_the_first_guess_is_modest_whatever_is_allowed() -> None:
    estimate = Experience().estimate
    assert estimate(Demand(4000, generates=True)) == Cost(1, 1000, 256)
    assert estimate(Demand(4000, 32_768, generates=True)) == Cost(1, 1000, 256)
    assert estimate(Demand(4000, 10, generates=True)) == Cost(1, 1000, 10)
    assert estimate(Demand(4000, -10, generates=True)) == Cost(1, 1000, 0)


def test_what_writes_nothing_takes_no_tokens_for_it() -> None:
    assert Experience().estimate(Demand(audio_seconds=12.5)) == Cost(1, 0, 0, 12.5)
    assert Experience().estimate(Demand()) == Cost(1)


def test_the_second_guess_allows_for_half_as_much_again_as_the_first_answer() -> None:
    experience = Experience()
    experience.learn(Demand(400, generates=True), Cost(1, 100, 80))
    assert experience.estimate(Demand(400, generates=True)) == Cost(1, 100, 120)
    assert experience.estimate(Demand(400, 90, generates=True)) == Cost(1, 100, 90)


def test_guesses_are_seldom_too_low_for_prompts_above_all_and_not_much_too_high() -> None:
    random = Random(1)  # noqa: S311  repeats a test, keeps no secret
    experience, demand = Experience(), Demand(1000, generates=True)
    took: list[Cost] = []
    guessed: list[Cost] = []
    for _ in range(2000):
        guessed.append(experience.estimate(demand))
        took.append(Cost(1, random.gauss(300, 20), random.gauss(200, 40)))
        experience.learn(demand, took[-1])
    pairs = list(zip(took, guessed, strict=True))
    assert sum(real.input_tokens > guess.input_tokens for real, guess in pairs) < 60
    assert sum(real.output_tokens > guess.output_tokens for real, guess in pairs) < 600
    assert sum(guess.tokens for guess in guessed) < 1.3 * sum(real.tokens for real in took)


def test_one_odd_prompt_does_not_spoil_all_later_guesses() -> None:
    """A picture, or what a tool of the service read, is no matter of the prompt's size."""
    experience = Experience()
    experience.learn(Demand(400, generates=True), Cost(1, 9_000, 50))
    assert experience.estimate(Demand(2_000, generates=True)).input_tokens < 10_000
    for _ in range(30):
        experience.learn(Demand(2_000, generates=True), Cost(1, 500, 50))
    assert experience.estimate(Demand(2_000, generates=True)).input_tokens < 650


def test_short_prompts_say_nothing_about_long_ones() -> None:
    experience = Experience()
    for _ in range(20):
        experience.learn(Demand(150, generates=True), Cost(1, 75, 50))  # the template counts, too
    assert experience.estimate(Demand(20_000, generates=True)).input_tokens < 5_500


def test_long_prompts_tell_how_many_tokens_go_by_size() -> None:
    experience, demand = Experience(), Demand(20_000, generates=True)
    for _ in range(60):
        experience.learn(demand, Cost(1, 10_000, 50))
    assert experience.estimate(demand).input_tokens == pytest.approx(10_000, rel=0.02)
    assert experience.estimate(Demand(40_000, generates=True)).input_tokens > 19_000


def test_what_generates_nothing_says_nothing_about_answers() -> None:
    experience = Experience()
    experience.learn(Demand(400), Cost(1, 100, 0))
    assert experience.estimate(Demand(400, generates=True)).output_tokens == 256


def test_guesses_follow_a_change() -> None:
    experience, demand = Experience(), Demand(1000, generates=True)
    for tokens in [50] * 100 + [500] * 100:
        experience.learn(demand, Cost(1, tokens, tokens))
    guess = experience.estimate(demand)
    assert guess.input_tokens == pytest.approx(500, rel=0.01)
    assert guess.output_tokens == pytest.approx(500, rel=0.01)
    assert experience.lessons == 200


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**9), st.integers(0, 10**9))))
def test_no_answer_makes_a_guess_negative(answers: list[tuple[int, int, int]]) -> None:
    experience = Experience()
    for size, prompt, completion in answers:
        experience.learn(Demand(size, generates=True), Cost(1, prompt, completion))
        guess = experience.estimate(Demand(size, generates=True))
        assert guess.input_tokens >= 0
        assert guess.output_tokens >= 0
