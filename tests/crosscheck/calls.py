"""The calls of every operation that our client has."""

from __future__ import annotations

from tests.crosscheck.audio_calls import AUDIO_CALLS, TEXT_CALLS, TIMED_CALL, VERBOSE_CALLS
from tests.crosscheck.chat_calls import CHAT_CALLS, STREAMED_CHAT
from tests.crosscheck.other_calls import OTHER_CALLS
from tests.crosscheck.response_calls import RESPONSE_CALLS, STREAMED_RESPONSE

PLAIN_CALLS = (*CHAT_CALLS, *RESPONSE_CALLS, *AUDIO_CALLS, *OTHER_CALLS)
STREAMED_CALLS = (STREAMED_CHAT, STREAMED_RESPONSE)

# Every call with which a test comes to a server.
CALLS = (*PLAIN_CALLS, *STREAMED_CALLS, *VERBOSE_CALLS, *TEXT_CALLS, TIMED_CALL)
