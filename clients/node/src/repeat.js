// Asks queries again whose connection broke.
import { AuraError, Code } from './status.js';

const WAIT_MS = 5000;
const AGAIN_MS = 50;
const AGAIN_MAX_MS = 500;
const TIMES_MAX = 20;

/**
 * Sends a query again once there is a broker again, and some times more while its service has not joined yet: for at most five seconds
 * from the loss, in which the call's own deadline may pass first, and at most twenty times. What is heard of an answer ends it: a second one
 * could differ.
 */
export class Repeats {
  #link;
  #again;
  #fail;
  #times = 0;
  #waitMs = AGAIN_MS;
  #giveUpMs = null;
  #timer = null;
  #closed = false;

  /** @param again sends the request again; @param fail ends the call with an error */
  constructor(link, again, fail) {
    this.#link = link;
    this.#again = again;
    this.#fail = fail;
  }

  /** The connection broke; whether the query waits for the next one. */
  lost(reason) {
    const broke = reason === 'MESH_LOST' || (reason === 'MESH_DOWN' && this.#times > 0);
    if (this.#closed || !broke || !this.#mayGoOn()) return false;
    this.#link.stand(this);
    const message = 'the connection to the mesh was lost and it did not come back';
    const giveUp = () => this.#fail(new AuraError(Code.UNAVAILABLE, message, 'MESH_LOST'));
    this.#after(this.#giveUpMs - Date.now(), giveUp);
    return true;
  }

  /** A service is missing at a broker that has just come back; whether it is asked again soon. */
  notThereYet(reason) {
    if (this.#closed || reason !== 'NO_PROVIDER' || this.#times === 0 || !this.#mayGoOn()) return false;
    this.#after(this.#waitMs, () => this.#send());
    this.#waitMs = Math.min(AGAIN_MAX_MS, this.#waitMs * 2);
    return true;
  }

  /** Called by the link. */
  onUp() {
    this.#link.noLongerStand(this);
    this.#send();
  }

  /** Called by the link when it is closed. */
  onLost(error) {
    this.#fail(error);
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#link.noLongerStand(this);
  }

  #send() {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#times += 1;
    this.#again();
  }

  #after(ms, task) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(task, ms);
  }

  #mayGoOn() {
    this.#giveUpMs ??= Date.now() + WAIT_MS;
    return Date.now() < this.#giveUpMs && this.#times < TIMES_MAX;
  }
}
