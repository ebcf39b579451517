import * as z from 'zod/mini';
import type { Tables } from '../answer.ts';
import type { KnowledgeSource, Served } from '../http/dependencies.ts';
import type { Loaded } from '../http/load-knowledge.ts';
import { loadKnowledge } from '../http/load-knowledge.ts';
import { sha256 } from '../http/sha256.ts';
import { within } from '../http/within.ts';
import { knowledgeSchemaVersion } from '../schema/knowledge-version.ts';
import { hashPattern } from '../schema/patterns.ts';
import { wholeNumber } from '../schema/whole-number.ts';

const hash = z.string().check(z.regex(hashPattern));

/** What the KV key `current` holds; the value itself is at `knowledge:<version>`. */
const pointerSchema = z.object({
  version: hash,
  /** SHA-256 of the value's bytes. */
  hash,
  schema: wholeNumber(),
});
type Pointer = z.infer<typeof pointerSchema>;

/** The part of a KV namespace that is needed. */
export type PublishedValues = { get(key: string): Promise<string | null> };

type Options = {
  readonly bundled: Served;
  /** How many errors kept newer knowledge out of the bundle ('npm run dev'). */
  readonly errors: number;
  /** null where no namespace is bound. */
  readonly published: PublishedValues | null;
  readonly tables: Tables;
  readonly now: () => Date;
  readonly onSwap: (served: Served) => void;
  /** How long it waits between two looks; a minute, if not told. */
  readonly lookEveryMs?: number;
};

const usualEveryMs = 60_000;

/** How long KV may take; meanwhile the last good version answers. */
const readTimeoutMs = 10_000;

/** Reads the pointer; null when nothing is published. */
const readPointer = async (
  published: PublishedValues,
): Promise<Pointer | string | null> => {
  const text = await published.get('current');
  if (text === null) return null;
  try {
    const parsed = pointerSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'its pointer has the wrong shape';
  } catch {
    return 'its pointer is not JSON';
  }
};

const readVersion = async (
  published: PublishedValues,
  { version, hash, schema }: Pointer,
  tables: Tables,
): Promise<Loaded> => {
  const refused = (problem: string): Loaded => ({ isLoaded: false, problem });
  if (schema !== knowledgeSchemaVersion) {
    return refused(
      `its schema is ${schema}; this service reads ${knowledgeSchemaVersion}`,
    );
  }
  const text = await published.get(`knowledge:${version}`);
  if (text === null) return refused('its value is missing');
  if ((await sha256(text)) !== hash) return refused('its hash is another one');
  const loaded = loadKnowledge(text, tables);
  if (loaded.isLoaded && loaded.served.knowledge.version !== version) {
    return refused('it names itself another version');
  }
  return loaded;
};

/**
 * Serves the knowledge of the deploy until a newer one is published to KV, and returns to
 * it when nothing is published any more. Anything wrong there changes nothing.
 */
export const createPublishedKnowledge = ({
  bundled,
  errors,
  published,
  tables,
  now,
  onSwap,
  lookEveryMs = usualEveryMs,
}: Options): KnowledgeSource => {
  let served = bundled;
  // A Worker's clock stands still until its first request, so nothing is read before it.
  let since: Date | null = null;
  let problem: string | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;

  const swap = (next: Served): void => {
    problem = null;
    if (next.knowledge.version === served.knowledge.version) return;
    served = next;
    since = now();
    onSwap(next);
  };

  const look = async (values: PublishedValues): Promise<void> => {
    const pointer = await readPointer(values);
    if (pointer === null) return swap(bundled);
    if (typeof pointer === 'string') {
      problem = `A newer version is not served: ${pointer}.`;
      return;
    }
    if (pointer.version === bundled.knowledge.version) return swap(bundled);
    if (pointer.version === served.knowledge.version) {
      problem = null;
      return;
    }
    const loaded = await readVersion(values, pointer, tables);
    if (loaded.isLoaded) return swap(loaded.served);
    problem = `A newer version is not served: ${loaded.problem}.`;
  };

  return {
    current: () => served,
    state() {
      since ??= now();
      return {
        origin: served === bundled ? 'bundled' : 'published',
        since,
        problem,
        errors,
      };
    },
    async refresh() {
      since ??= now();
      const time = now().getTime();
      // A clock that jumped back must not stop the looking.
      if (published === null || Math.abs(time - lookedAt) < lookEveryMs) return;
      lookedAt = time;
      try {
        await within(readTimeoutMs, look(published));
      } catch {
        problem = 'Published versions cannot be read at the moment.';
      }
    },
  };
};
