"""A broker for tests: a ROUTER that answers as it is told, one step at a time."""

import os
import shutil
import tempfile

import zmq

from aura import wire

PATIENCE_MS = 10_000


class FakeBroker:
    def __init__(self):
        self._directory = tempfile.mkdtemp(prefix="aura", dir="/tmp")
        self.path = os.path.join(self._directory, "broker.sock")
        self._context = zmq.Context()
        self._router = None
        self.start()

    def start(self):
        self._router = self._context.socket(zmq.ROUTER)
        self._router.linger = 0
        self._router.bind(f"ipc://{self.path}")

    def stop(self):
        self._router.close(0)
        if os.path.exists(self.path):
            os.unlink(self.path)

    def close(self):
        self.stop()
        self._context.term()
        shutil.rmtree(self._directory)

    def receive(self, kind):
        """The next frame of a kind, with its route and payload; beats in between are passed over."""
        while True:
            if not self._router.poll(PATIENCE_MS):
                raise AssertionError(f"no {wire.KINDS[kind]} came")
            route, *parts = self._router.recv_multipart()
            frame, payload = wire.decode(parts)
            if frame.kind == kind:
                return route, frame, payload
            if frame.kind != wire.HEARTBEAT:
                raise AssertionError(f"{wire.KINDS[frame.kind]} came, not {wire.KINDS[kind]}")

    def send(self, route, frame, payload=None):
        self._router.send_multipart([route, *wire.encode(frame, payload)])

    def send_parts(self, route, parts):
        self._router.send_multipart([route, *parts])

    def welcome(self, interval_ms=500, payload_bytes_max=1 << 20):
        """Takes a HELLO and answers it; returns the route of the peer and its HELLO."""
        route, frame, _ = self.receive(wire.HELLO)
        answer = wire.Frame(kind=wire.WELCOME)
        answer.welcome.protocol_version = 1
        answer.welcome.instance = "peer-00000001"
        answer.welcome.heartbeat_interval_ms = interval_ms
        answer.welcome.payload_bytes_max = payload_bytes_max
        self.send(route, answer)
        return route, frame.hello

    def end(self, route, call_id, payload=None, code=0, reason=""):
        frame = wire.Frame(kind=wire.END, call_id=call_id)
        frame.status.code = code
        frame.status.reason = reason
        self.send(route, frame, payload)
