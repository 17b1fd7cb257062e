"""Cross-checking again after a few articles came, went or changed: only what they touch is compared, and the dossier then holds what
cross-checking everything would put there.

1. copies     what the articles share with others                  → the articles whose origins may be others
2. groups     their accounts among the neighbours in each block    → the events that may be others
3. links      plans and acts among their neighbours
4. events     those events drafted anew, and written where they changed
5. sayings    what their speakers said in those weeks              → the statements that may be others
6. disputes   each ground on which something changed
"""
