#!/usr/bin/env node
'use strict';
import def, { a as b, default as c } from './a.js';
import * as all from "all";
export * from './b.js';
export { b as default, c };
const fs = require('fs'), { join, ...others } = require('path');

/** A cart. @param {number} n how many */
export class Cart extends (Base || Object) {
  #total = 0; static count = 1n; 'quoted name' = /[/\]]+/giu; [computed + 1]() {}
  static { Cart.count++; }
  get size() { return this.#total; } set size(v) { this.#total = v; }
  async *items() { for await (const item of this) yield* item; }
  constructor(n = 1, { x, y: [z] = [] } = {}, ...rest) { super(); new.target; this.n = n ?? 0; }
}

export default function* generate(a, b) {
  label: for (let i = 0, n = a.length; i < n; i++) {
    switch (i % 3) { case 0: continue label; case 1: break; default: if (!b) throw new Error(`bad ${i + `${b}`}`); }
  }
  for (const key in a) if (a[key] == null || a[key] != b && a?.b?.[0]?.()) { delete a[key]; } else debugger;
  do { var x = typeof a === 'undefined' ? void 0 : a instanceof Object; } while (x--);
  try { JSON.parse(a); } catch { } finally { b ||= 1; b **= 2; a ??= b >>> 1; }
  const fn = async ({ x }, [y]) => ({ x, y, ...a, get z() { return 1; }, async *['m']() {} });
  a = b
  ++c
  (function () { return arguments.length })();
  return /=>/.test(a) ? a / b / c : fn, 1;
}
module.exports.later = async x => await import('./größe 😀.js');
exports.App = () => <ul className="list" {...a} onClick={() => 1}>{a && <li key={1}>It's &amp; more</li>}<></></ul>;
with (a) { eval('1'); }
