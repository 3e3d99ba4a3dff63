"""Live updates: what changes, as it changes, and from a moment in the past on.

`moments` says where in the order of all changes one stands, `streams` reads changes from MongoDB,
`ring` remembers the latest, `audiences` decides whom they concern, and `hub` brings them together.
"""
