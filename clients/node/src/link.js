// A connection to the broker that joins again by itself. What arrives for a call or subscription goes to its sink, an object
// with onFrame({header, payload}) and onLost(error).
import { readToken } from './address.js';
import { Connection } from './connection.js';
import { Changes } from './flow.js';
import { AuraError, Code, readStatus } from './status.js';
import { encode, Kind, number, PROTOCOL_VERSION } from './wire.js';

const ATTEMPT_MS = 1000;
const RETRY_MIN_MS = 10;
const RETRY_MAX_MS = 250;
const SILENT_INTERVALS_MAX = 20;
const QUEUED_MAX = 4096;
const QUEUED_BYTES_MAX = 64 << 20;
const FAREWELL_LINGER_MS = 50;
const ENDING = new Set([Kind.END, Kind.CANCEL, Kind.UNSUBSCRIBE]);

export class Link {
  payloadBytesMax = 2 ** 30;
  instance = '';
  #endpoint;
  #name;
  #tokenPath;
  #connection = null;
  #up = false;
  #refused = null;
  #closed = false;
  #nextId = 1;
  #sinks = new Map();
  #standing = new Set();
  #registration = null;
  #registered = null;
  #retryMs = RETRY_MIN_MS;
  #timer = null;
  #intervalMs = 1000;
  #sentMs = 0;
  #heardMs = 0;
  #queuedBytes = 0;
  #changes = new Changes();
  #room = Promise.resolve();

  constructor(endpoint, name, tokenPath) {
    this.#endpoint = endpoint;
    this.#name = name;
    this.#tokenPath = tokenPath;
    this.#try();
  }

