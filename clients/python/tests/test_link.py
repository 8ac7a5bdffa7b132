"""What a connection does when the broker answers late, badly, or not at all."""

import os
import pathlib
import tempfile
import threading
import unittest

import aura
from aura import wire

from .fake_broker import FakeBroker

STATUS = "aura.mesh.v1.MeshService/GetStatus"
REPLAY = "aura.mesh.v1.MeshService/ReplayDeadLetters"
SERVICE = "aura.conformance.v1.ConformanceService"
KIT = pathlib.Path(__file__).parents[2] / "conformance" / "conformance.binpb"


class Link(unittest.TestCase):
    def setUp(self):
        self.broker = FakeBroker()
        self.addCleanup(self.broker.close)

    def connect(self, **welcome):
        joined = []
        thread = threading.Thread(target=lambda: joined.append(aura.connect("test", self.broker.path)))
        thread.start()
        self.route, self.hello = self.broker.welcome(**welcome)
        thread.join(10)
        self.mesh = joined[0]
        self.addCleanup(self.mesh.close)
        return self.mesh

    def test_introduces_itself_and_learns_its_instance(self):
        mesh = self.connect()
        self.assertEqual(mesh.instance, "peer-00000001")
        self.assertEqual((self.hello.peer_name, self.hello.language), ("test", "python"))
        self.assertEqual((self.hello.protocol_version, self.hello.protocol_version_min), (1, 1))

    def test_shows_the_token_of_its_file(self):
        with tempfile.TemporaryDirectory() as directory:
            path = os.path.join(directory, "demo.token")
            with open(path, "w", encoding="ascii") as file:
                file.write("aura_demo\n")
            joined = []
            thread = threading.Thread(
                target=lambda: joined.append(aura.connect("test", self.broker.path, token_path=path)))
            thread.start()
            _, hello = self.broker.welcome()
            thread.join(10)
            self.addCleanup(joined[0].close)
            self.assertEqual(hello.token, b"aura_demo")

    def test_says_what_to_do_where_there_is_no_broker(self):
        with self.assertRaisesRegex(aura.AuraError, "aura up.*MESH_DOWN"):
            aura.connect(address="/tmp/aura-nobody.sock", timeout=0.1)

    def test_gives_up_where_the_broker_refuses_its_version(self):
        refused = []

        def connect():
            try:
                aura.connect("test", self.broker.path)
            except aura.AuraError as error:
                refused.append(error.reason)

        thread = threading.Thread(target=connect)
        thread.start()
        route, _, _ = self.broker.receive(wire.HELLO)
        reject = wire.Frame(kind=wire.REJECT)
        reject.status.code = 9
        reject.status.reason = "PROTOCOL_VERSION"
        self.broker.send(route, reject)
        thread.join(10)
        self.assertEqual(refused, ["PROTOCOL_VERSION"])
        self.assertFalse(thread.is_alive())

    def test_beats_within_the_interval(self):
        self.connect(interval_ms=150)
        for _ in range(3):
            self.broker.receive(wire.HEARTBEAT)

    def test_joins_again_over_a_new_connection_when_the_broker_does_not_know_it(self):
        mesh = self.connect()
        call = mesh.begin(REPLAY, {"all": True})
        self.broker.receive(wire.REQUEST)
        self.forget_peer()
        with self.assertRaises(aura.AuraError) as lost:
            call.result()
        self.assertEqual((lost.exception.code, lost.exception.reason), (aura.Code.UNAVAILABLE, "MESH_LOST"))
        again, _ = self.broker.welcome()
        self.assertNotEqual(again, self.route)

    def forget_peer(self):
        reject = wire.Frame(kind=wire.REJECT)
        reject.status.code = 16
        reject.status.reason = "UNKNOWN_PEER"
        self.broker.send(self.route, reject)

    def test_asks_a_query_again_that_the_broker_lost_until_its_service_is_back(self):
        mesh = self.connect()
        call = mesh.begin(STATUS, timeout=30)
        _, first, _ = self.broker.receive(wire.REQUEST)
        self.forget_peer()
        route, _ = self.broker.welcome()
        _, second, payload = self.broker.receive(wire.REQUEST)
        self.assertEqual((second.method, payload), (STATUS, b""))
        self.assertNotEqual(second.call_id, first.call_id)
        self.assertLess(second.remaining_ns, first.remaining_ns)
        self.broker.end(route, second.call_id, code=14, reason="NO_PROVIDER")
        _, third, _ = self.broker.receive(wire.REQUEST)
        self.broker.end(route, third.call_id, mesh._method(STATUS).response(version="9").SerializeToString())
        self.assertEqual(call.result().version, "9")

    def test_asks_a_query_again_no_longer_than_its_deadline(self):
        mesh = self.connect()
        call = mesh.begin(STATUS, timeout=0.3)
        self.broker.receive(wire.REQUEST)
        self.broker.stop()
        with self.assertRaises(aura.AuraError) as late:
            call.result()
        self.assertEqual(late.exception.reason, "DEADLINE_EXCEEDED")
        self.broker.start()

    def test_does_not_ask_again_what_began_to_be_answered(self):
        mesh = self.connect()
        call = mesh.begin("aura.mesh.v1.MeshService/Subscribe", {"pattern": "a"})
        _, frame, _ = self.broker.receive(wire.REQUEST)
        self.broker.send(self.route, wire.Frame(kind=wire.DATA, call_id=frame.call_id), b"")
        next(call)
        self.forget_peer()
        with self.assertRaises(aura.AuraError) as lost:
            next(call)
        self.assertEqual(lost.exception.reason, "MESH_LOST")

    def test_a_query_that_waits_for_the_broker_ends_when_its_caller_leaves(self):
        mesh = self.connect()
        call = mesh.begin(STATUS)
        self.broker.receive(wire.REQUEST)
        self.broker.stop()
        mesh.close()
        with self.assertRaises(aura.AuraError) as closed:
            call.result()
        self.assertEqual(closed.exception.reason, "CLOSED")
        self.broker.start()

    def test_joins_again_when_the_broker_says_that_it_stops(self):
        self.connect()
        reject = wire.Frame(kind=wire.REJECT)
        reject.status.code = 14
        reject.status.reason = "STOPPING"
        self.broker.send(self.route, reject)
        self.broker.stop()
        self.broker.start()
        self.broker.welcome()

    def test_joins_again_and_subscribes_again_when_the_broker_comes_back(self):
        mesh = self.connect()
        subscribing = threading.Thread(target=lambda: self.subscriptions.append(mesh.subscribe("a.>")))
        self.subscriptions = []
        subscribing.start()
        _, frame, _ = self.broker.receive(wire.SUBSCRIBE)
        self.broker.send(self.route, wire.Frame(kind=wire.ACK, call_id=frame.call_id))
        subscribing.join(10)

        self.broker.stop()
        self.broker.start()
        route, _ = self.broker.welcome()
        _, frame, _ = self.broker.receive(wire.SUBSCRIBE)
        self.assertEqual(frame.topic, "a.>")
        event = wire.Frame(kind=wire.EVENT, call_id=frame.call_id, topic="a.b", dropped=3)
        self.broker.send(route, event, b"x")
        received = self.subscriptions[0].get(10)
        self.assertEqual((received.topic, received.payload, received.dropped), ("a.b", b"x", 3))

    def test_ends_its_subscriptions_when_it_is_closed_without_a_broker(self):
        self.test_joins_again_and_subscribes_again_when_the_broker_comes_back()
        self.broker.stop()
        self.addCleanup(self.broker.start)
        self.mesh.close()
        with self.assertRaisesRegex(aura.AuraError, "CLOSED"):
            self.subscriptions[0].get(10)

    def test_skips_what_is_no_frame(self):
        mesh = self.connect()
        call = mesh.begin(STATUS)
        _, frame, _ = self.broker.receive(wire.REQUEST)
        self.broker.send_parts(self.route, [b"\xff\xff"])
        self.broker.send_parts(self.route, [b"\x08\x63"])
        self.broker.send_parts(self.route, [b"\x08\x06", b"", b""])
        self.broker.end(self.route, frame.call_id, b"")
        self.assertIsNotNone(call.result())

    def test_reads_batches_and_passes_over_what_is_malformed_in_them(self):
        mesh = self.connect()
        self.assertTrue(self.hello.accepts_batch)
        call = mesh.begin(STATUS)
        _, frame, _ = self.broker.receive(wire.REQUEST)
        batch = wire.Batch()
        batch.entries.add(header=b"\xff\xff")
        batch.entries.add(header=wire.encode(wire.Frame(kind=wire.BATCH), b"")[0], payload=b"")
        end = wire.Frame(kind=wire.END, call_id=frame.call_id)
        batch.entries.add(header=wire.encode(end, b"")[0], payload=b"")
        self.broker.send(self.route, wire.Frame(kind=wire.BATCH), batch.SerializeToString())
        self.assertIsNotNone(call.result())

    def test_settles_the_deliveries_of_a_durable_subscription(self):
        mesh = self.connect()
        subscriptions = []
        durable = {"name": "index", "leaseMs": 500, "start": "ALL"}
        subscribing = threading.Thread(target=lambda: subscriptions.append(mesh.subscribe("a.>", durable=durable)))
        subscribing.start()
        _, frame, _ = self.broker.receive(wire.SUBSCRIBE)
        self.assertEqual((frame.durable.name, frame.durable.lease_ms, frame.durable.start), ("index", 500, 2))
        self.broker.send(self.route, wire.Frame(kind=wire.ACK, call_id=frame.call_id))
        subscribing.join(10)
        delivered = wire.Frame(kind=wire.EVENT, call_id=frame.call_id, topic="a.b")
        delivered.delivery.position, delivered.delivery.attempt = 41, 2
        self.broker.send(self.route, delivered, b"x")

        event = subscriptions[0].get(10)
        event.reject("no such file")

        _, settled, _ = self.broker.receive(wire.SETTLE)
        self.assertEqual((event.attempt, settled.call_id), (2, frame.call_id))
        self.assertEqual(list(settled.settlement.positions), [41])
        self.assertEqual((settled.settlement.outcome, settled.settlement.error), (2, "no such file"))

    def test_asks_for_the_guarantee_that_a_publisher_wants(self):
        mesh = self.connect()
        future = mesh.publish("a.b", b"x", guarantee="FSYNCED", timeout=None)
        _, frame, _ = self.broker.receive(wire.EVENT)
        self.assertEqual(frame.guarantee.level, 2)
        answer = wire.Frame(kind=wire.ACK, call_id=frame.call_id)
        answer.guarantee.level = 2
        self.broker.send(self.route, answer)
        self.assertEqual(future.result(10), 2)

    def test_says_goodbye(self):
        mesh = self.connect()
        mesh.close()
        self.broker.receive(wire.GOODBYE)
        with self.assertRaises(aura.AuraError):
            mesh.call(STATUS)


