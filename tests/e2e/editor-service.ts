import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { lastFound } from '../../src/cli/last-found.ts';
import { openSession } from '../../src/http/staff/sessions.ts';
import { compileKnowledge, createCache } from '../../src/knowledge/compile.ts';
import type { Service } from '../../src/node/serve.ts';
import { serve } from '../../src/node/serve.ts';
import { readNodeSettings } from '../../src/node/settings.ts';

const top = resolve(import.meta.dirname, '../..');
const tokenHash = createHash('sha256').update('a made-up staff token').digest('hex');

export type EditorService = {
  readonly url: string;
  /** The cookie of somebody who has signed in on the staff page. */
  readonly cookie: {
    readonly name: string;
    readonly value: string;
    readonly url: string;
  };
  /** The copy of the knowledge folder that the service serves. */
  readonly knowledge: string;
  /** All knowledge files, by their path from the project's top. */
  readonly files: () => Readonly<Record<string, string>>;
  /** Writes files back, compiles the folder and lets the service take the result. */
  readonly publish: (
    files: Readonly<Record<string, string>>,
  ) => Promise<readonly string[]>;
  readonly ask: (query: string) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
};

const textFiles = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [
        `knowledge/${path.slice(folder.length + 1)}`,
        readFileSync(path, 'utf8'),
      ]),
  );

/** Serves a copy of the project's knowledge, drafts included, on a free port. */
export const startEditorService = async (
  environment: Readonly<Record<string, string>> = {},
): Promise<EditorService> => {
  const folder = mkdtempSync(join(tmpdir(), 'vetted-editor-'));
  const knowledge = join(folder, 'knowledge');
  const dist = join(folder, 'dist');
  cpSync(join(top, 'knowledge'), knowledge, { recursive: true });
  cpSync(join(top, 'dist/public'), join(dist, 'public'), { recursive: true });
  cpSync(join(top, 'src/store/migrations'), join(dist, 'migrations'), {
    recursive: true,
  });

  // As a service that follows saved files: what the full compilation found stays as it is.
  const cache = createCache();
  const found = await lastFound(join(top, 'dist'));
  const compile = async (): Promise<readonly string[]> => {
    const today = new Date().toISOString().slice(0, 10);
    const compiled = await compileKnowledge(knowledge, { today, cache, found });
    const errors = compiled.problems.filter(({ severity }) => severity === 'error');
    if (compiled.knowledge !== undefined) {
      writeFileSync(join(dist, 'knowledge.json'), JSON.stringify(compiled.knowledge));
    }
    return errors.map(({ file, line, message }) => `${file}:${line} ${message}`);
  };
  const mistakes = await compile();
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));

  const read = readNodeSettings({
    SERVE: 'all',
    PORT: '0',
    RATE_LIMIT: 'off',
    DATA_DIR: join(folder, 'data'),
    STAFF_TOKEN_HASH: tokenHash,
    ...environment,
  });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  const start = (): Promise<Service> =>
    serve({
      settings: read.settings,
      dist,
      migrations: join(dist, 'migrations'),
      log: () => undefined,
    });
  const service = await start();

  return {
    url: service.url,
    cookie: {
      name: 'vetted-staff',
      value: await openSession(tokenHash, { now: new Date(), randomId: randomUUID() }),
      url: `${service.url}/staff`,
    },
    knowledge,
    files: () => textFiles(knowledge),
    publish: async (files) => {
      for (const [path, text] of Object.entries(files)) {
        const target = join(folder, path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, text);
      }
      return compile();
    },
    ask: async (query) => {
      const response = await fetch(`${service.url}/api/ask`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return response.json();
    },
    close: async () => {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
