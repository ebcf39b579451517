import { describe, expect, it } from 'vitest';
import { checkVocabulary } from '../../src/match/check-vocabulary.ts';

describe('checkVocabulary', () => {
  it('finds nothing wrong in a sound vocabulary', () => {
    expect(
      checkVocabulary({
        same: [['physiotherapy', 'physio']],
        means: { 'cut open': ['surgery'] },
      }),
    ).toEqual([]);
  });

  it('names both groups of a term that stands in two, also in another form', () => {
    const problems = checkVocabulary({
      same: [
        ['surgery', 'operation'],
        ['procedure', 'operations'],
      ],
      means: {},
    });
    expect(problems).toEqual([
      {
        severity: 'error',
        path: ['same', 1, 1],
        message:
          '"operations" already stands in the group of "operation". ' +
          'A term may stand in one group only; join the two groups or take one out.',
      },
    ]);
  });

  it('finds terms that say nothing, mean themselves or add nothing', () => {
    const problems = checkVocabulary({
      same: [['jab', 'injection']],
      means: { the: ['injection'], pills: ['pill'], jab: ['injection'] },
    });
    expect(problems.map(({ severity, path }) => [severity, ...path])).toEqual([
      ['error', 'means', 'the'],
      ['error', 'means', 'pills', 0],
      ['warning', 'means', 'jab', 0],
    ]);
  });
});
