"""What an operator sees of a running gateway: traces now; metrics and logs come here."""
