import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { writeAtomically } from '../knowledge/write-compiled.ts';
import { UsageError } from './verb.ts';
import { plainWords } from './wrangler-words.ts';

/** What is known of a published version without loading it. */
export const publishedSchema = z.object({
  version: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 of the value's bytes. */
  hash: z.string(),
  schema: z.number().int(),
  /** When it was first published, ISO 8601. */
  at: z.string(),
  /** The commit it was made from. */
  commit: z.string(),
  entries: z.number().int(),
  signed: z.number().int(),
});
export type Published = z.infer<typeof publishedSchema>;

/** A place that versions are published to. */
export type PublishTarget = {
  /** Where it is, for messages. */
  readonly name: string;
  readonly put: (published: Published, value: string) => Promise<void>;
  /** Makes a version the one that is served; null returns to the one of the deploy. */
  readonly point: (published: Published | null) => Promise<void>;
  /** The version that is pointed to, or undefined when none is. */
  readonly current: () => Promise<string | undefined>;
  /** All versions, newest first. */
  readonly list: () => Promise<readonly Published[]>;
};

const newestFirst = (versions: readonly Published[]): readonly Published[] =>
  [...versions].sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));

const pointerOf = ({ version, hash, schema }: Published): string =>
  JSON.stringify({ version, hash, schema });

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const run = promisify(execFile);
const quiet = {
  CI: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_WRITE_LOGS: 'false',
};

const wrangler = async (args: readonly string[], place: string): Promise<string> => {
  const isWindows = process.platform === 'win32';
  const program = join(bin, isWindows ? 'wrangler.cmd' : 'wrangler');
  try {
    const { stdout } = await run(program, [...args], {
      cwd: root,
      shell: isWindows,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        ...quiet,
        PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      },
    });
    return stdout;
  } catch (error) {
    const said =
      typeof error === 'object' && error !== null && 'stderr' in error
        ? `${'stdout' in error ? String(error.stdout) : ''}${String(error.stderr)}`
        : String(error);
    throw new UsageError(plainWords(said, place));
  }
};

const listedSchema = z.array(
  z.object({ name: z.string(), metadata: z.unknown().optional() }),
);
const keyPrefix = 'knowledge:';

/** Which KV namespace: that of an environment at Cloudflare, or the local one. */
export type KvOptions =
  | { readonly env: string }
  | { readonly persistTo: string; readonly env?: undefined };

/** The KV namespace that a Worker reads, through wrangler. */
export const kvTarget = (options: KvOptions): PublishTarget => {
  const where =
    options.env === undefined
      ? ['--local', '--persist-to', options.persistTo]
      : ['--remote', '--env', options.env];
  const name =
    options.env === undefined
      ? 'the local Worker'
      : `the Worker's '${options.env}' environment`;
  const kv = (verb: string, ...args: readonly string[]): Promise<string> =>
    wrangler(['kv', 'key', verb, ...args, '--binding', 'KNOWLEDGE', ...where], name);
  const list = async (): Promise<readonly Published[]> => {
    const listed = listedSchema.parse(
      JSON.parse(await kv('list', '--prefix', keyPrefix)),
    );
    return newestFirst(
      listed.flatMap(({ metadata }) => {
        const parsed = publishedSchema.safeParse(metadata);
        return parsed.success ? [parsed.data] : [];
      }),
    );
  };
  return {
    name,
    list,
    put: async (published, value) => {
      const folder = join(tmpdir(), `vetted-publish-${process.pid}`);
      const file = join(folder, 'knowledge.json');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      try {
        await writeFile(file, value);
        const metadata = JSON.stringify(published);
        const key = `${keyPrefix}${published.version}`;
        await kv('put', key, '--path', file, '--metadata', metadata);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    point: async (published) => {
      if (published === null) await kv('delete', 'current');
      else await kv('put', 'current', pointerOf(published));
    },
    current: async () => {
      // `list` first: `get` of a key that is not there fails like a lost connection does.
      const keys = listedSchema.parse(
        JSON.parse(await kv('list', '--prefix', 'current')),
      );
      if (!keys.some(({ name }) => name === 'current')) return undefined;
      const pointer: unknown = JSON.parse(await kv('get', 'current', '--text'));
      return typeof pointer === 'object' && pointer !== null && 'version' in pointer
        ? String(pointer.version)
        : undefined;
    },
  };
};

/** The folder of a service on Node: knowledge.json is what it serves. */
export const folderTarget = (folder: string): PublishTarget => {
  const versions = join(folder, 'versions');
  const served = join(folder, 'knowledge.json');
  const list = async (): Promise<readonly Published[]> => {
    const names = await readdir(versions).catch(() => []);
    const found = await Promise.all(
      names
        .filter((name) => name.endsWith('.about.json'))
        .map(async (name) =>
          publishedSchema.safeParse(
            JSON.parse(await readFile(join(versions, name), 'utf8')),
          ),
        ),
    );
    return newestFirst(found.flatMap((parsed) => (parsed.success ? [parsed.data] : [])));
  };
  return {
    name: dirname(served),
    list,
    put: async (published, value) => {
      const file = join(versions, published.version);
      await writeAtomically(`${file}.json`, value);
      await writeAtomically(`${file}.about.json`, JSON.stringify(published));
    },
    point: async (published) => {
      if (published === null) {
        throw new UsageError('A folder has no version of a deploy; name a version.');
      }
      const value = await readFile(join(versions, `${published.version}.json`), 'utf8');
      await writeAtomically(served, value);
    },
    current: async () => {
      const text = await readFile(served, 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null && 'version' in value
        ? String(value.version)
        : undefined;
    },
  };
};
