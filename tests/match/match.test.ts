import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../src/match/compile.ts';
import { loadMatcher } from '../../src/match/load.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import { documents, vocabulary } from './documents.ts';

const compiled = compileMatcher({ documents, vocabulary });
const matcher = loadMatcher(compiled);
const first = (query: string): string | undefined => matcher.match(query, 1)[0]?.id;
const plain = (query: string): unknown =>
  JSON.parse(JSON.stringify(matcher.match(query)));

describe('match', () => {
  it.each([
    ['how to repair a flat tyre', 'puncture'],
    ['do the breaks need to squeel', 'brakes'],
    ['lubricating a chain', 'chain'],
    ['what are the shop times', 'opening'],
    ['it is a pancake', 'puncture'],
    ['chian oli', 'chain'],
  ])('finds for %j the entry %s first', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('puts an entry first when one of its phrasings is asked word for word', () => {
    for (const { id, question, phrasings } of documents) {
      for (const phrasing of [question, ...phrasings]) {
        expect(first(phrasing), phrasing).toBe(id);
      }
    }
  });

  it('does so whatever else resembles it, unless two entries have the same words', () => {
    const word = fc.constantFrom('the', 'does', 'brake', 'brakes', 'chain', 'oil', 'not');
    const phrasing = fc.array(word, { minLength: 1, maxLength: 4 });
    const entry = fc.array(phrasing, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 2, maxLength: 4 }), (entries) => {
        const texts = entries.map((phrasings) =>
          phrasings.map((words) => words.join(' ')),
        );
        const made = texts.map(([question = '', ...phrasings], at) => ({
          id: `entry-${at}`,
          question,
          phrasings,
          answer: '',
        }));
        const small = loadMatcher(compileMatcher({ documents: made }));
        texts.forEach((own, at) => {
          for (const text of own) {
            const isShared = texts.some((other, i) => i !== at && other.includes(text));
            if (isShared) continue;
            expect(small.match(text, 1)[0]?.id, text).toBe(`entry-${at}`);
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it('takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        for (const { confidence, score } of matcher.match(query)) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(Number.isFinite(score)).toBe(true);
        }
      }),
    );
  });

  it.each(['', '   ', '?!', '\u200b', '__proto__', 'constructor toString'])(
    'takes %j without a claim to know it',
    (query) => {
      expect(matcher.match(query)[0]?.confidence ?? 0).toBeLessThan(0.2);
    },
  );

  it('gives equal output for equal input, whatever was asked between', () => {
    const words = fc.constantFrom(
      'chain',
      'oil',
      'tyre',
      'flat',
      'open',
      'brakse',
      'xyzzy',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), fc.string(), (query, between) => {
        const before = plain(query.join(' '));
        matcher.match(between);
        expect(plain(query.join(' '))).toEqual(before);
      }),
    );
  });

  it('does not depend on the order of entries, phrasings aside', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...documents], { minLength: documents.length }),
        (shuffled) => {
          const other = compileMatcher({ documents: shuffled, vocabulary });
          expect(JSON.stringify(other)).toBe(JSON.stringify(compiled));
        },
      ),
      { numRuns: 6 },
    );
  });

  it('answers the same after a round trip through JSON', () => {
    const reloaded = loadMatcher(JSON.parse(JSON.stringify(compiled)));
    for (const query of ['flat tyre', 'bike brakes noisy', 'sunday', 'nothing known']) {
      expect(JSON.parse(JSON.stringify(reloaded.match(query)))).toEqual(plain(query));
    }
  });

  it('counts overlapping entries as one group, not as rivals', () => {
    const twin = {
      id: 'puncture-twin',
      question: 'Can a flat tyre be mended?',
      phrasings: ['mend a flat tyre', 'repair a puncture', 'tube with a hole'],
      answer: 'Yes: find the hole, roughen it and glue a patch on it.',
    };
    const query = 'mend a flat tyre tube with a hole';
    const confidence = (overlaps: boolean): number => {
      const all = [
        ...documents.map((one) =>
          overlaps && one.id === 'puncture' ? { ...one, overlaps: [twin.id] } : one,
        ),
        overlaps ? { ...twin, overlaps: ['puncture'] } : twin,
      ];
      return (
        loadMatcher(compileMatcher({ documents: all })).match(query)[0]?.confidence ?? 0
      );
    };
    expect(confidence(true)).toBeGreaterThan(confidence(false));
  });

  it('reads the 60 most informative words of a long query, wherever they stand', () => {
    const filler = Array.from({ length: 200 }, (_, at) => `the lorem${at}`).join(' ');
    const { terms } = matcher.explain(`${filler} noisy brakes ${filler}`);
    expect(terms).toHaveLength(60);
    expect(terms.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['noisy', 'brakes']),
    );
    expect(first(`${filler} noisy brakes ${filler}`)).toBe('brakes');
  });

  it('says for each word how it met the entry', () => {
    const evidence = matcher.match('pancake chian oiling zebra')[0]?.evidence;
    const how = Object.fromEntries(
      (evidence?.words ?? []).map((one) => [one.word, one.how]),
    );
    expect(how).toMatchObject({ chian: 'typo', zebra: 'none', oiling: 'stem' });
    const flat = matcher.match('pancake').find(({ id }) => id === 'puncture');
    expect(flat?.evidence.words).toEqual([{ word: 'pancake', how: 'synonym' }]);
    expect(evidence?.unknown).toBeGreaterThan(0);
  });

  it('refuses a matcher of another version in words that say what to do', () => {
    const old = { ...compiled, version: 0 as never };
    expect(() => loadMatcher(old)).toThrow(/Compile the knowledge again/);
  });
});

describe('spelling', () => {
  it('takes no word of the table of word vectors for a slip', () => {
    // 'bread' is one letter from 'tread', and only the table knows that it is a word.
    const tyres = [{ id: 'tread', question: 'worn tread', phrasings: [], answer: '' }];
    const bare = { ...compileMatcher({ documents: tyres }), guard: '' };
    const readBy = ({ explain }: typeof matcher) => explain('bread').terms[0]?.text;
    expect(readBy(loadMatcher(bare))).toBe('tread');
    expect(readBy(loadMatcher(bare, wordVectors))).toBe('bread');
  });

  it('leaves real English words alone', () => {
    // 'chair' is one letter from 'chain', but nobody who writes it means a chain.
    const terms = matcher.explain('chair chian').terms;
    expect(terms.map(({ text }) => text)).toEqual(['chair', 'chain']);
  });
});
