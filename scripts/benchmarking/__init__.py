"""`scripts/bench`: every case beside its floor, in the same run."""
