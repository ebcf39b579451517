import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/safety/tokenise.ts';

const words = (text: string): string[] => tokenise(text).tokens.map(({ word }) => word);

describe('tokenise', () => {
  it.each([
    ["I can't feel it", ['i', 'cant', 'feel', 'it']],
    ['I can not feel it', ['i', 'cant', 'feel', 'it']],
    ['I cannot feel it', ['i', 'cant', 'feel', 'it']],
    ["I'm numb", ['im', 'numb']],
    ['I am numb', ['im', 'numb']],
    ["my leg's dead", ['my', 'leg', 'dead']],
    ["it's gone", ['its', 'gone']],
    ['um the, er, leg', ['leg']],
    ['thirty eight', ['38']],
    ['twelve', ['12']],
    ['38.5C', ['38.5', 'c']],
    ['sooooo numbbb', ['soo', 'numbb']],
    ['NUMB', ['numb']],
    ['café', ['cafe']],
    ['n\u200Bumb', ['numb']],
    // Cyrillic and Greek letters that look like ours.
    ['ѕuісіdе', ['suicide']],
    ['ι want tο dιe', ['i', 'want', 'to', 'die']],
    ['constructor innit', ['constructor']],
    ['', []],
  ])('reads "%s"', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('keeps where clauses and sentences end', () => {
    const gaps = tokenise('numb, weak. Dead - cold').tokens.map(({ gap }) => gap);
    expect(gaps).toEqual(['none', 'comma', 'sentence', 'comma']);
  });

  it('does not take an abbreviation for the end of a sentence', () => {
    const ends = (text: string) =>
      tokenise(text).tokens.filter(({ gap }) => gap === 'sentence').length;
    expect(ends('women, e.g. leaking when I sneeze, at 9 a.m. or so')).toBe(0);
    expect(ends('I took 9. My back is better. It was me')).toBe(2);
  });

  it('does not take a decimal point for the end of a sentence', () => {
    expect(tokenise('temp 38.5 today').tokens.every(({ gap }) => gap === 'none')).toBe(
      true,
    );
  });
});
