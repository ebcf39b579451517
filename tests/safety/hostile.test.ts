import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gate, ownRules } from './own-rules.ts';

const longest = 2_000;
/** Generous for a busy machine; an exponential reading would take minutes. */
const patienceMs = 2000;

const words = [
  ...new Set(ownRules.gate.concepts.flatMap((concept) => concept.words.split(/[^a-z]+/))),
].filter((word) => word.length > 1);

const millisecondsFor = (query: string): number => {
  const start = performance.now();
  gate(query, []);
  return performance.now() - start;
};

describe('the gate', () => {
  it('reads any text without throwing, always the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: longest }), (query) => {
        expect(gate(query, [])).toEqual(gate(query, []));
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('reads any mixture of its own words in bounded time', () => {
    const mixture = fc
      .array(fc.constantFrom(...words), { minLength: 200, maxLength: 400 })
      .map((list) => list.join(' ').slice(0, longest));
    fc.assert(
      fc.property(mixture, (query) => {
        expect(millisecondsFor(query)).toBeLessThan(patienceMs);
      }),
      { numRuns: 50 },
    );
  }, 30_000);

  it.each([
    ['one word again and again', 'numb '],
    ['zones and verbs without end', 'cant feel my '],
    ['denials without end', 'no not never '],
    ['words that begin everything', 'want to end my '],
    ['misspelt words', 'gentials blader suicde '],
    ['sentence ends', 'numb. '],
    ['commas', 'no numb, '],
    ['one long word', 'a'],
    ['marks', '!?!'],
    ['letters that grow when taken apart', '\uFDFA'],
    ['accents piled up', 'a\u0301\u0301\u0301'],
    ['relatives', 'my mum he she '],
    ['digits', '38 12 '],
    ['masked words', 'k!ll p*ss '],
    ['masks without end', 'k!l!'],
    ['words run together', 'cantfeelmybumatall '],
    ['letters spaced out', 'k i l l '],
    ['stretched letters', 'numbbb '],
  ])('is not slowed down by %s', (_, unit) => {
    const query = unit.repeat(Math.ceil(longest / unit.length)).slice(0, longest);
    expect(millisecondsFor(query)).toBeLessThan(patienceMs);
  });

  it.each([
    'my leg is numb and I cannot feel my foot since the car crash. ',
    'years ago it hurt years ago ',
    'no fever, no numbness, ',
  ])('takes about eight times as long for eight times "%s", not sixty-four', (unit) => {
    const best = (query: string): number =>
      Math.min(...Array.from({ length: 25 }, () => millisecondsFor(query)));
    best(unit.repeat(30));
    expect(best(unit.repeat(240)) / best(unit.repeat(30))).toBeLessThan(30);
  });
});
