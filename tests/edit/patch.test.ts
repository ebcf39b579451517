import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addPhrasing } from '../../src/edit/add-phrasing.ts';
import { draftFile } from '../../src/edit/draft.ts';
import { newFilePatch, phrasingPatch } from '../../src/edit/patch.ts';
import { scalar } from '../../src/edit/scalar.ts';
import { parseEntry } from '../../src/knowledge/parse-entry.ts';
import { phrasingPlace } from '../../src/knowledge/phrasing-place.ts';

const file = 'knowledge/faqs/sample.md';
const entry = (phrasings: string, end = '\n'): string =>
  [
    '---',
    'id: faq-sample',
    'question: Is this a sample?',
    'phrasings: # said so',
    ...phrasings.split('\n'),
    'topic: samples',
    '---',
    'Yes.',
    '',
  ].join(end);

const placeIn = (text: string) =>
  phrasingPlace({ file, path: 'faqs/sample.md', text, hash: '' });

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'vetted-patch-'));
  execFileSync('git', ['init', '-q'], { cwd: top });
});
afterEach(() => rmSync(top, { recursive: true }));

const put = (text: string): void => {
  mkdirSync(dirname(join(top, file)), { recursive: true });
  writeFileSync(join(top, file), text);
};
const apply = (patch: string): void => {
  execFileSync('git', ['apply', '-'], { cwd: top, input: patch });
};

describe('a patch that adds a phrasing', () => {
  it.each([
    ['a plain list', '  - one way\n  - another way\n  - a third way', '\n'],
    ['a list without indent', '- one way\n- "another: way"\n- a third', '\n'],
    ['a text over two lines', '  - one\n  - two\n  - a third\n    way to say it', '\n'],
    ['a folded text', '  - one\n  - two\n  - >-\n    a third way\n    to say it', '\n'],
    ['a comment behind', '  - one\n  - two\n  - three # really', '\n'],
    ['Windows line ends', '  - one\n  - two\n  - three', '\r\n'],
  ])('is taken by git and writes what the page writes: %s', (_, phrasings, end) => {
    const text = entry(phrasings, end);
    const place = placeIn(text);
    if (place === undefined) throw new Error('no place');
    put(text);
    apply(phrasingPatch(place, 'is it: so #1?'));
    const patched = readFileSync(join(top, file), 'utf8');
    expect(patched).toBe(addPhrasing(text, place, 'is it: so #1?'));
    const list = parse(patched.split('---')[1] ?? '').phrasings;
    expect(list).toHaveLength(4);
    expect(list[3]).toBe('is it: so #1?');
    const rest = patched.split('\n').filter((line) => !line.includes('is it: so #1?'));
    expect(rest.join('\n')).toBe(text);
  });

  it('is not offered where the phrasings stand in brackets', () => {
    expect(placeIn(entry('  [one, two, three]'))).toBeUndefined();
  });
});

describe('a patch that makes a new entry', () => {
  it('is taken by git and gives a sound file', () => {
    const { file: path, text } = draftFile(
      {
        kind: 'new-entry',
        question: 'Do you treat knees: yes or no?',
        phrasings: ['my knee hurts', 'knee # pain', '- knee', 'yes'],
        topic: 'treatment',
        author: 'R. Desk',
        answer: 'We do.\r\n\r\nAsk us.',
      },
      'A Clinic, London',
    );
    apply(newFilePatch(path, text));
    const written = readFileSync(join(top, path), 'utf8');
    expect(written).toBe(text);
    const { entry: parsed, problems } = parseEntry({
      file: path,
      path: 'faqs/x.md',
      text: written,
      hash: '',
    });
    expect(problems).toEqual([]);
    expect(parsed?.front).toMatchObject({
      id: 'faq-treat-knees-yes-no',
      question: 'Do you treat knees: yes or no?',
      phrasings: ['my knee hurts', 'knee # pain', '- knee', 'yes'],
      source: { title: 'A Clinic, London' },
    });
  });
});

describe('scalar', () => {
  it('writes any line so that YAML reads it back as that text', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/[\p{C}\u2028\u2029\u0085]/gu, '').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(line, (text) => {
        expect(parse(`- ${scalar(text)}\n`)).toEqual([text]);
      }),
    );
  });

  it.each([
    'yes',
    '12',
    '1.5',
    'null',
    '~',
    '- a',
    'a: b',
    'a #b',
    "it's",
    '2026-01-02',
    '09:00',
    'true',
    '@x',
    "'quoted'",
  ])('keeps %s a text', (text) => {
    expect(parse(`- ${scalar(text)}\n`)).toEqual([text]);
  });

  it('leaves ordinary phrasings without quotes', () => {
    expect(scalar("why does my leg hurt when it's my back?")).toBe(
      "why does my leg hurt when it's my back?",
    );
  });
});
