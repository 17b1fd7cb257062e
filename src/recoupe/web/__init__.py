"""The reading room: the pages where a journalist works, served on loopback or published as static files."""

# Where it is served.
HOST, PORT = "127.0.0.1", 8600
