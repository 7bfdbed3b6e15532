"""Review of sections: remarks with their threads, acceptance, and the board that shows how far each is."""
