"""Feedback tasks, feedback, and JSON Schemas judged within bounds."""
