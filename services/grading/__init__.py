"""Grading that teams share: queues, agreement, the grade that counts."""