class Calls(unittest.TestCase):
    setUp = Link.setUp
    connect = Link.connect

    def test_carry_time_left_metadata_and_first_credit(self):
        mesh = self.connect()
        mesh.begin(STATUS, timeout=5, metadata={"X-Name": "v", "x-bin": b"\0\xff"}, lane="interactive")
        _, frame, payload = self.broker.receive(wire.REQUEST)
        self.assertEqual((frame.call_id % 2, frame.method, frame.lane, payload), (1, STATUS, 1, b""))
        self.assertEqual(frame.remaining_ns, 5_000_000_000)
        self.assertGreater(frame.credit, 0)
        self.assertEqual([(m.key, m.value) for m in frame.metadata], [("x-name", b"v"), ("x-bin", b"\0\xff")])

    def test_that_nobody_refers_to_any_more_are_cancelled(self):
        mesh = self.connect()
        call = mesh.begin(STATUS)
        _, opened, _ = self.broker.receive(wire.REQUEST)
        del call
        _, frame, _ = self.broker.receive(wire.CANCEL)
        self.assertEqual(frame.call_id, opened.call_id)

    def test_are_cancelled_when_their_time_is_up_without_an_answer(self):
        mesh = self.connect()
        with self.assertRaises(aura.AuraError) as expired:
            mesh.call(STATUS, timeout=0.05)
        self.assertEqual(expired.exception.code, aura.Code.DEADLINE_EXCEEDED)
        self.broker.receive(wire.REQUEST)
        self.broker.receive(wire.CANCEL)

    def test_with_more_metadata_than_a_header_holds_are_not_sent(self):
        mesh = self.connect()
        with self.assertRaisesRegex(aura.AuraError, "HEADER_TOO_LARGE"):
            mesh.call(STATUS, metadata={"x": "y" * 70_000})

    def test_larger_than_the_broker_takes_are_not_sent(self):
        mesh = self.connect(payload_bytes_max=10)
        with self.assertRaisesRegex(aura.AuraError, "PAYLOAD_TOO_LARGE"):
            mesh.call("aura.mesh.v1.MeshService/Publish", {"topic": "a", "type": "x" * 20})


