"""The listening socket."""

from __future__ import annotations

import os
import socket

_BACKLOG = 2048


def listen(host: str, port: int) -> socket.socket:
    """Listen on an address of this machine; callers are queued from here on.

    The protocol is named in full because asyncio turns Nagle's algorithm off only for sockets
    that say they are TCP; `socket.create_server` leaves it out, at 40 ms for every answer.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere the option would share the port with strangers
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
