"""What can be read and set on a client of Groq's own SDK: key, address, options, HTTP client."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, Generic

from attrs import evolve

from groq import _audit
from groq._api_key import hide, resolve_api_key
from groq._base_url import DEFAULT_BASE_URL
from groq._base_url import resolve_base_url as resolve
from groq._client import BOUND, BaseClient, HttpClient
from groq._config import DEFAULT_TIMEOUT
from groq._flow import R
from groq._forking import renew_after_fork
from groq._secret import Secret, ShownText
from groq._throttle import RateLimits

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

    from groq._api_key import ApiKey
    from groq._transport import Timeout


class Attributes(BaseClient[R, HttpClient], Generic[R, HttpClient]):
    """A client whose settings can be read, and changed.

    What is changed holds for the calls of `client.chat` and the like from then on, not for a
    resource that was taken from the client before, nor for copies.
    """

    _replaced: tuple[Any, ...] = ()

    @property
    def api_key(self) -> str:
        """The key itself; whoever asks for it keeps it out of logs. Only its repr hides it.

        Raises:
            AttributeError: A function tells the key, and only when something is sent.
        """
        key = self._pipeline.config.api_key
        if isinstance(key, Secret):
            return ShownText(key.expose_secret())
        raise AttributeError("api_key is a function: call it yourself to learn the key")

    @api_key.setter
    def api_key(self, api_key: ApiKey) -> None:
        hidden = hide(api_key)
        del api_key  # no local of a traceback shall show the key
        self.rewire(api_key=hidden)

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
        _audit.settings_replaced(settings)

    def rewire(
        self,
        *,
        api_key: ApiKey | None = None,
        base_url: str | httpx.URL | None = None,
        http_client: HttpClient | None = None,
    ) -> None:
        """Send with another key, to another address, or with another HTTP client, from now on.

        Raises:
            ValidationError: That is no key, no address, or no HTTP client.
        """
        there: dict[str, Any] = {}
        if (api_key := hide(api_key)) is not None:
            there["api_key"] = resolve_api_key(api_key, is_async=self._is_async)
        if base_url is not None:
            there["base_url"] = resolve(str(base_url))
        if there:
            self._forget_service()
        self.configure(**there)
        self._reconnect(http_client)
        replaced = there if http_client is None else {**there, "http_client": http_client}
        _audit.service_replaced(replaced, self._pipeline.config)

    def _reconnect(self, http_client: HttpClient | None) -> None:
        config = self._pipeline.config
        if http_client is None:
            runtime: Any = self._runtime
            transport = evolve(runtime.transport, base_url=config.base_url)
            self._runtime = evolve(runtime, transport=transport)
        else:
            self._check_http_client(http_client)
            if self._owns_transport:  # its connections stay open until this client is closed
                self._replaced = (*self._replaced, self._runtime.transport)
            self._beyond_config = {**self._beyond_config, "http_client": http_client}
            self._owns_transport = False
            runtime = self._connect(config, http_client, 0)
            self._runtime = evolve(runtime, sleep=self._runtime.sleep)

    def _forget_service(self) -> None:
        """Begin anew with limits and breakers: another key or address has its own."""
        limits, breakers = RateLimits(self._pipeline.clock), self._pipeline.breakers.anew()
        for shared in (limits, breakers):
            renew_after_fork(shared)
        self._pipeline = evolve(self._pipeline, limits=limits, breakers=breakers)
