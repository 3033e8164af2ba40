"""The part of ``docs/`` that is taken from the program, so that it cannot fall out of step with it.

``python -m workshop.docs`` writes it; ``tests/test_docs.py`` fails while a file differs from what would be
written.
"""
