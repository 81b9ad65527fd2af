"""Check openapi/groq.yaml against the authoring rules in `scripts/authoring`."""

import sys
from pathlib import Path
from typing import Any

import yaml

from scripts.authoring.bodies import body_findings
from scripts.authoring.directions import direction_findings
from scripts.authoring.extensions import extension_findings
from scripts.authoring.finding import Finding
from scripts.authoring.operations import operation_findings
from scripts.authoring.references import reference_findings
from scripts.authoring.schemas import schema_findings
from scripts.authoring.text import yaml_findings
from scripts.authoring.unions import union_findings
from scripts.codegen.document import Document

DOCUMENT = Path(__file__).resolve().parent.parent / "openapi" / "groq.yaml"

RULES = (
    schema_findings,
    operation_findings,
    direction_findings,
    extension_findings,
    union_findings,
    body_findings,
)


def lint(document: dict[str, Any]) -> list[Finding]:
    """Breaches of the authoring rules, none if the document is in order."""
    # A reference that leads nowhere would trip the other rules.
    if dangling := list(reference_findings(document)):
        return dangling
    return [finding for rule in RULES for finding in rule(Document(document))]


def report(findings: list[Finding]) -> list[str]:
    """Findings as lines of text."""
    return [f"openapi/groq.yaml: {place}: {problem}" for place, problem in findings]


def main() -> int:
    """Lint the document of this repository: print the findings, and answer 1 if there are any."""
    text = DOCUMENT.read_text(encoding="utf-8")
    findings = yaml_findings(text) or lint(yaml.safe_load(text))
    for line in report(findings):
        print(line, file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
