"""How much of a Markdown text is complete."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from groq._cli.markdown import settled

PARSER = MarkdownIt("commonmark").enable("table")
DOCUMENT = """\
# Locks

A lock lifts
boats.\u2028It has gates.

Two
---

- one

  more
- two
1. a

2. b
3. c

```python
# no heading

x = 1
```
> quoted
lazily

| a | b |
|---|---|
| 1 | 2 |

---
- [x](https://a.example)
* other

    code

End"""


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("", ""),
        ("A lock", ""),
        ("A lock\nlifts\n", ""),
        ("A lock.\n\n", ""),
        ("# Locks\nA lock", ""),
        ("# Locks\nA lock\n", "# Locks\n"),
        ("One.\n\nTwo.\n\nThr", "One.\n\n"),
        ("- one\n- two\n\n  more\n- three\n", ""),
        ("1. one\n\n2", ""),
        ("- one\n\nText\n", "- one\n\n"),
        ("```python\na = 1\n\nb = 2\n", ""),
        ("```\na\n```\nText\n", "```\na\n```\n"),
        ("| a |\n|---|\n| 1 |\n", ""),
        ("\n\n", ""),
    ],
)
def test_all_blocks_but_the_last(text: str, complete: str) -> None:
    assert text[: settled(text)] == complete


@pytest.mark.parametrize("size", [1, 2, 3, 7, 40])
def test_the_parts_mean_what_the_whole_does(size: int) -> None:
    parts: list[str] = []
    rest = ""
    for begin in range(0, len(DOCUMENT), size):
        rest += DOCUMENT[begin : begin + size]
        length = settled(rest)
        parts, rest = [*parts, rest[:length]], rest[length:]
    parts.append(rest)
    assert "".join(parts) == DOCUMENT
    assert len([part for part in parts if part]) > 5
    assert "".join(map(PARSER.render, parts)) == PARSER.render(DOCUMENT)
