"""Where what a gateway tells of itself goes: its log, `/metrics`, a collector of traces."""
