import { describe, expect, it } from 'vitest';
import { createMatcher } from '../src/matcher.ts';
import { documents } from './match/documents.ts';

describe('createMatcher', () => {
  it('has no candidates without entries', () => {
    expect(createMatcher([]).match('anything')).toEqual([]);
  });

  it('takes entries without phrasings, answers or even a question', () => {
    const matcher = createMatcher([
      { id: 'empty', question: '', phrasings: [], answer: '' },
      { id: 'hello', question: 'hello world', phrasings: [], answer: '' },
    ]);
    expect(matcher.match('hello world')[0]?.id).toBe('hello');
    expect(matcher.match('')).toEqual([]);
  });

  it('gives id, score, confidence and evidence, best first', () => {
    const found = createMatcher(documents).match('flat tyre', 3);
    expect(found).toHaveLength(3);
    expect(Object.keys(found[0] ?? {}).sort()).toEqual([
      'confidence',
      'evidence',
      'id',
      'score',
    ]);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('scores only candidates among very many entries, and finds the right one', () => {
    const colours = ['red', 'green', 'blue', 'amber', 'violet', 'olive', 'coral'];
    const things = ['kettle', 'lantern', 'blanket', 'trumpet', 'saddle', 'mirror'];
    const entries = Array.from({ length: 6000 }, (_, at) => ({
      id: `item-${at}`,
      question: `where is the ${colours[at % 7]} ${things[at % 6]} number ${at}`,
      phrasings: [],
      answer: '',
    }));
    const matcher = createMatcher(entries);
    for (const at of [0, 17, 999, 5999]) {
      expect(
        matcher.match(`find ${colours[at % 7]} ${things[at % 6]} ${at}`)[0]?.id,
      ).toBe(`item-${at}`);
    }
  });
});
