import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EditGround } from '../../src/knowledge/edit-files.ts';
import { makeEdit } from '../../src/knowledge/edit-files.ts';

const sample = `---
id: faq-sample
question: Is this a sample?
phrasings:
  - one way
  - another way
  - a third way
topic: samples
author: A. Author
source: { title: A clinic }
---
Yes.
`;

let top: string;
let ground: EditGround;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'vetted-edit-'));
  mkdirSync(join(top, 'knowledge/faqs'), { recursive: true });
  writeFileSync(join(top, 'knowledge/faqs/sample.md'), sample);
  ground = {
    folder: join(top, 'knowledge'),
    clinicName: 'A clinic',
    fileOf: (id) => (id === 'faq-sample' ? 'knowledge/faqs/sample.md' : undefined),
  };
});
afterEach(() => rmSync(top, { recursive: true }));

const add = (phrasing: string, entry = 'faq-sample') =>
  makeEdit({ kind: 'phrasing', entry, phrasing }, ground);
const text = (): string => readFileSync(join(top, 'knowledge/faqs/sample.md'), 'utf8');

describe('makeEdit', () => {
  it('adds a phrasing below the others and leaves the rest byte for byte', async () => {
    expect(await add('a fourth way')).toBe('knowledge/faqs/sample.md');
    expect(text()).toBe(
      sample.replace('  - a third way\n', '  - a third way\n  - a fourth way\n'),
    );
  });

  it('works on what the file says now, not on what it said when it was compiled', async () => {
    writeFileSync(
      join(top, 'knowledge/faqs/sample.md'),
      sample.replace('phrasings:', '# a new line\nphrasings:'),
    );
    await add('a fourth way');
    expect(text()).toContain('  - a third way\n  - a fourth way\ntopic');
  });

  it('refuses a phrasing that the entry has, whatever its case', async () => {
    await expect(add('ANOTHER way!')).rejects.toThrow('has this phrasing already');
    expect(text()).toBe(sample);
  });

  it('refuses an entry that is not there and a file outside the folder', async () => {
    await expect(add('a way', 'faq-none')).rejects.toThrow('There is no entry');
    ground = { ...ground, fileOf: () => 'knowledge/../package.json' };
    await expect(add('a way')).rejects.toThrow('does not stand in the knowledge folder');
  });

  it('says what to do where phrasings stand in brackets', async () => {
    const brackets = sample.replace(
      /phrasings:\n( {2}- .*\n)+/,
      'phrasings: [one way, another way, a third way]\n',
    );
    writeFileSync(join(top, 'knowledge/faqs/sample.md'), brackets);
    await expect(add('a fourth way')).rejects.toThrow('on a line of its own');
    expect(text()).toBe(brackets);
  });

  it('never writes over an entry that exists', async () => {
    const edit = {
      kind: 'new-entry',
      question: 'Sample?',
      phrasings: ['x y', 'y z', 'z x'],
      topic: 'samples',
      author: 'A. Author',
      answer: 'No.',
    } as const;
    await expect(
      makeEdit({ ...edit, phrasings: [...edit.phrasings] }, ground),
    ).rejects.toThrow('exists already');
    expect(text()).toBe(sample);
    expect(readdirSync(join(top, 'knowledge/faqs'))).toEqual(['sample.md']);
  });
});
