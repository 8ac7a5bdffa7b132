"""Calls, as their caller sees them."""

import collections
import threading
import time
import weakref

from . import wire
from .flow import INITIAL, ReceiveWindow
from .repeat import Repeats
from .status import AuraError, Code, read_status


class Exchange:
    """The state of a call: the link's thread adds what arrives, the caller's threads wait for it.

    A query whose connection broke before anything was heard is asked again, see Repeats.
    """

    def __init__(self, link, method, deadline):
        self.call_id = link.next_id()
        self.deadline = deadline
        self.initial_metadata = []
        self.end = None
        self._link = link
        self._method = method
        self._error = None
        self._over = False
        self._credit = 0
        self._responses = collections.deque()
        self._window = ReceiveWindow()
        self._changed = threading.Condition()
        self._repeats = None

    def open(self, frame, payload):
        """Sends the request; that of a query, with its payload, may be sent again."""
        if self._method.query and payload is not None:
            self._repeats = Repeats(self._link, self, frame, payload)
        self._link.open(frame, payload, self)

    def reopen(self, frame, payload):
        """Sends the request of a query again, on the link's thread; nothing where the call is over."""
        with self._changed:
            if self._over:
                return
            if self.deadline is not None:
                frame.remaining_ns = max(1, int((self.deadline - time.monotonic()) * 1e9))
            frame.call_id = self.call_id = self._link.next_id()
            self._link.open(frame, payload, self)

    def on_frame(self, frame, payload):
        repeats = self._repeats
        if frame.kind == wire.END and repeats is not None and repeats.not_there_yet(frame.status.reason):
            return
        with self._changed:
            if frame.kind != wire.CREDIT:
                self._forget_repeats()
            if frame.kind == wire.CREDIT:
                self._credit += frame.credit
            elif frame.kind == wire.HEADERS:
                self.initial_metadata = wire.read_metadata(frame)
            elif frame.kind in (wire.DATA, wire.END):
                if payload is not None:
                    self._responses.append((payload, frame.kind == wire.DATA))
            if frame.kind == wire.END:
                self.end = frame
                self._finish(read_status(frame.status, wire.read_metadata(frame)))
            self._changed.notify_all()

    def on_lost(self, error):
        repeats = self._repeats
        if repeats is not None and repeats.lost(error.reason):
            return
        self.fail(error)

    def fail(self, error):
        """Ends the call on this side."""
        with self._changed:
            self._finish(error)

    def cancel(self, error=None):
        with self._changed:
            if self._over:
                return
            self._finish(error or AuraError(Code.CANCELLED, "cancelled by the caller", "CANCELLED"))
        self._link.send(wire.Frame(kind=wire.CANCEL, call_id=self.call_id))

    def next_response(self):
        """The next response message; None after the last one."""
        self._wait(lambda: self._responses or self._over)
        with self._changed:
            failed = self._error is not None and self.end is None
            if not self._responses or failed:
                if self._error is not None:
                    raise self._error
                return None
            payload, took_credit = self._responses.popleft()
        grant = self._window.consumed(len(payload)) if took_credit else 0
        if grant and not self._over:
            self._link.send(wire.Frame(kind=wire.CREDIT, call_id=self.call_id, credit=grant))
        return self._method.response.FromString(payload)

    def await_end(self):
        self._wait(lambda: self._over)
        if self._error is not None:
            raise self._error

    def send_all(self, requests):
        """Sends a stream of requests, as fast as the service gives credit, until the call is over."""
        try:
            for request in requests:
                if not self._take_credit():
                    return
                self._link.send(wire.Frame(kind=wire.DATA, call_id=self.call_id), request)
            with self._changed:
                if self._over:
                    return
            self._link.send(wire.Frame(kind=wire.HALF_CLOSE, call_id=self.call_id))
        except AuraError as error:
            self.cancel(error)
        except Exception as error:  # whatever the caller's own iterator throws ends the call
            failure = AuraError(Code.CANCELLED, f"the stream of requests failed: {error!r}", "REQUESTS_FAILED")
            failure.__cause__ = error
            self.cancel(failure)

    def _take_credit(self):
        with self._changed:
            self._changed.wait_for(lambda: self._credit or self._over)
            self._credit -= 1
            return not self._over

    def _finish(self, error):
        if not self._over:
            self._over = True
            self._error = error
            self._forget_repeats()
        self._changed.notify_all()

    def _forget_repeats(self):
        if self._repeats is not None:
            self._repeats.close()
            self._repeats = None

    def _wait(self, done):
        left = None if self.deadline is None else max(0.0, self.deadline - time.monotonic())
        with self._changed:
            in_time = self._changed.wait_for(done, left)
        if not in_time:
            self.cancel(AuraError(Code.DEADLINE_EXCEEDED, "the call's time was up", "DEADLINE_EXCEEDED"))


class Call:
    """A call under way: iterate over it for its responses, or ask for its only result. A call that is no longer referenced is
    cancelled."""

    def __init__(self, exchange):
        self._exchange = exchange
        weakref.finalize(self, exchange.cancel).atexit = False

    def __iter__(self):
        return self

    def __next__(self):
        response = self._exchange.next_response()
        if response is None:
            raise StopIteration
        return response

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cancel()

    def result(self):
        """Waits for the end and returns the first response message; None where there is none."""
        first = self._exchange.next_response()
        while self._exchange.next_response() is not None:
            pass
        return first

    def cancel(self):
        """Ends the call; the service hears of it at once. Nothing where it is over."""
        self._exchange.cancel()

    def initial_metadata(self):
        """What the service sent before its first response, as far as it has arrived."""
        return self._exchange.initial_metadata

    def trailing_metadata(self):
        """Waits for the end and returns the trailers."""
        self._exchange.await_end()
        return wire.read_metadata(self._exchange.end)

    def timing(self):
        """Waits for the end and returns where the time went: queue_ns, wire_ns, work_ns, instance, attempts."""
        self._exchange.await_end()
        return self._exchange.end.timing


def begin(link, method, request, is_stream, options):
    """Opens a call. request is the bytes of a message or, for a stream, an iterator over such bytes."""
    deadline = None if options.timeout is None else time.monotonic() + options.timeout
    exchange = Exchange(link, method, deadline)
    frame = wire.Frame(
        kind=wire.REQUEST, call_id=exchange.call_id, method=method.name, target=options.target, lane=options.lane,
        credit=INITIAL, idempotency_key=options.idempotency_key, supersede_key=options.supersede_key)
    if options.timeout is not None:
        frame.remaining_ns = max(1, int(options.timeout * 1e9))
    wire.write_metadata(options.metadata, frame)
    exchange.open(frame, None if is_stream else request)
    if is_stream:
        threading.Thread(target=exchange.send_all, args=[request], name="aura-requests", daemon=True).start()
    return Call(exchange)
