"""Charts as plain geometry: numbers that the templates draw as SVG on the server, so that they print and need no script."""
