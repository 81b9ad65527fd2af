"""Build the wheel that answers to the name of Groq's own distribution.

Libraries do not only import `groq`: they require the distribution `groq`, or look for its version
before they do anything. This wheel is that distribution. It holds no module and requires
groq-openapi, so that pip neither fetches the official SDK nor writes over our files. Its version
is that of the official SDK whose surface we have; a library with an older pin needs another.

It requires pydantic as well, which we do without: there are libraries that use it, and leave it to
the official SDK to bring it (opentelemetry-instrumentation-groq asks for its version on import).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from packaging.version import Version

from groq import __version__

SURFACE_VERSION = "1.7.0"

_DIST = Path(__file__).resolve().parents[1] / "dist"

_METADATA = """\
Metadata-Version: 2.4
Name: groq
Version: {version}
Summary: Stands for Groq's SDK where groq-openapi provides the module groq.
License-Expression: MIT
Classifier: Private :: Do Not Upload
Provides-Extra: aiohttp
Requires-Dist: groq-openapi>={ours}
Requires-Dist: pydantic>=1.9.0,<3
Requires-Dist: httpx-aiohttp>=0.1.9; extra == "aiohttp"
Description-Content-Type: text/markdown

This distribution has no modules: groq-openapi serves what needs `groq` {version}.
"""

_WHEEL = """\
Wheel-Version: 1.0
Generator: groq-openapi ({ours})
Root-Is-Purelib: true
Tag: py3-none-any
"""


def main() -> None:
    """Run as a program: prints the path of the wheel."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("version", nargs="?", type=Version, default=Version(SURFACE_VERSION))
    parser.add_argument("--into", type=Path, default=_DIST, help="a folder; dist/ by default")
    options = parser.parse_args()
    print(build(options.version, options.into))


def build(version: Version, folder: Path) -> Path:
    """Write the wheel into a folder, which is made when there is none; the same bytes each time."""
    information = f"groq-{version}.dist-info"
    files = {
        f"{information}/METADATA": _METADATA.format(version=version, ours=__version__),
        f"{information}/WHEEL": _WHEEL.format(ours=__version__),
    }
    record = f"{information}/RECORD"
    files[record] = "".join([*map(_recorded, files, files.values()), f"{record},,\n"])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"groq-{version}-py3-none-any.whl"
    with ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(_entry(name), text)
    return path


def _recorded(name: str, text: str) -> str:
    """A line of RECORD: name, hash and size."""
    content = text.encode()
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)  # dated 1980, so that the wheel does not depend on when it is made
    entry.external_attr = 0o100644 << 16  # a regular file that everybody may read
    return entry


if __name__ == "__main__":
    main()
