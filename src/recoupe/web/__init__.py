"""The reading room: the pages where a journalist works, served on loopback or published as static files."""
