import type { Entry } from '../schema/entry.ts';
import type { Ledger } from '../schema/ledger.ts';
import { canonicalJson, sha256 } from './canonical.ts';

/** One line of the ledger. */
export type LedgerEntry = Ledger['signatures'][number];

/** The newest signature under an id: the latest day, and of one day the last written. */
export const newestSignature = (ledger: Ledger, id: string): LedgerEntry | undefined => {
  let newest: LedgerEntry | undefined;
  for (const line of ledger.signatures) {
    if (line.id === id && (newest === undefined || line.signed >= newest.signed)) {
      newest = line;
    }
  }
  return newest;
};

/** The newest signature as it travels with an entry, without its id. */
export const signatureOf = (ledger: Ledger, id: string): Entry['signature'] => {
  const newest = newestSignature(ledger, id);
  if (newest === undefined) return undefined;
  const { id: _, ...signature } = newest;
  return signature;
};

/** The hash that a signature of a whole file signs; the layout of the file is no part. */
export const fileHash = (value: unknown): string => sha256(canonicalJson(value));

/** wording.yaml as it is signed: without the languages, which are signed each. */
export const signableWording = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const { 'other-languages': _, ...rest } = value as Record<string, unknown>;
  return rest;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutProofs = (rule: unknown): unknown => {
  if (!isRecord(rule)) return rule;
  const { fires: _, silent: __, ...rest } = rule;
  return rest;
};

/**
 * red-flags.yaml as it is signed: without the sentences that only prove its rules, so that
 * an example more does not void the signature. A text that a rule lets through is no such.
 */
export const signableRules = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  const { examples: _, ...rest } = value;
  if (!isRecord(rest.rules)) return rest;
  const rules = Object.entries(rest.rules).map(([id, rule]) => [id, withoutProofs(rule)]);
  return { ...rest, rules: Object.fromEntries(rules) };
};

/** Whether the newest signature under an id signs exactly this hash. */
export const isSigned = (ledger: Ledger, id: string, hash: string): boolean =>
  newestSignature(ledger, id)?.hash === hash;
