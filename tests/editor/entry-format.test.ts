import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createEntryFormat,
  entryKeys,
  readEntry,
  writeEntry,
} from '../../editor/entry-format.ts';
import type { Values } from '../../editor/splice.ts';
import { parseEntry } from '../../src/knowledge/parse-entry.ts';
import { frontMatterSchema } from '../../src/schema/entry.ts';

const knowledge = resolve(import.meta.dirname, '../../knowledge');
const entryFiles = readdirSync(knowledge, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /^(?:faqs|articles\/[^/]+)\/[^/]+\.md$/.test(path),
);
const read = (path: string): string => readFileSync(join(knowledge, path), 'utf8');

/** As the editor hands a file over: without the white space around it. */
const load = (text: string) => readEntry(text.trim());

const written = `---
id: faq-stairs
question: Why do stairs hurt? # asked at reception
phrasings: # as patients say it
  - 'going up hurts'
  - "steps: a pain"
  - stairs
tests: [] # none yet
not:
  - lifts
topic: symptoms
author: Ann
source: { article: back-pain, part: 'One, two' }
reviewer-note: >-
  A note that is folded
  by hand.
---

The first paragraph.

* A list
`;

describe('the entry form', () => {
  it('knows every key of an entry, and no other', () => {
    expect([...entryKeys].sort()).toEqual(Object.keys(frontMatterSchema.shape).sort());
  });

  it('finds all entry files', () => {
    expect(entryFiles.length).toBeGreaterThanOrEqual(37);
  });

  it.each(entryFiles)('gives %s back byte for byte', (path) => {
    const text = read(path);
    const format = createEntryFormat();
    expect(format.toFile(format.fromFile(text.trim()))).toBe(text);
  });

  it.each(entryFiles)('changes one line of %s for one new value', (path) => {
    const text = read(path);
    const changed = writeEntry({ ...load(text), author: 'Somebody: else' }, text);
    expect(changed).toBe(text.replace(/^author: .*$/m, 'author: "Somebody: else"'));
  });

  it.each(entryFiles)('writes %s anew so that it says the same', (path) => {
    const text = read(path);
    const whole = ({ answer, ...front }: Values) => ({
      ...frontMatterSchema.parse(front),
      answer,
    });
    expect(whole(load(writeEntry(load(text))))).toEqual(whole(load(text)));
  });

  it('keeps comments, quotes and folds of what was not changed', () => {
    expect(writeEntry(load(written), written)).toBe(written);
    const changed = writeEntry(
      {
        ...load(written),
        question: 'Why do stairs hurt me?',
        phrasings: ['going up hurts', 'climbing', 'steps: a pain', 'on: off'],
        tests: ['my steps'],
      },
      written,
    );
    expect(changed).toBe(
      written
        .replace('stairs hurt?', 'stairs hurt me?')
        .replace("hurts'\n", "hurts'\n  - climbing\n")
        .replace('  - stairs\n', '  - "on: off"\n')
        .replace('tests: [] # none yet', 'tests: # none yet\n  - my steps'),
    );
  });

  it('puts a new key in its place and takes an emptied one out', () => {
    const changed = writeEntry(
      {
        ...load(written),
        label: 'Stairs',
        overlaps: ['faq-a', 'faq-b'],
        not: [],
        'safety-net': true,
        'reviewer-note': '',
      },
      written,
    );
    expect(changed).toBe(
      written
        .replace('reception\n', 'reception\nlabel: Stairs\n')
        .replace('not:\n  - lifts\n', 'not: []\noverlaps: [faq-a, faq-b]\n')
        .replace(/two' \}\nreviewer-note[\s\S]*hand\.\n/, "two' }\nsafety-net: true\n"),
    );
  });

  it('leaves no empty value of the form in a file', () => {
    const emptied = {
      ...load(written),
      label: ' ',
      subject: '',
      overlaps: [],
      withdrawn: null,
    };
    expect(writeEntry(emptied, written)).toBe(written);
  });

  it('folds a long note, and keeps the line breaks of one that has them', () => {
    const long = `${'A note for the reviewer. '.repeat(8)}End`;
    const folded = writeEntry({ ...load(written), 'reviewer-note': long }, written);
    expect(load(folded)['reviewer-note']).toBe(long);
    expect(Math.max(...folded.split('\n').map((line) => line.length))).toBeLessThan(100);
    const lines = 'One\n\nTwo: three\n  four';
    const kept = writeEntry({ ...load(written), 'reviewer-note': lines }, written);
    expect(load(kept)['reviewer-note']).toBe(lines);
  });

  it('remembers what it wrote last', () => {
    const format = createEntryFormat();
    const values = format.fromFile(written);
    const first = format.toFile({ ...values, author: 'Bea' });
    expect(format.toFile({ ...values, author: 'Ann' })).toBe(written);
    expect(first).toBe(written.replace('Ann', 'Bea'));
  });

  it('writes a new entry that the compiler accepts', () => {
    const text = createEntryFormat().toFile({
      id: 'faq-new',
      question: 'Is swimming good?',
      phrasings: ['swim', 'is it ok: to swim', 'no'],
      topic: 'treatment',
      author: 'Ann',
      source: { title: 'The clinic', part: '', article: '' },
      'safety-net': false,
      answer: 'Yes.\n\n- It is gentle',
    });
    const { entry, problems } = parseEntry({
      file: 'x.md',
      path: 'faqs/x.md',
      text,
      hash: '',
    });
    expect(problems).toEqual([]);
    expect(entry?.front.phrasings).toEqual(['swim', 'is it ok: to swim', 'no']);
    expect(text).not.toContain('part');
  });
});
