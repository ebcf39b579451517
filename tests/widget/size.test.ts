import { describe, expect, it } from 'vitest';
import { gzipBytes } from '../../scripts/gzip-bytes.ts';
import { prepare } from '../../src/answer.ts';
import { realKnowledge } from '../contract/real-knowledge.ts';

/** kB as the limits in .size-limit.json count them. */
const kilobyte = 1000;

describe('what typing help loads', () => {
  it('is 14 kB as gzip at most, with every entry that is served', () => {
    const file = prepare(realKnowledge).suggestions({ now: new Date(), serve: 'all' });
    expect(file.entries).toHaveLength(realKnowledge.entries.length);
    expect(gzipBytes(JSON.stringify(file))).toBeLessThanOrEqual(14 * kilobyte);
  });
});
