"""`groq models`."""

from __future__ import annotations

import click

from groq._cli.connecting import connect
from groq._cli.tables import show, show_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print all that the service tells.")
def models(*, as_json: bool) -> None:
    """List the models that your key may use."""
    with connect() as client:
        found = sorted(client.models.list().data, key=lambda model: model.id)
    if as_json:
        show_json([model.to_dict() for model in found])
        return
    rows = [
        (model.id, model.owned_by, _shown(model.context_window), _shown(model.active))
        for model in found
    ]
    show(("id", "owner", "context window", "active"), rows)


def _shown(fact: object) -> str:
    match fact:
        case None:
            return ""
        case bool():
            return "yes" if fact else "no"
        case _:
            return str(fact)
