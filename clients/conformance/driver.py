"""The conformance client in Python: does what each line of its input says and answers with a line. See README.md."""

import base64
import json
import os
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "python"))

import aura  # noqa: E402
from google.protobuf import json_format  # noqa: E402

PATIENCE_S = 20
SCHEMA = aura.Schema.of(os.path.join(HERE, "conformance.binpb"))
NOTE = SCHEMA.message("aura.conformance.v1.EchoRequest")


class Driver:
    def __init__(self, mesh):
        self._mesh = mesh
        self._calls = {}
        self._resumed = {}
        self._subscriptions = {}
        self._writing = threading.Lock()

    def run(self):
        self._answer({"ready": self._mesh.instance})
        for line in sys.stdin:
            request = json.loads(line)
            threading.Thread(target=self._do, args=[request], daemon=True).start()

    def _do(self, request):
        answer = {"id": request["id"]}
        try:
            getattr(self, "_" + request["op"])(request, answer)
            answer.setdefault("code", "OK")
        except aura.AuraError as error:
            answer.update(
                code=error.code.name, reason=error.reason, message=error.message, details=to_text(error.details))
        except Exception as error:  # shown in the test that asked
            answer.update(code="DRIVER", message=repr(error))
        self._answer(answer)

    def _call(self, request, answer):
        key = request["id"]
        answer["responses"] = []
        messages = request["requests"]
        one = not request["clientStreaming"]
        call = self._mesh.begin(
            request["method"], messages[0] if one else iter(messages),
            timeout=request["timeoutMs"] / 1000 if "timeoutMs" in request else None,
            metadata=[(k, base64.b64decode(v) if k.endswith("-bin") else v) for k, v in request.get("metadata", [])],
            target=request.get("target", ""))
        self._calls[key] = call
        self._resumed[key] = threading.Event()
        for response in call:
            answer["responses"].append(json_format.MessageToDict(response))
            if len(answer["responses"]) == request.get("readMax"):
                self._answer({"id": key, "paused": True})
                self._resumed[key].wait(PATIENCE_S)
        answer["initialMetadata"] = texts(call.initial_metadata())
        answer["trailers"] = texts(call.trailing_metadata())

    def _cancel(self, request, _answer):
        self._calls[request["call"]].cancel()

    def _resume(self, request, _answer):
        self._resumed[request["call"]].set()

    def _subscribe(self, request, _answer):
        self._subscriptions[request["id"]] = self._mesh.subscribe(request["pattern"], durable=request.get("durable"))

    def _take(self, request, answer):
        event = self._subscriptions[request["subscription"]].get(PATIENCE_S)
        if event is None:
            raise TimeoutError("no event came")
        answer.update(text=event.parse(NOTE).text, attempt=event.attempt)
        if request["settle"] == "accept":
            event.accept()
        else:
            event.reject("as asked for")

    def _events(self, request, answer):
        subscription = self._subscriptions[request["subscription"]]
        answer["events"] = []
        while len(answer["events"]) < request["count"]:
            event = subscription.get(PATIENCE_S)
            if event is None:
                raise TimeoutError(f"{len(answer['events'])} of {request['count']} events came")
            answer["events"].append(
                {"topic": event.topic, "text": event.parse(NOTE).text, "sequence": event.sequence, "source": event.source})

    def _publish(self, request, answer):
        level = request.get("guarantee", "MEMORY")
        futures = [
            self._mesh.publish(request["topic"], NOTE(text=text), guarantee=level, timeout=None)
            for text in request["texts"]]
        for future in futures:
            answer["guarantee"] = {1: "MEMORY", 2: "FSYNCED"}[future.result(PATIENCE_S)]

    def _answer(self, answer):
        with self._writing:
            print(json.dumps(answer), flush=True)


def texts(pairs):
    return [[key, to_text(value) if isinstance(value, bytes) else value] for key, value in pairs]


def to_text(raw):
    return base64.b64encode(raw).decode("ascii")


if __name__ == "__main__":
    with aura.connect("driver-python", descriptors=SCHEMA, timeout=PATIENCE_S) as joined:
        Driver(joined).run()
