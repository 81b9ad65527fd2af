"""Folders of generated files, compared and brought up to date by content."""

from pathlib import Path

Tree = dict[str, bytes]


def read_tree(folder: Path) -> Tree:
    """Files in a folder by their relative path; what Python compiled does not count."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if "__pycache__" not in path.parts
    }


def differences(fresh: Tree, current: Tree) -> list[str]:
    """How the current files differ from the fresh ones, one line for each file that does."""
    return [
        f"{path} {_difference(fresh.get(path), current.get(path))}"
        for path in sorted(fresh.keys() | current.keys())
        if fresh.get(path) != current.get(path)
    ]


def _difference(fresh: bytes | None, current: bytes | None) -> str:
    if current is None:
        return "is missing"
    return "should not be there" if fresh is None else "is out of date"


def update(folder: Path, fresh: Tree) -> None:
    """Delete what is stale and write what differs, and leave all other files alone."""
    current = read_tree(folder)
    for path in current.keys() - fresh.keys():
        (folder / path).unlink()
    for path, content in fresh.items():
        if current.get(path) != content:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
