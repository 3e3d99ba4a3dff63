"""Grading that teams share: queues, agreement, the grade that counts.

A task's queue is what its selector takes and has not all of its grades. Where more than one grades,
it is materialised: `items` has one row for each completion that the selector takes.
"""
