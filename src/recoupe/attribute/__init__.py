"""3. Who is speaking: quotes with their source, cue, content, relays and stance."""
