import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { packIndex, unpackIndex } from '../../src/index/packed-index.ts';

const texts = [
  'back pain leg pain',
  'leg numb',
  '',
  'back back back surgery when',
  'when book appointment',
];
const options = {
  fields: ['all', 'extra'],
  tokenize: (text: string) => (text === '' ? [] : text.split(' ')),
  processTerm: (term: string) => term,
};

const index = new MiniSearch<{ id: number; all: string; extra: string }>(options);
index.addAll(texts.map((all, id) => ({ id, all, extra: id % 2 === 0 ? 'when' : '' })));

const terms = ['unused', ...new Set(`${texts.join(' ')} when`.split(/ +/))].sort();

describe('a packed index', () => {
  it('unpacks to what MiniSearch serialised', () => {
    const plain = JSON.parse(JSON.stringify(index));
    const unpacked = JSON.parse(
      JSON.stringify(unpackIndex(packIndex(plain, terms), terms)),
    );
    const byTerm = (list: [string, unknown][]) =>
      [...list].sort(([a], [b]) => (a < b ? -1 : 1));
    expect({ ...unpacked, index: byTerm(unpacked.index) }).toEqual({
      ...plain,
      index: byTerm(plain.index),
    });
  });

  it('is searched as the index that it was made of', () => {
    const packed = JSON.parse(JSON.stringify(packIndex(index.toJSON(), terms)));
    const loaded = MiniSearch.loadJS(unpackIndex(packed, terms), options);
    for (const query of ['back', 'leg pain when', 'surgery', 'nothing of this'])
      expect(loaded.search(query)).toEqual(index.search(query));
  });
});
