"""Databases of the version before become those of today."""
