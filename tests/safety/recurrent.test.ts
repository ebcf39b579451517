import { describe, expect, it } from 'vitest';
import type { CompiledGate } from '../../src/safety/compiled.ts';
import type { Gate } from '../../src/safety/gate.ts';
import { createGate } from '../../src/safety/gate.ts';
import { createReader } from '../../src/safety/reader.ts';
import type { Recurrent, RecurrentRating } from '../../src/safety/recurrent.ts';
import { tables } from '../../src/tables.ts';
import { readReal } from '../knowledge/real.ts';
import { gate } from './own-rules.ts';

const compiled = (await readReal()).gate as CompiledGate;
const read = createReader(compiled);
const oddsOf = (text: string): number => {
  const reading = read(text);
  const whole = { start: 0, end: reading.tokens.length };
  return tables.recurrent?.rate(reading, whole).odds ?? Number.NaN;
};

/** What a recurrent classifier says that knows of no class. */
const saying = (odds: number): RecurrentRating => ({ odds, shares: new Map() });

/** The gate with a recurrent classifier of our own. */
const gateWith = (rate: Recurrent['rate']): Gate =>
  createGate(compiled, { vocabulary: tables.recurrent?.vocabulary ?? [], rate });

describe('the recurrent classifier of the gate', () => {
  it.each([
    ['i cant feel when i wipe', 'i can feel it when i wipe the table'],
    ['my husband hits me', 'i hit my husband at tennis'],
    ['no feeling in my bum since monday', 'no pain in my bum since monday'],
  ])('tells danger from what sounds like it: %s', (danger, harmless) => {
    expect(oddsOf(danger)).toBeGreaterThan(0);
    expect(oddsOf(harmless)).toBeLessThan(0);
  });

  it('takes what says nothing for harmless', () => {
    for (const text of ['', ' ', '?', '🦴', 'আমার কোমরে ব্যথা'])
      expect(oddsOf(text)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('makes a number of anything', () => {
    for (const text of ['zxqv '.repeat(400), 'a '.repeat(1000)])
      expect(oddsOf(text)).toBeLessThan(20);
  });

  it('names the class together with the other', () => {
    const query = 'it keeps pulsing';
    const flagGiven = (flag: string | null): string | undefined =>
      gateWith(() => ({
        odds: 5,
        shares: new Map(flag === null ? [] : [[`${flag}/emergency`, 1]]),
      }))(query, []).redFlag?.flag;
    expect(flagGiven('stroke')).toBe('stroke');
    expect(flagGiven('pe')).toBe('pe');
    expect(flagGiven(null)).toBeDefined();
  });

  it('is left out where it is missing, and the gate still hears plain danger', () => {
    const alone = createGate(compiled);
    expect(alone('i cant feel my bum and cant wee', []).redFlag?.route).toBe('emergency');
    expect(alone('how much is a session', []).redFlag).toBeNull();
  });

  it('is asked by the gate: both decide together', () => {
    const unsure = 'the pain is so bad i want it all to stop';
    const alone = gateWith(() => saying(-40));
    expect(gate('she wont wake up', []).redFlag).not.toBeNull();
    expect(alone('she wont wake up', []).redFlag).toBeNull();
    expect(gateWith(() => saying(40))(unsure, []).redFlag).not.toBeNull();
  });

  it('is not asked of very long messages, and the gate still hears what is said in them', () => {
    const asked: number[] = [];
    const counting = gateWith((_, { start, end }) => {
      asked.push(end - start);
      return saying(0);
    });
    const long = `${'my back is stiff and I work at a desk. '.repeat(40)} I cannot feel my bum.`;
    expect(counting(long, []).redFlag?.route).toBe('emergency');
    expect(Math.max(0, ...asked)).toBeLessThanOrEqual(150);
  });

  it('is not asked where it could change nothing', () => {
    let asked = 0;
    const counting = gateWith(() => {
      asked += 1;
      return saying(40);
    });
    expect(counting('how much is a session', []).redFlag).toBeNull();
    expect(asked).toBe(0);
    expect(counting('she wont wake up', []).redFlag).not.toBeNull();
    expect(asked).toBeGreaterThan(0);
  });
});
