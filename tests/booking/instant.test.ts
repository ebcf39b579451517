import { describe, expect, it } from 'vitest';
import { instantSchema } from '../../src/booking/instant.ts';

describe('a moment as booking services write it', () => {
  it.each([
    ['2026-11-28T10:00:00Z', true],
    ['2026-11-28T10:00:00.000Z', true],
    ['2026-11-28T10:00+01:00', true],
    ['2026-11-28T10:00:00', false],
    ['2026-11-28', false],
    ['2026-13-28T10:00:00Z', false],
    ['2026-11-28T25:00:00Z', false],
    ['2026-11-28T10:00:00Z or later', false],
    ['', false],
  ])('"%s" is one: %s', (text, is) => {
    expect(instantSchema.safeParse(text).success).toBe(is);
  });
});
