"""Wiring: settings, the app factory, authentication, the CLI, the embedded database."""
