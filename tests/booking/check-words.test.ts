import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkWords } from '../../src/booking/check-words.ts';

const source = parse(readFileSync('knowledge/wording.yaml', 'utf8'));
const messages = (changes: object): string[] =>
  checkWords({ ...source, ...changes }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

describe('checkWords', () => {
  it('finds every sentence of hand-off in the wording', () => {
    expect(messages({})).toEqual([]);
  });

  it('names a sentence that is missing or empty', () => {
    const { gone: _, ...others } = source.slots;
    expect(messages({ slots: { ...others, slow: ' ' } })).toEqual([
      'slots: "slots" has no "gone". Visitors would see nothing there. Add a line "gone: …".',
      'slots: "slots" has no "slow". Visitors would see nothing there. Add a line "slow: …".',
    ]);
  });

  it('misses nothing of a group that is not used', () => {
    expect(messages({ slots: {} })).toEqual([]);
  });

  it('names a sentence that has no room for its value', () => {
    const opening = { ...source.opening, 'opens-on': 'Opens on {day}' };
    expect(messages({ opening })).toEqual([
      'opening.opens-on: "opens-on" has no {time}, which the chat fills in. Write {time} where it should stand.',
    ]);
  });
});
