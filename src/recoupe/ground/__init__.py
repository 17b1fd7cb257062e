"""5. What the words refer to: actors, dates, quantities, places."""
