"""The three roots: queries, mutations, subscriptions. A new one of these begins here."""
