"""What other threads hand to the thread that owns the socket."""

import collections
import socket
import threading

_ITEMS_MAX = 4096
_BYTES_MAX = 64 << 20


class Inbox:
    """A queue bounded in items and bytes, with a file descriptor that becomes readable when something is put."""

    def __init__(self):
        self._items = collections.deque()
        self._bytes = 0
        self._changed = threading.Condition()
        self._closed = False
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)

    def fileno(self):
        return self._reader.fileno()

    def put(self, item, size, timeout):
        """Waits for room; False where there was none in time, or the inbox is closed."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._closed or self._has_room(), timeout) or self._closed:
                return False
            self._items.append((item, size))
            self._bytes += size
        self.wake()
        return True

    def take(self):
        """The next item; None when there is none."""
        with self._changed:
            if not self._items:
                return None
            item, size = self._items.popleft()
            self._bytes -= size
            self._changed.notify()
            return item

    def wake(self):
        try:
            self._writer.send(b"\0")
        except OSError:
            pass  # full: the other side has been woken already; or closed

    def clear(self):
        """Forgets wake-ups that were not read yet."""
        try:
            while self._reader.recv(4096):
                pass
        except BlockingIOError:
            pass

    def close(self):
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def release(self):
        self._reader.close()
        self._writer.close()

    def _has_room(self):
        return len(self._items) < _ITEMS_MAX and (self._bytes < _BYTES_MAX or not self._items)
