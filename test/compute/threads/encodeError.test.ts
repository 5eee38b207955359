import { describe, expect, it } from '@jest/globals';
import { decodeError } from '../../../src/compute/threads/decodeError.ts';
import { encodeError } from '../../../src/compute/threads/encodeError.ts';
import { SonoledgerError } from '../../../src/errors/sonoledgerError.ts';

const crossBorder = (thrown: unknown): Error => decodeError(structuredClone(encodeError(thrown)));

describe('errors that cross from a thread', () => {
  it('keep code, message, details, stack and cause', () => {
    const cause = new RangeError('too deep');
    const thrown = new SonoledgerError('EMPTY_MASK', 'Nothing in it.', { sliceIndex: 3 }, { cause });
    const received = crossBorder(thrown);
    expect(received).toBeInstanceOf(SonoledgerError);
    expect(received).toMatchObject({
      code: 'EMPTY_MASK',
      message: 'Nothing in it.',
      details: { sliceIndex: 3 },
    });
    expect(received.stack).toBe(thrown.stack);
    expect(received.cause).toMatchObject({ name: 'RangeError', message: 'too deep' });
  });

  it('may be anything that can be thrown', () => {
    expect(crossBorder('a text')).toMatchObject({ name: 'Error', message: 'a text' });
    expect(crossBorder(undefined)).toMatchObject({ message: 'undefined' });
  });
});
