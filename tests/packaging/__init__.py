"""What is installed: the wheel, and what pyproject.toml says of it."""
