"""Small immutable values. No clock, no disk, no network, no chance; a made value is a valid value."""
