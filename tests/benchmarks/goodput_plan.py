"""What the goodput report tries out: rate limits, and who calls against them.

A minute lasts a few seconds here. Requests are counted by the limit for a day, shortened as
much, because headers tell of no other limit of requests.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, get_args

from .cases import OFFICIAL, OURS
from .goodput_allowance import Allowance, Refill
from .samples import Target

Counted = Literal["requests", "tokens", "hidden requests"]
Callers = Literal["threads", "tasks"]

FAMILY = "goodput"
MINUTE, DAY = 60.0, 86_400.0
NO_LIMIT = 10**9
MODELS = ("openai/gpt-oss-20b", "llama-3.1-8b-instant")
PERIOD = 3.0
REQUESTS, TOKENS = 50, 4500  # a period; the tokens are what about fifty calls take
NO_FAILURE = Target(0, unit="calls")
FEW_REFUSALS = Target(2, unit="%")
NEARLY_ALL = Target(90, at_least=True, unit="%")

_SHAPES = {"even": "bucket", "window": "window"}


@dataclass(frozen=True)
class Scenario:
    """One run: somebody's calls against one kind of limit.

    Attributes:
        allowance: The limit, of each model.
        counted: What it counts; "hidden requests" are those a minute, of which no header tells.
        callers: Who calls: threads that take the next call when one is over, or a task a call.
        count: How many of these.
        calls: Calls to each model.
        models: How many models are called at once.
        contender: Whose SDK.
        throttle: Whether it waits before a limit; of ours only.
    """

    allowance: Allowance
    counted: Counted
    callers: Callers
    count: int
    calls: int
    models: int = 1
    contender: str = OURS
    throttle: bool = True

    @property
    def name(self) -> str:
        """For the command line."""
        parts = [
            _SHAPES[self.allowance.refill],
            self.counted.partition(" ")[0],
            *(["models"] if self.models > 1 else []),
            self.callers,
            *([] if self.throttle else ["unthrottled"]),
            *([self.contender] if self.contender != OURS else []),
        ]
        return f"{FAMILY}/{'-'.join(parts)}"

    @property
    def title(self) -> str:
        """For the table."""
        models = f" of {self.models} models" if self.models > 1 else ""
        shape = _SHAPES[self.allowance.refill]
        return f"{shape}, {self.counted}{models}, {self.count} {self.callers}"

    @property
    def who(self) -> str:
        """For the table, too."""
        return self.contender if self.throttle else f"{self.contender}, no throttling"

    @property
    def is_judged(self) -> bool:
        """Whether targets are set for it, and not for what it is compared with."""
        return self.contender == OURS and self.throttle

    @property
    def targets(self) -> dict[str, Target]:
        """What is wanted, by the attribute of `Figures` in which it shows.

        A limit that shows in refusals only has to be run into first, by whoever is under way.
        """
        if not self.is_judged:
            return {}
        refusals = {} if self.counted == "hidden requests" else {"refused_share": FEW_REFUSALS}
        return {"failed": NO_FAILURE, **refusals, "goodput": NEARLY_ALL}

    @property
    def limits(self) -> dict[str, Any]:
        """The arguments of the simulator's `Limits`."""
        period, units = self.allowance.period, self.allowance.units
        scale = {"refill": self.allowance.refill, "time_scale": MINUTE / period}
        match self.counted:
            case "tokens":
                return {"tokens_per_minute": units, **scale}
            case "hidden requests":
                counts = {"requests_per_minute": units, "requests_per_day": NO_LIMIT}
            case "requests":
                counts = {"requests_per_day": units}
                scale["time_scale"] = DAY / period
        return {"tokens_per_minute": NO_LIMIT, **counts, **scale}

    @property
    def options(self) -> dict[str, Any]:
        """Those of the client that are not its own defaults.

        What is learned from a header says itself how long a minute is; what is learned from a
        refusal does not.
        """
        minute = {"minute": self.allowance.period} if self.counted == "hidden requests" else {}
        return {} if self.contender != OURS else {"throttle": self.throttle, **minute}


def scenarios(*, quick: bool) -> list[Scenario]:
    """All runs; with `quick` so few and small that their figures mean nothing."""
    return _quick() if quick else [*_judged(), *_compared()]


def _quick() -> list[Scenario]:
    bucket, window = Allowance(10, 0.5, "even"), Allowance(1000, 0.5, "window")
    return [
        Scenario(bucket, "requests", "threads", 4, 20),
        Scenario(bucket, "requests", "threads", 4, 20, throttle=False),
        Scenario(window, "tokens", "tasks", 20, 20),
    ]


_CALLS, _THREADS = 200, 20
_CALLS_TO_EACH = 150  # of two models


def _full(
    refill: Refill, counted: Counted, callers: Callers, models: int = 1, **more: Any
) -> Scenario:
    units = TOKENS if counted == "tokens" else REQUESTS
    calls = _CALLS if models == 1 else _CALLS_TO_EACH
    count = _THREADS if callers == "threads" else calls * models
    allowance = Allowance(units, PERIOD, refill)
    return Scenario(allowance, counted, callers, count, calls, models, **more)


def _judged() -> list[Scenario]:
    shown: tuple[Counted, ...] = ("requests", "tokens")
    refills: tuple[Refill, ...] = ("even", "window")
    callers: tuple[Callers, ...] = ("threads", "tasks")
    pairs = tuple(zip(refills, callers, strict=True))
    return [
        *(_full(refill, what, who) for what, refill, who in product(shown, refills, callers)),
        *(_full(refill, "requests", who, models=len(MODELS)) for refill, who in pairs),
        *(_full(refill, "hidden requests", who) for refill, who in pairs),
    ]


def _compared() -> list[Scenario]:
    return [
        _full("even", "requests", "threads", throttle=False),
        _full("even", "requests", "tasks", throttle=False),
        _full("even", "tokens", "threads", throttle=False),
        _full("window", "requests", "threads", throttle=False),
        _full("even", "requests", "threads", contender=OFFICIAL),
    ]


# For the picture: with throttling, and below without.
PICTURED = tuple(
    tuple(_full(refill, "requests", "threads", throttle=throttle) for refill in get_args(Refill))
    for throttle in (True, False)
)
