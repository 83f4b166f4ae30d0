"""Foreign files, parsed in a confined process, become values. The original is kept whatever happens."""
