const WIRE_VARINT = 0;
const WIRE_BYTES = 2;
const WIRE_FIXED32 = 5;

/**
 * One protobuf message under construction. The parts are joined only once, at the outermost message, because
 * a model's weights can take hundreds of megabytes.
 * Wire format: https://protobuf.dev/programming-guides/encoding
 */
export class ProtoMessage {
  readonly #parts: Uint8Array[] = [];
  #byteLength = 0;

  /** int32, int64, uint64, bool or enum; a negative value takes ten bytes, as int64 does. */
  integer(field: number, value: number | bigint): this {
    return this.#push(varint((field << 3) | WIRE_VARINT)).#push(varint(value));
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.#push(varint((field << 3) | WIRE_FIXED32)).#push(bytes);
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#push(varint((field << 3) | WIRE_BYTES))
      .#push(varint(value.byteLength))
      .#push(value);
  }

  message(field: number, value: ProtoMessage): this {
    this.#push(varint((field << 3) | WIRE_BYTES)).#push(varint(value.#byteLength));
    for (const part of value.#parts) this.#push(part);
    return this;
  }

  encode(): Uint8Array<ArrayBuffer> {
    const joined = new Uint8Array(this.#byteLength);
    let offset = 0;
    for (const part of this.#parts) {
      joined.set(part, offset);
      offset += part.byteLength;
    }
    return joined;
  }

  #push(part: Uint8Array): this {
    this.#parts.push(part);
    this.#byteLength += part.byteLength;
    return this;
  }
}

function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
