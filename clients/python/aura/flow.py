"""Flow control: how many messages a writer may send, and how many a reader lets it send ahead."""

INITIAL = 8
_MIN = 2
_MAX = 256
_BYTES_AHEAD = 1 << 20


class ReceiveWindow:
    """As many messages ahead as fit a mebibyte at the size of those seen, within bounds; granted in lumps of half a window."""

    def __init__(self):
        self._outstanding = INITIAL
        self._average = 0.0

    def consumed(self, size):
        """The application has taken a message of so many bytes; returns the credit to grant now, 0 for none yet."""
        self._outstanding -= 1
        self._average = self._average * 0.75 + size * 0.25 if self._average else float(size)
        window = max(_MIN, min(_MAX, int(_BYTES_AHEAD / max(1.0, self._average))))
        if self._outstanding > window // 2:
            return 0
        grant = window - self._outstanding
        self._outstanding = window
        return grant
