"""A client of httpx that can speak HTTP/2; tests/test_http2.py has a server that does."""

import httpx

from groq import Groq

with httpx.Client(http2=True) as http_client, Groq(http_client=http_client) as client:
    assert client.models.list().data
print("done")
