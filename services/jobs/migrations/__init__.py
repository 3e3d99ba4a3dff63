"""Migrations: how a database in an earlier form becomes one of today's, while it is in use.

The version of the form is stored (`services.storage.schema_version`). Each migration leads from the
version before its own to its own, in steps of a job that one gateway holds the lease of. A step may
be done twice, and begun anew after kill -9. Gateways of the version before go on beside it: what
they write is found and migrated too, and a migration is through when none of them was seen to write
for a while.

A new one is a file here and an entry in `versions.MIGRATIONS`, with `LATEST` raised by one.
"""
