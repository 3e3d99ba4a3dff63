"""Completions: written, merged, filtered, read, tagged, deleted."""
