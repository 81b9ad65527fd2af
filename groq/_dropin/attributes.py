"""What can be read and set on a client of Groq's own SDK: key, address, options, HTTP client."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Generic

from attrs import evolve

from groq._breakers import CircuitBreakers
from groq._client import BOUND, BaseClient, HttpClient
from groq._config import DEFAULT_BASE_URL, DEFAULT_TIMEOUT, Secret, resolve_api_key
from groq._config import resolve_base_url as resolve
from groq._flow import R
from groq._forking import renew_after_fork
from groq._throttle import RateLimits

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from groq._transport import Timeout


class Attributes(BaseClient[R, HttpClient], Generic[R, HttpClient]):
    """A client whose settings can be read, and changed.

    What is changed holds for the calls of `client.chat` and the like from then on, not for a
    resource that was taken from the client before, nor for copies.
    """

    _replaced: tuple[Any, ...] = ()

    @property
    def api_key(self) -> str:
        """The key itself; whoever asks for it keeps it out of logs."""
        return self._pipeline.config.api_key.expose_secret()

    @api_key.setter
    def api_key(self, api_key: str | Secret) -> None:
        self.rewire(api_key=api_key)

    @property
    def base_url(self) -> httpx.URL:
        """Where requests go, without `/openai/v1`; with a slash at its end unless it is Groq."""
        import httpx  # noqa: PLC0415  most programs never need it

        url = self._pipeline.config.base_url
        return httpx.URL(url if url == DEFAULT_BASE_URL else f"{url}/")

    @base_url.setter
    def base_url(self, base_url: str | httpx.URL) -> None:
        self.rewire(base_url=base_url)

    @property
    def timeout(self) -> Timeout:
        """Seconds for each of connecting, writing, and waiting for bytes."""
        import httpx  # noqa: PLC0415  as above

        own: Any = self._beyond_config["http_client"]
        default = httpx.Timeout(DEFAULT_TIMEOUT) if own is None else own.timeout
        return self._pipeline.config.timeout or default

    @timeout.setter
    def timeout(self, timeout: Timeout | None) -> None:
        self.configure(timeout=timeout)

    @property
    def max_retries(self) -> int:
        """Further sends after a first one that failed."""
        return self._pipeline.config.max_retries

    @max_retries.setter
    def max_retries(self, max_retries: int) -> None:
        self.configure(max_retries=max_retries)

    @property
    def default_headers(self) -> Mapping[str, str]:
        """Headers of every request, but for the key."""
        return self._pipeline.config.request_headers()

    @property
    def default_query(self) -> Mapping[str, object]:
        """Query parameters of every request."""
        return self._pipeline.config.default_query

    @property
    def _client(self) -> HttpClient:
        """The httpx client that carries requests; of an async client, in this event loop."""
        own: Any = self._beyond_config["http_client"]
        return self._current_client() if own is None else own

    @_client.setter
    def _client(self, http_client: HttpClient) -> None:
        self.rewire(http_client=http_client)

    @abstractmethod
    def _current_client(self) -> HttpClient:
        """The httpx client of our own that is in use here and now."""

    def configure(self, **settings: Any) -> None:
        """Have other settings from now on; see `Config`.

        Raises:
            ValidationError: One of them is wrong.
        """
        config = evolve(self._pipeline.config, **settings)
        self._pipeline = evolve(self._pipeline, config=config)
        for name in BOUND:
            vars(self).pop(name, None)  # made anew when it is next used

    def rewire(
        self,
        *,
        api_key: str | Secret | None = None,
        base_url: str | httpx.URL | None = None,
        http_client: HttpClient | None = None,
    ) -> None:
        """Send with another key, to another address, or with another HTTP client, from now on.

        Raises:
            ValidationError: That is no key, no address, or no HTTP client.
        """
        there: dict[str, Any] = {}
        if (api_key := Secret.of(api_key)) is not None:
            there["api_key"] = resolve_api_key(api_key)
        if base_url is not None:
            there["base_url"] = resolve(str(base_url))
        if there:
            self._forget_service()
        self.configure(**there)
        self._reconnect(http_client)

    def _reconnect(self, http_client: HttpClient | None) -> None:
        config = self._pipeline.config
        if http_client is None:
            there: Any = {"base_url": config.base_url, "api_key": config.api_key}
            runtime: Any = self._runtime
            self._runtime = evolve(runtime, transport=evolve(runtime.transport, **there))
        else:
            self._check_http_client(http_client)
            if self._owns_transport:  # its connections stay open until this client is closed
                self._replaced = (*self._replaced, self._runtime.transport)
            self._beyond_config = {**self._beyond_config, "http_client": http_client}
            self._owns_transport = False
            self._runtime = self._connect(config, http_client, 0)

    def _forget_service(self) -> None:
        """Begin anew with limits and breakers: another key or address has its own."""
        limits = RateLimits()
        settings: Any = self._beyond_config["circuit_breaker"]
        breakers = CircuitBreakers(settings)
        for shared in (limits, breakers):
            renew_after_fork(shared)
        self._pipeline = evolve(self._pipeline, limits=limits, breakers=breakers)
