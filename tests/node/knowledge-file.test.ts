import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WatchedKnowledge } from '../../src/node/knowledge-file.ts';
import { KnowledgeError, watchKnowledge } from '../../src/node/knowledge-file.ts';
import { fixtureKnowledge } from '../contract/fixture.ts';

let folder = '';
let path = '';
let source: WatchedKnowledge;
const problems: string[] = [];

const write = (text: string): void => {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
};
const watch = (): WatchedKnowledge =>
  watchKnowledge({
    path,
    now: () => new Date(),
    onSwap: () => {},
    onProblem: (problem) => void problems.push(problem),
    everyMs: 20,
  });
const version = (): string => source.current().knowledge.version;
const newer = { ...fixtureKnowledge, version: 'e'.repeat(64) };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vetted-knowledge-'));
  path = join(folder, 'knowledge.json');
  write(JSON.stringify(fixtureKnowledge));
  problems.length = 0;
  source = watch();
});
afterEach(() => {
  source.close();
  rmSync(folder, { recursive: true });
});

describe('the knowledge of a file', () => {
  it('is swapped when the file changes', async () => {
    write(JSON.stringify(newer));
    await vi.waitFor(() => expect(version()).toBe(newer.version));
  });

  it.each([
    ['half a file', JSON.stringify(newer).slice(0, 5000)],
    ['an empty file', ''],
    ['a list', '[]'],
    ['another schema', JSON.stringify({ ...newer, schema: 99 })],
    [
      'an index that does not load',
      JSON.stringify({ ...newer, matcher: { version: 1 } }),
    ],
    ['a gate that does not load', JSON.stringify({ ...newer, gate: null })],
    ['no entries', JSON.stringify({ ...newer, entries: [] })],
  ])('stays as it was on %s, and says so', async (_, text) => {
    write(text);
    await vi.waitFor(() => expect(source.state().problem).not.toBeNull());
    expect(version()).toBe(fixtureKnowledge.version);
    expect(problems[0]).toMatch(/^A newer version is not served: /);
  });

  it('survives its file, and swaps when one comes back', async () => {
    rmSync(path);
    await vi.waitFor(() => expect(source.state().problem).toMatch(/cannot be read/));
    expect(version()).toBe(fixtureKnowledge.version);
    write(JSON.stringify(newer));
    await vi.waitFor(() => expect(version()).toBe(newer.version));
    expect(source.state().problem).toBeNull();
  });

  it('must be there at the start, and says how to make it', () => {
    write('{');
    expect(watch).toThrow(KnowledgeError);
    expect(watch).toThrow(/it is not complete JSON.*npm run build/);
  });
});
