import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchFolder } from '../../src/node/knowledge-folder.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const patience = { timeout: 40_000, interval: 100 };

let root = '';
let watcher: { close(): void };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vetted-folder-'));
  cpSync(join(project, 'knowledge'), join(root, 'knowledge'), { recursive: true });
  cpSync(join(project, 'dist/knowledge.json'), join(root, 'dist/knowledge.json'));
  for (const name of ['src', 'node_modules']) {
    symlinkSync(join(project, name), join(root, name));
  }
});
afterEach(() => {
  watcher.close();
  rmSync(root, { recursive: true, force: true });
});

const compiled = (): string => join(root, 'dist/knowledge.json');
const touch = (name: string, text: string): void =>
  appendFileSync(join(root, 'knowledge', name), text);

describe('the knowledge folder', () => {
  it('is compiled when a file changes; mistakes leave the last good result', async () => {
    watcher = watchFolder(root, join(root, 'dist'));
    const { mtimeMs } = statSync(compiled());
    touch('vocabulary.yaml', '\n# a remark\n');
    await vi.waitFor(
      () => expect(statSync(compiled()).mtimeMs).toBeGreaterThan(mtimeMs),
      patience,
    );
    const good = readFileSync(compiled(), 'utf8');
    touch('wording.yaml', '\n: this is : no yaml\n');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(readFileSync(compiled(), 'utf8')).toBe(good);
  }, 60_000);

  it('may disappear while it is watched', async () => {
    watcher = watchFolder(root, join(root, 'dist'));
    const good = readFileSync(compiled(), 'utf8');
    rmSync(join(root, 'knowledge'), { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(readFileSync(compiled(), 'utf8')).toBe(good);
  }, 60_000);

  it('is not needed: without the sources nothing is watched', () => {
    rmSync(join(root, 'src'));
    watcher = watchFolder(root, join(root, 'dist'));
    expect(() => watcher.close()).not.toThrow();
  });
});
