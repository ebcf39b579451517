import type { MatcherSource } from './compile.ts';
import { compileUntested } from './compile.ts';
import type { MatchDocument } from './document.ts';
import { loadMatcher } from './load.ts';

/** One phrasing asked while it was hidden from the matcher. */
export type SelfTestCase = {
  readonly document: string;
  readonly phrasing: string;
  /** Place of the document (or one it overlaps) among the candidates from 1; 0: none. */
  readonly rank: number;
  /** Confidence of the first candidate. */
  readonly confidence: number;
  /** The first candidate that is neither the document nor one it overlaps. */
  readonly rival: string | null;
};

/** A fifth is hidden at a time: enough stays to learn from, and five rounds are quick. */
const rounds = 5;

/**
 * Leaves phrasings out, a fifth at a time, and asks them: does each find its document
 * without being known? Questions are never hidden. The misses and their rivals tell
 * authors where two entries are too near, or where phrasings are missing.
 */
export const selfTest = (source: MatcherSource): SelfTestCase[] => {
  const { documents } = source;
  const cases: SelfTestCase[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isHidden = (at: number): boolean => at % rounds === round;
    const matcher = loadMatcher(
      compileUntested({
        ...source,
        documents: documents.map((document) => ({
          ...document,
          phrasings: inOrder(document).filter((_, at) => !isHidden(at)),
        })),
      }),
      source.vectors ?? null,
    );
    for (const document of documents) {
      for (const [at, phrasing] of inOrder(document).entries()) {
        if (!isHidden(at)) continue;
        const candidates = matcher.match(phrasing);
        const isRight = (id: string): boolean =>
          id === document.id || (document.overlaps ?? []).includes(id);
        cases.push({
          document: document.id,
          phrasing,
          rank: candidates.findIndex(({ id }) => isRight(id)) + 1,
          confidence: candidates[0]?.confidence ?? 0,
          rival: candidates.find(({ id }) => !isRight(id))?.id ?? null,
        });
      }
    }
  }
  return cases;
};

/** Phrasings in an order of their own, so that the order in the file changes nothing. */
const inOrder = ({ phrasings }: MatchDocument): readonly string[] =>
  [...phrasings].sort();
