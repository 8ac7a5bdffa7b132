// Publish and subscribe.
import { randomUUID } from 'node:crypto';
import { Changes } from './flow.js';
import { AuraError, Code, readStatus } from './status.js';
import { Kind, number, OUTCOMES } from './wire.js';

const TOPICS_MAX = 4096;
const GUARANTEES = ['NONE', 'MEMORY', 'FSYNCED'];

/** Numbers the events of a connection by topic. */
export class Publisher {
  #link;
  #sequences = new Map();

  constructor(link) {
    this.#link = link;
  }

  /** Publishes bytes; resolves, when the broker has acknowledged them, to what it promises. */
  async publish(topic, payload, type, level, id = randomUUID()) {
    await this.#link.room();
    return new Promise((resolve, reject) => {
      const callId = this.#link.nextId();
      const header = { kind: Kind.EVENT, callId, topic, guarantee: { level }, event: this.#describe(topic, type, id) };
      this.#link.open(header, payload, {
        onFrame: (frame) => {
          this.#link.forget(callId);
          if (frame.header.kind === Kind.ACK) resolve(GUARANTEES[frame.header.guarantee?.level] ?? 'NONE');
          else reject(readStatus(frame.header.status));
        },
        onLost: reject,
      });
    });
  }

  #describe(topic, type, id) {
    if (!this.#sequences.has(topic) && this.#sequences.size >= TOPICS_MAX) this.#sequences.clear();
    const sequence = (this.#sequences.get(topic) ?? 0) + 1;
    this.#sequences.set(topic, sequence);
    return { id, type, sequence, publishedNs: `${Date.now()}000000` };
  }
}

/** Events that match a pattern, to iterate over; made again after each re-join. Leaving the iteration closes it. */
export class Subscription {
  #link;
  #pattern;
  #eventsMax;
  #durable;
  #events = [];
  #dropped = 0;
  #id = 0;
  #closed = false;
  #standing = false;
  #error = null;
  #changes = new Changes();
  constructor(link, pattern, eventsMax, durable) {
    this.#link = link;
    this.#pattern = pattern;
    // How many deliveries of a durable subscription wait is the broker's to bound: none may be dropped here.
    this.#eventsMax = durable ? Infinity : eventsMax;
    this.#durable = durable;
    link.stand(this);
    this.onUp();
  }

  onUp() {
    this.#id = this.#link.nextId();
    const header = { kind: Kind.SUBSCRIBE, callId: this.#id, topic: this.#pattern };
    if (this.#durable) header.durable = this.#durable;
    this.#link.open(header, undefined, this);
  }

  /** Resolves when the broker has acknowledged the subscription. */
  async standing() {
    await this.#changes.until(() => this.#standing || this.#closed);
    if (this.#error !== null) throw this.#error;
  }

  async *[Symbol.asyncIterator]() {
    try {
      for (let event = await this.next(); event !== undefined; event = await this.next()) yield event;
    } finally {
      this.close();
    }
  }

  /** The next event; undefined when the subscription is closed. */
  async next() {
    await this.#changes.until(() => this.#events.length > 0 || this.#closed);
    if (this.#events.length > 0) return this.#events.shift();
    if (this.#error !== null) throw this.#error;
    return undefined;
  }

  close() {
    if (this.#closed) return;
    this.#link.send({ kind: Kind.UNSUBSCRIBE, callId: this.#id });
    this.#finish(null);
  }

  onFrame({ header, payload }) {
    if (header.kind === Kind.EVENT) this.#add(header, payload);
    else if (header.kind === Kind.END) this.#finish(readStatus(header.status));
    else this.#standing = true;
    this.#changes.notify();
  }

  onLost(error) {
    // Losing the connection ends nothing: the subscription is made again. Closing it does, and so does never having had one.
    if (error.reason === 'CLOSED' || !this.#standing) this.#finish(error);
    else if (this.#durable) this.#events = []; // the broker delivers them again
  }

  #add(header, payload) {
    this.#dropped += number(header.dropped);
    if (this.#events.length >= this.#eventsMax) {
      this.#dropped += 1;
      return;
    }
    const { id = '', type = '', sequence = 0, publishedNs = 0 } = header.event ?? {};
    const position = header.delivery?.position;
    this.#events.push({
      attempt: header.delivery?.attempt ?? 0,
      accept: () => this.#settle(position, 'ACCEPTED'),
      reject: (why) => this.#settle(position, 'REJECTED', why),
      release: () => this.#settle(position, 'RELEASED'),
      topic: header.topic, id, type, payload: payload ?? Buffer.alloc(0), source: header.source,
      sequence: number(sequence), publishedNs: BigInt(publishedNs.toString()), dropped: this.#dropped,
    });
    this.#dropped = 0;
  }

  #settle(position, outcome, error = '') {
    const settlement = { positions: [position], outcome: OUTCOMES[outcome], error };
    this.#link.send({ kind: Kind.SETTLE, callId: this.#id, settlement });
  }

  #finish(error) {
    this.#link.noLongerStand(this);
    this.#closed = true;
    this.#error ??= error;
    this.#changes.notify();
  }
}

/** Rejects where a promise has not settled in time. */
export async function within(promise, timeoutMs) {
  let timer;
  const late = new Promise((_, reject) => {
    const message = `the broker did not answer within ${timeoutMs} ms`;
    timer = setTimeout(() => reject(new AuraError(Code.DEADLINE_EXCEEDED, message, 'DEADLINE_EXCEEDED')), timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
