import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../src/knowledge/compile.ts';
import { compileKnowledge, createCache } from '../../src/knowledge/compile.ts';
import type { FoundByMatcher } from '../../src/knowledge/compile-matcher.ts';
import { problemLine } from '../../src/knowledge/problems.ts';
import { knowledgeFolder, today } from './fixture.ts';

const matcherOf = ({ knowledge, problems }: Compiled): FoundByMatcher => {
  if (knowledge === undefined) throw new Error(problems.map(problemLine).join('\n'));
  return knowledge.matcher as FoundByMatcher;
};

describe('compileKnowledge, of a folder that it knows', () => {
  it('compiles an edit again from what it knows, and forgets nothing', async () => {
    const folder = await knowledgeFolder();
    const cache = createCache();
    const first = await compileKnowledge(folder, { today, cache });
    const file = join(folder, 'faqs/knee.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('is common', 'is usual'));
    const second = await compileKnowledge(folder, { today, cache });
    const fresh = await compileKnowledge(folder, { today });
    expect(second.knowledge?.version).toBe(fresh.knowledge?.version);
    await writeFile(file, text);
    const third = await compileKnowledge(folder, { today, cache });
    expect(third.knowledge?.version).toBe(first.knowledge?.version);
  });

  it('keeps what an earlier compilation found, and then compiles alike every time', async () => {
    const folder = await knowledgeFolder();
    const found = { thresholds: { answer: 0.61, offer: 0.23 }, guard: '' };
    const first = await compileKnowledge(folder, { today, found });
    const second = await compileKnowledge(folder, { today, found });
    expect(first.knowledge?.matcher).toMatchObject(found);
    expect(second.knowledge?.version).toBe(first.knowledge?.version);
  });

  it('is the same, found afresh or kept, while nothing has changed', async () => {
    const folder = await knowledgeFolder();
    const full = await compileKnowledge(folder, { today });
    const { thresholds, guard } = matcherOf(full);
    const quick = await compileKnowledge(folder, { today, found: { thresholds, guard } });
    expect(guard).not.toBe('');
    expect(quick.knowledge?.version).toBe(full.knowledge?.version);
  });

  it('serves new words of an answer before its index knows them, where that may be', async () => {
    const folder = await knowledgeFolder();
    const found = { thresholds: { answer: 0.61, offer: 0.23 }, guard: '' };
    const options = { today, found, cache: createCache() };
    const first = await compileKnowledge(folder, options);
    const file = join(folder, 'faqs/knee.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('is common', 'is ubiquitous'));
    const quick = await compileKnowledge(folder, { ...options, index: 'may-lag' });
    expect(quick.isLagging).toBe(true);
    expect(JSON.stringify(quick.knowledge?.entries)).toContain('ubiquitous');
    expect(quick.knowledge?.matcher).toEqual(first.knowledge?.matcher);
    const whole = await compileKnowledge(folder, options);
    const fresh = await compileKnowledge(folder, { today, found });
    expect(whole.isLagging).toBe(false);
    expect(whole.knowledge?.version).toBe(fresh.knowledge?.version);
    const again = await compileKnowledge(folder, { ...options, index: 'may-lag' });
    expect(again).toMatchObject({ isLagging: false, knowledge: whole.knowledge });
  });

  it.each([
    ['a phrasing', 'faqs/knee.md', 'is a creaky knee normal', 'is a noisy knee normal'],
    ['a test is new, which teaches nothing', 'faqs/knee.md', 'tests:', 'tests:\n  - ow'],
    ['an overlap', 'faqs/knee.md', 'not:', 'overlaps: [faq-running]\nnot:'],
    ['a word of the vocabulary', 'vocabulary.yaml', 'kneecap', 'patella'],
    ['an entry is gone', 'faqs/running.md', /[\s\S]*/, ''],
  ])(
    'never answers with an old index when it would matter: %s',
    async (_, path, from, to) => {
      const folder = await knowledgeFolder({
        'faqs/knee.md': (text) => text.replace('[faq-running]', '[]'),
        'articles/knees-explained/swelling.md': (text) =>
          text.replace('[faq-running]', '[]'),
        'wording.yaml': (text) => text.replace(', faq-running,', ', faq-knee,'),
      });
      const found = { thresholds: { answer: 0.61, offer: 0.23 }, guard: '' };
      const options = { today, found, cache: createCache() };
      await compileKnowledge(folder, options);
      const file = join(folder, path);
      const text = (await readFile(file, 'utf8')).replace(from, to);
      await (text === '' ? rm(file) : writeFile(file, text));
      const quick = await compileKnowledge(folder, { ...options, index: 'may-lag' });
      const fresh = await compileKnowledge(folder, { today, found });
      expect(quick.isLagging).toBe(false);
      expect(quick.knowledge?.version).toBe(fresh.knowledge?.version);
    },
  );

  it('reports the same again from what it knows, and forgets what was mended', async () => {
    const folder = await knowledgeFolder({
      'faqs/running.md': (text) =>
        text.replace(
          '- jogging with sore shins',
          `- jogging with sore shins
  - my knee makes popping noises on the stairs
  - sore shin and chest pain`,
        ),
    });
    const cache = createCache();
    const messages = async () =>
      (await compileKnowledge(folder, { today, cache })).problems.map(problemLine);
    const first = await messages();
    expect(first).toEqual([
      expect.stringContaining('sets off the red-flag rule'),
      expect.stringContaining('is nearly'),
    ]);
    const knee = join(folder, 'faqs/knee.md');
    await writeFile(
      knee,
      (await readFile(knee, 'utf8')).replace('is common', 'is usual'),
    );
    expect(await messages()).toEqual(first);
    const rules = join(folder, 'red-flags.yaml');
    const text = await readFile(rules, 'utf8');
    const exception =
      'exceptions:\n      - { text: sore shin and chest pain, reason: a test }';
    await writeFile(
      rules,
      text.replace('    source: NHS', `    source: NHS\n    ${exception}`),
    );
    expect(await messages()).toEqual([first[1]]);
    await writeFile(rules, text);
    const running = join(folder, 'faqs/running.md');
    await writeFile(
      running,
      (await readFile(running, 'utf8')).replace(
        / {2}- (?:my knee|sore shin and).*\n/g,
        '',
      ),
    );
    expect(await messages()).toEqual([]);
  });
});
