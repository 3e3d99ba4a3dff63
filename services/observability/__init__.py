"""What an operator sees of a gateway: a record of each request, metrics, spans, lines of the log.

The domain says here what it does; where that goes (a log, `/metrics`, a collector of traces) is the
gateway's to say (`gateway.observability`).
"""
