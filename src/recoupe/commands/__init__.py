"""The commands, one small module a family; `cli` loads each only when it is called."""
