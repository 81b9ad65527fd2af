"""What is in the wheel and in the source distribution, and that they can be built again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tarfile
from email import message_from_string
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openapi_python_client
import pytest
from packaging.metadata import Metadata
from packaging.requirements import Requirement

from groq import __version__
from tests.installations import ROOT
from tests.package.distributions import PYTHONS, build, run, unpacked

if TYPE_CHECKING:
    from email.message import Message

pytestmark = pytest.mark.usefixtures("uncovered")


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with ZipFile(wheel) as archive:
        text = archive.read(f"groq_openapi-{__version__}.dist-info/METADATA").decode()
    Metadata.from_email(text, validate=True)  # as indexes do
    return message_from_string(text)


def digests(paths: list[Path]) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_the_same_bytes_come_of_other_places_times_zones_and_umasks(
    built: list[Path], sdist: Path, tmp_path: Path
) -> None:
    source = unpacked(sdist, tmp_path / "another place")
    for path in source.rglob("*"):
        os.utime(path, (1_800_000_000, 1_800_000_000))
    umask = os.umask(0o077)
    try:
        again = build(source, tmp_path / "dist", TZ="Asia/Tokyo", LC_ALL="C")
    finally:
        os.umask(umask)
    assert digests(again) == digests(built)


def test_a_wheel_of_the_source_distribution_is_the_wheel(wheel: Path, sdist: Path) -> None:
    with ZipFile(wheel) as archive, tarfile.open(sdist) as sources:
        top = sdist.name.removesuffix(".tar.gz")
        modules = {name for name in archive.namelist() if ".dist-info/" not in name}
        places = {
            f"{top}/generated/{name}" if name.startswith("groq_api/") else f"{top}/{name}": name
            for name in modules
        }
        for place, name in places.items():
            file = sources.extractfile(place)
            assert file is not None
            assert file.read() == archive.read(name)
        assert {name.partition("/")[0] for name in modules} == {"groq", "groq_api"}
        assert {"groq/py.typed", "groq_api/py.typed"} <= modules


def test_the_source_distribution_has_all_that_git_has(sdist: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True)  # noqa: S607  git of the PATH
    tracked = {name for name in listed.stdout.decode().splitlines() if (ROOT / name).exists()}
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    assert tracked - packed == set()
    assert not [name for name in packed if name.startswith((".venv", "dist", "site"))]


def test_tests_run_and_code_is_generated_in_the_source_distribution(
    sdist: Path, tmp_path: Path
) -> None:
    source = unpacked(sdist, tmp_path)
    (source / ".venv").symlink_to(ROOT / ".venv")  # what make would fill anew
    python = str(ROOT / ".venv" / "bin" / "python")
    here = {"PYTHONPATH": os.pathsep.join([str(source), str(source / "generated")])}
    where = "import groq, groq_api; print(groq.__file__, groq_api.__file__)"
    assert run([python, "-c", where], source, here).stdout.count(str(source)) == 2

    tests = "tests/test_sse.py tests/test_cost.py tests/test_demo.py"
    make = [
        "make",
        "--old-file=.venv/installed-dev",
        "test",
        f"ARGS=-q -p no:cacheprovider {tests}",
    ]
    assert " passed" in run(make, source, here).stdout
    run([python, "-m", "scripts.generate", "--check"], source, here)


def test_the_metadata_says_what_is_known(metadata: Message) -> None:
    assert metadata["Name"] == "groq-openapi"
    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE"]
    assert metadata["Requires-Python"] == f">={PYTHONS[0]}"
    classifiers = metadata.get_all("Classifier") or []
    named = [
        name for name in classifiers if name.startswith("Programming Language :: Python :: 3.")
    ]
    assert named == [f"Programming Language :: Python :: {version}" for version in PYTHONS]
    assert "Typing :: Typed" in classifiers


def test_the_licence_goes_along(wheel: Path, sdist: Path) -> None:
    licence = (ROOT / "LICENSE").read_bytes()
    with ZipFile(wheel) as archive:
        assert archive.read(f"groq_openapi-{__version__}.dist-info/licenses/LICENSE") == licence
    with tarfile.open(sdist) as sources:
        file = sources.extractfile(f"{sdist.name.removesuffix('.tar.gz')}/LICENSE")
        assert file is not None
        assert file.read() == licence


def test_what_needs_others_is_an_extra_and_all_has_every_extra(metadata: Message) -> None:
    extras = set(metadata.get_all("Provides-Extra") or [])
    assert {"otel", "prometheus", "aiohttp", "http2", "cli", "testing", "all"} <= extras
    required = [Requirement(text) for text in metadata.get_all("Requires-Dist") or []]
    assert [str(each) for each in required if ">=" not in str(each.specifier)] == []
    by_extra = {extra: {each.name for each in required if needs(each, extra)} for extra in extras}
    everything = by_extra.pop("all")
    assert set().union(*by_extra.values()) == everything
    assert all(by_extra.values())


def needs(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is not None and requirement.marker.evaluate({"extra": extra})


def test_no_line_of_the_generators_own_templates_is_shipped() -> None:
    """Theirs have a licence of their own, which would have to go along."""
    theirs = lines(Path(openapi_python_client.__file__).parent / "templates")
    ours = lines(ROOT / "openapi" / "templates") | lines(ROOT / "generated")
    assert len(theirs) > 200
    assert theirs & ours == set()


def lines(folder: Path) -> set[str]:
    """Lines that are long enough to be somebody's."""
    files = [path for path in folder.rglob("*") if path.suffix in {".jinja", ".py"}]
    stripped = (line.strip() for path in files for line in path.read_text("utf-8").splitlines())
    return {line for line in stripped if len(line) > 40}
