"""What a benchmark consists of. Each case family makes such cases; see `families`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from .samples import Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OURS, OFFICIAL, OPENAI = "ours", "official", "openai"
# Floors: httpx as people write it first, httpx with the quickest reading, and no HTTP library.
BARE, SPLIT, RAW = "bare", "split", "raw"
_SDKS = frozenset({OFFICIAL, OPENAI})


@dataclass(frozen=True)
class Entry:
    """One measurement of a case.

    Attributes:
        contender: Whom it measures.
        action: The function that measures: `family.function`, called with a `Subject`.
        arguments: Its further arguments.
        label: Its name within the case; that of the contender, as a rule.
    """

    contender: str
    action: str
    arguments: Mapping[str, Any]
    label: str = ""

    @property
    def name(self) -> str:
        """The label, or else the contender."""
        return self.label or self.contender


@dataclass(frozen=True)
class Comparison:
    """Something to tell about the measurements of a case.

    Attributes:
        subject: The name of the entry that is judged.
        peer: The name of the entry that it is compared with; None to judge it alone.
        target: What is wanted; None to report only.
        ratio: How they are compared: "speed" divides the peer's figure by the subject's,
            "cost" the other way round.
        metric: Which figure of the readings is looked at.
        what: What to add to the title of the case.
    """

    subject: str
    peer: str | None = None
    target: Target | None = None
    ratio: Literal["speed", "cost"] = "speed"
    metric: str = "cpu"
    what: str = ""


@dataclass(frozen=True)
class Case:
    """Measurements that are made in the same rounds, and what they are compared for.

    Attributes:
        name: Short, for the command line: `family/case`.
        title: For the table.
        units: Unit of each metric.
        fresh: Whether each measurement needs a process that has done nothing before.
        most_rounds: Rounds after which another one tells nothing new.
    """

    name: str
    title: str
    units: Mapping[str, str]
    entries: tuple[Entry, ...]
    comparisons: tuple[Comparison, ...]
    fresh: bool = False
    most_rounds: int = 100


@dataclass(frozen=True)
class Outcome:
    """A case and what was measured: by name of entry and metric, one figure per round."""

    case: Case
    rounds: dict[str, dict[str, list[float]]] = field(default_factory=dict)

    def add(self, entry: Entry, reading: Mapping[str, float]) -> None:
        """Take in the reading of one round."""
        metrics = self.rounds.setdefault(entry.name, {})
        for metric, figure in reading.items():
            metrics.setdefault(metric, []).append(figure)


def entries(who: Iterable[str], action: str, **arguments: Any) -> tuple[Entry, ...]:
    """The same measurement of several contenders."""
    return tuple(Entry(each, action, arguments) for each in who)


def comparisons(
    peers: Mapping[str, float | None], metric: str = "cpu", what: str = ""
) -> tuple[Comparison, ...]:
    """Compare ours with each peer: as so many times as fast as an SDK, as a share of a floor.

    Args:
        peers: The least speed or the greatest share that is wanted, by name; None to report only.
        metric: Which figure is looked at.
        what: What to add to the title of the case.
    """
    return tuple(_comparison(peer, bound, metric, what) for peer, bound in peers.items())


def _comparison(peer: str, bound: float | None, metric: str, what: str) -> Comparison:
    is_sdk = peer in _SDKS
    target = None if bound is None else Target(bound, at_least=is_sdk)
    return Comparison(OURS, peer, target, "speed" if is_sdk else "cost", metric, what)
