"""farbank keeps, weighs and safely publishes evidence from places nobody is allowed to enter."""
