import type { Answerer } from '../answer.ts';
import type { EntrySource } from '../knowledge/parse-entry.ts';
import type { Reply } from '../schema/reply.ts';

/** A sentence of an entry's `tests` or `not`, and how it should end. */
export type Probe = {
  readonly query: string;
  readonly entry: string;
  readonly kind: 'tests' | 'not';
  /** The entry is about booking or reaching a person (`hand-off: true`). */
  readonly leadsToPeople: boolean;
  readonly file: string;
  readonly line: number;
};

/** What a sentence leads to. */
export type Outcome = {
  /** `answer faq-x`, `choice of …`, `fallback`, `care` …: for people and for comparing. */
  readonly summary: string;
  readonly answered: readonly string[];
  readonly offered: readonly string[];
  /** Whether the visitor is led to booking or a person. */
  readonly isHandOff: boolean;
};

/** Every test and not-line of the entries. */
export const probesOf = (entries: readonly EntrySource[]): readonly Probe[] =>
  entries.flatMap(({ front, file, lineOf }) =>
    (['tests', 'not'] as const).flatMap((kind) =>
      front[kind].map((query, index) => ({
        query,
        entry: front.id,
        kind,
        leadsToPeople: front['hand-off'],
        file,
        line: lineOf([kind, index]),
      })),
    ),
  );

const summaryOf = (reply: Reply, offered: readonly string[]): string => {
  switch (reply.kind) {
    case 'answer':
      return reply.entry?.id ?? 'an answer';
    case 'disambiguate':
      return `a choice of ${offered.join(', ')}`;
    case 'care':
      return 'a care card';
    case 'hand-off':
      return 'a person (hand-off)';
    case 'small-talk':
      return 'small talk';
    case 'fallback':
      return "'I do not know'";
    default:
      return reply.kind satisfies never;
  }
};

/** Asks a sentence, drafts included, and says what it leads to. */
export const outcomeOf = ({ answer }: Answerer, query: string, now: Date): Outcome => {
  const { reply } = answer({ query }, { now, serve: 'all' });
  const answered =
    reply.kind === 'answer'
      ? [reply.entry?.id, ...(reply.more ?? []).map(({ entry }) => entry.id)].filter(
          (id) => id !== undefined,
        )
      : [];
  const offered = (reply.options ?? []).map(({ entry }) => entry);
  const isHandOff = reply.kind === 'hand-off';
  return { summary: summaryOf(reply, offered), answered, offered, isHandOff };
};
