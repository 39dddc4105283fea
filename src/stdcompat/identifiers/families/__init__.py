"""One publisher family, one grammar, one file; each loads when its first identifier is read."""
