"""From the OpenAPI document to what the templates in openapi/templates print.

`document` finds things, `shapes` says what a schema describes, `annotations` and `conversions`
turn a shape into Python text, `views` puts together what one template prints, and `project` runs
the generator. Only `project` touches files.
"""
