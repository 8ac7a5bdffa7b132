// A call, as the service that works on it sees it.
import { Changes, INITIAL, ReceiveWindow } from './flow.js';
import { AuraError, Code, writeStatus } from './status.js';
import { Kind, number, readMetadata, writeMetadata } from './wire.js';

/** What a handler may ask and tell about its call. */
export class Context {
  #exchange;
  #endsMs;

  constructor(exchange, header) {
    const remainingNs = number(header.remainingNs);
    this.#exchange = exchange;
    this.#endsMs = remainingNs === 0 ? Infinity : Date.now() + remainingNs / 1e6;
    this.method = header.method;
    this.caller = header.source;
    this.metadata = readMetadata(header);
    this.idempotencyKey = header.idempotencyKey;
    this.traceparent = header.traceparent;
    /** Aborted when the caller cancels, is gone or has no time left. */
    this.signal = exchange.controller.signal;
    /** Metadata to send with the end of the call. */
    this.trailers = [];
  }

  sendInitialMetadata(metadata) {
    this.#exchange.sendHeaders(metadata);
  }

  /** Milliseconds left; Infinity where there is no limit. */
  timeRemainingMs() {
    return Math.max(0, this.#endsMs - Date.now());
  }
}

/** The state of a call that is being served. */
export class ServedExchange {
  controller = new AbortController();
  #link;
  #id;
  #single;
  #requests;
  #halfClosed;
  #credit;
  #changes = new Changes();

  constructor(link, header, payload) {
    this.#link = link;
    this.#id = number(header.callId);
    this.#single = payload !== undefined;
    this.#requests = this.#single ? [payload] : [];
    this.#halfClosed = this.#single;
    this.#credit = header.credit;
  }

  get cancelled() {
    return this.controller.signal.aborted;
  }

  onFrame({ header, payload }) {
    switch (header.kind) {
      case Kind.DATA:
        this.#requests.push(payload);
        break;
      case Kind.HALF_CLOSE:
        this.#halfClosed = true;
        break;
      case Kind.CREDIT:
        this.#credit += header.credit;
        break;
      case Kind.CANCEL:
        this.onLost();
        break;
    }
    this.#changes.notify();
  }

  onLost() {
    this.controller.abort(cancelled());
    this.#changes.notify();
  }

  /** The bytes of each request message; gives credit as they are taken. */
  async *requests() {
    const window = this.#single ? null : new ReceiveWindow();
    if (window) this.#grant(INITIAL);
    for (;;) {
      await this.#changes.until(() => this.#requests.length > 0 || this.#halfClosed || this.cancelled);
      if (this.cancelled) throw cancelled();
      if (this.#requests.length === 0) return;
      const payload = this.#requests.shift();
      if (window) this.#grant(window.consumed(payload.length));
      yield payload;
    }
  }

  /** Sends one of several responses, waiting until the caller has room for it. */
  async send(payload) {
    await this.#changes.until(() => this.#credit > 0 || this.cancelled);
    await this.#link.room();
    if (this.cancelled) throw cancelled();
    this.#credit -= 1;
    this.#link.send({ kind: Kind.DATA, callId: this.#id }, payload);
  }

  sendHeaders(metadata) {
    this.#link.send({ kind: Kind.HEADERS, callId: this.#id, metadata: writeMetadata(metadata) });
  }

  /** The last frame of the call; none where its caller has gone. */
  end(error, payload, trailers, workNs) {
    this.#link.forget(this.#id);
    if (this.cancelled) return;
    try {
      this.#sendEnd(error, payload, [...writeMetadata(trailers), ...writeMetadata(error?.trailers ?? [])], workNs);
    } catch (unsendable) {
      // Such as metadata that is too large, or no text.
      console.error('the end of a call cannot be sent:', unsendable);
      const message = `the end of the call cannot be sent: ${unsendable.message}`;
      this.#sendEnd(new AuraError(Code.INTERNAL, message, 'INTERNAL'), undefined, [], workNs);
    }
  }

  #sendEnd(error, payload, metadata, workNs) {
    const header = { kind: Kind.END, callId: this.#id, status: writeStatus(error), metadata, timing: { workNs } };
    this.#link.send(header, error ? undefined : payload);
  }

  #grant(credit) {
    if (credit > 0 && !this.cancelled) this.#link.send({ kind: Kind.CREDIT, callId: this.#id, credit });
  }
}

function cancelled() {
  return new AuraError(Code.CANCELLED, 'the caller cancelled', 'CANCELLED');
}
