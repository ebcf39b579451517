import { describe, expect, it } from 'vitest';
import type { CompiledGate } from '../../src/safety/compiled.ts';
import { createGate } from '../../src/safety/gate.ts';
import { tables } from '../../src/tables.ts';
import { realKnowledge } from './real-knowledge.ts';

const gate = createGate(realKnowledge.gate as CompiledGate, tables.recurrent);

describe('the compiled gate on this runtime', () => {
  it.each([
    ['I cannot feel when I wipe', 'cauda_equina', 'emergency'],
    ['crushing chest pain', 'heart', 'emergency'],
    ['took 20 paracetamol', 'overdose', 'emergency'],
    ['I want to kill myself', 'self_harm', 'crisis'],
    ['my husband hits me', 'safeguarding', 'crisis'],
    // A plain word in a friendly message is not doubted for the company it keeps.
    [
      'hello, lovely site! any chance of a slot on friday? my doctor says im at high risk of suicide',
      'self_harm',
      'crisis',
    ],
    // No rule asks for it: that it is worded lets the classifier say what is meant.
    ['I almost went through with it at the station on Tuesday', 'self_harm', 'crisis'],
    // What went from one leg to both.
    [
      'the tingling was in one foot, now the other foot has it too',
      'cauda_equina',
      'emergency',
    ],
    ['my calf is hot and swollen', 'dvt', 'urgent'],
    ['i dnt wana b ere nomore', 'self_harm', 'crisis'],
    ['been vomiting blood since lunch', 'ambulance', 'emergency'],
    ['the baby is coming now', 'pregnancy', 'emergency'],
  ])('reads "%s" as %s, %s', (query, flag, route) => {
    expect(gate(query, []).redFlag).toMatchObject({ flag, route });
  });

  it.each([
    'what is sciatica',
    'this pain is killing me',
    'no numbness in my groin',
    '',
    // Too short to say anything by itself.
    'legs',
    'zorble fandango',
    // Plain complaints, and questions that follow an answer.
    'my calf is sore',
    'what happens if it is never treated',
    'and if that does not work?',
    'is the station far from your clinic',
    'took some tablets for my back, no help',
    'it feels like an electric shock down my leg',
  ])('stays silent on "%s"', (query) => {
    expect(gate(query, [])).toMatchObject({ redFlag: null, flags: [] });
  });

  it('completes a red flag over two turns', () => {
    const { concepts } = gate('I had breast cancer in 2015', []);
    expect(gate('my back hurts', concepts).redFlag?.flag).toBe('cancer');
  });

  it('has a card for every rule', () => {
    const cards = new Set(realKnowledge.cards.map(({ id }) => id));
    const { rules } = realKnowledge.gate as CompiledGate;
    expect(rules.filter(({ card }) => !cards.has(card))).toEqual([]);
  });
});
