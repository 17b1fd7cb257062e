"""3. Who is speaking: quotes with their source, cue and content, and the chains that carried them."""
