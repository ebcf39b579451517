import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingsFiles } from '../../editor/settings-files.ts';
import { createSettingsFormat } from '../../editor/settings-format.ts';
import type { Values } from '../../editor/splice.ts';

const top = resolve(import.meta.dirname, '../..');
const open = (name: string) => {
  const file = settingsFiles.find((each) => each.name === name);
  if (file === undefined) throw new Error(name);
  const text = readFileSync(resolve(top, file.file), 'utf8');
  const format = createSettingsFormat(file.fields);
  return { text, format, values: format.fromFile(text.trim()) };
};
type Declined = Readonly<Record<string, unknown>>[];

describe('the form of a settings file', () => {
  it.each(settingsFiles.map(({ name }) => name))(
    'gives %s back byte for byte',
    (name) => {
      const { text, format, values } = open(name);
      expect(format.toFile(structuredClone(values))).toBe(text);
    },
  );

  it('changes the phone and leaves comments, hours and booking alone', () => {
    const { text, format, values } = open('clinic');
    const changed = format.toFile({ ...values, phone: '020 7946 0999', email: '' });
    expect(changed).toBe(text.replace('phone: 020 7946 0123', 'phone: 020 7946 0999'));
  });

  it('adds a value that was only a comment', () => {
    const { text, format, values } = open('clinic');
    const changed = format.toFile({ ...values, email: 'desk@example.com' });
    const line = changed.split('\n').find((each) => each.startsWith('email:'));
    expect(line).toBe('email: "desk@example.com"');
    expect(changed.replace(`${line}\n`, '')).toBe(text);
  });

  it('changes one sentence of the wording', () => {
    const { text, format, values } = open('wording');
    const changed = format.toFile({ ...values, topics: 'Choose one of these.' });
    const same = text.split('\n').filter((line) => changed.split('\n').includes(line));
    expect(parse(changed)).toEqual({
      ...(parse(text) as Values),
      topics: 'Choose one of these.',
    });
    expect(text.split('\n').length - same.length).toBeLessThan(4);
  });

  it('changes one declined topic, and adds one at the end', () => {
    const { text, format, values } = open('wording');
    const declined = values.declined as Declined;
    const first = { ...declined[0], title: 'A new title' };
    const added = {
      id: 'one-more',
      title: 'One more',
      phrasings: ['one', 'two: three', 'four'],
      tests: [],
      not: [],
      text: 'Please phone {{phone}}.',
      reply: 'hand-off',
      'follow-ups': ['clinic-booking'],
    };
    const changed = format.toFile({
      ...values,
      declined: [first, ...declined.slice(1), added],
    });
    const { tests, not, ...said } = added;
    expect([tests, not]).toEqual([[], []]);
    const expected = parse(text) as { declined: Declined };
    expect(parse(changed)).toEqual({
      ...expected,
      declined: [
        { ...expected.declined[0], title: 'A new title' },
        ...expected.declined.slice(1),
        said,
      ],
    });
    const lines = text.split('\n');
    const gone = lines.filter((line) => !changed.includes(line));
    expect(gone.length).toBeLessThanOrEqual(1);
  });

  it('writes nothing for a box that nobody ticked, and takes out an unticked one', () => {
    const { text, format, values } = open('wording');
    const key = 'beside-care';
    // The form gives every box a value, ticked or not.
    const boxes = (values.declined as Declined).map((topic) => ({
      ...topic,
      [key]: topic[key] ?? false,
    }));
    expect(format.toFile({ ...values, declined: boxes })).toBe(text);
    const unticked = boxes.map((topic) => ({ ...topic, [key]: false }));
    const changed = format.toFile({ ...values, declined: unticked });
    expect(text).toContain(key);
    expect(changed).not.toContain(`${key}:`);
  });

  it('takes a declined topic out', () => {
    const { text, format, values } = open('wording');
    const declined = values.declined as Declined;
    const changed = format.toFile({ ...values, declined: declined.slice(1) });
    const expected = parse(text) as { declined: Declined };
    expect(parse(changed)).toEqual({ ...expected, declined: expected.declined.slice(1) });
    const lines = new Set(text.split('\n'));
    expect(changed.split('\n').filter((line) => !lines.has(line))).toEqual([]);
  });
});
