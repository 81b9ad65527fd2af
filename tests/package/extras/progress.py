"""A bar."""

from groq import Groq
from groq.types import ChatMessageParam

messages: list[ChatMessageParam] = [{"role": "user", "content": "Why do canals have locks?"}]
with Groq() as client:
    results = client.batches.run(
        [("one", {"model": "openai/gpt-oss-20b", "messages": messages})], progress=True
    )
    assert results.completions["one"].content
print("done")
