import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileKnowledge, createCache } from '../../src/knowledge/compile.ts';
import type { CompiledGate } from '../../src/safety/compiled.ts';
import { knowledgeFolder, today } from './fixture.ts';

const voices = `heart_attack:
  emergency:
    - my chest feels crushed and my arm aches
    - a weight on my chest and a sore jaw
none:
  silent:
    - my arm aches after the gym
    - a sore jaw from the dentist
    - where can I park my bicycle
    - my garden has too many weeds
    - is there tea in the waiting room
    - the bus was late again
`;
const found = { thresholds: { answer: 0.61, offer: 0.23 }, guard: '' };

/** A folder that was compiled in full once, and how it is compiled after each save. */
const served = async () => {
  const folder = await knowledgeFolder({ 'red-flag-voices.yaml': () => voices });
  const full = await compileKnowledge(folder, { today });
  const gate = full.knowledge?.gate as CompiledGate | undefined;
  const options = {
    today,
    found: { ...found, classifier: gate?.classifier },
    cache: createCache(),
  };
  const rules = join(folder, 'red-flags.yaml');
  return {
    change: async (edit: (text: string) => string) =>
      writeFile(rules, edit(await readFile(rules, 'utf8'))),
    save: () => compileKnowledge(folder, options),
    fresh: () => compileKnowledge(folder, { today }),
  };
};

const examples = (...texts: string[]): string =>
  `examples:\n  heart_attack:\n    emergency:\n${texts.map((text) => `      - ${text}\n`).join('')}`;

describe('an example that is written while a service runs', () => {
  it('is said, and keeps nothing from being served, until it has been learnt', async () => {
    const { change, save, fresh } = await served();
    await save();
    await change((text) => text + examples('a swarm of bees under my ribs'));
    const saved = await save();
    expect(saved.knowledge).toBeDefined();
    expect(saved.problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringMatching(/swarm.*learns it/u),
      }),
    ]);
    expect(
      (await fresh()).problems.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  it('is an error once it was heard and no more is', async () => {
    const { change, save } = await served();
    const silent = examples('chest pain').replace('emergency', 'silent');
    await change((text) => text + silent.replace('chest pain', 'the weather is lovely'));
    expect((await save()).problems).toEqual([]);
    await change((text) => text.replace('words: [chest pain,', 'words: [weather,'));
    const saved = await save();
    expect(saved.knowledge).toBeUndefined();
    expect(saved.problems.map(({ severity }) => severity)).toContain('error');
  });
});

describe('voices', () => {
  it('are neither danger and ordinary at once, nor gone for a whole class', async () => {
    const twice = await knowledgeFolder({
      'red-flag-voices.yaml': () =>
        `${voices}    - My chest feels crushed, and my arm aches.\n`,
    });
    expect((await compileKnowledge(twice, { today })).problems[0]?.message).toMatch(
      /delete one of the two/u,
    );
    const cut = await knowledgeFolder({
      'red-flag-voices.yaml': () => voices.slice(voices.indexOf('none:')),
    });
    expect((await compileKnowledge(cut, { today })).problems[0]?.message).toMatch(
      /"heart_attack" is left\. Was the file cut off/u,
    );
    const misspelt = await knowledgeFolder({
      'red-flag-voices.yaml': () => voices.replace('heart_attack', 'hart_attack'),
    });
    const messages = (await compileKnowledge(misspelt, { today })).problems.map(
      ({ message }) => message,
    );
    expect(messages).toContainEqual(expect.stringMatching(/Is "hart_attack" a slip/u));
  });

  it('that cannot be read bring no false errors about good answers', async () => {
    const broken = await knowledgeFolder({
      'red-flag-voices.yaml': () => `${voices}  none: "unclosed\n`,
    });
    const files = (await compileKnowledge(broken, { today })).problems.map(
      ({ file }) => file,
    );
    expect(new Set(files)).toEqual(new Set(['knowledge/red-flag-voices.yaml']));
  });
});
