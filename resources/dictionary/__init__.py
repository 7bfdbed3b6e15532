"""The Ukrainian dictionary of hunspell and the words of city administration that it lacks."""
