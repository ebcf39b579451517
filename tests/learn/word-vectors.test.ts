import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { packSigned } from '../../src/learn/packed.ts';
import type { WordVectors } from '../../src/learn/word-vectors.ts';
import { loadWordVectors } from '../../src/learn/word-vectors.ts';
import { compileMatcher } from '../../src/match/compile.ts';
import type { Matcher } from '../../src/match/load.ts';
import { loadMatcher } from '../../src/match/load.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import table from '../../vectors/words.json' with { type: 'json' };
import { documents, vocabulary } from '../match/documents.ts';

const vectorOf = (vectors: WordVectors, word: string): number[] => {
  const vector = new Float32Array(vectors.dims);
  vectors.add(vectors.find(word), 1, vector, 0);
  return [...vector];
};

const cosine = (one: string, other: string): number => {
  const [a, b] = [vectorOf(wordVectors, one), vectorOf(wordVectors, other)];
  const dot = (x: number[], y: number[]): number =>
    x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

describe('word vectors', () => {
  it('come out of the table as they went in', () => {
    const rows = [
      [0, -1, 7],
      [-7, 3, 1],
    ];
    const small = loadWordVectors({
      hash: 'small',
      dims: 3,
      words: 'one two',
      codes: packSigned(rows.flat()),
    });
    expect(vectorOf(small, 'one')).toEqual(rows[0]);
    expect(vectorOf(small, 'two')).toEqual(rows[1]);
    expect(small.find('three')).toBe(-1);
  });

  it('are added with a weight, at a place', () => {
    const target = new Float32Array(wordVectors.dims + 2).fill(1);
    const row = wordVectors.find('doctor');
    wordVectors.add(row, 2, target, 1);
    expect(target[0]).toBe(1);
    expect(target.at(-1)).toBe(1);
    expect([...target.subarray(1, -1)]).toEqual(
      vectorOf(wordVectors, 'doctor').map((value) => 1 + 2 * value),
    );
  });

  it('finds each word of the table at its own row', () => {
    const words = table.words.split(' ');
    expect(words.map(wordVectors.find)).toEqual([...words.keys()]);
    expect(table.codes).toHaveLength(words.length * table.dims);
  });

  it('are named by the hash of their content', () => {
    const content = [table.dims, table.words, table.codes].join('\n');
    expect(table.hash).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it.each([
    ['hurt', 'pain', 'cheese'],
    ['doctor', 'nurse', 'bicycle'],
    ['cost', 'price', 'leg'],
    ['walk', 'run', 'cheese'],
  ])('say that %s is nearer to %s than to %s', (word, near, far) => {
    expect(cosine(word, near)).toBeGreaterThan(cosine(word, far) + 0.2);
  });
});

describe('a matcher with word vectors', () => {
  const compiled = compileMatcher({ documents, vocabulary, vectors: wordVectors });
  const matcher = loadMatcher(compiled, wordVectors);
  const first = (query: string, from: Matcher): string | undefined =>
    from.match(query, 1)[0]?.id;

  it('is compiled equal from equal documents, in whatever order', () => {
    const again = compileMatcher({
      documents: [...documents].reverse(),
      vocabulary,
      vectors: wordVectors,
    });
    expect(JSON.stringify(again)).toBe(JSON.stringify(compiled));
  });

  it('names the table that it was trained with', () => {
    expect(compiled.classifier?.meaning?.table).toBe(wordVectors.hash);
    expect(compileMatcher({ documents }).classifier?.meaning).toBeUndefined();
  });

  it('still finds what is asked word for word', () => {
    for (const { id, question, phrasings } of documents) {
      for (const phrasing of [question, ...phrasings]) {
        expect(matcher.match(phrasing, 1)[0]?.id, phrasing).toBe(id);
      }
    }
  });

  it('answers without the table, and with another one, as if it had no such part', () => {
    const without = loadMatcher(compiled, null);
    const other = loadMatcher(compiled, loadWordVectors({ ...table, hash: 'another' }));
    const { classifier } = compiled;
    if (classifier === null) throw new Error('There is no classifier to compare with');
    const { meaning, ...rest } = classifier;
    const never = loadMatcher({ ...compiled, classifier: rest }, wordVectors);
    for (const { id, question } of documents) {
      expect(without.match(question, 1)[0]?.id).toBe(id);
      const plain = JSON.stringify(without.match(question));
      expect(JSON.stringify(other.match(question))).toBe(plain);
      expect(JSON.stringify(never.match(question))).toBe(plain);
    }
    expect(meaning).toBeDefined();
  });

  it('gives equal output for equal input, whatever was asked between', () => {
    const before = JSON.stringify(matcher.match('grease for my bike'));
    matcher.match('something else altogether');
    expect(JSON.stringify(matcher.match('grease for my bike'))).toBe(before);
  });

  it.each([
    ['grease', 'chain'],
    ['leak', 'puncture'],
    ['shouting', 'brakes'],
  ])('knows by its meaning that "%s", which nobody wrote, is about %s', (query, id) => {
    expect(first(query, matcher)).toBe(id);
    expect(first(query, loadMatcher(compiled, null))).not.toBe(id);
  });
});
