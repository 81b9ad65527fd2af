"""Arguments of a tool, while they arrive."""

from groq import ToolCallArguments

piece = '{"harbour": "Bre'
arrived = ToolCallArguments(choice=0, index=0, delta=piece, pieces=[piece], count=1)
assert arrived.partial() == {"harbour": "Bre"}
print("done")
