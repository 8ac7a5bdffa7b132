"""The mesh, as a program uses it: connect, call, serve, publish, subscribe."""

import concurrent.futures
import os
import signal
import sys
import threading
from dataclasses import dataclass

from google.protobuf import json_format

from . import call as calls
from . import wire
from .address import token_file
from .connection import endpoint
from .events import Publisher, Subscription
from .link import Link
from .schema import CONTRACT, Schema
from .service import Service, to_bytes, too_large
from .status import AuraError, Code

LANES = {"": 0, "interactive": 1, "normal": 2, "background": 3}
GUARANTEES = {0: "NONE", 1: "MEMORY", 2: "FSYNCED"}
_ANSWER_S = 10.0


@dataclass(frozen=True)
class CallOptions:
    timeout: float | None
    metadata: tuple
    target: str
    lane: int
    idempotency_key: str
    supersede_key: str


def connect(name="", address=None, timeout=5.0, descriptors=None, *, token_path=None):
    """Joins the mesh and waits, up to timeout seconds, for its welcome.

    name is shown to people; address is the path of the broker's socket, by default the one that `aura up` opens, or AURA_BUS_ADDRESS (tcp://…); descriptors
    define the methods to call (see Schema.of) where neither an imported generated module nor the mesh itself shall; token_path is
    the file with the token, by default AURA_BUS_TOKEN_FILE or that of the mesh's own user.
    """
    name = name or os.path.basename(sys.argv[0]) or "python"
    link = Link(endpoint(address), name, token_path or token_file())
    try:
        link.await_up(timeout)
    except BaseException:
        link.close()
        raise
    return Mesh(link, Schema.of(descriptors) if descriptors is not None else None)