  /** Waits for the broker's welcome; throws UNAVAILABLE MESH_DOWN where none came in time. */
  async awaitUp(timeoutMs) {
    let timeUp = false;
    const timer = setTimeout(() => {
      timeUp = true;
      this.#changes.notify();
    }, timeoutMs);
    await this.#changes.until(() => this.#up || this.#refused || timeUp);
    clearTimeout(timer);
    if (this.#refused) throw this.#refused;
    if (!this.#up) throw this.#down();
  }

  nextId() {
    const id = this.#nextId;
    this.#nextId += 2;
    return id;
  }

  /** Resolves, first come first served, when a further message may be queued. */
  room() {
    this.#room = this.#room.then(() => this.#changes.until(() => this.#hasRoom() || !this.#up));
    return this.#room;
  }

  /** Sends a frame that opens a call or subscription; its sink hears what comes back. */
  open(header, payload, sink) {
    if (!this.#up) {
      sink.onLost(this.#closed ? lost('was closed', 'CLOSED') : this.#down());
      return;
    }
    this.#sinks.set(header.callId, sink);
    try {
      this.send(header, payload);
    } catch (error) {
      this.#sinks.delete(header.callId);
      throw error;
    }
  }

  /** Sends a frame; without a connection it is dropped. */
  send(header, payload) {
    if (!this.#up) return;
    if (ENDING.has(header.kind)) this.#sinks.delete(header.callId);
    const parts = encode(header, payload);
    this.#queuedBytes += size(parts);
    this.#sentMs = Date.now();
    this.#connection.send(parts);
  }

  forget(callId) {
    this.#sinks.delete(callId);
  }

  /** Serves from now on; said again after each welcome. Resolves when the broker has taken it for the first time. */
  register(registration) {
    this.#registration = registration;
    return new Promise((resolve, reject) => {
      this.#registered = { resolve, reject };
      if (this.#up) this.send(registration.header, registration.descriptors);
    });
  }

  /** Calls standing.onUp() after each welcome, and standing.onLost(error) when the link is closed. */
  stand(standing) {
    this.#standing.add(standing);
  }

  noLongerStand(standing) {
    this.#standing.delete(standing);
  }

  async close() {
    if (this.#closed) return;
    this.send({ kind: Kind.GOODBYE });
    this.#closed = true;
    clearTimeout(this.#timer);
    const wasUp = this.#up;
    this.#up = false;
    const closed = lost('was closed', 'CLOSED');
    this.#loseSinks(closed);
    for (const standing of [...this.#standing]) standing.onLost(closed);
    this.#changes.notify();
    await this.#connection?.close(wasUp ? FAREWELL_LINGER_MS : 0);
  }

  #try() {
    if (!this.#endpoint.reachable()) {
      this.#retry();
      return;
    }
    const connection = new Connection(this.#endpoint, {
      onMessage: (message) => this.#handle(message),
      onLost: () => this.#connection === connection && this.#lose('the broker is gone'),
      onSent: (parts) => this.#left(connection, parts),
    });
    this.#connection = connection;
    const hello = {
      protocolVersion: PROTOCOL_VERSION,
      protocolVersionMin: PROTOCOL_VERSION,
      peerName: this.#name,
      language: 'javascript',
      pid: process.pid,
      acceptsBatch: true,
      token: readToken(this.#tokenPath),
    };
    connection.send(encode({ kind: Kind.HELLO, hello }));
    this.#timer = setTimeout(() => this.#lose('no welcome came'), ATTEMPT_MS);
  }

  #retry() {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.#try(), this.#retryMs);
    this.#retryMs = Math.min(RETRY_MAX_MS, this.#retryMs * 2);
  }

  #handle({ header, payload }) {
    this.#heardMs = Date.now();
    switch (header.kind) {
      case Kind.WELCOME:
        this.#welcomed(header.welcome);
        break;
      case Kind.REJECT:
        this.#rejected(readStatus(header.status) ?? new AuraError(Code.UNKNOWN, 'refused without a status'));
        break;
      case Kind.READY_ACK:
        this.#registered?.resolve();
        break;
      case Kind.REQUEST:
        if (this.#registration) this.#sinks.set(number(header.callId), this.#registration.accept(header, payload));
        break;
      default:
        this.#deliver(header, payload);
    }
  }

  #deliver(header, payload) {
    const id = number(header.callId);
    const sink = this.#sinks.get(id);
    if (header.kind === Kind.END || header.kind === Kind.CANCEL) this.#sinks.delete(id);
    sink?.onFrame({ header, payload });
  }

  #welcomed(welcome) {
    if (this.#up) return;
    clearTimeout(this.#timer);
    this.#intervalMs = Math.max(10, welcome.heartbeatIntervalMs);
    this.payloadBytesMax = number(welcome.payloadBytesMax) || 2 ** 30;
    this.instance = welcome.instance;
    this.#retryMs = RETRY_MIN_MS;
    this.#sentMs = this.#heardMs = Date.now();
    this.#refused = null;
    this.#up = true;
    this.#timer = setTimeout(() => this.#beat(), this.#intervalMs);
    if (this.#registration) this.send(this.#registration.header, this.#registration.descriptors);
    for (const standing of [...this.#standing]) standing.onUp();
    this.#changes.notify();
  }

  #rejected(error) {
    switch (error.reason) {
      case 'MALFORMED_FRAME':
        process.emitWarning(`the broker refused a frame: ${error.message}`, 'AuraWarning');
        break;
      case 'BAD_REGISTRATION':
        this.#registered?.reject(error);
        break;
      case 'UNKNOWN_PEER':
        this.#lose('the broker does not know this peer any more');
        break;
      default:
        // Such as STOPPING: the next broker may be another one.
        if (this.#up || error.code === Code.UNAVAILABLE) this.#lose(error.message);
        else this.#refuse(error);
    }
  }

  /** Tells who waits, and goes on trying: a later broker may take this peer. */
  #refuse(error) {
    this.#refused = error;
    this.#registered?.reject(error);
    this.#lose(error.message);
  }

  #beat() {
    const nowMs = Date.now();
    if (nowMs - this.#heardMs > SILENT_INTERVALS_MAX * this.#intervalMs) {
      this.#lose('the broker has not been heard of');
      return;
    }
    if (nowMs - this.#sentMs >= this.#intervalMs) {
      this.send({ kind: Kind.HEARTBEAT, load: this.#registration?.load() });
    }
    const waitMs = Math.max(1, this.#sentMs + this.#intervalMs - nowMs);
    this.#timer = setTimeout(() => this.#beat(), waitMs);
  }

  #lose(why) {
    this.#connection?.close();
    this.#connection = null;
    this.#up = false;
    this.#queuedBytes = 0;
    this.#loseSinks(lost(`was lost: ${why}; try again`, 'MESH_LOST'));
    this.#changes.notify();
    this.#retry();
  }

  #loseSinks(error) {
    const sinks = [...this.#sinks.values()];
    this.#sinks.clear();
    for (const sink of sinks) sink.onLost(error);
  }

  #left(connection, parts) {
    if (connection !== this.#connection || !this.#up) return;
    this.#queuedBytes -= size(parts);
    if (this.#hasRoom()) this.#changes.notify();
  }

  #hasRoom() {
    return (this.#connection?.queued ?? 0) < QUEUED_MAX && this.#queuedBytes < QUEUED_BYTES_MAX;
  }

  #down() {
    const message = `no broker answers at ${this.#endpoint.address}; start the mesh with \`aura up\``;
    return new AuraError(Code.UNAVAILABLE, message, 'MESH_DOWN');
  }
}

function lost(what, reason) {
  return new AuraError(Code.UNAVAILABLE, `the connection to the mesh ${what}`, reason);
}

function size(parts) {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
