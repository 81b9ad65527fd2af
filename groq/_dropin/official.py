"""What a client of Groq's own SDK is made with, and how it is copied."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Generic, Self, TypedDict, Unpack

from groq._api_key import hide
from groq._client import HttpClient
from groq._config import DEFAULT_MAX_CONNECTIONS, DEFAULT_MAX_RETRIES, DEFAULT_MAX_WAIT
from groq._dropin.not_given import NotGiven, given
from groq._dropin.surface import Surface
from groq._flow import R

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import httpx

    from groq._api_key import ApiKey
    from groq._breaker import CircuitBreakerConfig
    from groq._clock import Clock
    from groq._middleware import Middleware
    from groq._transport import Timeout


class OwnOptions(TypedDict, total=False):
    """Options of a copy that Groq's own SDK does not have; see `with_options` of `_client`."""

    idle_timeout: float | None
    max_wait: float | None
    deadline: float | None
    throttle: bool | None
    validate: bool | None


class Official(Surface[R, HttpClient], Generic[R, HttpClient]):
    """What both clients take and have beyond those of `_client`."""

    def __init__(
        self,
        api_key: ApiKey | None = None,
        *,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | None = None,
        idle_timeout: float | None = None,
        max_retries: int = DEFAULT_MAX_RETRIES,
        max_wait: float = DEFAULT_MAX_WAIT,
        deadline: float | None = None,
        throttle: bool = True,
        validate: bool = True,
        retry_budget: bool = True,
        circuit_breaker: CircuitBreakerConfig | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        max_connections: int = DEFAULT_MAX_CONNECTIONS,
        middleware: Sequence[Middleware] = (),
        http_client: HttpClient | None = None,
        transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None = None,
        clock: Clock | None = None,
        _strict_response_validation: bool = False,
    ) -> None:
        """Check the settings; nothing is sent.

        `GROQ_CUSTOM_HEADERS` may hold headers of every request, a `Name: value` in each line;
        `GROQ_LOG` may be `debug`, `info`, `warning` or `error`.

        Args:
            api_key: The API key, or a function that tells it, for keys that change; the
                environment variable `GROQ_API_KEY` when absent. The function is called for each
                attempt, from whatever thread sends, and what it tells is not kept: caching is its
                own affair. For AsyncGroq it may be async; a plain one is called on the event loop.
                What it raises, the caller gets.
            base_url: Where to send to, with or without `/openai/v1`; `GROQ_BASE_URL` when
                absent, else Groq itself. https only, but for plain http to this machine.
            timeout: Seconds for each of connecting, writing, and waiting for bytes; or an
                `httpx.Timeout`. When absent or None 60, or what your `http_client` has. It does
                not limit the whole call.
            idle_timeout: Seconds that a stream may be silent once it has begun; as `timeout`
                when absent.
            max_retries: Further sends after a first one that failed; 0 for none.
            max_wait: Longest wait in seconds that a rate limit or the service may ask for; a
                longer one raises `RateLimitError`, or the service's error, at once.
            deadline: Seconds for a call as a whole: waiting for its turn, every send, and every
                delay between them; of a stream, until its first chunk. No limit when absent,
                or `math.inf`.
            throttle: Queue before a rate limit instead of running into it.
            validate: Check the API's parameters before sending them. Without that the service
                alone says what is wrong; options, files and ids of paths are checked all the
                same, and a body that cannot be written as JSON is refused.
            retry_budget: Retry no more than a tenth of all calls in the long run, so that a
                service in trouble gets no more to do. See `RetryBudget`.
            circuit_breaker: When to stop sending to a service that keeps failing; see
                `CircuitBreakerConfig`, also for how not to.
            default_headers: Added to every request.
            default_query: Query parameters of every request.
            max_connections: Most connections open at once; not used with `http_client`.
            middleware: What hooks into every call, see `Middleware`; the first is the outermost.
                The environment variable `GROQ_TELEMETRY` adds spans and metrics, see
                `groq.telemetry`.
            http_client: Your own httpx client, for proxies, certificates and the like; you
                close it.
            transport: Your own httpx transport, which carries requests in the place of the
                network; in tests a `groq.testing.MockHttpTransport`. You close it.
            clock: What retries, limits, circuit breakers and deadlines go by; in tests a
                `groq.testing.ManualClock`.
            _strict_response_validation: Accepted; what a result must have is always checked.

        Raises:
            AuthenticationError: There is no API key.
            ValidationError: An argument is wrong.
        """
        api_key = hide(api_key)  # first of all: no local of a traceback shall show the key
        super().__init__(
            api_key,
            base_url=None if base_url is None else str(base_url),
            timeout=None if isinstance(timeout, NotGiven) else timeout,
            idle_timeout=idle_timeout,
            max_retries=max_retries,
            max_wait=max_wait,
            deadline=deadline,
            throttle=throttle,
            validate=validate,
            retry_budget=retry_budget,
            circuit_breaker=circuit_breaker,
            default_headers={**_headers_of_environment(), **given(default_headers or {})},
            default_query=default_query,
            max_connections=max_connections,
            middleware=middleware,
            http_client=http_client,
            transport=transport,
            clock=clock,
        )

    def with_options(
        self,
        *,
        api_key: ApiKey | None = None,
        base_url: str | httpx.URL | None = None,
        timeout: Timeout | None = None,
        max_retries: int | None = None,
        http_client: HttpClient | None = None,
        default_headers: Mapping[str, str] | None = None,
        set_default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        set_default_query: Mapping[str, object] | None = None,
        **own: Unpack[OwnOptions],
    ) -> Self:
        """A copy with other options; it shares connections, rate limits and circuit breaker.

        What is None stays as it is; `default_headers` and `default_query` are added to those of
        the original, `set_default_headers` and `set_default_query` take their place. A copy for
        another key or address has rate limits and a circuit breaker of its own.

        Closing the copy closes nothing: the connections belong to the original.

        Raises:
            ValidationError: An option is wrong.
        """
        api_key = hide(api_key)  # first of all: no local of a traceback shall show the key
        options: dict[str, Any] = {
            "timeout": timeout,
            "max_retries": max_retries,
            "default_headers": default_headers,
            "default_query": default_query,
            **own,
        }
        twin = super().with_options(**given(options))
        vars(twin).pop("_replaced", None)  # connections belong to the original
        if set_default_headers is not None:
            twin.configure(default_headers=given(set_default_headers))
        if set_default_query is not None:
            twin.configure(default_query=dict(set_default_query))
        if api_key is not None or base_url is not None or http_client is not None:
            twin.rewire(api_key=api_key, base_url=base_url, http_client=http_client)
        return twin

    copy = with_options


def _headers_of_environment() -> dict[str, str]:
    """What `GROQ_CUSTOM_HEADERS` says: a name and a value in each line, parted by a colon."""
    lines = os.environ.get("GROQ_CUSTOM_HEADERS", "").splitlines()
    parted = [line.partition(":") for line in lines if ":" in line]
    return {name.strip(): value.strip() for name, _, value in parted}
