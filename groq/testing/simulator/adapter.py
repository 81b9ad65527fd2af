"""The zip file of a LoRA adapter, checked."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from groq.testing.simulator.wire import decode_json, object_or_empty

_WEIGHTS, _CONFIG = "adapter_model.safetensors", "adapter_config.json"
_RANKS = (8, 16, 32, 64)
_LONGEST_CONFIG = 1024 * 1024
# What `zipfile` raises for files that are damaged, encrypted or compressed in odd ways.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


class AdapterError(ValueError):
    """A file that is no adapter."""


def check_adapter(content: bytes) -> None:
    """Raise `AdapterError` for anything but the weights and the configuration of an adapter."""
    try:
        names, config = _read(content)
    except _UNREADABLE as error:
        raise AdapterError(f"not a zip file that can be read: {error}") from error
    if names != {_WEIGHTS, _CONFIG}:
        raise AdapterError(f"it must hold {_WEIGHTS} and {_CONFIG} and nothing else")
    try:
        rank = object_or_empty(decode_json(config)).get("r")
    except ValueError as error:
        raise AdapterError(f"{_CONFIG} is not valid JSON") from error
    if rank not in _RANKS:
        ranks = ", ".join(map(str, _RANKS))
        raise AdapterError(f"`r` in {_CONFIG}, the rank, must be one of {ranks}")


def _read(content: bytes) -> tuple[set[str], bytes]:
    """The names of the files, and the configuration if there is one."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if _CONFIG not in names:
            return names, b""
        with archive.open(_CONFIG) as config:
            return names, config.read(_LONGEST_CONFIG)
