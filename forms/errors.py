"""Errors of the form definitions, told with file, key and what was expected."""


class FormError(Exception):
    """A form file is wrong.

    ``str(error)`` is one Ukrainian line ``FILE: KEY: what was found; what was expected``.
    """

    def __init__(self, file: str, key: str, expected: str) -> None:
        super().__init__(f"{file}: {key}: {expected}")
        self.file = file
        self.key = key
        self.expected = expected
