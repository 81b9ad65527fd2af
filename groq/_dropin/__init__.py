"""The surface of Groq's own SDK, in a thin layer over this one.

Scripts and libraries written for that SDK run unchanged: its names, arguments, attributes and
modules are here, and each call is carried out by the flows and resources of this package.
Nothing below this layer knows of it.

`client` has the clients, `surface` and `attributes` what they have beyond ours; `completions`
and `resources` have the resources. In which form a method gives its result, as such, raw or
streamed, is decided by the runtime that its resource is bound to: see `modes`, and `response`
and `binary` for what comes of it. `names` and `errors` have the rest of the names.

`groq._types`, `_response`, `_exceptions`, `_base_client`, `_constants`, `_models` and the modules
below `groq.resources` only name what is defined here, where that code looks for it.
"""
