import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBritish } from '../../src/text/british.ts';
import { editDistance } from '../../src/text/edit-distance.ts';
import { stem } from '../../src/text/stem.ts';
import { toTokens } from '../../src/text/to-tokens.ts';

describe('toTokens', () => {
  it.each([
    ["What's wrong? I can't walk!", 'what is wrong i can not walk'],
    ['It’s my back — don’t know', 'it is my back do not know'],
    ["the clinic's phone", 'the clinic phone'],
    ["I've been told they won't", 'i have been told they will not'],
    ['dont know whats up', 'do not know what is up'],
    ['Sooooo much pain', 'soo much pain'],
    ['L4/L5 disc', 'l4 l5 disc'],
    ['café naïve', 'cafe naive'],
    ['ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
    ['zero\u200bwidth soft\u00adhyphen', 'zerowidth softhyphen'],
    ['co-founder', 'co founder'],
    ['боль в спине', 'боль в спине'],
    ['🙂 !!', ''],
  ])('reads %j as %j', (text, expected) => {
    expect(toTokens(text).join(' ')).toBe(expected);
  });

  it('takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const token of toTokens(text)) expect(token.length).toBeGreaterThan(0);
      }),
    );
  });

  it('needs time in proportion to the length of a hostile text', () => {
    const began = performance.now();
    for (const unit of ["n't", "'", 'a', 'aab', '’s ', 'z\u0301']) {
      toTokens(unit.repeat(20_000));
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('stem', () => {
  it.each([
    ['treatments', 'treated'],
    ['exercises', 'exercising'],
    ['injection', 'injections'],
    ['color', 'colour'],
    ['organize', 'organising'],
    ['center', 'centre'],
    ['pediatric', 'paediatric'],
    ['two', '2'],
  ])('gives %s and %s one stem', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it.each([
    ['when', 'why'],
    ['before', 'after'],
    ['surgery', 'surgeon'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });
});

describe('toBritish', () => {
  it.each([
    ['behavior', 'behaviour'],
    ['analyze', 'analyse'],
    ['size', 'size'],
    ['doctor', 'doctor'],
    ['constructor', 'constructor'],
  ])('spells %s as %s', (american, british) => {
    expect(toBritish(american)).toBe(british);
  });
});

describe('editDistance', () => {
  it.each([
    ['sciatica', 'siatica', 1],
    ['physio', 'phsyio', 1],
    ['back', 'bakc', 1],
    ['nerve', 'nerve', 0],
    ['herniated', 'hernated', 1],
    ['herniated', 'hernaited', 1],
    ['disc', 'pain', 3],
  ])('puts %s and %s %i apart', (one, other, distance) => {
    expect(editDistance(one, other, 2)).toBe(distance);
    expect(editDistance(other, one, 2)).toBe(distance);
  });
});
