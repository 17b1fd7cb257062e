"""2. What the words are: a spaCy Doc on the article's own text, names, and the few rules spaCy lacks."""
