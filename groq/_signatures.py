"""What `help` and `inspect.signature` show of a method that is written as a flow."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_FLOW = re.compile(r"Flow\[(.*)\]")
_STREAM = re.compile(r"OpenedStream\[(\w+), (\w+)\]")


def shown(flow: Callable[..., Any], *, is_async: bool) -> inspect.Signature:
    """The signature of a method, bound to an instance, as its caller sees it.

    Of async methods that is what awaiting them gives, as of every `async def`.
    """
    signature = inspect.signature(flow)
    given = _FLOW.fullmatch(str(signature.return_annotation))
    result = given[1] if given else "Any"
    if stream := _STREAM.fullmatch(result):
        result = stream[2 if is_async else 1]
    _self, *parameters = signature.parameters.values()
    return signature.replace(parameters=parameters, return_annotation=result)
