"""1. An article worth reading: any input → `Article`, furniture apart, published when."""
