"""A call, as the service that works on it sees it."""

import collections
import logging
import threading
import time

from . import wire
from .flow import INITIAL, ReceiveWindow
from .status import AuraError, Code, write_status

_LOG = logging.getLogger("aura")


class ServedExchange:
    """The state of a call: the link's thread adds what arrives, the handler's thread waits for it."""

    def __init__(self, link, frame, payload):
        self._link = link
        self._id = frame.call_id
        self._changed = threading.Condition()
        self._credit = frame.credit
        self._single = payload is not None
        self._requests = collections.deque([] if payload is None else [payload])
        self._half_closed = self._single
        self._cancelled = False
        self._callbacks = []

    def on_frame(self, frame, payload):
        if frame.kind == wire.CANCEL:
            self._cancel()
            return
        with self._changed:
            if frame.kind == wire.DATA:
                self._requests.append(payload)
            elif frame.kind == wire.HALF_CLOSE:
                self._half_closed = True
            elif frame.kind == wire.CREDIT:
                self._credit += frame.credit
            self._changed.notify_all()

    def on_lost(self, _error):
        self._cancel()

    def cancelled(self):
        return self._cancelled

    def await_cancelled(self, timeout):
        with self._changed:
            return self._changed.wait_for(lambda: self._cancelled, timeout)

    def when_cancelled(self, callback):
        with self._changed:
            if not self._cancelled:
                self._callbacks.append(callback)
                return
        callback()

    def requests(self):
        """The bytes of each request message; gives credit as they are taken."""
        window = None
        if not self._single:
            window = ReceiveWindow()
            self._grant(INITIAL)
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._requests or self._half_closed or self._cancelled)
                self._stop_if_cancelled()
                if not self._requests:
                    return
                payload = self._requests.popleft()
            if window is not None:
                self._grant(window.consumed(len(payload)))
            yield payload

    def send(self, payload):
        """Sends one of several responses, waiting until the caller has room for it."""
        with self._changed:
            self._changed.wait_for(lambda: self._credit or self._cancelled)
            self._stop_if_cancelled()
            self._credit -= 1
        self._link.send(wire.Frame(kind=wire.DATA, call_id=self._id), payload)

    def send_headers(self, pairs):
        frame = wire.Frame(kind=wire.HEADERS, call_id=self._id)
        wire.write_metadata(pairs, frame)
        self._link.send(frame)

    def end(self, error, payload, trailers, work_ns):
        """The last frame of the call; none where its caller has gone."""
        if self._cancelled:
            return
        try:
            self._send_end(error, payload, [*trailers, *(error.trailers if error else [])], work_ns)
        except Exception as unsendable:  # such as metadata that is too large, or no text
            _LOG.exception("the end of a call cannot be sent")
            failure = AuraError(Code.INTERNAL, f"the end of the call cannot be sent: {unsendable}", "INTERNAL")
            self._send_end(failure, None, [], work_ns)

    def _send_end(self, error, payload, metadata, work_ns):
        frame = wire.Frame(kind=wire.END, call_id=self._id)
        frame.status.SetInParent()
        write_status(error, frame.status)
        frame.timing.work_ns = work_ns
        wire.write_metadata(metadata, frame)
        self._link.send(frame, None if error else payload)

    def _grant(self, messages):
        if messages:
            self._link.send(wire.Frame(kind=wire.CREDIT, call_id=self._id, credit=messages))

    def _stop_if_cancelled(self):
        if self._cancelled:
            raise AuraError(Code.CANCELLED, "the caller cancelled", "CANCELLED")

    def _cancel(self):
        with self._changed:
            self._cancelled = True
            callbacks, self._callbacks = self._callbacks, []
            self._changed.notify_all()
        if callbacks:
            # The link's thread must not run code of the service.
            threading.Thread(target=lambda: [callback() for callback in callbacks], name="aura-cancel").start()


class Context:
    """What a handler may ask and tell about its call. The names are those of grpcio's ServicerContext, so that a servicer
    written for it runs here."""

    def __init__(self, exchange, frame):
        self._exchange = exchange
        self._ends = time.monotonic() + frame.remaining_ns / 1e9 if frame.remaining_ns else None
        self._metadata = wire.read_metadata(frame)
        self.method = frame.method
        self.caller = frame.source
        self.idempotency_key = frame.idempotency_key
        self.traceparent = frame.traceparent
        self.trailers = []

    def invocation_metadata(self):
        """The caller's metadata as pairs; values of keys that end in -bin are bytes."""
        return self._metadata

    def send_initial_metadata(self, pairs):
        self._exchange.send_headers(pairs)

    def set_trailing_metadata(self, pairs):
        self.trailers = list(pairs)

    def time_remaining(self):
        """Seconds left; None where there is no limit."""
        return None if self._ends is None else max(0.0, self._ends - time.monotonic())

    def is_active(self):
        """Whether somebody still waits for the answer."""
        return not self._exchange.cancelled()

    def wait_cancelled(self, timeout=None):
        """Waits until the caller has cancelled, is gone or has no time left; False where that did not happen in time."""
        return self._exchange.await_cancelled(timeout)

    def add_callback(self, callback):
        """Calls back, on a thread of its own, when the caller cancels, is gone or has no time left."""
        self._exchange.when_cancelled(callback)
        return True

    def abort(self, code, details="", reason=""):
        """Ends the call with a status."""
        number = getattr(code, "value", code)
        raise AuraError(Code(number[0] if isinstance(number, tuple) else number), details, reason)
