"""7. Where they part: checks over the claims of one event give disputes."""