class Mesh:
    """One connection to the mesh, which it joins again when the broker restarts. Any thread may use it."""

    def __init__(self, link, schema=None):
        self._link = link
        self._schemas = [schema] if schema is not None else []
        self._publisher = Publisher(link)
        self._service = None
        self._from_mesh = {}
        link.stand(self)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def instance(self):
        """The id that the broker gave this connection."""
        return self._link.instance

    def call(self, method, request=None, **options):
        """Calls `package.Service/Method`.

        request is a message or a dict in protobuf's JSON form; an iterable of them where the method streams requests. Returns
        the response, or where the method streams responses a Call to iterate over. Options are those of begin. Raises
        AuraError.
        """
        begun = self.begin(method, request, **options)
        return begun if self._method(method).server_streaming else begun.result()

    def begin(self, method, request=None, *, timeout=None, metadata=(), target="", lane="", idempotency_key="",
              supersede_key=""):
        """Like call, but returns the Call at once, whatever the method's shape.

        timeout is in seconds; metadata are pairs, with bytes for keys that end in -bin; target is an instance id; lane is
        interactive, normal or background.
        """
        pairs = tuple(metadata.items() if hasattr(metadata, "items") else metadata)
        options = CallOptions(timeout, pairs, target, LANES[lane], idempotency_key, supersede_key)
        found = self._method(method)
        if found.client_streaming:
            stream = (self._checked(found, each) for each in (request if request is not None else ()))
            return calls.begin(self._link, found, stream, True, options)
        return calls.begin(self._link, found, self._checked(found, {} if request is None else request), False, options)

    def publish(self, topic, event, *, type="", guarantee="MEMORY", id="", timeout=_ANSWER_S):
        """Publishes a message or bytes and waits for the acknowledgement; returns what it promises: MEMORY or FSYNCED.

        guarantee is what to ask for. id is a UUID, by default a new one: an FSYNCED event that is published again under the same
        id is acknowledged and not delivered twice. With timeout None it does not wait and returns a future.
        """
        future = self._publisher.publish(topic, event, type, {"MEMORY": 1, "FSYNCED": 2}[guarantee], id)
        return future if timeout is None else GUARANTEES.get(_answer(future, timeout), "NONE")

    def subscribe(self, pattern, *, durable=None, events_max=1024, timeout=_ANSWER_S):
        """Subscribes and returns when the subscription stands. At most events_max wait for a slow reader; more are dropped
        and counted.

        durable names a subscription that outlives this connection, or is a dict with the fields of aura.bus.v1.Durable. None of
        its events is dropped; each must be settled by accept, reject or release, else it is delivered again.
        """
        fields = {"name": durable} if isinstance(durable, str) else durable
        described = None if fields is None else json_format.ParseDict(fields, wire.Durable())
        subscription = Subscription(self._link, pattern, events_max, described)
        try:
            _answer(subscription.standing, timeout)
        except BaseException:
            subscription.close()
            raise
        return subscription

    def serve(self, name, version, handlers, descriptors=None, *, slots=8, timeout=_ANSWER_S):
        """Registers services and returns when calls may arrive; once for a connection.

        handlers maps full service names to objects with one method `Name(request, context)` for each rpc: requests that
        stream are an iterator, responses that stream are yielded, and a response may be a dict. descriptors are as in
        Schema.of, by default the imported generated modules. At most slots calls are worked on at once, each on a thread.
        """
        if self._service is not None:
            raise AuraError(Code.FAILED_PRECONDITION, "this connection serves already; open another", "ALREADY_SERVING")
        schema = Schema.generated() if descriptors is None else Schema.of(descriptors)
        for service in handlers:
            if not schema.has_service(service):
                raise AuraError(Code.INVALID_ARGUMENT, f"the descriptors do not define {service}", "BAD_REGISTRATION")
        self._service = Service(self._link, name, version, handlers, schema, slots)
        _answer(self._link.register(self._service), timeout)

    def close(self):
        """Leaves the mesh; calls under way fail."""
        self._link.close()
        if self._service is not None:
            self._service.close()

    def _checked(self, method, request):
        payload = to_bytes(method.request, request)
        if len(payload) > self._link.payload_bytes_max:
            raise too_large("request", payload, self._link)
        return payload

    def _method(self, name):
        service = name.partition("/")[0]
        for schema in (*self._schemas, Schema.generated(), CONTRACT):
            if schema.has_service(service):
                return _defined(schema, name)
        if service not in self._from_mesh:
            self._from_mesh[service] = self._fetch(service)
        return _defined(self._from_mesh[service], name)

    def _fetch(self, service):
        answer = self.call(
            "aura.mesh.v1.MeshService/GetDescriptors", {"services": [service]}, timeout=_ANSWER_S)
        if service in answer.missing:
            raise AuraError(Code.UNAVAILABLE, f"no running service provides {service}", "NO_PROVIDER")
        return Schema.of(answer.descriptors.SerializeToString())

    def on_up(self):
        """Called by the link: a service may have come back in another version."""
        self._from_mesh = {}

    def on_lost(self, error):
        """Called by the link."""


def serve(name, version, handlers, descriptors=None, *, slots=8, address=None, token_path=None):
    """Serves until the process gets SIGINT or SIGTERM; waits for the mesh where it is not up yet."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        with Mesh(Link(endpoint(address), name, token_path or token_file())) as mesh:
            mesh.serve(name, version, handlers, descriptors, slots=slots, timeout=None)
            threading.Event().wait()
    except _Stop:
        pass


class _Stop(BaseException):
    """Ends whatever the main thread waits for."""


def _stop(*_):
    raise _Stop


def _defined(schema, name):
    try:
        return schema.method(name)
    except KeyError:
        service, _, method = name.partition("/")
        raise AuraError(Code.UNIMPLEMENTED, f"{service} has no method {method}", "UNKNOWN_METHOD") from None


def _answer(future, timeout):
    try:
        return future.result(timeout)
    except concurrent.futures.TimeoutError:
        raise AuraError(
            Code.DEADLINE_EXCEEDED, f"the broker did not answer within {timeout} s", "DEADLINE_EXCEEDED") from None
