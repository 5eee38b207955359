import { describe, expect, it } from '@jest/globals';
import { ProtoMessage } from '../../../src/compute/graphs/protoMessage.ts';

describe('protobuf message', () => {
  // The first three are the examples of https://protobuf.dev/programming-guides/encoding
  it.each<[string, ProtoMessage, number[]]>([
    ['a varint of two bytes', new ProtoMessage().integer(1, 150), [0x08, 0x96, 0x01]],
    ['a text', new ProtoMessage().text(2, 'testing'), [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]],
    [
      'a message in a message',
      new ProtoMessage().message(3, new ProtoMessage().integer(1, 150)),
      [0x1a, 0x03, 0x08, 0x96, 0x01],
    ],
    ['a field number of two bytes', new ProtoMessage().integer(20, 1), [0xa0, 0x01, 0x01]],
    ['a float', new ProtoMessage().float(2, 1), [0x15, 0, 0, 0x80, 0x3f]],
    ['a negative number', new ProtoMessage().integer(1, -1), [0x08, ...Array(9).fill(0xff), 0x01]],
  ])('writes %s', (_title, message, expected) => {
    expect([...message.encode()]).toEqual(expected);
  });
});
