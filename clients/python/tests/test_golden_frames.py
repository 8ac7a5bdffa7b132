"""The golden frames are read as they were meant and written as they are kept."""

import pathlib
import random
import unittest
import warnings

from aura import wire

GOLDEN = pathlib.Path(__file__).parents[3] / "proto/src/test/resources/golden"


def golden():
    for header in sorted(GOLDEN.glob("*.header")):
        payload = header.with_suffix(".payload")
        yield header.stem, header.read_bytes(), payload.read_bytes() if payload.exists() else None


class GoldenFrames(unittest.TestCase):
    def test_cover_every_kind(self):
        self.assertEqual({name for name, _, _ in golden()}, {name.lower() for name in wire.KINDS.values()})

    def test_are_read_and_written_as_they_are_kept(self):
        for name, header, payload in golden():
            with self.subTest(name):
                frame, read = wire.decode([header] if payload is None else [header, payload])
                self.assertEqual(wire.KINDS[frame.kind].lower(), name)
                self.assertEqual(read, payload)
                self.assertEqual(wire.encode(frame, read)[0], header)

    def test_know_every_field(self):
        for name, header, _ in golden():
            with self.subTest(name):
                frame = wire.Frame.FromString(header)
                frame.DiscardUnknownFields()
                self.assertEqual(frame.SerializeToString(deterministic=True), header)

    def test_of_a_batch_hold_the_messages_in_order(self):
        messages = [(wire.KINDS[frame.kind], payload) for frame, payload in wire.unpack((GOLDEN / "batch.payload").read_bytes())]
        self.assertEqual(messages, [("HEARTBEAT", None), ("DATA", b"payload")])

    def test_truncated_or_mutated_are_read_or_refused_but_never_worse(self):
        chance = random.Random(1)
        warnings.simplefilter("ignore")  # protobuf warns of some that it refuses
        self.addCleanup(warnings.resetwarnings)
        for _, header, _ in golden():
            for _ in range(300):
                broken = bytearray(header[: chance.randrange(len(header) + 1)])
                if broken:
                    broken[chance.randrange(len(broken))] = chance.randrange(256)
                try:
                    wire.decode([bytes(broken)])
                except wire.MalformedFrame:
                    pass

    def test_no_part_three_parts_and_an_oversized_header_are_malformed(self):
        for parts in ([], [b"\x08\x06"] * 3, [bytes(wire.HEADER_BYTES_MAX + 1)], [b"\x08\x63"], [b"\x08\x06", b""]):
            with self.assertRaises(wire.MalformedFrame):
                wire.decode(parts)
