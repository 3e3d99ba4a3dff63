"""HTTP as it arrives and leaves: the protocol, bounds, routing, headers, pages."""
