import { crc32 } from 'node:zlib';
import { KINDS } from './kind.js';
import type { Model } from './model.js';

/**
 * A model as one buffer:
 *
 *   "GLBM" | checksum | bytes of the head | head (JSON, UTF-8) | padding to 8 | typed arrays, each padded to 8
 *
 * Where the model has a typed array, the head has `{"$": type, "at": offset, "length": length}`. Reading makes views of the
 * buffer, no copies. Integers and floats are as the machine has them: a cache never leaves the machine that wrote it.
 */
const MAGIC = 'GLBM';
const FRONT_BYTES = 12;
const ALIGNMENT = 8;
/** Raised whenever the shape of a model changes. */
const FORMAT = 2;

const TYPES = { Int8Array, Uint8Array, Int32Array, Uint32Array, Float32Array } as const;
type TypedArray = InstanceType<(typeof TYPES)[keyof typeof TYPES]>;

/** @param key what the model was learnt from, as a hash: knowledge, options and program */
export function serialiseModel(model: Model, key: string): Buffer {
  const arrays: { offset: number; array: TypedArray }[] = [];
  let end = 0;
  const head = JSON.stringify({ format: FORMAT, key, model }, (_, value: unknown) => {
    const type = typeOf(value);
    if (!type) return value;
    const array = value as TypedArray;
    const offset = end;
    arrays.push({ offset, array });
    end = align(end + array.byteLength);
    return { $: type, at: offset, length: array.length };
  });
  const headBytes = Buffer.from(head, 'utf8');
  const base = align(FRONT_BYTES + headBytes.length);
  const buffer = Buffer.alloc(base + end);
  buffer.write(MAGIC, 0, 'latin1');
  buffer.writeUInt32LE(headBytes.length, 8);
  headBytes.copy(buffer, FRONT_BYTES);
  for (const { offset, array } of arrays) {
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).copy(buffer, base + offset);
  }
  buffer.writeUInt32LE(crc32(buffer.subarray(8)), 4);
  return buffer;
}

/** The model, or undefined where the buffer is damaged, of another format, or was written for another key. */
export function deserialiseModel(buffer: Buffer, key: string): Model | undefined {
  if (buffer.length < FRONT_BYTES || buffer.toString('latin1', 0, 4) !== MAGIC) return undefined;
  if (buffer.readUInt32LE(4) !== crc32(buffer.subarray(8))) return undefined;
  const headLength = buffer.readUInt32LE(8);
  const base = align(FRONT_BYTES + headLength);
  // Views of wider numbers need a buffer that starts at a multiple of their width; a pooled one may not.
  const memory = buffer.byteOffset % ALIGNMENT === 0 ? buffer : Buffer.from(new Uint8Array(buffer).buffer);
  try {
    const text = memory.toString('utf8', FRONT_BYTES, FRONT_BYTES + headLength);
    const head = withViews(JSON.parse(text), (place) => viewOf(memory, base, place));
    return isHead(head) && head.format === FORMAT && head.key === key ? head.model : undefined;
  } catch {
    return undefined;
  }
}

/** Puts views in their places. Lists hold no places, and are long: they are left as they are. */
function withViews(value: unknown, view: (place: Place) => TypedArray): unknown {
  if (isPlace(value)) return view(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withViews(inner, view)]));
}

interface Place {
  readonly $: keyof typeof TYPES;
  readonly at: number;
  readonly length: number;
}

interface Head {
  readonly format: number;
  readonly key: string;
  readonly model: Model;
}

function viewOf(memory: Buffer, base: number, { $: type, at, length }: Place): TypedArray {
  return new TYPES[type](memory.buffer as ArrayBuffer, memory.byteOffset + base + at, length);
}

function typeOf(value: unknown): string | undefined {
  return Object.entries(TYPES).find(([, type]) => value instanceof type)?.[0];
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && '$' in value && 'at' in value && 'length' in value;
}

/** The checksum vouches for the rest: what it covers was written by `serialiseModel`. */
function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null || !('model' in value)) return false;
  const { model } = value as Head;
  return Array.isArray(model?.ids) && model.kinds?.length === model.ids.length * KINDS.length;
}

function align(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
