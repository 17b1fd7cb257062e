"""6. Which accounts tell one event: blocks, features, clusters, copies and origins."""
