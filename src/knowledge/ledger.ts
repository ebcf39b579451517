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

/** Whether the newest signature under an id signs exactly this hash. */
export const isSigned = (ledger: Ledger, id: string, hash: string): boolean =>
  newestSignature(ledger, id)?.hash === hash;
