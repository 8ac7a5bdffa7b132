"""Asks queries again whose connection broke."""

import time

from .status import AuraError, Code

_WAIT_S = 5.0
_AGAIN_S = 0.05
_AGAIN_MAX_S = 0.5
_TIMES_MAX = 20


class Repeats:
    """Sends a query again once there is a broker again, and some times more while its service has not joined yet.

    It waits for at most five seconds from the loss, in which the call's own deadline may pass first, and asks at most twenty
    times. What is heard of an answer ends it: a second one could differ. All but close happens on the link's thread.
    """

    def __init__(self, link, exchange, frame, payload):
        self._link = link
        self._exchange = exchange
        self._frame = frame
        self._payload = payload
        self._times = 0
        self._wait_s = _AGAIN_S
        self._give_up = None
        self._waits = False
        self._closed = False

    def lost(self, reason):
        """The connection broke; whether the query waits for the next one."""
        broke = reason == "MESH_LOST" or (reason == "MESH_DOWN" and self._times > 0)
        if self._closed or not broke or not self._link.is_current() or not self._may_go_on():
            return False
        self._waits = True
        self._link.stand(self)
        return True

    def not_there_yet(self, reason):
        """A service is missing at a broker that has just come back; whether it is asked again soon."""
        if self._closed or reason != "NO_PROVIDER" or self._times == 0 or not self._may_go_on():
            return False
        self._link.later(self._wait_s, self._send)
        self._wait_s = min(_AGAIN_MAX_S, self._wait_s * 2)
        return True

    def on_up(self):
        """Called by the link."""
        self._waits = False
        self._link.no_longer_stand(self)
        self._send()

    def on_lost(self, error):
        """Called by the link when it is closed."""
        self._exchange.fail(error)

    def close(self):
        self._closed = True
        self._link.no_longer_stand(self)

    def _send(self):
        if not self._closed:
            self._times += 1
            self._exchange.reopen(self._frame, self._payload)

    def _may_go_on(self):
        now = time.monotonic()
        if self._give_up is None:
            self._give_up = now + _WAIT_S
            self._link.later(_WAIT_S, self._out_of_time)
        return now < self._give_up and self._times < _TIMES_MAX

    def _out_of_time(self):
        """Nothing came back: a query that was sent again meanwhile goes on."""
        if not self._closed and self._waits:
            text = "the connection to the mesh was lost and it did not come back"
            self._exchange.fail(AuraError(Code.UNAVAILABLE, text, "MESH_LOST"))
