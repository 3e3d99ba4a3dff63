"""MongoDB, as everything else here uses it: connection, pages, conditions, values."""
