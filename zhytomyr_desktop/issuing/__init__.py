"""Files made from nothing or from another one: the example, the next year, the sections handed out."""
