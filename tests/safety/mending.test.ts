import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CompiledGate } from '../../src/safety/compiled.ts';
import { createReader } from '../../src/safety/reader.ts';
import { tables } from '../../src/tables.ts';
import { readReal } from '../knowledge/real.ts';
import { gate } from './own-rules.ts';

const compiled = (await readReal()).gate as CompiledGate;
const vocabulary = tables.recurrent?.vocabulary ?? [];
const read = createReader(compiled, vocabulary);
const wordsOf = (query: string, reader = read): readonly string[] =>
  reader(query).tokens.map(({ word }) => word);

describe('a word that nobody knows', () => {
  it.each([
    ['mornign', 'morning'],
    ['diwnstairs', 'downstairs'],
    ['bladdr', 'bladder'],
    ['lwgs', 'legs'],
    ['appointmnet', 'appointment'],
    ['fiften', '15'],
  ])('is read as the one that was meant: %s', (typed, meant) => {
    expect(wordsOf(typed)).toEqual([meant]);
  });

  it.each(['zxqvw', 'kręgosłup', '38.9', 'xyz', 'dinosaur'])(
    'is left alone where none is near or it is known: %s',
    (typed) => {
      expect(wordsOf(typed)).toEqual(wordsOf(typed, createReader(compiled)));
    },
  );

  it('is left alone without a vocabulary, unless it is a key word', () => {
    const alone = createReader(compiled);
    expect(wordsOf('appointmnet', alone)).toEqual(['appointmnet']);
    expect(wordsOf('bladdr', alone)).toEqual(['bladder']);
  });

  it('is mended forty times in one query, and no more', () => {
    const mended = wordsOf('appointmnet '.repeat(60));
    expect(mended.filter((word) => word === 'appointment')).toHaveLength(40);
    expect(mended).toHaveLength(60);
  });
});

describe('the gate', () => {
  it.each([
    ['cnat feel my bmu wehn i wipe', 'emergency'],
    ['crushign pian in my chset and my arm', 'emergency'],
    ['i dont wnat to be heer anymroe', 'crisis'],
    ['calf is swollne and hto since the flighht', 'urgent'],
  ])('hears "%s"', (query, route) => {
    expect(gate(query, []).redFlag?.route).toBe(route);
  });

  it.each(['can i boook an appointmnet for tomorow', 'hwo much is a sesion of physoi'])(
    'stays silent on "%s"',
    (query) => {
      expect(gate(query, []).redFlag).toBeNull();
    },
  );

  it('shows as evidence what was typed', () => {
    const evidence = gate('my btotom is nubm', []).redFlag?.evidence ?? [];
    expect(evidence.map(({ text }) => text)).toContain('btotom is nubm');
  });
});

type Message = { readonly text: string; readonly flag: string | null };

describe('messages typed without a single space', () => {
  const unseen = JSON.parse(
    readFileSync(new URL('../quality/own/unseen/redflags.json', import.meta.url), 'utf8'),
  ) as readonly Message[];
  const runs = unseen
    .filter(({ text }) => !/\d/.test(text))
    .map(({ text, flag }) => ({ run: text.replace(/[^a-z]/gi, ''), flag }))
    .filter(({ run }) => run.length > 24 && run.length <= 200)
    // A third of them says as much, in a third of the time.
    .filter((_, at) => at % 3 === 0);
  const share = (isDanger: boolean): number => {
    const some = runs.filter(({ flag }) => (flag !== null) === isDanger);
    expect(some.length).toBeGreaterThan(300);
    const heard = some.filter(({ run }) => gate(run, []).redFlag !== null);
    return heard.length / some.length;
  };

  it('are heard in nineteen cases of twenty', () => {
    expect(share(true)).toBeGreaterThan(0.95);
  });

  it('seldom bring care that nobody needs', () => {
    expect(share(false)).toBeLessThan(0.05);
  });
});
