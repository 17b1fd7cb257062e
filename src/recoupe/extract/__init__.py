"""4. What is said to have happened: accounts in PLOVER, with roles, polarity and status."""
