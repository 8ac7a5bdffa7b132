// A broker for tests: a ROUTER that answers as it is told, one step at a time.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Router } from 'zeromq';
import { decode, encode, Kind } from '../src/wire.js';

export class FakeBroker {
  #directory = mkdtempSync('/tmp/aura');
  #router;
  path = path.join(this.#directory, 'broker.sock');

  async start() {
    this.#router = new Router({ linger: 0, receiveTimeout: 10_000 });
    await this.#router.bind(`ipc://${this.path}`);
    return this;
  }

  stop() {
    this.#router.close();
    rmSync(this.path, { force: true });
  }

  close() {
    this.stop();
    rmSync(this.#directory, { recursive: true });
  }

  /** The next frame of a kind, with its route and payload; beats in between are passed over. */
  async receive(kind) {
    for (;;) {
      const [route, ...parts] = await this.#router.receive();
      const { header, payload } = decode(parts);
      if (header.kind === kind) return { route, header, payload };
      if (header.kind !== Kind.HEARTBEAT) throw new Error(`kind ${header.kind} came, not ${kind}`);
    }
  }

  async send(route, header, payload) {
    await this.#router.send([route, ...encode(header, payload)]);
  }

  async sendParts(route, parts) {
    await this.#router.send([route, ...parts]);
  }

  /** Takes a HELLO and answers it; returns the route of the peer and its HELLO. */
  async welcome({ heartbeatIntervalMs = 500, payloadBytesMax = 1 << 20 } = {}) {
    const { route, header } = await this.receive(Kind.HELLO);
    const welcome = { protocolVersion: 1, instance: 'peer-00000001', heartbeatIntervalMs, payloadBytesMax };
    await this.send(route, { kind: Kind.WELCOME, welcome });
    return { route, hello: header.hello };
  }
}
