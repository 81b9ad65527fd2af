"""The authoring rules of openapi/groq.yaml: what a document must keep to for the SDK to be right.

Each rule is there because breaking it makes the generator drop something, write something wrong
or change a name, mostly without saying so. `scripts/lint_openapi.py` runs them.
"""
