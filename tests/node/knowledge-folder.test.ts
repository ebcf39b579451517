import {
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { healthSchema } from '../../src/http/health-schema.ts';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { writeCompiled } from '../../src/knowledge/write-compiled.ts';
import type { KnowledgeFolder } from '../../src/node/knowledge-folder.ts';
import { followFolder } from '../../src/node/knowledge-folder.ts';
import { serve } from '../../src/node/serve.ts';
import { readNodeSettings } from '../../src/node/settings.ts';
import { today, writeFiles } from '../knowledge/fixture.ts';
import { migrationsFolder } from './temporary-service.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const patience = { timeout: 40_000, interval: 50 };
vi.setConfig({ testTimeout: 60_000 });

let root = '';
let folder: KnowledgeFolder | null = null;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'vetted-folder-'));
  await writeFiles(join(root, 'knowledge'));
  const { knowledge } = await compileKnowledge(join(root, 'knowledge'), { today });
  if (knowledge === undefined) throw new Error('The fixture has errors');
  await writeCompiled(knowledge, join(root, 'dist'));
  for (const name of ['src', 'node_modules', 'vectors']) {
    symlinkSync(join(project, name), join(root, name));
  }
});
afterEach(() => {
  folder?.close();
  folder = null;
  rmSync(root, { recursive: true, force: true });
});

const follow = (): KnowledgeFolder => {
  folder = followFolder({ root, out: join(root, 'dist'), onCompiled: () => undefined });
  if (folder === null) throw new Error('The folder is not followed');
  return folder;
};
const compiled = (): string => readFileSync(join(root, 'dist/knowledge.json'), 'utf8');
const edit = (name: string, change: (text: string) => string): void => {
  const path = join(root, 'knowledge', name);
  // As git and many editors save: a new file takes the old one's place.
  writeFileSync(join(root, 'saved'), change(readFileSync(path, 'utf8')));
  renameSync(join(root, 'saved'), path);
};
/** The version that lies there, and that of the files compiled afresh. */
const versions = async (): Promise<readonly unknown[]> => {
  const { knowledge } = await compileKnowledge(join(root, 'knowledge'), { today });
  return [JSON.parse(compiled()).version, knowledge?.version];
};
const errorsKept = (): unknown =>
  JSON.parse(readFileSync(join(root, 'dist/knowledge-state.json'), 'utf8'));

describe('the knowledge folder', () => {
  it('is compiled when a file changes; mistakes leave the last good result', async () => {
    const { errors } = follow();
    edit('faqs/knee.md', (text) => text.replace('is common', 'is usual'));
    await vi.waitFor(() => expect(compiled()).toContain('is usual'), patience);
    const good = compiled();
    edit('faqs/knee.md', (text) => text.replace('topic: knees', 'topic: knee'));
    await vi.waitFor(() => expect(errors()).toHaveLength(1), patience);
    expect(errors()[0]).toMatchObject({
      file: 'knowledge/faqs/knee.md',
      line: 13,
      message: expect.stringContaining('The topic "knee" has no title'),
    });
    expect(compiled()).toBe(good);
    expect(errorsKept()).toEqual({ errors: 1 });
    edit('faqs/knee.md', (text) => text.replace('topic: knee\n', 'topic: knees\n'));
    await vi.waitFor(() => expect(errors()).toEqual([]), patience);
    expect(errorsKept()).toEqual({ errors: 0 });
  });

  it('is served with its new words at once, and its index follows', async () => {
    const { compiler } = follow();
    await compiler.look();
    edit('faqs/knee.md', (text) => text.replace('is common', 'is ubiquitous'));
    await vi.waitFor(() => expect(compiled()).toContain('ubiquitous'), patience);
    const [first] = await versions();
    await vi.waitFor(async () => {
      const [served, wanted] = await versions();
      expect(served).not.toBe(first);
      expect(served).toBe(wanted);
    }, patience);
  });

  it('is looked through at the start, and nothing is written', async () => {
    edit('faqs/knee.md', (text) => text.replace('topic: knees', 'topic: knee'));
    const before = compiled();
    const { errors } = follow();
    await vi.waitFor(() => expect(errors()).toHaveLength(1), patience);
    expect(compiled()).toBe(before);
  });

  it('may disappear while it is watched', async () => {
    follow();
    const good = compiled();
    rmSync(join(root, 'knowledge'), { recursive: true });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(compiled()).toBe(good);
  });

  it('is not needed: without the sources nothing is watched', () => {
    rmSync(join(root, 'src'));
    const out = join(root, 'dist');
    expect(followFolder({ root, out, onCompiled: () => undefined })).toBeNull();
  });
});

describe('a service beside the knowledge folder', () => {
  it('says in its health that it kept the last good knowledge, until all is mended', async () => {
    const read = readNodeSettings({
      SERVE: 'all',
      PORT: '0',
      DATA_DIR: join(root, 'data'),
    });
    if ('errors' in read) throw new Error(JSON.stringify(read.errors));
    const service = await serve({
      settings: read.settings,
      dist: join(root, 'dist'),
      migrations: migrationsFolder,
      log: () => undefined,
      root,
    });
    const health = async () =>
      healthSchema.parse(await (await fetch(`${service.url}/api/health`)).json());
    try {
      const { version } = (await health()).knowledge;
      edit('faqs/knee.md', (text) => text.replace('{{phone}}', '{{fone}}'));
      await vi.waitFor(
        async () =>
          expect(await health()).toMatchObject({
            status: 'degraded',
            knowledge: { version, state: 'kept-last-good', errors: 1 },
          }),
        patience,
      );
      edit('faqs/knee.md', (text) => text.replace('{{fone}}', '{{phone}} now'));
      await vi.waitFor(
        async () =>
          expect(await health()).toMatchObject({
            status: 'ok',
            knowledge: {
              version: expect.not.stringContaining(version),
              state: 'up-to-date',
              errors: 0,
            },
          }),
        patience,
      );
    } finally {
      await service.stop();
    }
  });
});
