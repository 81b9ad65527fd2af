"""The command `groq` for the terminal: the public API of this package, and nothing else of it.

`running` turns whatever happens into a line and an exit status, `app` lists the commands, and each
command is a module. What is decided (`conversation`, `subtitles`, `markdown`, `advice`, `checks`
and the like) does no I/O. `import groq` at the top of a module loads nothing: its names load what
they need when they are used, and rich and prompt_toolkit come with what is drawn or typed first,
so that `groq --help` is quick.
"""
