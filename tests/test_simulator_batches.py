"""Batches of the simulator: validating at first, over at the next look."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq import Groq, ValidationError, batch_lines
from groq.testing import Limits, Simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = 1_790_842_360
CHAT = "/v1/chat/completions"
BODY = {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": "How high?"}]}
DATES = {f"{status}_at" for status in ("failed", "expired", "cancelling", "cancelled")}


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(limits=Limits(requests_per_minute=1), clock=lambda: float(NOW)) as running:
        yield running


@pytest.fixture
def client(simulator: Simulator) -> Iterator[httpx.Client]:
    with connect(simulator, "gsk_one") as connected:
        yield connected


def connect(simulator: Simulator, key: str) -> httpx.Client:
    headers = {"authorization": f"Bearer {key}"}
    return httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=headers)


def line(custom_id: str, **changes: Any) -> dict[str, Any]:
    return {"custom_id": custom_id, "method": "POST", "url": CHAT, "body": BODY, **changes}


def upload(client: httpx.Client, *lines: Any, purpose: str = "batch") -> str:
    texts = [text if isinstance(text, str) else json.dumps(text) for text in lines]
    files = {"file": ("tides.jsonl", "\n".join(texts).encode())}
    return str(client.post("/files", data={"purpose": purpose}, files=files).json()["id"])


def ask(client: httpx.Client, file_id: str, **changes: Any) -> httpx.Response:
    body = {"input_file_id": file_id, "endpoint": CHAT, "completion_window": "24h", **changes}
    return client.post("/batches", json=body)


def finish(client: httpx.Client, *lines: Any, **changes: Any) -> dict[str, Any]:
    """The batch of these lines at its second look."""
    batch = ask(client, upload(client, *lines), **changes).json()
    result: dict[str, Any] = client.get(f"/batches/{batch['id']}").json()
    return result


def read(client: httpx.Client, file_id: str) -> dict[str, dict[str, Any]]:
    text = client.get(f"/files/{file_id}/content").text
    assert text.endswith("\n")
    results = [json.loads(row) for row in text.splitlines()]
    return {result["custom_id"]: result for result in results}


def test_a_new_batch_is_validating(client: httpx.Client) -> None:
    file_id = upload(client, line("a"))

    batch = ask(client, file_id, completion_window="2d", metadata={"team": "harbour"}).json()

    assert batch.pop("id").startswith("batch_01")
    assert {name for name, value in batch.items() if value is None} == {
        *DATES,
        *("errors", "output_file_id", "error_file_id"),
        *("in_progress_at", "finalizing_at", "completed_at"),
    }
    assert {name: value for name, value in batch.items() if value is not None} == {
        "object": "batch",
        "endpoint": CHAT,
        "input_file_id": file_id,
        "completion_window": "2d",
        "status": "validating",
        "created_at": NOW,
        "expires_at": NOW + 2 * 24 * 3600,
        "request_counts": {"total": 0, "completed": 0, "failed": 0},
        "metadata": {"team": "harbour"},
    }


def test_at_the_next_look_it_is_completed_and_stays_so(client: httpx.Client) -> None:
    batch = finish(client, line("a"), line("b"))

    assert batch["status"] == "completed"
    assert batch["request_counts"] == {"total": 2, "completed": 2, "failed": 0}
    assert batch["error_file_id"] is None
    assert batch["in_progress_at"] == batch["completed_at"] == NOW
    assert client.get(f"/batches/{batch['id']}").json() == batch
    output = client.get(f"/files/{batch['output_file_id']}").json()
    assert output["purpose"] == "batch_output"
    assert output["filename"] == f"{batch['id']}_output.jsonl"


def test_each_request_is_answered_like_a_chat_but_without_limits(client: httpx.Client) -> None:
    direct = client.post("/chat/completions", json=BODY).json()  # all that the limits admit
    batch = finish(client, line("a"), "", line("b"))

    results = read(client, batch["output_file_id"])

    assert list(results) == ["a", "b"]
    for result in results.values():
        assert result.keys() == {"id", "custom_id", "response", "error"}
        assert (result["error"], result["response"]["status_code"]) == (None, 200)
        assert result["response"]["body"]["choices"] == direct["choices"]
        assert result["response"]["request_id"] == result["response"]["body"]["x_groq"]["id"]
    assert len({result["id"] for result in results.values()}) == 2
    assert len({result["response"]["body"]["id"] for result in results.values()}) == 2


def test_requests_that_fail_have_a_file_of_their_own(client: httpx.Client) -> None:
    unknown, streamed = {**BODY, "model": "gpt-9"}, {**BODY, "stream": True}
    batch = finish(
        client,
        *(line("good"), line("unknown", body=unknown), line("streamed", body=streamed)),
        line("elsewhere", url="/v1/embeddings"),
    )

    errors = read(client, batch["error_file_id"])

    assert batch["status"] == "completed"
    assert batch["request_counts"] == {"total": 4, "completed": 1, "failed": 3}
    assert list(read(client, batch["output_file_id"])) == ["good"]
    assert errors["unknown"]["response"]["status_code"] == 404
    assert errors["unknown"]["response"]["body"]["error"]["code"] == "model_not_found"
    assert errors["streamed"]["response"]["status_code"] == 400
    assert errors["elsewhere"]["response"] is None
    assert errors["elsewhere"]["error"] == {
        "code": "unsupported_url",
        "message": f"url must be the endpoint of the batch, {CHAT}",
    }


@pytest.mark.parametrize(("task", "noun"), [("transcription", "transcript"), ("translation",) * 2])
def test_a_batch_of_recordings_at_addresses_is_heard(
    client: httpx.Client, task: str, noun: str
) -> None:
    url = f"/v1/audio/{task}s"
    asked = {"model": "whisper-large-v3", "url": "https://example.org/tide.wav"}
    granular = {**asked, "response_format": "verbose_json", "timestamp_granularities": ["word"]}
    batch = finish(
        client,
        line("plain", url=url, body=asked),
        line("text", url=url, body={**asked, "response_format": "text", "temperature": 0.5}),
        line("verbose", url=url, body=granular),
        line("uploaded", url=url, body={**asked, "file": "a.wav"}),
        line("silent", url=url, body={"model": "whisper-large-v3"}),
        endpoint=url,
    )

    heard = {
        name: result["response"]["body"]
        for name, result in read(client, batch["output_file_id"]).items()
    }
    refused = {
        name: result["response"]["body"]["error"]["message"]
        for name, result in read(client, batch["error_file_id"]).items()
    }

    assert f"simulated {noun} of https://example.org/tide.wav" in heard["plain"]["text"]
    assert heard["plain"]["x_groq"]["id"].startswith("req_")
    assert heard["text"] == heard["plain"]["text"]
    assert heard["verbose"]["words"][0]["word"] == "This"
    assert "segments" not in heard["verbose"]
    assert refused == {
        "uploaded": "property 'file' is unsupported",
        "silent": "exactly one of file and url must be given",
    }


def test_lines_of_a_batch_fail_or_are_answered_on_order(
    client: httpx.Client, simulator: Simulator
) -> None:
    simulator.fail(429, operation="batches.line", after=1)
    simulator.fail(503, operation="batches.line", model="openai/gpt-oss-20b", message="Full.")
    simulator.reply("Two metres.", operation="batches.line")

    batch = finish(client, *(line(name) for name in "abcd"))
    failed, fine = read(client, batch["error_file_id"]), read(client, batch["output_file_id"])

    assert {name: one["response"]["status_code"] for name, one in failed.items()} == {
        "b": 429,
        "c": 503,
    }
    assert failed["b"]["response"]["body"]["error"]["code"] == "rate_limit_exceeded"
    assert failed["c"]["response"]["body"]["error"]["message"] == "Full."
    assert fine["d"]["response"]["body"]["choices"][0]["message"]["content"] == "Two metres."
    assert fine.keys() == {"a", "d"}
    assert batch["request_counts"] == {"total": 4, "completed": 2, "failed": 2}
    assert simulator.orders_left == []


def test_orders_for_any_request_are_not_for_the_lines_of_batches(
    client: httpx.Client, simulator: Simulator
) -> None:
    batch = ask(client, upload(client, line("a"))).json()
    simulator.fail(500, times=None, model="openai/gpt-oss-20b")

    done = client.get(f"/batches/{batch['id']}").json()

    assert done["request_counts"] == {"total": 1, "completed": 1, "failed": 0}


@pytest.mark.parametrize("order", ["reset", "hang", "interrupt"])
def test_a_line_of_a_batch_cannot_break_as_connections_do(simulator: Simulator, order: str) -> None:
    with pytest.raises(ValueError, match="a line of a batch is answered in words or fails"):
        getattr(simulator, order)(operation="batches.line")


def test_a_batch_that_is_looked_at_too_late_has_expired() -> None:
    now = float(NOW)
    with Simulator(clock=lambda: now) as simulator, connect(simulator, "gsk_one") as client:
        batch = ask(client, upload(client, line("a"))).json()
        now += 24 * 3600 - 1
        early = ask(client, upload(client, line("a"))).json()
        now += 1
        late = client.get(f"/batches/{batch['id']}").json()
        again = client.get(f"/batches/{batch['id']}").json()
        in_time = client.get(f"/batches/{early['id']}").json()

    assert (late["status"], late["expired_at"]) == ("expired", late["expires_at"])
    assert late["output_file_id"] is None
    assert again == late
    assert in_time["status"] == "completed"


def test_many_batches_come_in_pages(client: httpx.Client, simulator: Simulator) -> None:
    file_id = upload(client, line("a"))
    ids = [ask(client, file_id).json()["id"] for _ in range(201)]

    pages = [client.get("/batches").json()]
    while cursor := pages[-1].get("paging", {}).get("next_cursor"):
        pages.append(client.get("/batches", params={"cursor": cursor}).json())

    assert [len(page["data"]) for page in pages] == [100, 100, 1]
    assert [batch["id"] for page in pages for batch in page["data"]] == ids
    with Groq(api_key="gsk_one", base_url=simulator.base_url) as sdk:
        first = sdk.batches.list()
        assert [batch.id for batch in first.data] == ids[:100]
        assert first.next_cursor == ids[99]


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        (["{"], [("invalid_json_line", 1)]),
        ([" "], [("empty_file", None)]),
        (["[]"], [("invalid_request", 1)]),
        ([line("a"), "", line("a")], [("duplicate_custom_id", 3)]),
        ([line("a", method="GET"), line("b", body="x")], [("invalid_request", n) for n in (1, 2)]),
        ([{"custom_id": "a"}], [("invalid_request", 1)]),
        (["{}"] * 50_001, [("too_many_requests", None)]),
        (["{}"] * 300, [("invalid_request", number) for number in range(1, 101)]),
    ],
)
def test_a_file_that_is_no_input_makes_the_batch_fail(
    client: httpx.Client, lines: list[Any], problems: list[tuple[str, int | None]]
) -> None:
    batch = finish(client, *lines)

    assert (batch["status"], batch["failed_at"], batch["completed_at"]) == ("failed", NOW, None)
    assert (batch["output_file_id"], batch["error_file_id"]) == (None, None)
    assert batch["errors"]["object"] == "list"
    told = [(problem["code"], problem["line"]) for problem in batch["errors"]["data"]]
    assert told == problems
    assert all(problem["message"] for problem in batch["errors"]["data"])


def test_a_batch_whose_input_was_deleted_fails(client: httpx.Client) -> None:
    file_id = upload(client, line("a"))
    batch = ask(client, file_id).json()
    client.delete(f"/files/{file_id}")

    looked_at = client.get(f"/batches/{batch['id']}").json()

    assert looked_at["status"] == "failed"
    assert looked_at["errors"]["data"][0]["code"] == "file_not_found"


def test_a_batch_that_is_cancelled_in_time_has_no_results(client: httpx.Client) -> None:
    path = f"/batches/{ask(client, upload(client, line('a'))).json()['id']}"

    states = [client.post(f"{path}/cancel").json() for _ in range(2)]
    states += [client.get(path).json() for _ in range(2)]

    told = [state["status"] for state in states]
    assert told == ["cancelling", "cancelling", "cancelled", "cancelled"]
    assert states[-1]["cancelling_at"] == states[-1]["cancelled_at"] == NOW
    assert (states[-1]["output_file_id"], states[-1]["error_file_id"]) == (None, None)


def test_a_batch_that_is_over_cannot_be_cancelled(client: httpx.Client) -> None:
    batch = finish(client, line("a"))

    response = client.post(f"/batches/{batch['id']}/cancel")

    assert response.status_code == 400
    assert response.json()["error"]["message"].endswith("cannot be cancelled: it is completed")
    assert client.get(f"/batches/{batch['id']}").json() == batch


def test_a_list_is_a_look_at_every_batch_and_can_be_narrowed(client: httpx.Client) -> None:
    file_id = upload(client, line("a"))
    ids = [ask(client, file_id).json()["id"] for _ in range(3)]

    chosen = client.get("/batches", params={"id": [ids[2], ids[1], "batch_x"]}).json()
    listed = client.get("/batches").json()

    assert [batch["id"] for batch in chosen["data"]] == ids[1:]
    assert (listed["object"], [batch["id"] for batch in listed["data"]]) == ("list", ids)
    assert {batch["status"] for batch in listed["data"]} == {"completed"}


@pytest.mark.parametrize("params", [{"cursor": "cursor_x"}, {"id": ["batch_x"] * 201}])
def test_a_cursor_that_was_not_given_or_too_many_ids_are_refused(
    client: httpx.Client, params: dict[str, Any]
) -> None:
    assert client.get("/batches", params=params).status_code == 400


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/batches/batch_x"), ("POST", "/batches/batch_x/cancel")]
)
def test_an_unknown_batch_is_not_found(client: httpx.Client, method: str, path: str) -> None:
    response = client.request(method, path)

    assert response.status_code == 404
    assert response.json()["error"] == {
        "message": "The batch `batch_x` does not exist.",
        "type": "invalid_request_error",
    }


def test_each_key_sees_its_own_batches_only(simulator: Simulator, client: httpx.Client) -> None:
    file_id = upload(client, line("a"))
    batch = ask(client, file_id).json()

    with connect(simulator, "gsk_two") as other:
        assert other.get("/batches").json()["data"] == []
        assert other.get(f"/batches/{batch['id']}").status_code == 404
        assert other.post(f"/batches/{batch['id']}/cancel").status_code == 404
        assert ask(other, file_id).status_code == 404


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"endpoint": "/v1/embeddings"}, "'endpoint' : value must be one of"),
        ({"endpoint": None}, "'endpoint' : value must be a string"),
        ({"completion_window": "23h"}, "completion_window must be a duration between"),
        ({"completion_window": "8d"}, "completion_window must be a duration between"),
        ({"completion_window": "soon"}, "completion_window must be a duration between"),
        ({"metadata": {"team": 1}}, "'metadata.team' : value must be a string"),
    ],
)
def test_a_wrong_request_is_refused(
    client: httpx.Client, changes: dict[str, Any], message: str
) -> None:
    response = ask(client, upload(client, line("a")), **changes)

    assert response.status_code == 400
    assert response.json()["error"]["message"].startswith(message)
    assert client.get("/batches").json()["data"] == []


def test_only_a_file_for_batches_makes_a_batch(client: httpx.Client) -> None:
    response = ask(client, upload(client, line("a"), purpose="fine_tuning"))

    assert response.status_code == 400
    assert "purpose `batch`" in response.json()["error"]["message"]


def test_our_client_creates_waits_and_reads_the_results(simulator: Simulator) -> None:
    ports = ["Saint-Malo", "Burnham-on-Sea"]
    lines = batch_lines(
        (port, {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": port}]})
        for port in ports
    )
    with Groq(api_key="gsk_one", base_url=simulator.base_url) as client:
        file = client.files.create(lines, purpose="batch")
        batch = client.batches.create(
            input_file_id=file.id or "", endpoint=CHAT, completion_window="24h"
        )
        over = client.batches.wait(batch.id, deadline=24 * 3600)
        results = client.batches.results(batch.id)
        listed = client.batches.list()
        with pytest.raises(ValidationError, match="cannot be cancelled"):
            client.batches.cancel(batch.id)

    assert (batch.status, over.status) == ("validating", "completed")
    assert list(results.lines) == ports
    for port in ports:
        response = results.lines[port].response
        assert response is not None
        assert response.body is not None
        assert port in response.body["choices"][0]["message"]["content"]
    assert [one.id for one in listed.data] == [batch.id]
    assert listed.next_cursor is None