class Serving(unittest.TestCase):
    setUp = Link.setUp
    connect = Link.connect

    def serve(self, handler, slots=2):
        mesh = self.connect()
        serving = threading.Thread(target=mesh.serve, args=["conf", "1", {SERVICE: handler}, KIT], kwargs={"slots": slots})
        serving.start()
        _, self.ready, _ = self.broker.receive(wire.READY)
        self.broker.send(self.route, wire.Frame(kind=wire.READY_ACK))
        serving.join(10)

    def request(self, call_id, method="Echo", **fields):
        frame = wire.Frame(kind=wire.REQUEST, call_id=call_id, method=f"{SERVICE}/{method}", **fields)
        self.broker.send(self.route, frame, b"")

    def test_says_what_it_serves(self):
        self.serve(Handler())
        self.assertEqual(self.ready.ready.name, "conf")
        self.assertEqual((list(self.ready.ready.services), self.ready.ready.slots), ([SERVICE], 2))

    def test_ends_a_call_whose_trailers_cannot_be_sent(self):
        self.serve(Handler(trailers=[("x", "y" * 70_000)]))
        with self.assertLogs("aura"):
            self.request(2)
            _, frame, _ = self.broker.receive(wire.END)
        self.assertEqual((frame.status.code, frame.status.reason), (13, "INTERNAL"))

    def test_lets_a_call_beyond_its_slots_wait(self):
        handler = Handler(hold=threading.Event())
        self.serve(handler, slots=1)
        self.request(2)
        self.request(4)
        handler.hold.set()
        ended = [self.broker.receive(wire.END)[1].call_id for _ in range(2)]
        self.assertEqual((ended, handler.at_once), ([2, 4], 1))

    def test_does_not_answer_a_call_that_was_cancelled(self):
        handler = Handler(hold=threading.Event())
        self.serve(handler)
        self.request(2)
        self.broker.send(self.route, wire.Frame(kind=wire.CANCEL, call_id=2))
        self.request(4, "Spread")
        _, frame, _ = self.broker.receive(wire.END)
        self.assertEqual(frame.call_id, 4)
        handler.hold.set()


class Handler:
    def __init__(self, trailers=(), hold=None):
        self.trailers, self.hold, self.at_once, self.running = trailers, hold, 0, 0

    def Echo(self, _request, context):
        self.running += 1
        self.at_once = max(self.at_once, self.running)
        context.set_trailing_metadata(self.trailers)
        if self.hold is not None:
            self.hold.wait(10)
        self.running -= 1
        return {}

    def Spread(self, _request, _context):
        return iter(())


if __name__ == "__main__":
    unittest.main()
