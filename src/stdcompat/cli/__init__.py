"""The command line: thin, over the public names. Each command is one module of `commands`."""
