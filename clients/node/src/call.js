// Calls, as their caller sees them.
import { Changes, INITIAL, ReceiveWindow } from './flow.js';
import { Repeats } from './repeat.js';
import { AuraError, Code, readStatus } from './status.js';
import { Kind, number, readMetadata, writeMetadata } from './wire.js';

const LANES = { interactive: 1, normal: 2, background: 3 };

/** A call under way: iterate over it for its responses, or ask for its only result. Leaving the iteration cancels it. */
export class Call {
  #link;
  #method;
  #id;
  #responses = [];
  #credit = 0;
  #window = new ReceiveWindow();
  #changes = new Changes();
  #initialMetadata = [];
  #end = null;
  #error = null;
  #over = false;
  #repeats = null;
  #deadlineMs;
  #timer;
  #signal;
  #abort = () => this.cancel(this.#signal.reason);

  constructor(link, method, { timeoutMs, signal }) {
    this.#link = link;
    this.#method = method;
    this.#id = link.nextId();
    this.#signal = signal;
    if (timeoutMs !== undefined) {
      this.#deadlineMs = performance.now() + timeoutMs;
      const expired = new AuraError(Code.DEADLINE_EXCEEDED, "the call's time was up", 'DEADLINE_EXCEEDED');
      this.#timer = setTimeout(() => this.#cancel(expired), timeoutMs);
    }
    signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /** Sends the request: the bytes of a message, or for a stream an async iterable of such bytes. */
  begin(request, isStream, options) {
    const header = {
      kind: Kind.REQUEST,
      callId: this.#id,
      method: this.#method.name,
      target: options.target,
      remainingNs: options.timeoutMs === undefined ? 0 : nanos(options.timeoutMs),
      lane: LANES[options.lane] ?? 0,
      idempotencyKey: options.idempotencyKey,
      supersedeKey: options.supersedeKey,
      metadata: writeMetadata(options.metadata ?? []),
      credit: INITIAL,
    };
    if (this.#over) return;
    if (this.#signal?.aborted) {
      this.#finish(aborted(this.#signal.reason));
      return;
    }
    if (this.#method.query && !isStream) {
      this.#repeats = new Repeats(this.#link, () => this.#reopen(header, request), (error) => this.#finish(error));
    }
    this.#link.open(header, isStream ? undefined : request, this);
    if (isStream) this.#sendAll(request);
  }

  async *[Symbol.asyncIterator]() {
    try {
      for (let next = await this.#next(); next !== undefined; next = await this.#next()) yield next;
    } finally {
      this.cancel();
    }
  }

  /** Waits for the end and returns the first response; undefined where there is none. */
  async result() {
    const first = await this.#next();
    while ((await this.#next()) !== undefined);
    return first;
  }

  /** Ends the call; the service hears of it at once. Nothing where it is over. */
  cancel(cause) {
    this.#cancel(aborted(cause));
  }

  /** What the service sent before its first response, as far as it has arrived. */
  get initialMetadata() {
    return this.#initialMetadata;
  }

  /** Waits for the end and returns the trailers as pairs. */
  async trailingMetadata() {
    return readMetadata(await this.#ended());
  }

  /** Waits for the end and returns where the time went, in nanoseconds, and who served the call. */
  async timing() {
    const { queueNs, workNs, wireNs, instance, attempts } = (await this.#ended()).timing ?? {};
    const count = (value) => (value ? number(value) : 0);
    return {
      queueNs: count(queueNs), workNs: count(workNs), wireNs: count(wireNs),
      instance: instance ?? '', attempts: attempts ?? 0,
    };
  }

  onFrame({ header, payload }) {
    if (header.kind === Kind.END && this.#repeats?.notThereYet(header.status?.reason)) return;
    if (header.kind !== Kind.CREDIT) this.#forgetRepeats();
    switch (header.kind) {
      case Kind.CREDIT:
        this.#credit += header.credit;
        break;
      case Kind.HEADERS:
        this.#initialMetadata = readMetadata(header);
        break;
      case Kind.DATA:
        this.#responses.push({ payload, tookCredit: true });
        break;
      case Kind.END:
        if (payload !== undefined) this.#responses.push({ payload, tookCredit: false });
        this.#end = header;
        this.#finish(readStatus(header.status, readMetadata(header)));
        break;
    }
    this.#changes.notify();
  }

  onLost(error) {
    if (!this.#repeats?.lost(error.reason)) this.#finish(error);
  }

  #reopen(header, request) {
    this.#id = header.callId = this.#link.nextId();
    if (this.#deadlineMs !== undefined) header.remainingNs = nanos(this.#deadlineMs - performance.now());
    this.#link.open(header, request, this);
  }

  #forgetRepeats() {
    this.#repeats?.close();
    this.#repeats = null;
  }

  async #next() {
    await this.#changes.until(() => this.#responses.length > 0 || this.#over);
    const failedHere = this.#error !== null && this.#end === null;
    if (this.#responses.length === 0 || failedHere) {
      if (this.#error !== null) throw this.#error;
      return undefined;
    }
    const { payload, tookCredit } = this.#responses.shift();
    const credit = tookCredit ? this.#window.consumed(payload.length) : 0;
    if (credit > 0 && !this.#over) this.#link.send({ kind: Kind.CREDIT, callId: this.#id, credit });
    return this.#method.decode(payload);
  }

  async #ended() {
    await this.#changes.until(() => this.#over);
    if (this.#error !== null) throw this.#error;
    return this.#end;
  }

  async #sendAll(requests) {
    try {
      for await (const request of requests) {
        await this.#changes.until(() => this.#credit > 0 || this.#over);
        await this.#link.room();
        if (this.#over) return;
        this.#credit -= 1;
        this.#link.send({ kind: Kind.DATA, callId: this.#id }, request);
      }
      if (!this.#over) this.#link.send({ kind: Kind.HALF_CLOSE, callId: this.#id });
    } catch (error) {
      const message = `the stream of requests failed: ${error.message}`;
      this.#cancel(
        error instanceof AuraError ? error : new AuraError(Code.CANCELLED, message, 'REQUESTS_FAILED', { cause: error }));
    }
  }

  #cancel(error) {
    if (this.#over) return;
    this.#finish(error);
    this.#link.send({ kind: Kind.CANCEL, callId: this.#id });
  }

  #finish(error) {
    if (this.#over) return;
    this.#over = true;
    this.#error = error;
    clearTimeout(this.#timer);
    this.#forgetRepeats();
    this.#signal?.removeEventListener('abort', this.#abort);
    this.#changes.notify();
  }
}

function nanos(ms) {
  return Math.max(1, Math.round(ms * 1e6));
}

function aborted(cause) {
  return new AuraError(Code.CANCELLED, 'cancelled by the caller', 'CANCELLED', { cause });
}
