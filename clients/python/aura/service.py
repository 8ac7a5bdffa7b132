"""Serving: a registration and the calls that arrive for it."""

import logging
import resource
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from google.protobuf import json_format

from . import wire
from .served import Context, ServedExchange
from .status import AuraError, Code

_LOG = logging.getLogger("aura")


class Service:
    """What a peer serves. Handlers run on as many threads as there are slots."""

    def __init__(self, link, name, version, handlers, schema, slots):
        self._link = link
        self._handlers = handlers
        self._schema = schema
        self._descriptors = schema.descriptor_set(handlers).SerializeToString()
        self._ready = wire.Frame(kind=wire.READY)
        self._ready.ready.name = name
        self._ready.ready.version = version
        self._ready.ready.services.extend(handlers)
        self._ready.ready.slots = slots
        self._pool = ThreadPoolExecutor(slots, "aura-work")
        self._lock = threading.Lock()
        self._in_flight = 0

    def frame(self):
        return self._ready, self._descriptors

    def write_load(self, load):
        load.in_flight = self._in_flight
        load.resident_bytes = _resident_bytes()

    def accept(self, frame, payload):
        """On the link's thread: a call has arrived."""
        exchange = ServedExchange(self._link, frame, payload)
        # After a cancel the broker counts the slot as free at once, so a call may come while all threads are still busy.
        self._pool.submit(self._work, exchange, frame)
        return exchange

    def close(self):
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _work(self, exchange, frame):
        if exchange.cancelled():
            return
        with self._lock:
            self._in_flight += 1
        started = time.monotonic_ns()
        error, response = None, None
        context = Context(exchange, frame)
        try:
            response = self._answer(exchange, frame, context)
        except AuraError as failure:
            error = failure
        except Exception:
            _LOG.exception("%s failed", frame.method)
            error = AuraError(Code.INTERNAL, f"a fault in {frame.method}; see the log of the service", "INTERNAL")
        finally:
            with self._lock:
                self._in_flight -= 1
        if response is not None and len(response) > self._link.payload_bytes_max:
            error, response = too_large("response", response, self._link), None
        exchange.end(error, response, context.trailers, time.monotonic_ns() - started)

    def _answer(self, exchange, frame, context):
        try:
            method = self._schema.method(frame.method)
            service, _, name = frame.method.partition("/")
            handler = getattr(self._handlers[service], name)
        except (KeyError, AttributeError):
            raise AuraError(
                Code.UNIMPLEMENTED, f"{frame.method} is not implemented here", "UNKNOWN_METHOD") from None
        requests = (method.request.FromString(payload) for payload in exchange.requests())
        if not method.client_streaming:
            requests = next(requests, None)
            if requests is None:
                raise AuraError(Code.INVALID_ARGUMENT, f"{frame.method} takes one request, none came", "NO_REQUEST")
        answer = handler(requests, context)
        if not method.server_streaming:
            return to_bytes(method.response, answer)
        try:
            for message in answer:
                payload = to_bytes(method.response, message)
                if len(payload) > self._link.payload_bytes_max:
                    raise too_large("response", payload, self._link)
                exchange.send(payload)
        finally:
            getattr(answer, "close", lambda: None)()
        return None


def to_bytes(message_class, message):
    """A message, a dict in protobuf's JSON form, or bytes, as bytes."""
    if isinstance(message, bytes):
        return message
    if isinstance(message, dict):
        return json_format.ParseDict(message, message_class()).SerializeToString()
    name = getattr(getattr(message, "DESCRIPTOR", None), "full_name", type(message).__name__)
    if name != message_class.DESCRIPTOR.full_name:
        raise TypeError(f"{message_class.DESCRIPTOR.full_name} or a dict is needed, not {name}")
    return message.SerializeToString()


def too_large(what, payload, link):
    return AuraError(
        Code.RESOURCE_EXHAUSTED,
        f"{what} of {len(payload)} bytes, the mesh takes {link.payload_bytes_max} (bus.payloadBytesMax)",
        "PAYLOAD_TOO_LARGE")


def _resident_bytes():
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return 0
