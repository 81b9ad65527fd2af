"""`Groq` and `AsyncGroq`: they wire the parts together, own the connections, and close them."""

from __future__ import annotations

import inspect
import logging
import os
import time
from abc import abstractmethod
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, Unpack, cast

from attrs import asdict, evolve, frozen

from groq import _audit, _log
from groq._api_key import hide, resolve_api_key
from groq._base_url import resolve_base_url
from groq._breakers import CircuitBreakers
from groq._checks import check_count
from groq._clock import SYSTEM_CLOCK
from groq._config import (
    DEFAULT_MAX_CONNECTIONS,
    DEFAULT_MAX_RETRIES,
    DEFAULT_MAX_WAIT,
    DEFAULT_TIMEOUT,
    Config,
)
from groq._flow import Async, Blocking, Bound, R, endpoint
from groq._forking import renew_after_fork
from groq._log_handler import heed_groq_log
from groq._pipeline import Pipeline
from groq._retry import RetryBudget
from groq._secret import Secret
from groq._throttle import RateLimits
from groq._watch import checked, tell_move
from groq.errors import GroqError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    import httpx

    from groq._api_key import ApiKey
    from groq._breaker import CircuitBreakerConfig, CircuitState
    from groq._clock import Clock
    from groq._config import CallOptions
    from groq._flow import Flow
    from groq._limits import RateLimitStatus
    from groq._middleware import Middleware
    from groq._transport import Timeout
    from groq.resources.audio import Audio
    from groq.resources.batches import Batches
    from groq.resources.chat import Chat
    from groq.resources.embeddings import Embeddings
    from groq.resources.files import Files
    from groq.resources.fine_tunings import FineTunings
    from groq.resources.models import Models
    from groq.resources.reranking import Reranking
    from groq.resources.responses import Responses

HttpClient = TypeVar("HttpClient")

# What a copy of a client must not take over: it is bound to the original.
BOUND = (
    "audio",
    "batches",
    "chat",
    "embeddings",
    "files",
    "fine_tunings",
    "models",
    "reranking",
    "responses",
    "_endpoints",
)
# What a client makes of its settings; the rest of its attributes are a subclass's.
_MADE = ("_owns_transport", "_beyond_config", "_runtime", "_pipeline")


@frozen(kw_only=True)
class HealthStatus:
    """What `health_check()` found.

    Attributes:
        healthy: Whether the service answered a small request with success.
        latency_ms: How long that took, in milliseconds.
        message: Why it is not healthy; None when it is.
    """

    healthy: bool
    latency_ms: float
    message: str | None = None


