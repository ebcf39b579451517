import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { createIndex } from '../../src/index/index.ts';

const texts = [
  'back pain leg pain',
  'leg numb',
  '',
  'back back back surgeri when',
  'when book appoint',
];
const index = createIndex(texts);

const scoresOf = (...terms: string[]): number[] => {
  const scores = new Float32Array(texts.length).fill(7);
  index.score(terms, scores);
  return [...scores];
};

describe('the index', () => {
  it('scores as MiniSearch does with the same options', () => {
    const plain = new MiniSearch({
      fields: ['all'],
      tokenize: (text) => text.split(' ').filter((term) => term !== ''),
      searchOptions: { combineWith: 'OR', bm25: { k: 3, b: 0.9, d: 0.1 } },
    });
    plain.addAll(texts.map((all, id) => ({ id, all })));
    const expected = new Float32Array(texts.length);
    for (const { id, score } of plain.search('back pain when')) expected[id] = score;
    expect(scoresOf('back', 'pain', 'when')).toEqual([...expected]);
  });

  it('gives 0 to documents without a term, whatever stood in the array', () => {
    expect(scoresOf('numb').map((score) => score > 0)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(scoresOf('unheard')).toEqual([0, 0, 0, 0, 0]);
    expect(scoresOf()).toEqual([0, 0, 0, 0, 0]);
  });

  it('takes terms as they are: nothing is split, lowered or matched in part', () => {
    expect(scoresOf('BACK', 'appointment', 'sur')).toEqual([0, 0, 0, 0, 0]);
  });
});
