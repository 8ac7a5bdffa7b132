/** Aura from Node: call and serve methods of the mesh, publish and subscribe. See README.md. */

/** google.rpc.Code by name. */
export const Code: Readonly<Record<
  | 'OK' | 'CANCELLED' | 'UNKNOWN' | 'INVALID_ARGUMENT' | 'DEADLINE_EXCEEDED' | 'NOT_FOUND' | 'ALREADY_EXISTS'
  | 'PERMISSION_DENIED' | 'RESOURCE_EXHAUSTED' | 'FAILED_PRECONDITION' | 'ABORTED' | 'OUT_OF_RANGE' | 'UNIMPLEMENTED'
  | 'INTERNAL' | 'UNAVAILABLE' | 'DATA_LOSS' | 'UNAUTHENTICATED',
  number
>>;

/** Values of keys that end in -bin are bytes, others text. */
export type Metadata = Iterable<[string, string | Uint8Array]> | Record<string, string | Uint8Array>;
export type Pairs = [string, string | Buffer][];

/** The bytes of a FileDescriptorSet, or the path or file URL of one or of a .proto file. */
export type Descriptors = Schema | Uint8Array | string | URL;

/** A message as a plain object: 64-bit numbers as strings, enums by name, bytes as Buffer. */
export type Message = Record<string, any>;

export class AuraError extends Error {
  constructor(code: number, message: string, reason?: string, more?: { details?: Uint8Array; trailers?: Pairs; cause?: unknown });
  readonly code: number;
  readonly codeName: string;
  /** Stable word for programs, such as NO_PROVIDER. */
  readonly reason: string;
  /** Serialized google.rpc.Status, or empty. */
  readonly details: Buffer;
  readonly trailers: Pairs;
}

export class Schema {
  static of(source: Descriptors): Schema;
  encode(type: string, message: Message): Uint8Array;
  decode(type: string, bytes: Uint8Array): Message;
}

export interface CallOptions {
  timeoutMs?: number;
  metadata?: Metadata;
  signal?: AbortSignal;
  /** Instance id that must serve the call. */
  target?: string;
  lane?: 'interactive' | 'normal' | 'background';
  idempotencyKey?: string;
  supersedeKey?: string;
}

export interface Call extends AsyncIterable<Message> {
  result(): Promise<Message | undefined>;
  cancel(cause?: unknown): void;
  readonly initialMetadata: Pairs;
  trailingMetadata(): Promise<Pairs>;
  timing(): Promise<{ queueNs: number; workNs: number; wireNs: number; instance: string; attempts: number }>;
}

export interface Event {
  topic: string;
  id: string;
  type: string;
  payload: Buffer;
  source: string;
  sequence: number;
  publishedNs: bigint;
  /** Events lost before this one because the subscriber was slow. */
  dropped: number;
  /** Which delivery of a durable subscription this is, from 1; else 0. */
  attempt: number;
  /** Durable subscriptions: done, never deliver it again. */
  accept(): void;
  /** Durable subscriptions: failed, deliver it again after a wait. */
  reject(error: string): void;
  /** Durable subscriptions: not tried, deliver it again at once. */
  release(): void;
}

/** A durable subscription, as aura.bus.v1.Durable describes it. */
export interface Durable {
  name: string;
  leaseMs?: number;
  deliveriesMax?: number;
  unsettledMax?: number;
  start?: 'NEW' | 'ALL';
}

export interface Subscription extends AsyncIterable<Event> {
  next(): Promise<Event | undefined>;
  close(): void;
}

export interface Context {
  readonly method: string;
  readonly caller: string;
  readonly metadata: Pairs;
  readonly idempotencyKey: string;
  readonly traceparent: string;
  /** Aborted when the caller cancels, is gone or has no time left. */
  readonly signal: AbortSignal;
  trailers: Metadata;
  sendInitialMetadata(metadata: Metadata): void;
  timeRemainingMs(): number;
}

/** One function for each rpc, its name in lower camel case. */
export type Handlers = Record<string, Record<string, (
  request: any, context: Context,
) => Promise<Message | Uint8Array> | Message | Uint8Array | AsyncIterable<Message | Uint8Array>>>;

export type Requests = Message | Iterable<Message> | AsyncIterable<Message>;

export interface Mesh {
  readonly instance: string;
  call(method: string, request?: Requests, options?: CallOptions): Promise<Message>;
  stream(method: string, request?: Requests, options?: CallOptions): AsyncGenerator<Message>;
  begin(method: string, request?: Requests, options?: CallOptions): Promise<Call>;
  publish(topic: string, event: Uint8Array | string, options?: {
    type?: string; guarantee?: 'MEMORY' | 'FSYNCED'; id?: string; timeoutMs?: number;
  }): Promise<'NONE' | 'MEMORY' | 'FSYNCED'>;
  subscribe(pattern: string, options?: { durable?: string | Durable; eventsMax?: number; timeoutMs?: number }): Promise<Subscription>;
  serve(
    name: string, version: string, handlers: Handlers, descriptors: Descriptors, options?: { slots?: number; timeoutMs?: number },
  ): Promise<void>;
  close(): Promise<void>;
}

/** Joins the mesh at `address`: a path, or `tcp://…` with the keys of the environment; without one, where the environment says. */
export function connect(options?: {
  name?: string; address?: string; tokenPath?: string; timeoutMs?: number; descriptors?: Descriptors;
}): Promise<Mesh>;

/** Serves until the process gets SIGINT or SIGTERM; waits for the mesh where it is not up yet. */
export function serve(
  name: string, version: string, handlers: Handlers, descriptors: Descriptors, options?: { slots?: number; address?: string; tokenPath?: string },
): Promise<void>;
