"""`groq doctor`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from groq._cli.reporting import output
from groq._cli.tables import show_json

if TYPE_CHECKING:
    from groq._cli.checks import Check

_WORDS = 11  # columns for a state and for a name


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def doctor(*, as_json: bool) -> int:
    """Find out why calls fail: installation, key, network, service.

    The exit status is 0 only if calls would work. The key is never printed, but for its end.
    """
    from groq._cli.checks import works
    from groq._cli.examination import examine

    seen: list[Check] = []
    for check in examine():
        seen.append(check)
        if not as_json:
            output(_told(check))
    if as_json:
        show_json({"works": works(seen), "checks": [asdict(check) for check in seen]})
    else:
        output("Calls work.\n" if works(seen) else "Calls do not work.\n")
    return 0 if works(seen) else 1


def _told(check: Check) -> str:
    line = f"{check.state:{_WORDS}}{check.name:{_WORDS + 2}}{check.detail}\n"
    return line + (f"{'':{_WORDS}}{'':{_WORDS + 2}}{check.advice}\n" if check.advice else "")
