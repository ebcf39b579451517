import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { innerNames, shortenVariables } from '../../scripts/inner-names.ts';
import { root } from '../../scripts/step.ts';
import { askSchema, feedbackSchema } from '../../src/schema/ask.ts';
import { formReplySchema } from '../../src/schema/form-reply.ts';
import { problemSchema } from '../../src/schema/problem.ts';
import { replySchema, startSchema, suggestionsSchema } from '../../src/schema/reply.ts';
import type { Turn } from '../../widget/conversation.ts';
import type { Host } from '../../widget/mount.ts';
import { words } from '../../widget/words.ts';

const wire = [
  askSchema,
  feedbackSchema,
  formReplySchema,
  problemSchema,
  replySchema,
  startSchema,
  suggestionsSchema,
];
/** Every property that a JSON Schema names, however deep. */
const propertiesOf = (schema: unknown): string[] =>
  typeof schema !== 'object' || schema === null
    ? []
    : Object.entries(schema).flatMap(([key, value]) => [
        ...(key === 'properties' ? Object.keys(value) : []),
        ...propertiesOf(value),
      ]);
/** What a tab remembers of a turn, and what pages may call. */
const kept: Record<keyof Turn, true> = {
  query: true,
  entry: true,
  label: true,
  dismiss: true,
  form: true,
  at: true,
  key: true,
  state: true,
  reply: true,
  failure: true,
};
const called: readonly (keyof Host | 'ask' | 'words')[] = [
  'open',
  'show',
  'hide',
  'clear',
  'ask',
  'words',
];

describe('the names that the build shortens', () => {
  const outer = new Set<string>([
    ...wire.flatMap((schema) => propertiesOf(z.toJSONSchema(schema))),
    ...Object.keys(words),
    ...Object.keys(kept),
    ...called,
  ]);

  it('are none that the service, the page or the tab’s storage knows', () => {
    expect(outer.size).toBeGreaterThan(60);
    expect(innerNames.filter((name) => outer.has(name))).toEqual([]);
  });

  it('are all in use', () => {
    const source = globSync('widget/**/*.ts', { cwd: root })
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    const unused = innerNames.filter((name) => !RegExp(`\\b${name}\\b`).test(source));
    expect(unused).toEqual([]);
  });
});

describe('the variables that the build shortens', () => {
  it('are the styles’ own, wherever they are named, and none that a page may set', () => {
    const css =
      ':host{--text:var(--vetted-text,red);--x:1px}p{color:var(--text);left:var(--x)}';
    expect(shortenVariables(css)).toBe(
      ':host{--a:var(--vetted-text,red);--x:1px}p{color:var(--a);left:var(--x)}',
    );
  });

  it('do not mistake one name for the beginning of another', () => {
    expect(shortenVariables('a{b:var(--on) var(--on-accent);--on-accent:1}')).toBe(
      'a{b:var(--a) var(--b);--b:1}',
    );
  });
});
