"""Write down what is said in a recording, with the time of each segment.

GROQ_API_KEY=gsk_... python scripts/examples/transcription.py talk.flac
"""

from __future__ import annotations

import sys
from pathlib import Path

from groq import Groq, GroqError, ValidationError

RECORDING = Path(__file__).parent / "audio" / "canal-lock.flac"


def main(recording: Path) -> int:
    """Print the text of a recording."""
    try:
        with Groq(timeout=300) as client:  # long recordings take their time to be uploaded
            heard = client.audio.transcribe(
                recording,
                model="whisper-large-v3-turbo",
                response_format="verbose_json",
                timestamp_granularities=["segment"],
            )
    except ValidationError as error:  # no such file, no recording, too large
        print(f"{recording}: {error}", file=sys.stderr)
        return 1
    except GroqError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(f"{heard.duration} s of {heard.language}")
    for segment in heard.segments or []:
        print(f"{segment.start:7.2f} {segment.end:7.2f} {segment.text.strip()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else RECORDING))
