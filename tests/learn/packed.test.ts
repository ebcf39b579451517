import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  packNumbers,
  packSigned,
  unpackNumbers,
  unpackSigned,
} from '../../src/learn/packed.ts';

describe('packed numbers', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffffffff })), (numbers) => {
        expect([...unpackNumbers(packNumbers(numbers))]).toEqual(numbers);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 })), (numbers) => {
        expect([...unpackSigned(packSigned(numbers))]).toEqual(numbers);
      }),
    );
  });

  it('need no escaping in JSON', () => {
    const packed = packNumbers(Array.from({ length: 5000 }, (_, at) => at));
    expect(JSON.stringify(packed)).toHaveLength(packed.length + 2);
  });
});
