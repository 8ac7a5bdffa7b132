"""A connection to the broker that joins again by itself.

One thread owns the socket: it joins, beats, sends what the inbox holds and hands out what arrives. Everything else may be called
by any thread. What arrives for a call or subscription goes to its sink, an object with on_frame(frame, payload) and
on_lost(error), which must return at once.
"""

import collections
import heapq
import itertools
import logging
import os
import threading
import time
from concurrent.futures import Future

import zmq

from . import wire
from .address import read_token
from .connection import Connection
from .inbox import Inbox
from .status import AuraError, Code, read_status

_LOG = logging.getLogger("aura")
_ATTEMPT_S = 1.0
_RETRY_MIN_S = 0.01
_RETRY_MAX_S = 0.25
_SEND_WAIT_S = 30.0
_SILENT_INTERVALS_MAX = 20
_BATCH = 128
_FAREWELL_LINGER_MS = 50
_ENDING = (wire.END, wire.CANCEL, wire.UNSUBSCRIBE)


class Link:
    """See the module."""

    def __init__(self, endpoint, name, token_path):
        self._endpoint = endpoint
        self._name = name
        self._token_path = token_path
        self._inbox = Inbox()
        self._ids = itertools.count(1, 2)
        self._sinks = {}
        self._backlog = collections.deque()
        self._connection = None
        self._context = zmq.Context()
        self._up = threading.Event()
        self._answered = threading.Event()
        self._refused = None
        self._registration = None
        self._registered = Future()
        self._standing = []
        self._timers = []
        self._closing = False
        self._retry_s = _RETRY_MIN_S
        self._next_try = self._attempt_ends = self._sent = self._heard = 0.0
        self._interval_s = 1.0
        self.payload_bytes_max = 1 << 30
        self.instance = ""
        self._thread = threading.Thread(target=self._run, name="aura-link", daemon=True)
        self._thread.start()

    # Any thread.

    def await_up(self, timeout):
        """Waits for the broker's welcome; AuraError UNAVAILABLE MESH_DOWN where none came in time."""
        self._answered.wait(timeout)
        if self._refused is not None:
            raise self._refused
        if not self._up.is_set():
            raise self._down()

    def next_id(self):
        return next(self._ids)

    def open(self, frame, payload, sink):
        """Sends a frame that opens a call or subscription; its sink hears what comes back."""
        self._put(frame, payload, sink)

    def send(self, frame, payload=None):
        """Sends a frame, waiting for room where the connection is full; without a connection it is dropped."""
        self._put(frame, payload, None)

    def forget(self, call_id):
        self._sinks.pop(call_id, None)

    def register(self, registration):
        """Serves from now on; said again after each welcome. The future is done when the broker has answered first."""
        self._registered = Future()
        self._registration = registration
        if self._up.is_set():
            self.send(*registration.frame())
        return self._registered

    def stand(self, standing):
        """Calls, on the link's thread, standing.on_up() after each welcome and standing.on_lost(error) when the link is closed."""
        self._standing.append(standing)

    def no_longer_stand(self, standing):
        try:
            self._standing.remove(standing)
        except ValueError:
            pass  # another thread was quicker

    def is_current(self):
        """Whether this is the link's own thread."""
        return threading.current_thread() is self._thread

    def later(self, seconds, task):
        """Lets the link's thread, which alone may call this, run a task after a while."""
        heapq.heappush(self._timers, (time.monotonic() + seconds, id(task), task))

    def close(self):
        self._closing = True
        self._inbox.close()
        self._inbox.wake()
        if not self.is_current():
            self._thread.join()

    def _put(self, frame, payload, sink):
        parts = wire.encode(frame, payload)
        item = (parts, frame.kind, frame.call_id, sink)
        if self.is_current():
            self._transmit(*item)
            return
        size = sum(map(len, parts))
        if not self._inbox.put(item, size, _SEND_WAIT_S) and sink is not None:
            problem = "was closed" if self._closing else f"stayed full for {_SEND_WAIT_S:.0f} s"
            sink.on_lost(AuraError(Code.UNAVAILABLE, f"the connection to the mesh {problem}", "MESH_LOST"))

    def _down(self):
        return AuraError(
            Code.UNAVAILABLE, f"no broker answers at {self._endpoint.address}; start the mesh with `aura up`", "MESH_DOWN")

    # The link's own thread.

    def _run(self):
        more = False
        while not self._closing:
            now = time.monotonic()
            if self._connection is None and now >= self._next_try:
                self._try(now)
            self._poll(0 if more else self._wait_s(now))
            self._inbox.clear()
            more = self._receive() | self._drain()
            now = time.monotonic()
            self._look_after(now)
            while self._timers and self._timers[0][0] <= now:
                heapq.heappop(self._timers)[2]()
        self._farewell()

    def _try(self, now):
        if not self._endpoint.reachable():
            self._retry(now)
            return
        self._connection = Connection(self._context, self._endpoint)
        hello = wire.Frame(kind=wire.HELLO)
        hello.hello.protocol_version = hello.hello.protocol_version_min = wire.PROTOCOL_VERSION
        hello.hello.peer_name = self._name
        hello.hello.language = "python"
        hello.hello.pid = os.getpid()
        hello.hello.accepts_batch = True
        hello.hello.token = read_token(self._token_path)
        self._connection.send(wire.encode(hello))
        self._attempt_ends = now + _ATTEMPT_S

    def _retry(self, now):
        self._next_try = now + self._retry_s
        self._retry_s = min(_RETRY_MAX_S, self._retry_s * 2)

    def _wait_s(self, now):
        wait = self._wait_for_mesh_s(now)
        return min(wait, max(0.0, self._timers[0][0] - now)) if self._timers else wait

    def _wait_for_mesh_s(self, now):
        if self._connection is None:
            return max(0.0, self._next_try - now)
        if not self._up.is_set():
            return max(0.0, self._attempt_ends - now)
        return max(0.0, self._sent + self._interval_s - now)

    def _poll(self, seconds):
        poller = zmq.Poller()
        poller.register(self._inbox.fileno(), zmq.POLLIN)
        if self._connection is not None:
            self._connection.watch(poller, writable=bool(self._backlog))
        poller.poll(seconds * 1000)

    def _receive(self):
        for _ in range(_BATCH):
            message = self._connection.receive() if self._connection is not None else None
            if message is None:
                return False
            self._heard = time.monotonic()
            self._handle(*message)
        return True

    def _drain(self):
        while self._backlog and self._connection.send(self._backlog[0]):
            self._backlog.popleft()
        for _ in range(_BATCH):
            item = None if self._backlog else self._inbox.take()
            if item is None:
                return False
            self._transmit(*item)
        return True

    def _transmit(self, parts, kind, call_id, sink):
        if not self._up.is_set():
            if sink is not None:
                sink.on_lost(self._down())
            return
        if sink is not None:
            self._sinks[call_id] = sink
        if kind in _ENDING:
            self._sinks.pop(call_id, None)
        if self._backlog or not self._connection.send(parts):
            self._backlog.append(parts)
        self._sent = time.monotonic()

    def _handle(self, frame, payload):
        kind = frame.kind
        if kind == wire.WELCOME:
            self._welcomed(frame.welcome)
        elif kind == wire.REJECT:
            self._rejected(read_status(frame.status) or AuraError(Code.UNKNOWN, "refused without a status"))
        elif kind == wire.READY_ACK:
            if not self._registered.done():
                self._registered.set_result(None)
        elif kind == wire.REQUEST:
            if self._registration is not None:
                self._sinks[frame.call_id] = self._registration.accept(frame, payload)
        else:
            over = kind in (wire.END, wire.CANCEL)
            sink = self._sinks.pop(frame.call_id, None) if over else self._sinks.get(frame.call_id)
            if sink is not None:
                sink.on_frame(frame, payload)

    def _welcomed(self, welcome):
        if self._up.is_set():
            return
        self._interval_s = max(0.01, welcome.heartbeat_interval_ms / 1000)
        self.payload_bytes_max = welcome.payload_bytes_max or 1 << 30
        self.instance = welcome.instance
        self._sent = self._heard = time.monotonic()
        self._retry_s = _RETRY_MIN_S
        self._refused = None
        self._up.set()
        self._answered.set()
        if self._registration is not None:
            self.send(*self._registration.frame())
        for standing in list(self._standing):
            standing.on_up()

    def _rejected(self, error):
        if error.reason == "MALFORMED_FRAME":
            _LOG.warning("the broker refused a frame: %s", error)
        elif error.reason == "BAD_REGISTRATION":
            if self._registered.done():
                _LOG.error("the broker no longer takes the registration: %s", error)
            else:
                self._registered.set_exception(error)
        elif error.reason == "UNKNOWN_PEER":
            self._lose("the broker does not know this peer any more")
        elif self._up.is_set() or error.code == Code.UNAVAILABLE:
            self._lose(str(error))  # such as STOPPING: the next broker may be another one
        else:
            self._refuse(error)

    def _refuse(self, error):
        """Tells who waits, and goes on trying: a later broker may take this peer."""
        _LOG.error("the broker refuses this peer: %s", error)
        self._lose(str(error))
        self._refused = error
        self._answered.set()
        if not self._registered.done():
            self._registered.set_exception(error)

    def _look_after(self, now):
        if self._connection is None:
            return
        if self._connection.lost():
            self._lose("the broker is gone")
        elif not self._up.is_set():
            if now >= self._attempt_ends:
                self._lose("no welcome came")
        elif now - self._heard > _SILENT_INTERVALS_MAX * self._interval_s:
            self._lose("the broker has not been heard of")
        elif now - self._sent >= self._interval_s:
            self._beat()

    def _beat(self):
        beat = wire.Frame(kind=wire.HEARTBEAT)
        if self._registration is not None:
            self._registration.write_load(beat.load)
        self._transmit(wire.encode(beat), wire.HEARTBEAT, 0, None)

    def _lose(self, why):
        self._connection.close()
        self._connection = None
        self._backlog.clear()
        self._up.clear()
        self._answered.clear()
        self._retry(time.monotonic())
        self._lose_sinks(AuraError(Code.UNAVAILABLE, f"connection to the mesh lost: {why}; try again", "MESH_LOST"))

    def _lose_sinks(self, error):
        while self._sinks:
            self._sinks.popitem()[1].on_lost(error)

    def _farewell(self):
        while self._drain():
            pass  # each call that was opened meanwhile is sent or told
        if self._connection is not None:
            if self._up.is_set():
                self._connection.send(wire.encode(wire.Frame(kind=wire.GOODBYE)))
            self._connection.close(_FAREWELL_LINGER_MS)
        self._up.clear()
        closed = AuraError(Code.UNAVAILABLE, "the connection to the mesh was closed", "CLOSED")
        self._lose_sinks(closed)
        for standing in list(self._standing):
            standing.on_lost(closed)
        self._context.term()
        self._inbox.release()
