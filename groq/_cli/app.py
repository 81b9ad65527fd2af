"""`groq`: the list of its commands, and what all of them take."""

from __future__ import annotations

import logging

import click

from groq._cli.batch import batch
from groq._cli.chat import chat
from groq._cli.doctor import doctor
from groq._cli.models import models
from groq._cli.speak import speak
from groq._cli.transcribe import transcribe

_EPILOG = """\b
The key is read from GROQ_API_KEY, the address from GROQ_BASE_URL.
Exit status: 0 all went well, 1 something failed, 2 wrong usage, 130 interrupted.
Completion for bash (or zsh, fish): eval "$(_GROQ_COMPLETE=bash_source groq)"
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="groq-openapi", prog_name="groq-openapi")
@click.option("--debug", is_flag=True, help="Show tracebacks, and log what is sent, retried, ...")
@click.pass_context
def app(context: click.Context, *, debug: bool) -> None:
    """Talk to Groq's models from the terminal."""
    context.obj["debug"] = debug
    if debug:
        logging.basicConfig(format="%(levelname)s %(message)s")
        logging.getLogger("groq").setLevel(logging.DEBUG)


for _command in (chat, transcribe, speak, models, batch, doctor):
    app.add_command(_command)