class BaseClient(Bound[R], Generic[R, HttpClient]):
    """What both clients are: settings, a runtime over HTTP, and the resources that use them."""

    _is_async: ClassVar[bool]

    def __init__(
        self,
        api_key: ApiKey | None = None,
        *,
        base_url: str | None = None,
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
    ) -> None:
        """Check the settings; nothing is sent.

        Args:
            api_key: The API key, or a function that tells it, for keys that change; the
                environment variable `GROQ_API_KEY` when absent. The function is called for each
                attempt, from whatever thread sends, and what it tells is not kept: caching is its
                own affair. For AsyncGroq it may be async; a plain one is called on the event loop.
                What it raises, the caller gets.
            base_url: Where to send to, with or without `/openai/v1`; `GROQ_BASE_URL` when
                absent, else Groq itself. https only, but for plain http to this machine.
            timeout: Seconds for each of connecting, writing, and waiting for bytes; or an
                `httpx.Timeout`. When absent 60, or what your `http_client` has. It does not
                limit the whole call.
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

        Raises:
            AuthenticationError: There is no API key.
            ValidationError: An argument is wrong.
        """
        api_key = hide(api_key)  # first of all: no local of a traceback shall show the key
        heed_groq_log()
        config = Config(
            api_key=resolve_api_key(api_key, is_async=self._is_async),
            base_url=resolve_base_url(base_url),
            timeout=timeout,
            idle_timeout=idle_timeout,
            max_retries=max_retries,
            max_wait=max_wait,
            deadline=deadline,
            throttle=throttle,
            validate=validate,
            default_headers=dict(default_headers or {}),
            default_query=dict(default_query or {}),
        )
        check_count("max_connections", max_connections, minimum=1)
        middleware = checked(middleware)
        watching = _with_environment(middleware)
        if transport is not None:
            http_client = self._client_over(transport, http_client)
        self._check_http_client(http_client)
        _warn_of_foreign_key(config)
        self._owns_transport = http_client is None
        self._beyond_config = {
            "retry_budget": retry_budget,
            "circuit_breaker": circuit_breaker,
            "max_connections": max_connections,
            "middleware": middleware,
            "http_client": http_client,
            "clock": clock,
        }
        clock = SYSTEM_CLOCK if clock is None else clock
        runtime: Any = self._connect(config, http_client, max_connections)
        sleep = clock.async_sleep if self._is_async else clock.sleep
        self._runtime = evolve(runtime, sleep=sleep)
        self._pipeline = Pipeline(
            config,
            RateLimits(clock.now),
            CircuitBreakers(circuit_breaker, clock.now, on_move=partial(tell_move, watching)),
            RetryBudget(clock=clock.now) if retry_budget else None,
            clock=clock.now,
            middleware=watching,
        )
        for shared in (self._pipeline.limits, self._pipeline.breakers, self._pipeline.budget):
            if shared is not None:
                renew_after_fork(shared)
        _audit.client_made(type(self).__name__, config, self._beyond_config)

    @classmethod
    def _check_http_client(cls, http_client: object) -> None:
        send = getattr(http_client, "send", None)
        if http_client is None or (send and inspect.iscoroutinefunction(send) is cls._is_async):
            return
        raise ValidationError(
            "http_client must be an httpx.Client for Groq and an httpx.AsyncClient for AsyncGroq; "
            f"got {type(http_client).__name__}",
            param="http_client",
        )

    @classmethod
    def _client_over(cls, transport: object, http_client: object) -> Any:
        """The HTTP client whose requests a transport of the user's carries."""
        import httpx

        kind = httpx.AsyncBaseTransport if cls._is_async else httpx.BaseTransport
        if not isinstance(transport, kind):
            raise ValidationError(
                f"transport must be an httpx.{kind.__name__} for {cls.__name__}; "
                f"got {type(transport).__name__}",
                param="transport",
            )
        if http_client is not None:
            raise ValidationError(
                "transport and http_client cannot both be given: give the transport to your client",
                param="transport",
            )
        made: Any = httpx.AsyncClient if cls._is_async else httpx.Client
        return made(transport=transport, timeout=DEFAULT_TIMEOUT)

    @abstractmethod
    def _connect(self, config: Config, http_client: HttpClient | None, max_connections: int) -> R:
        """Make the runtime over the given HTTP client, or over one of our own."""

    @cached_property
    def chat(self) -> Chat[R]:
        """Chat completions."""
        from groq.resources.chat import Chat

        return Chat(self._runtime, self._pipeline)

    @cached_property
    def audio(self) -> Audio[R]:
        """Speech to text."""
        from groq.resources.audio import Audio

        return Audio(self._runtime, self._pipeline)

    @cached_property
    def models(self) -> Models[R]:
        """The models that the service offers."""
        from groq.resources.models import Models

        return Models(self._runtime, self._pipeline)

    @cached_property
    def embeddings(self) -> Embeddings[R]:
        """Vectors for texts."""
        from groq.resources.embeddings import Embeddings

        return Embeddings(self._runtime, self._pipeline)

    @cached_property
    def reranking(self) -> Reranking[R]:
        """Documents in the order of their relevance."""
        from groq.resources.reranking import Reranking

        return Reranking(self._runtime, self._pipeline)

    @cached_property
    def files(self) -> Files[R]:
        """Files to be worked on in batches."""
        from groq.resources.files import Files

        return Files(self._runtime, self._pipeline)

    @cached_property
    def batches(self) -> Batches[R]:
        """Many requests in one file, answered within a day or so."""
        from groq.resources.batches import Batches

        return Batches(self._runtime, self._pipeline)

    @cached_property
    def fine_tunings(self) -> FineTunings[R]:
        """Fine-tuned models."""
        from groq.resources.fine_tunings import FineTunings

        return FineTunings(self._runtime, self._pipeline)

    @cached_property
    def responses(self) -> Responses[R]:
        """Answers in the form of the Responses API (beta)."""
        from groq.resources.responses import Responses

        return Responses(self._runtime, self._pipeline)

    def with_options(
        self,
        *,
        timeout: Timeout | None = None,
        idle_timeout: float | None = None,
        max_retries: int | None = None,
        max_wait: float | None = None,
        deadline: float | None = None,
        throttle: bool | None = None,
        validate: bool | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
    ) -> Self:
        """A copy with other options; it shares connections, rate limits and circuit breaker.

        What is None stays as it is; `default_headers` and `default_query` are added to those of
        the original; `deadline=math.inf` lifts a deadline.
        Closing the copy closes nothing: the connections belong to the original.

        Raises:
            ValidationError: An option is wrong.
        """
        given = {
            "timeout": timeout,
            "idle_timeout": idle_timeout,
            "max_retries": max_retries,
            "max_wait": max_wait,
            "deadline": deadline,
            "throttle": throttle,
            "validate": validate,
            "default_headers": default_headers,
            "default_query": default_query,
        }
        changes = {name: value for name, value in given.items() if value is not None}
        config = self._pipeline.config.evolved(changes)
        twin = type(self).__new__(type(self))
        vars(twin).update(_without(self, *BOUND))
        pipeline = evolve(self._pipeline, config=config)
        vars(twin).update(_owns_transport=False, _pipeline=pipeline)
        _audit.client_copied(changes)
        return twin

    def __copy__(self) -> Self:
        return self.with_options()

    def __deepcopy__(self, _: dict[int, Any]) -> Self:
        return self.with_options()  # connections and limits are there to be shared

    def __getstate__(self) -> dict[str, Any]:
        """The settings, without the API key; and what a subclass added."""
        if self._beyond_config["http_client"] is not None:
            raise TypeError(
                f"{type(self).__name__} with an http_client of your own cannot be pickled: its "
                "connections belong to this process. Make the client where it is used."
            )
        settings = asdict(self._pipeline.config, recurse=False) | self._beyond_config
        del settings["api_key"]
        return {"settings": settings, "added": _without(self, *BOUND, *_MADE)}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Make the client anew, with the key of this environment."""
        # Not a subclass's own, which may ask for other arguments.
        cast("Any", BaseClient).__init__(self, **state["settings"])
        vars(self).update(state["added"])

    @endpoint
    def health_check(self, **options: Unpack[CallOptions]) -> Flow[HealthStatus]:
        """Ask once for the list of models, and tell whether that worked and how long it took.

        What is wrong with the service, the connection or the key is told in `message`, not
        raised.

        Raises:
            ValidationError: An option of the call is wrong.
        """
        options.setdefault("max_retries", 0)
        started = time.perf_counter()
        message: str | None = None
        try:
            yield from type(self.models).list.flow(self.models, **options)
        except ValidationError:
            raise
        except GroqError as error:
            message = str(error)
        latency_ms = (time.perf_counter() - started) * 1000
        return HealthStatus(healthy=message is None, latency_ms=latency_ms, message=message)

    def rate_limit_status(self, model: str | None = None) -> RateLimitStatus:
        """What is left of a model's rate limits, as far as answers have told.

        Without a model: those of the model last asked. Asks nobody; values age with the clock.
        """
        return self._pipeline.limits.status(model)

    def circuit_state(self, model: str | None = None) -> CircuitState:
        """Whether the circuit breaker lets calls to a model through.

        Without a model: the worst that any of them is in.
        """
        return self._pipeline.breakers.state(model)

    def reset_circuit(self, model: str | None = None) -> None:
        """Close the circuit breaker of a model, or all of them, whatever they have seen."""
        self._pipeline.breakers.reset(model)
        _audit.circuit_reset(model)

    def __repr__(self) -> str:
        pipeline: Pipeline | None = vars(self).get("_pipeline")  # none while it is being made
        where = "" if pipeline is None else f"base_url={pipeline.config.base_url!r}"
        return f"{type(self).__name__}({where})"


class Groq(BaseClient[Blocking, "httpx.Client"]):
    """A blocking client of the Groq API. Safe to share between threads.

    A forked child gets connections of its own; a pickle holds the settings without the key.

        with Groq() as client:
            completion = client.chat.create(
                model="openai/gpt-oss-20b",
                messages=[{"role": "user", "content": "Why do canals have locks?"}],
            )
    """

    _is_async = False

    def _connect(
        self, config: Config, http_client: httpx.Client | None, max_connections: int
    ) -> Blocking:
        if http_client is None:
            from groq._wire import wire_transport

            return Blocking(wire_transport(config.base_url, max_connections))
        from groq._httpx import transport_over

        return Blocking(transport_over(http_client, config.base_url))

    def close(self) -> None:
        """Close the connections for good, unless they belong to a client of your own.

        A call from now on raises RuntimeError.
        """
        if self._owns_transport:
            self._runtime.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncGroq(BaseClient[Async, "httpx.AsyncClient"]):
    """An async client of the Groq API, on asyncio or trio. Safe to share between tasks.

    Each event loop gets connections of its own, and closes them at its end at the latest; so
    does a forked child that starts a loop. A pickle holds the settings without the key.

        async with AsyncGroq() as client:
            completion = await client.chat.create(
                model="openai/gpt-oss-20b",
                messages=[{"role": "user", "content": "Why do canals have locks?"}],
            )
    """

    _is_async = True

    def _connect(
        self, config: Config, http_client: httpx.AsyncClient | None, max_connections: int
    ) -> Async:
        if http_client is None:
            from groq._wire_async import async_wire_transport

            return Async(async_wire_transport(config.base_url, max_connections))
        from groq._httpx import async_transport_over

        return Async(async_transport_over(http_client, config.base_url))

    async def aclose(self) -> None:
        """Close the connections for good, unless they belong to a client of your own.

        A call from now on, in whatever event loop, raises RuntimeError. Connections that another
        running loop holds are closed when that one ends.
        """
        if self._owns_transport:
            await self._runtime.transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


def _with_environment(middleware: tuple[Middleware, ...]) -> tuple[Middleware, ...]:
    """Add what `GROQ_TELEMETRY` asks for; it is read when a client is made."""
    if not os.environ.get("GROQ_TELEMETRY"):
        return middleware
    from groq.telemetry import _environment

    return _environment.with_environment(middleware)


def _without(thing: object, *names: str) -> dict[str, Any]:
    return {name: value for name, value in vars(thing).items() if name not in names}


def _warn_of_foreign_key(config: Config) -> None:
    key = config.api_key
    if isinstance(key, Secret) and not key.expose_secret().startswith("gsk_"):
        _log.audit(
            logging.WARNING, "groq.unusual_api_key", api_key_hint=key.hint(), expected="gsk_..."
        )
