import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { prepare } from '../../src/answer.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import { tables } from '../../src/tables.ts';
import { readReal, realFolder } from './real.ts';

type Rules = Record<string, { readonly fires: readonly string[] }>;

/** The knowledge in every state that signing, expiry and withdrawal can bring it to. */
const states: Readonly<Record<string, (knowledge: Knowledge) => Knowledge>> = {
  'as it is': (knowledge) => knowledge,
  'all answers withdrawn': (knowledge) => ({
    ...knowledge,
    entries: knowledge.entries.map((entry) => ({ ...entry, withdrawn: 'for a test' })),
  }),
  'all answers overdue': (knowledge) => ({
    ...knowledge,
    entries: knowledge.entries.map((entry) => ({
      ...entry,
      signature: {
        reviewer: 'R',
        role: 'R',
        signed: '2020-01-01',
        until: '2021-01-01',
        hash: entry.hash,
      },
    })),
  }),
  'rules and wording unsigned': (knowledge) => ({
    ...knowledge,
    review: { ...knowledge.review, rulesSigned: false, wordingSigned: false },
  }),
  'no answers at all': (knowledge) => ({ ...knowledge, entries: [] }),
};

describe('a care card', () => {
  let knowledge: Knowledge;
  let examples: readonly string[];
  beforeAll(async () => {
    knowledge = await readReal();
    const { rules } = parse(
      await readFile(join(realFolder, 'red-flags.yaml'), 'utf8'),
    ) as {
      rules: Rules;
    };
    examples = Object.values(rules).flatMap(({ fires }) => fires);
  });

  it.each(Object.entries(states))('is shown for every example: %s', (_, change) => {
    const answerer = prepare(change(knowledge), tables);
    const [entry] = knowledge.entries;
    expect(examples.length).toBeGreaterThan(20);
    const silent = examples.filter((query) =>
      (['signed', 'all'] as const).some((serve) =>
        ['2026-11-23', '2099-01-01'].some((day) => {
          const moment = { now: new Date(`${day}T10:00:00Z`), serve };
          const asked = answerer.answer({ query }, moment).reply;
          const chosen = answerer.answer({ query, entry: entry?.id ?? '' }, moment).reply;
          return (
            asked.kind !== 'care' || chosen.kind !== 'care' || asked.care === undefined
          );
        }),
      ),
    );
    expect(silent).toEqual([]);
  });
});
