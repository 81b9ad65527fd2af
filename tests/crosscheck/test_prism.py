"""Our client against a mock server that others wrote, which knows our document and nothing else.

Prism validates each request against the document. What it cannot do is not tested with it, or as
far as it goes: it writes no event streams, it sends `string` for whatever is binary, and of form
fields that share a name it keeps the last one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from groq.errors import APIStatusError
from tests.crosscheck.audio_calls import TEXT_CALLS, TIMED_CALL
from tests.crosscheck.calls import PLAIN_CALLS, STREAMED_CALLS
from tests.crosscheck.prism import violations_of

if TYPE_CHECKING:
    from tests.conftest import World
    from tests.crosscheck.call import Call

pytestmark = pytest.mark.anyio

NO_STREAMS = {
    "type": "https://stoplight.io/prism/errors#NO_COMPLEX_OBJECT_TEXT",
    "title": "Cannot serialise complex objects as text",
    "status": 500,
    "detail": "Cannot serialise complex objects as text",
}
NO_LISTS = ["Request body property timestamp_granularities[] must be array"]


@pytest.mark.parametrize("call", PLAIN_CALLS, ids=str)
async def test_it_accepts_what_we_send_and_we_read_its_answer(
    prism_world: World, call: Call
) -> None:
    answer = await prism_world.settle(call.of(prism_world.client()))

    assert isinstance(answer, call.answer)
    assert [attempt.status_code for attempt in answer.attempts] == [200]
    assert answer.request_id == "req_01k9h2m4n6p8q0r2s4t6v8w0xy"  # the document's example


@pytest.mark.parametrize("call", TEXT_CALLS, ids=str)
async def test_it_accepts_what_asks_for_a_text_and_we_read_that(
    prism_world: World, call: Call
) -> None:
    plain = {"accept": "text/plain"}  # Prism goes by this, where the service goes by the format
    answer = await prism_world.settle(call.of(prism_world.client(), extra_headers=plain))

    assert answer.text == "string"


@pytest.mark.parametrize("call", STREAMED_CALLS, ids=str)
async def test_it_accepts_what_asks_for_a_stream_though_it_has_none(
    prism_world: World, call: Call
) -> None:
    client = prism_world.client(max_retries=0)
    with pytest.raises(APIStatusError) as caught:
        await prism_world.settle(call.of(client))

    assert caught.value.body == NO_STREAMS


async def test_a_list_in_a_form_is_all_that_it_does_not_accept(prism_world: World) -> None:
    with pytest.raises(APIStatusError) as caught:
        await prism_world.settle(TIMED_CALL.of(prism_world.client()))

    assert violations_of(caught.value.headers) == NO_LISTS
