"""Kinds of question, one module each."""
