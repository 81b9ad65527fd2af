"""What a client of Groq's own SDK offers: its resources, its views, and requests by path."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from groq._client import HttpClient
from groq._dropin.attributes import Attributes
from groq._dropin.owned import Owner
from groq._flow import R, endpoint

if TYPE_CHECKING:
    from groq._dropin.requests import RequestOptions, Requests
    from groq._dropin.resources import Audio, Batches, Chat, Embeddings, Files, Models
    from groq._flow import Flow

T = TypeVar("T")


class Surface(Attributes[R, HttpClient], Generic[R, HttpClient]):
    """A client with the resources of that SDK."""

    @cached_property
    def chat(self) -> Chat[R]:
        """Chat completions."""
        made: Chat[R] = self._made(self._resources.Chat)
        return made

    @cached_property
    def audio(self) -> Audio[R]:
        """Speech to text, and text to speech."""
        made: Audio[R] = self._made(self._resources.Audio)
        return made

    @cached_property
    def models(self) -> Models[R]:
        """The models that the service offers."""
        made: Models[R] = self._made(self._resources.Models)
        return made

    @cached_property
    def embeddings(self) -> Embeddings[R]:
        """Vectors for texts."""
        made: Embeddings[R] = self._made(self._resources.Embeddings)
        return made

    @cached_property
    def files(self) -> Files[R]:
        """Files to be worked on in batches."""
        made: Files[R] = self._made(self._resources.Files)
        return made

    @cached_property
    def batches(self) -> Batches[R]:
        """Many requests in one file, answered within a day or so."""
        made: Batches[R] = self._made(self._resources.Batches)
        return made

    def _made(self, resource: type[Any]) -> Any:
        made = resource(self._runtime, self._pipeline)
        made.owned_by(Owner(self))
        return made

    @property
    def with_raw_response(self) -> Any:
        """A copy of the client, all of whose methods give raw responses."""
        modes = self._modes
        return self._in_mode(modes.Raw, modes.AsyncRaw)

    @property
    def with_streaming_response(self) -> Any:
        """A copy of the client, all of whose methods give responses to be entered and read."""
        modes = self._modes
        return self._in_mode(modes.Streamed, modes.AsyncStreamed)

    def _in_mode(self, blocking: type[Any], asynchronous: type[Any]) -> Any:
        twin = self.with_options()
        moded = self._modes.parts_in_mode(self, blocking, asynchronous)
        vars(twin).update(zip(("_runtime", "_pipeline"), moded, strict=True))
        return twin

    @property
    def _requests(self) -> Requests[R]:
        from groq._dropin.requests import Requests  # noqa: PLC0415  a client is made quickly

        return Requests(self._runtime, self._pipeline)

    @property
    def _resources(self) -> Any:
        from groq._dropin import resources  # noqa: PLC0415  as above

        return resources

    @property
    def _modes(self) -> Any:
        from groq._dropin import modes  # noqa: PLC0415  as above

        return modes

    @endpoint
    def get(self, path: str, *, cast_to: type[T], options: RequestOptions | None = None) -> Flow[T]:
        """Get something from an endpoint that this package does not know.

            found = client.get("/openai/v1/models", cast_to=object)

        Args:
            path: Path under the base URL, `/openai/v1` included.
            cast_to: What to make of the body; see `cast_content`.
            options: Options of the call; see `RequestOptions`.

        Raises:
            ResponseParseError: The body is not what `cast_to` says.
            GroqError: Any other failure, after the retries it deserves.
        """
        return self._requests.send("GET", path, cast_to, options=options)

    @endpoint
    def post(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        options: RequestOptions | None = None,
    ) -> Flow[T]:
        """As `get`, with a body: bytes, or what can be written as JSON."""
        return self._requests.send("POST", path, cast_to, body, options)

    @endpoint
    def put(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        options: RequestOptions | None = None,
    ) -> Flow[T]:
        """As `post`."""
        return self._requests.send("PUT", path, cast_to, body, options)

    @endpoint
    def patch(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        options: RequestOptions | None = None,
    ) -> Flow[T]:
        """As `post`."""
        return self._requests.send("PATCH", path, cast_to, body, options)

    @endpoint
    def delete(
        self,
        path: str,
        *,
        cast_to: type[T],
        body: object = None,
        options: RequestOptions | None = None,
    ) -> Flow[T]:
        """As `post`."""
        return self._requests.send("DELETE", path, cast_to, body, options)
