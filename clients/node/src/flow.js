// Flow control: how many messages a writer may send, and how many a reader lets it send ahead.

export const INITIAL = 8;
const MIN = 2;
const MAX = 256;
const BYTES_AHEAD = 1 << 20;

/** As many messages ahead as fit a mebibyte at the size of those seen, within bounds; granted in lumps of half a window. */
export class ReceiveWindow {
  #outstanding = INITIAL;
  #average = 0;

  /** The application has taken a message of so many bytes; returns the credit to grant now, 0 for none yet. */
  consumed(bytes) {
    this.#outstanding -= 1;
    this.#average = this.#average === 0 ? bytes : this.#average * 0.75 + bytes * 0.25;
    const window = Math.max(MIN, Math.min(MAX, Math.floor(BYTES_AHEAD / Math.max(1, this.#average))));
    if (this.#outstanding > Math.floor(window / 2)) return 0;
    const grant = window - this.#outstanding;
    this.#outstanding = window;
    return grant;
  }
}

/** Something that changes, and those who wait for it. */
export class Changes {
  #waiting = [];

  notify() {
    const woken = this.#waiting;
    this.#waiting = [];
    for (const wake of woken) wake();
  }

  async until(condition) {
    while (!condition()) await new Promise((wake) => this.#waiting.push(wake));
  }
}
