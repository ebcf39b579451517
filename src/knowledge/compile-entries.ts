import type { Article, Entry, Source } from '../schema/entry.ts';
import type { Ledger } from '../schema/ledger.ts';
import { canonicalText, sha256 } from './canonical.ts';
import { signatureOf } from './ledger.ts';
import type { EntrySource } from './parse-entry.ts';
import type { ReferenceValues } from './references.ts';
import { resolveBlocks } from './references.ts';

const kindOf = ({ path, front }: EntrySource): Entry['kind'] => {
  if (path.startsWith('articles/')) return 'section';
  return front.id.startsWith('clinic-') ? 'clinic' : 'faq';
};

const kindOrder: readonly Entry['kind'][] = ['faq', 'section', 'clinic'];

/** The source of an entry as visitors see it. */
export const sourceOf = (
  { front }: EntrySource,
  articles: ReadonlyMap<string, Article>,
): Source => {
  const { article, part, title, url } = front.source;
  const known = article === undefined ? undefined : articles.get(article);
  const href = url ?? known?.url;
  return {
    title: title ?? known?.title ?? '',
    ...(part === undefined ? {} : { part }),
    ...(known === undefined ? {} : { author: known.author }),
    ...(href === undefined ? {} : { href }),
  };
};

/** The exact text that a signature of this entry signs. */
export const signedText = (
  entry: EntrySource,
  articles: ReadonlyMap<string, Article>,
): string =>
  canonicalText({
    question: entry.front.question,
    blocks: entry.blocks,
    source: sourceOf(entry, articles),
    safetyNet: entry.front['safety-net'],
  });

/** Overlaps by id, in both directions, whichever side declared them. */
const symmetricOverlaps = (
  entries: readonly EntrySource[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const overlaps = new Map(entries.map(({ front }) => [front.id, new Set<string>()]));
  for (const { front } of entries) {
    for (const other of front.overlaps) {
      overlaps.get(front.id)?.add(other);
      overlaps.get(other)?.add(front.id);
    }
  }
  return overlaps;
};

/** Compiles the entries: FAQs first, then article sections, then the clinic's own. */
export const compileEntries = (
  sources: readonly EntrySource[],
  {
    articles,
    ledger,
    values,
  }: {
    readonly articles: ReadonlyMap<string, Article>;
    readonly ledger: Ledger;
    readonly values: ReferenceValues;
  },
): Entry[] => {
  const overlaps = symmetricOverlaps(sources);
  const entries = sources.map((source): Entry => {
    const { front } = source;
    const signature = signatureOf(ledger, front.id);
    return {
      id: front.id,
      kind: kindOf(source),
      question: front.question,
      label: front.label ?? front.question,
      ...(front['hand-off'] ? { handOff: true as const } : {}),
      ...(front.subject === undefined ? {} : { subject: front.subject }),
      phrasings: front.phrasings,
      topic: front.topic,
      overlaps: [...(overlaps.get(front.id) ?? [])].sort(),
      followUps: front['follow-ups'],
      blocks: resolveBlocks(source.blocks, values),
      safetyNet: front['safety-net'],
      source: sourceOf(source, articles),
      hash: sha256(signedText(source, articles)),
      ...(signature === undefined ? {} : { signature }),
      ...(front.withdrawn === undefined ? {} : { withdrawn: front.withdrawn }),
      ...(source.place === undefined ? {} : { place: source.place }),
    };
  });
  return entries.sort(
    (a, b) =>
      kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || (a.id < b.id ? -1 : 1),
  );
};
