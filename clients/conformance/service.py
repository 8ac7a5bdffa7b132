"""The conformance service in Python. Argument: its daemon name."""

import os
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "python"))

import aura  # noqa: E402

SERVICE = "aura.conformance.v1.ConformanceService"
SLOTS = 4


class Conformance:
    """The methods of conformance.proto."""

    def __init__(self):
        self._lock = threading.Lock()
        self._seen = {"hanging": 0, "cancelled": 0, "echoes_at_once": 0, "spread": 0, "looks": 0, "echoes": 0}
        self._echoes = 0

    def Echo(self, request, context):
        with self._lock:
            self._echoes += 1
            self._seen["echoes"] += 1
            self._seen["echoes_at_once"] = max(self._seen["echoes_at_once"], self._echoes)
        give_back(context)
        time.sleep(request.work_ms / 1000)
        with self._lock:
            self._echoes -= 1
        return {"text": request.text, "payload": base64(request.payload)}

    def Spread(self, request, context):
        give_back(context)
        for number in range(1, request.count + 1):
            yield {"number": number, "payload": base64(bytes(request.payload_bytes))}
            with self._lock:
                self._seen["spread"] += 1

    def Collect(self, requests, context):
        give_back(context)
        texts = [request.text for request in requests]
        return {"count": len(texts), "text": "".join(texts)}

    def Chat(self, requests, context):
        give_back(context)
        for request in requests:
            yield {"text": request.text}

    def Fail(self, request, _context):
        if request.code == 0:
            raise RuntimeError("a fault, as asked for")
        raise aura.AuraError(request.code, request.message, request.reason, request.details)

    def Hang(self, _request, context):
        self._count("hanging", 1)
        context.wait_cancelled()
        self._count("hanging", -1)
        self._count("cancelled", 1)
        return {}

    def Look(self, request, _context):
        self._count("looks", 1)
        time.sleep(request.work_ms / 1000)
        return {"text": request.text}

    def Inspect(self, _request, _context):
        with self._lock:
            return dict(self._seen)

    def _count(self, name, change):
        with self._lock:
            self._seen[name] += change


def give_back(context):
    pairs = [(key, value) for key, value in context.invocation_metadata() if key.startswith("echo-")]
    if pairs:
        context.send_initial_metadata(pairs)
        context.set_trailing_metadata(pairs)


def base64(raw):
    import base64 as codec

    return codec.b64encode(raw).decode("ascii")


if __name__ == "__main__":
    descriptors = os.path.join(HERE, "conformance.binpb")
    aura.serve(sys.argv[1], "1.0", {SERVICE: Conformance()}, descriptors, slots=SLOTS)
