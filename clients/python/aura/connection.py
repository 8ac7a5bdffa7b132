"""One connection to the broker: opened for one try to join and never used again once it broke."""

import collections
import os

import zmq

from . import wire
from .address import broker_socket, client_keys, remote_address

# What a broker may send at most is known only after its welcome, so only the absurd is refused here.
_MESSAGE_BYTES_MAX = 1 << 30
_LOST = zmq.EVENT_DISCONNECTED | zmq.EVENT_CLOSED | zmq.EVENT_CONNECT_RETRIED


class Endpoint:
    """Where to connect, and how a socket is prepared for it."""

    def __init__(self, path):
        self.path = path
        self.address = f"ipc://{path}"

    def reachable(self):
        return os.path.exists(self.path)

    def prepare(self, dealer):
        """A Unix socket needs nothing: who may open it may talk."""


class RemoteEndpoint:
    """A mesh of another machine: TCP, encrypted with CURVE."""

    def __init__(self, address, keys):
        self.address = address
        self._server, self._public, self._secret = (key.encode("ascii") for key in keys)

    def reachable(self):
        return True

    def prepare(self, dealer):
        dealer.curve_serverkey = self._server
        dealer.curve_publickey = self._public
        dealer.curve_secretkey = self._secret


def endpoint(address=None):
    """The endpoint of an address: a path, tcp://…, or without one what the environment says."""
    address = address or remote_address() or broker_socket()
    return RemoteEndpoint(address, client_keys()) if address.startswith("tcp://") else Endpoint(address)


class Connection:
    """A DEALER and the monitor that tells when its connection is gone. Only the link's thread touches it."""

    def __init__(self, context, endpoint):
        self._unpacked = collections.deque()
        self._dealer = context.socket(zmq.DEALER)
        self._dealer.linger = 0
        self._dealer.hwm = 256
        self._dealer.maxmsgsize = _MESSAGE_BYTES_MAX
        # The same socket must not connect twice: the broker takes the second connection for another peer.
        self._dealer.reconnect_ivl = -1
        self._monitor = self._dealer.get_monitor_socket(_LOST)
        self._monitor.linger = 0
        endpoint.prepare(self._dealer)
        self._dealer.connect(endpoint.address)

    def watch(self, poller, writable):
        poller.register(self._dealer, zmq.POLLIN | zmq.POLLOUT if writable else zmq.POLLIN)
        poller.register(self._monitor, zmq.POLLIN)

    def unwatch(self, poller):
        poller.unregister(self._dealer)
        poller.unregister(self._monitor)

    def send(self, parts):
        """Sends unless the connection is full."""
        try:
            self._dealer.send_multipart(parts, zmq.NOBLOCK)
            return True
        except zmq.Again:
            return False

    def receive(self):
        """The next header and payload; None when there is none now. What is no frame of the protocol is skipped."""
        while not self._unpacked:
            try:
                frame, payload = wire.decode(self._dealer.recv_multipart(zmq.NOBLOCK))
            except zmq.Again:
                return None
            except wire.MalformedFrame:
                continue
            if frame.kind == wire.BATCH:
                self._unpacked.extend(wire.unpack(payload))
            else:
                return frame, payload
        return self._unpacked.popleft()

    def lost(self):
        """Whether the connection is gone, or was never made."""
        try:
            self._monitor.recv_multipart(zmq.NOBLOCK)
            return True
        except zmq.Again:
            return False

    def close(self, linger_ms=0):
        self._dealer.disable_monitor()
        self._monitor.close(0)
        self._dealer.close(linger_ms)
