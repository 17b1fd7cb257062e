"""Benchmarks: `make bench` runs them all, `python -m bench read search` some of them."""
