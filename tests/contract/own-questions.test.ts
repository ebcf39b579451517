import { describe, expect, it } from 'vitest';
import unitsText from '../quality/sets/units.json?raw';
import { askOnce, realKnowledge } from './real-knowledge.ts';

const units = JSON.parse(unitsText) as readonly { id: string; title: string }[];
const overlapsOf = new Map(
  realKnowledge.entries.map(({ id, overlaps }) => [id, overlaps]),
);

describe('every entry', () => {
  it('of the inventory stands in the knowledge', () => {
    const ids = new Set(realKnowledge.entries.map(({ id }) => id));
    expect(units.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(realKnowledge.entries.map((entry) => [entry.id, entry.question] as const))(
    '%s is answered when asked its own question',
    (id, question) => {
      expect(askOnce(question)).toMatchObject({ kind: 'answer', entry: { id } });
    },
  );

  it.each(units.map(({ id, title }) => [id, title] as const))(
    '%s is answered when asked its title',
    (id, title) => {
      const { kind, entry } = askOnce(title);
      expect(kind).toBe('answer');
      expect([id, ...(overlapsOf.get(id) ?? [])]).toContain(entry?.id);
    },
  );
});
