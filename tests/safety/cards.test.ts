import { describe, expect, it } from 'vitest';
import type { CareCard } from '../../src/schema/red-flag.ts';
import { ownRules } from './own-rules.ts';

const cards = ownRules.cards.map((card) => [card.id, card] as const);

const numbersOf = (card: CareCard): readonly string[] =>
  card.actions.map(({ href }) => href.replace(/^\w+:/, ''));

describe('a care card', () => {
  it.each(cards)('%s is one call to action, or a line that ends in "if:"', (_, card) => {
    expect(card.heading).toMatch(/(?:^(?:Call|Get help)|if:$|and:$)/);
  });

  it.each(cards)('%s offers a phone action first', (_, card) => {
    expect(card.actions[0]?.href).toMatch(/^tel:\d+$/);
  });

  it.each(cards)('%s shows the level that its route has', (_, card) => {
    expect(card.level).toBe(card.route === 'urgent' ? 'urgent' : 'emergency');
  });

  it.each(cards)('%s names in its reminder a number to call', (_, card) => {
    expect(card.reminder).toMatch(/999|111|midwife/);
  });

  it.each(cards)('%s is used by a rule of the same route', (id, card) => {
    const rules = ownRules.gate.rules.filter((rule) => rule.card === id);
    expect(rules.length).toBeGreaterThan(0);
    expect(new Set(rules.map(({ route }) => route))).toEqual(new Set([card.route]));
  });

  it('for an emergency calls 999, for urgent care 111', () => {
    for (const [, card] of cards)
      expect(numbersOf(card)).toContain(card.route === 'urgent' ? '111' : '999');
  });

  it('for a crisis is short and offers to leave at once', () => {
    for (const [, card] of cards.filter(([, { route }]) => route === 'crisis')) {
      expect(card.quickExit).toBe(true);
      expect(card.items.length).toBeLessThanOrEqual(4);
    }
  });

  it('for mental health names 111, Samaritans and the text line', () => {
    const card = ownRules.cards.find(({ id }) => id === 'crisis-mind');
    expect(card && numbersOf(card)).toEqual(['999', '111', '116123', '85258']);
  });
});
