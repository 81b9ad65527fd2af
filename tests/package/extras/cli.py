"""The command."""

import subprocess
import sys

done = subprocess.run(
    [sys.executable, "-m", "groq", "models"], check=False, capture_output=True, text=True
)
assert "openai/gpt-oss-20b" in done.stdout, done.stderr
print("done")
