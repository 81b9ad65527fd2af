"""`GROQ_LOG`: logging that is set up by the environment, as Groq's own SDK has it."""

from __future__ import annotations

import logging
import os
from functools import cache

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO}
_FORMAT = "[%(asctime)s - %(name)s:%(lineno)d - %(levelname)s] %(message)s"


@cache
def heed_groq_log() -> None:
    """Show the logs of this package and of httpx, if `GROQ_LOG` is `debug` or `info`; once.

    Neither tells a prompt, an answer, a header or a key at any level.
    """
    level = _LEVELS.get(os.environ.get("GROQ_LOG", "").lower())
    if level is None:
        return
    logging.basicConfig(format=_FORMAT)
    for name in ("groq", "httpx"):
        logging.getLogger(name).setLevel(level)
