# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Groq's REST API: one module per operation under `api`, one per schema under `models`.

Operations build requests and read answers; sending is up to the caller. Importing this package
imports nothing else: `api` and `models` import each of their parts when it is first used.
"""
