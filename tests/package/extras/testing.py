"""A simulator of one's own."""

from groq import Groq
from groq.testing import Simulator

with Simulator() as simulator, Groq(base_url=simulator.base_url) as client:
    simulator.reply("Because boats cannot climb.")
    answer = client.chat.create(
        model="openai/gpt-oss-20b", messages=[{"role": "user", "content": "Canals?"}]
    )
    assert answer.content == "Because boats cannot climb."
print("done")
