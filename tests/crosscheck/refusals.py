"""What schemathesis asks of each answer besides its own checks.

Runs in the environment of schemathesis, which is told of it by `schemathesis.toml`.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

_schemathesis: Any = import_module("schemathesis")  # which is not there for type checkers

_REFUSED = 400

# Why a request that the document allows is refused nevertheless: by what no schema says. The
# document is an open world (new models, purposes and endpoints may appear), and the service
# checks what depends on the model or on what is kept.
_REASONS = (
    r"cursor is not one that this list has given",
    r"The model `.*` does not support .+",  # each endpoint has models of its own
    r"The model `.+` makes no .+, only wav",
    r"voice must be one of \[.+\]",  # the voices are those of the model
    r"response_format must be one of \[flac mp3 mulaw ogg wav\]",
    r"exactly one of file and url must be given",
    r"file must be one of the following types: .+",  # by the name of the file
    r"could not process file - is it a valid media file\?",
    r"url must be an http\(s\) URL or base64url data",
    r"'endpoint' : value must be one of \[.+\]",
    r"purpose must be one of \[batch fine_tuning\]",
    r"file is (empty|required)",
    r"'type' : value must be one of \['lora'\]",
    r"input_file_id must be of a file with the purpose .+",
    r"the file `.+` is no LoRA adapter: .+",
    r"`\w+` is not supported with this model",
    r"`\w+` must be less than or equal to .+",  # what the model can write
    r"'(max_tokens|max_completion_tokens|max_output_tokens)' : number must be at least 1",
    r"'input' : there must be a message or the output of a function call",
    r"json mode cannot be combined with tool/function calling",
    r"'store' : value must be false or null",  # documented, and refused until it is supported
    r"tool_choice names the function '.*', which is not in tools",
    r"tool_choice 'required' needs at least one function in tools",
    r"'tools\.\d+' : property 'function' is missing",  # the document is open to other tools
    r"property '(base_model|input_file_id)' is missing",  # of nothing there is nothing to make
    r"the batch `.+` cannot be cancelled: it is \w+",
    r"messages?\[\d+\]\.content must be a string",  # pictures are for some models
    r"input\[\d+\]\.content must be a string",
    r"Too many images provided\. .+",
    r"cannot specify both `include_reasoning` and `reasoning_format`",
    r"`reasoning_effort` must be one of .+",  # which are those of the model
    r"`reasoning_format` `raw` cannot be combined with JSON mode or tools",
    r"'input\.\d+[^']*' : .+",  # the document is open to items of kinds that are still to come
    r"completion_window must be a duration between 24h and 7d",
)
_KNOWN = re.compile("|".join(f"(?:{reason})" for reason in _REASONS), re.DOTALL)


def refused_for_a_known_reason(_context: Any, response: Any, case: Any) -> None:
    """A request that the document allows is refused for one of these reasons, or not at all."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code != _REFUSED:
        return
    message = response.json()["error"]["message"]
    assert _KNOWN.fullmatch(message), f"The document allows what was refused: {message}"


class EveryOperationSucceeds:
    """Each operation was answered with 200, so that what such answers say has been looked at."""

    def __init__(self) -> None:
        self._tried: set[str] = set()
        self._succeeded: set[str] = set()

    def after_response(self, _context: Any, response: Any, case: Any) -> None:
        """Take note of an answer."""
        self._tried.add(case.operation.label)
        if response.status_code == 200:
            self._succeeded.add(case.operation.label)

    def after_run(self, _context: Any) -> None:
        """Tell of those that always failed."""
        failed = sorted(self._tried - self._succeeded)
        assert not failed, f"never answered with 200: {', '.join(failed)}"


for _check in (refused_for_a_known_reason, EveryOperationSucceeds):
    _schemathesis.check(_check)
