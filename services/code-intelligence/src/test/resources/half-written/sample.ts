import type { A, B } from './a';
import fs = require('fs');
export type { A };
declare module 'other' { export function f(x: number): string; }
declare global { interface Window { x: any } }
namespace Shop.Inner { export const x = 1; }
abstract class Cart<T extends object = {}, in out U = unknown> extends Base<T> implements I<T>, J {
  private readonly items: Array<Map<string, T[]>> = <any>[];
  declare x?: number; static #n!: string; protected abstract y: string;
  constructor(private a: string, public readonly b?: number, ...rest: unknown[]) { super(); }
  @decorated({ a: 1 }) method<K extends keyof T>(this: Cart<T>, @inject key: K, other?: T[K]): asserts key is K { }
  get size(): number { return this.items!.length; }
  overload(a: string): void; overload(a: number): void; overload(a: any): void { }
  [index: string]: any;
}
interface I<T> extends A, B { (x: T): void; new (x: T): I<T>; readonly m?: () => void; get p(): string; }
type Mapped<T> = { readonly [K in keyof T as `get${Capitalize<K & string>}`]-?: T[K] extends (infer R)[] ? R : never };
type Union = | 'a' | 1 | [first: string, ...rest: number[]] | typeof fs | import('./x').Y | unique symbol | (abstract new () => object);
enum Color { Red = 1 << 0, Green = 'g', Blue = Red | 2 } const enum E { A }
export const f = <T,>(x: T, y = x satisfies T as unknown as string): x is T & string => !!x!.y?.z;
function assertIsString(val: any): asserts val is string { if (typeof val !== "string") throw val; }
export default abstract class { abstract m(): Promise<void>; accessor z = 1; override async n() { await using r = open(); this.m(); for (const x of [1]) await x; } }
let v: (a: number) => string = a => `${a}` , w = a < b > (c), t: readonly string[] = [] as const;
export = Cart;
