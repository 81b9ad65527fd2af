"""Lists that come in pages, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from groq import AsyncPages, NotFoundError, Pages, ResponseParseError, ValidationError
from groq.types import Batch
from tests.batch_serving import BEGUN, PATH, asked

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio


def page(*ids: str, then: str | None = None) -> dict[str, Any]:
    data = [{**BEGUN, "id": one} for one in ids]
    return {"object": "list", "data": data, "paging": {"next_cursor": then}}


def serve(httpserver: HTTPServer, cursor: str, answer: dict[str, Any]) -> None:
    query: Any = {"cursor": cursor} if cursor else b""
    httpserver.expect_request(PATH, query_string=query).respond_with_json(
        answer, headers={"x-request-id": f"req_{cursor}"}
    )


async def ids_of(world: World, pages: Any) -> list[str]:
    return [batch.id async for batch in world.iterate(pages)]


async def test_all_pages_are_one_list(server_world: World, httpserver: HTTPServer) -> None:
    serve(httpserver, "", page("a", "b", then="c/2"))
    serve(httpserver, "c/2", page("c", then="c/3"))
    serve(httpserver, "c/3", page("d"))
    pages = server_world.client().batches.list_all()
    assert type(pages) is (Pages if server_world.name == "blocking" else AsyncPages)
    batches = [batch async for batch in server_world.iterate(pages)]
    assert [batch.id for batch in batches] == ["a", "b", "c", "d"]
    assert {type(batch) for batch in batches} == {Batch}
    assert await ids_of(server_world, pages) == []
    assert len(httpserver.log) == 3


async def test_a_page_is_fetched_when_it_is_needed_and_not_before(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, "", page("a", "b", then="c/2"))
    serve(httpserver, "c/2", page("c"))
    pages = server_world.client().batches.list_all()
    assert httpserver.log == []
    requests = [len(httpserver.log) async for _ in server_world.iterate(pages)]
    assert requests == [1, 1, 2]


async def test_who_stops_may_go_on_later(server_world: World, httpserver: HTTPServer) -> None:
    serve(httpserver, "", page("a", "b", then="c/2"))
    serve(httpserver, "c/2", page("c"))
    pages = server_world.client().batches.list_all()
    if server_world.name == "blocking":
        for first in pages:
            assert first.id == "a"
            break
    else:
        async for first in pages:
            assert first.id == "a"
            break
    assert len(httpserver.log) == 1
    assert await ids_of(server_world, pages) == ["b", "c"]


async def test_a_page_may_be_empty_without_being_the_last(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, "", page(then="c/2"))
    serve(httpserver, "c/2", page(then="c/3"))
    serve(httpserver, "c/3", page("a", then=""))
    assert await ids_of(server_world, server_world.client().batches.list_all()) == ["a"]


@pytest.mark.parametrize("again", ["c/2", "c/3"])
async def test_a_list_that_goes_round_in_a_circle_is_an_error_after_its_items(
    server_world: World, httpserver: HTTPServer, again: str
) -> None:
    serve(httpserver, "", page("a", then="c/2"))
    serve(httpserver, "c/2", page("b", then="c/3"))
    serve(httpserver, "c/3", page("c", then=again))
    pages = server_world.client().batches.list_all()
    seen: list[str] = []
    for _ in range(2):
        with pytest.raises(ResponseParseError, match=f"circle.*'{again}'") as broken:
            async for batch in server_world.iterate(pages):
                seen.append(batch.id)
                assert len(seen) <= 3  # or it would never end
        assert broken.value.request_id == "req_c/3"
    assert seen == ["a", "b", "c"]
    assert len(httpserver.log) == 3


@pytest.mark.parametrize("strange", [7, ["c/2"], {"next": "c/2"}])
async def test_a_cursor_that_is_none_is_an_error_after_the_items(
    server_world: World, httpserver: HTTPServer, strange: Any
) -> None:
    serve(httpserver, "", page("a", then=strange))
    pages = server_world.client().batches.list_all()
    seen: list[str] = []
    with pytest.raises(ResponseParseError, match="is no cursor") as broken:
        async for batch in server_world.iterate(pages):
            seen.append(batch.id)  # noqa: PERF401  a comprehension would lose them at the error
    assert broken.value.request_id == "req_"
    assert seen == ["a"]


async def test_a_page_that_could_not_be_had_is_asked_for_again(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_ordered_request(PATH).respond_with_json(page("a", then="c/2"))
    httpserver.expect_ordered_request(PATH).respond_with_json({}, status=404)
    httpserver.expect_ordered_request(PATH).respond_with_json(page("b"))
    pages = server_world.client().batches.list_all()
    seen: list[str] = []
    with pytest.raises(NotFoundError):
        async for batch in server_world.iterate(pages):
            seen.append(batch.id)  # noqa: PERF401  what came before the error counts
    assert seen == ["a"]
    assert await ids_of(server_world, pages) == ["b"]
    assert [request.args.get("cursor") for request, _ in httpserver.log] == [None, "c/2", "c/2"]


async def test_each_page_is_about_what_was_chosen(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_ordered_request(PATH).respond_with_json(page("a", then="c/3"))
    httpserver.expect_ordered_request(PATH).respond_with_json(page("b"))
    chosen = ["a", "b"]
    pages = server_world.client().batches.list_all(
        cursor="c/2", id=chosen, extra_headers={"x-trace": "7"}
    )
    chosen.clear()
    assert await ids_of(server_world, pages) == ["a", "b"]
    queries = [request.query_string for request, _ in httpserver.log]
    assert queries == [b"cursor=c%2F2&id=a&id=b", b"cursor=c%2F3&id=a&id=b"]
    assert {request.headers["x-trace"] for request, _ in httpserver.log} == {"7"}


@pytest.mark.parametrize(
    ("parameters", "param"),
    [({"cursor": ""}, "cursor"), ({"id": [5]}, "id[0]"), ({"timeout": 0}, "timeout")],
)
async def test_a_bad_choice_is_refused_by_the_call_itself(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        server_world.client().batches.list_all(**parameters)
    assert refused.value.param == param
    assert httpserver.log == []


async def test_the_batches_of_a_key_are_listed(world: World) -> None:
    batches = world.client(api_key=f"gsk_pages_of_{world.name}").batches
    assert await ids_of(world, batches.list_all()) == []
    made = [await world.settle(batches.submit([("a", asked())])) for _ in range(3)]
    assert await ids_of(world, batches.list_all()) == [batch.id for batch in made]


async def test_the_method_tells_what_it_is(world: World) -> None:
    batches = world.client().batches
    assert batches.list_all.__name__ == "list_all"
    assert "All batches" in (batches.list_all.__doc__ or "")
    assert "All batches" in (type(batches).list_all.__doc__ or "")
