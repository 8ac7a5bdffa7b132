"""Descriptors, addresses and flow control."""

import os
import pathlib
import tempfile
import unittest

import aura
from aura.address import broker_socket, token_file
from aura.flow import INITIAL, ReceiveWindow
from aura.schema import CONTRACT, Schema

KIT = pathlib.Path(__file__).parents[2] / "conformance"
SERVICE = "aura.conformance.v1.ConformanceService"


class Schemas(unittest.TestCase):
    def test_tell_the_shape_of_a_method(self):
        schema = Schema.of(KIT / "conformance.binpb")
        shapes = {
            name: (schema.method(f"{SERVICE}/{name}").client_streaming, schema.method(f"{SERVICE}/{name}").server_streaming)
            for name in ("Echo", "Spread", "Collect", "Chat")
        }
        self.assertEqual(
            shapes, {"Echo": (False, False), "Spread": (False, True), "Collect": (True, False), "Chat": (True, True)})

    def test_give_a_service_with_all_that_its_file_imports_imports_first(self):
        names = [file.name for file in CONTRACT.descriptor_set(["aura.mesh.v1.MeshService"]).file]
        self.assertEqual(names[-1], "aura/mesh/v1/mesh.proto")
        self.assertLess(names.index("google/protobuf/descriptor.proto"), names.index("aura/bus/v1/options.proto"))

    def test_of_two_versions_live_in_one_process(self):
        first, second = Schema.of(KIT / "conformance.binpb"), Schema.of(KIT / "conformance.binpb")
        name = "aura.conformance.v1.EchoRequest"
        self.assertIsNot(first.message(name), second.message(name))

    def test_a_method_that_is_not_defined_is_a_key_error(self):
        with self.assertRaises(KeyError):
            CONTRACT.method("aura.mesh.v1.MeshService/Nonsense")

    def test_of_a_proto_file_need_protoc_and_say_so(self):
        path = os.environ["PATH"]
        os.environ["PATH"] = ""
        try:
            with self.assertRaisesRegex(FileNotFoundError, "protobuf-compiler"):
                Schema.of(str(KIT / "conformance.proto"))
        finally:
            os.environ["PATH"] = path


class Addresses(unittest.TestCase):
    def test_follow_the_runtime_directory_where_it_is_absolute(self):
        self.assertEqual(broker_socket({"XDG_RUNTIME_DIR": "/r"}), "/r/aura/broker.sock")

    def test_fall_back_to_the_cache(self):
        with tempfile.TemporaryDirectory() as home:
            found = broker_socket({"HOME": home, "XDG_RUNTIME_DIR": "relative"})
            self.assertIn(found, (f"{home}/.cache/aura/run/broker.sock", f"/run/user/{os.getuid()}/aura/broker.sock"))

    def test_name_the_token_of_the_user_where_no_other_is_named(self):
        self.assertEqual(token_file({"HOME": "/h"}), "/h/.local/state/aura/tokens/admin.token")
        self.assertEqual(token_file({"HOME": "/h", "XDG_STATE_HOME": "/s"}), "/s/aura/tokens/admin.token")
        self.assertEqual(token_file({"HOME": "/h", "AURA_BUS_TOKEN_FILE": "/t/ci.token"}), "/t/ci.token")


class Windows(unittest.TestCase):
    def test_grow_for_small_messages_and_shrink_for_large_ones(self):
        def granted(size, count):
            window, credit = ReceiveWindow(), INITIAL
            for _ in range(count):
                credit += window.consumed(size) - 1
                self.assertGreaterEqual(credit, 0)
            return credit

        self.assertGreater(granted(10, 1000), 100)
        self.assertLessEqual(granted(1 << 20, 1000), 2)


class Errors(unittest.TestCase):
    def test_show_code_message_and_reason(self):
        error = aura.AuraError(aura.Code.NOT_FOUND, "no shelf 7", "NO_SHELF")
        self.assertEqual(str(error), "NOT_FOUND: no shelf 7 (reason=NO_SHELF)")
