"""Rule: YAML, and no key twice in one mapping; readers keep the last one and lose the others."""

from collections.abc import Iterator

import yaml

from .finding import Finding, pointer


def yaml_findings(text: str) -> list[Finding]:
    """Why a text is no YAML, or the keys that a mapping in it has more than once."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return [Finding("", f"not YAML: {error}")]
    return list(_search(root, ()))


def _search(node: yaml.Node | None, steps: tuple[object, ...]) -> Iterator[Finding]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            here = (*steps, key.value)
            if key.value in seen:
                line = key.start_mark.line + 1
                yield Finding(pointer(*here), f"the key is there twice, see line {line}; drop one")
            seen.add(key.value)
            yield from _search(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _search(item, (*steps, index))
