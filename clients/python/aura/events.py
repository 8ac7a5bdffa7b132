"""Publish and subscribe."""

import collections
import functools
import itertools
import sys
import threading
import time
import uuid
from concurrent.futures import Future
from dataclasses import dataclass, field

from . import wire
from .status import AuraError, Code, read_status


@dataclass(frozen=True)
class Event:
    """An event. payload is its bytes, type the full name of its message; dropped counts those lost before it because this
    subscriber was slow. attempt is which delivery of a durable subscription this is, from 1; else 0."""

    topic: str
    id: str
    type: str
    payload: bytes
    source: str
    sequence: int
    published_ns: int
    dropped: int
    attempt: int = 0
    _settle: object = field(default=None, repr=False, compare=False)

    def accept(self):
        """Durable subscriptions: done, never deliver it again."""
        self._settle("ACCEPTED", "")

    def reject(self, error):
        """Durable subscriptions: failed, deliver it again after a wait. The error is shown with the dead letter."""
        self._settle("REJECTED", error)

    def release(self):
        """Durable subscriptions: not tried, deliver it again at once."""
        self._settle("RELEASED", "")

    def parse(self, message_class):
        return message_class.FromString(self.payload)


class Publisher:
    """Numbers the events of a connection by topic."""

    _TOPICS_MAX = 4096

    def __init__(self, link):
        self._link = link
        self._sequences = {}
        self._lock = threading.Lock()

    def publish(self, topic, event, type_name, guarantee, event_id=""):
        """Sends an event; the future holds what the broker promises, as the number of a Guarantee.Level."""
        payload = event
        if not isinstance(event, bytes):
            payload = event.SerializeToString()
            type_name = type_name or event.DESCRIPTOR.full_name
        sink = _Acknowledgement(self._link)
        # Numbering and sending are one step, so that events arrive in the order of their numbers.
        with self._lock:
            if topic not in self._sequences and len(self._sequences) >= self._TOPICS_MAX:
                self._sequences.clear()
            numbers = self._sequences.setdefault(topic, itertools.count(1))
            sink.call_id = self._link.next_id()
            frame = wire.Frame(kind=wire.EVENT, call_id=sink.call_id, topic=topic)
            frame.guarantee.level = guarantee
            frame.event.id = event_id or str(uuid.uuid4())
            frame.event.type = type_name
            frame.event.sequence = next(numbers)
            frame.event.published_ns = time.time_ns()
            self._link.open(frame, payload, sink)
        return sink.future


class _Acknowledgement:
    def __init__(self, link):
        self.future = Future()
        self.call_id = 0
        self._link = link

    def on_frame(self, frame, _payload):
        if frame.kind == wire.ACK:
            self._link.forget(self.call_id)
            self.future.set_result(frame.guarantee.level)
        elif frame.kind == wire.END:
            self.on_lost(read_status(frame.status))

    def on_lost(self, error):
        if not self.future.done():
            self.future.set_exception(error)


class Subscription:
    """Events that match a pattern, to iterate over; made again after each re-join, until it is closed. A durable one is described
    by a Durable message."""

    def __init__(self, link, pattern, events_max, durable=None):
        self._link = link
        self._pattern = pattern
        # How many deliveries of a durable subscription wait is the broker's to bound: none may be dropped here.
        self._events_max = events_max if durable is None else sys.maxsize
        self._durable = durable
        self._events = collections.deque()
        self._changed = threading.Condition()
        self._dropped = 0
        self._error = None
        self._closed = False
        self._id = 0
        self.standing = Future()
        link.stand(self)
        self.on_up()

    def __iter__(self):
        return self

    def __next__(self):
        event = self.get()
        if event is None:
            raise StopIteration
        return event

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def get(self, timeout=None):
        """The next event; None where none came in time or the subscription is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._events or self._closed, timeout)
            if self._events:
                return self._events.popleft()
            if self._error is not None:
                raise self._error
            return None

    def close(self):
        self._link.no_longer_stand(self)
        self._link.send(wire.Frame(kind=wire.UNSUBSCRIBE, call_id=self._id))
        self._finish(None)

    def on_frame(self, frame, payload):
        if frame.kind == wire.ACK:
            if not self.standing.done():
                self.standing.set_result(None)
        elif frame.kind == wire.END:
            self._finish(read_status(frame.status))
        elif frame.kind == wire.EVENT:
            self._add(frame, payload)

    def on_lost(self, error):
        # Losing the connection ends nothing: the subscription is made again. Closing it does.
        if error.reason == "CLOSED":
            self._finish(error)
        elif self._durable is not None:
            with self._changed:
                self._events.clear()  # the broker delivers them again

    def on_up(self):
        self._id = self._link.next_id()
        frame = wire.Frame(kind=wire.SUBSCRIBE, call_id=self._id, topic=self._pattern)
        if self._durable is not None:
            frame.durable.CopyFrom(self._durable)
        self._link.open(frame, None, self)

    def _settle(self, position, outcome, error):
        frame = wire.Frame(kind=wire.SETTLE, call_id=self._id)
        frame.settlement.positions.append(position)
        frame.settlement.outcome = wire.OUTCOMES[outcome]
        frame.settlement.error = error
        self._link.send(frame)

    def _add(self, frame, payload):
        with self._changed:
            self._dropped += frame.dropped
            if len(self._events) >= self._events_max:
                self._dropped += 1
                return
            self._events.append(Event(
                frame.topic, frame.event.id, frame.event.type, payload or b"", frame.source, frame.event.sequence,
                frame.event.published_ns, self._dropped, frame.delivery.attempt,
                functools.partial(self._settle, frame.delivery.position)))
            self._dropped = 0
            self._changed.notify_all()

    def _finish(self, error):
        with self._changed:
            self._closed = True
            self._error = self._error or error
            self._changed.notify_all()
        if not self.standing.done():
            self.standing.set_exception(error or AuraError(Code.CANCELLED, "closed", "CLOSED"))
