"""What leaves the building: the contract, tables, and the formats of others."""
