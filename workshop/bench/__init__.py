"""Scores and speed on real pages: ``python -m workshop.bench`` runs every module here that has ``tables``.

The pages are not part of the project: they are looked for beside the checkout, and what needs them is
skipped with a line that says so.
"""
