"""What developers and CI run: gates, benchmarks, faults."""
