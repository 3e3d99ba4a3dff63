"""How an operation is bounded, executed and its result completed; no type is named here."""
