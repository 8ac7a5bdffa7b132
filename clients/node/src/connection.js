// One connection to the broker: opened for one try to join and never used again once it broke.
import { existsSync } from 'node:fs';
import { Dealer } from 'zeromq';
import { brokerSocket, clientKeys, remoteAddress } from './address.js';
import { decodeAll } from './wire.js';

// What a broker may send at most is known only after its welcome, so only the absurd is refused here.
const MESSAGE_BYTES_MAX = 2 ** 30;

/** Where to connect, and how a socket is prepared for it. */
class Endpoint {
  constructor(socketPath) {
    this.path = socketPath;
    this.address = `ipc://${socketPath}`;
  }

  reachable() {
    return existsSync(this.path);
  }

  /** Options of the socket; a Unix socket needs none: who may open it may talk. */
  options() {
    return {};
  }
}

/** A mesh of another machine: TCP, encrypted with CURVE. */
class RemoteEndpoint {
  constructor(address, keys) {
    this.address = address;
    this.keys = keys;
  }

  reachable() {
    return true;
  }

  options() {
    return { curveServerKey: this.keys.server, curvePublicKey: this.keys.public, curveSecretKey: this.keys.secret };
  }
}

/** The endpoint of an address: a path, tcp://…, or without one what the environment says. */
export function endpoint(address) {
  const named = address || remoteAddress() || brokerSocket();
  return named.startsWith('tcp://') ? new RemoteEndpoint(named, clientKeys()) : new Endpoint(named);
}

/** A DEALER; tells what arrives and, once, that the connection is gone or was never made. */
export class Connection {
  #dealer;
  #queue = [];
  #sending = false;
  #closed = false;

  constructor(endpoint, { onMessage, onLost, onSent }) {
    this.onSent = onSent;
    this.#dealer = new Dealer({
      linger: 0,
      sendHighWaterMark: 256,
      receiveHighWaterMark: 256,
      maxMessageSize: MESSAGE_BYTES_MAX,
      // The same socket must not connect twice: the broker takes the second connection for another peer.
      reconnectInterval: -1,
      ...endpoint.options(),
    });
    const lost = () => this.#closed || onLost();
    for (const event of ['disconnect', 'close', 'connect:retry']) this.#dealer.events.on(event, lost);
    this.#dealer.connect(endpoint.address);
    this.#receive(onMessage);
  }

  /** Queues the parts of a message; they leave in order. */
  send(parts) {
    this.#queue.push(parts);
    if (!this.#sending) this.#transmit();
  }

  /** Messages that have not left yet. */
  get queued() {
    return this.#queue.length;
  }

  /** Gives up the connection; what was sent last may still leave within the time. */
  async close(lingerMs = 0) {
    if (this.#closed) return;
    this.#closed = true;
    const end = Date.now() + lingerMs;
    while (this.#sending && Date.now() < end) await new Promise((wake) => setTimeout(wake, 1));
    this.#dealer.linger = lingerMs;
    this.#dealer.close();
  }

  async #transmit() {
    this.#sending = true;
    try {
      while (this.#queue.length > 0) {
        const parts = this.#queue.shift();
        await this.#dealer.send(parts);
        this.onSent(parts);
      }
    } catch (error) {
      if (!this.#dealer.closed) throw error;
    } finally {
      this.#sending = false;
    }
  }

  async #receive(onMessage) {
    try {
      for await (const parts of this.#dealer) {
        if (this.#closed) return;
        for (const message of decodeAll(parts)) onMessage(message);
      }
    } catch (error) {
      if (!this.#dealer.closed) throw error;
    }
  }
}
