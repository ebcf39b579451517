import type { EntryStatus, Signature } from '../schema/entry.ts';
import { statusOf } from '../schema/signature.ts';
import type { Content } from './compile-content.ts';
import { fileHash, newestSignature, signableRules, signableWording } from './ledger.ts';
import type { Sources } from './load-sources.ts';

/** Where something that is signed stands on a day. */
export type Standing = {
  readonly id: string;
  readonly status: EntryStatus;
  readonly hash: string;
  readonly signature?: Signature;
  /** Days until a signature in force runs out, when that is soon. */
  readonly dueInDays?: number;
  /** Why it is withdrawn. */
  readonly why?: string;
};

/** Something that is signed as a whole: its id and the hash of what stands there now. */
export type Whole = {
  readonly id: string;
  readonly hash: string;
  readonly value: unknown;
};

/** How long before its end a signature counts as due. */
const dueWithinDays = 30;
const dayMs = 86_400_000;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

const languagePrefix = 'language-';

/** What is signed under the id of a whole, out of the parsed file it stands in. */
export const wholeOf = (id: string, file: unknown): unknown => {
  if (id === 'red-flags') return signableRules(file);
  if (id === 'wording') return signableWording(file);
  if (typeof file !== 'object' || file === null) return undefined;
  const languages: unknown = Reflect.get(file, 'other-languages');
  if (typeof languages !== 'object' || languages === null) return undefined;
  const text: unknown = Reflect.get(languages, id.slice(languagePrefix.length));
  return typeof text === 'string' ? text.trim() : text;
};

/** Red flags, fixed wording and each other language, which are signed as wholes. */
export const wholes = ({ redFlags, wording }: Sources): readonly Whole[] => {
  const languages = Object.keys(wording?.source['other-languages'] ?? {});
  const ids = ['wording', ...languages.map((code) => `${languagePrefix}${code}`)];
  const inWording = ids.map((id) => ({ id, value: wholeOf(id, wording?.yaml.value) }));
  return [
    ...(redFlags === undefined
      ? []
      : [{ id: 'red-flags', value: wholeOf('red-flags', redFlags.value) }]),
    ...(wording === undefined ? [] : inWording),
  ].map((whole) => ({ ...whole, hash: fileHash(whole.value) }));
};

/** The standing of every entry and every whole on a day, entries first. */
export const standings = (
  { entries, ledger, clinic }: Pick<Content, 'entries' | 'ledger' | 'clinic'>,
  sources: Sources,
  today: string,
): readonly Standing[] => {
  const graceDays = clinic.signing['grace-days'];
  const due = (status: EntryStatus, until: string | undefined) => {
    const days =
      until === undefined ? Number.POSITIVE_INFINITY : daysBetween(today, until);
    return status === 'signed' && days <= dueWithinDays ? { dueInDays: days } : {};
  };
  const signed = (signature: Signature | undefined) =>
    signature === undefined ? {} : { signature };
  return [
    ...entries.map((entry) => {
      const { id, hash, signature, withdrawn } = entry;
      const status = statusOf(entry, { today, graceDays });
      const why = withdrawn === undefined ? {} : { why: withdrawn };
      return {
        id,
        hash,
        status,
        ...signed(signature),
        ...due(status, signature?.until),
        ...why,
      };
    }),
    ...wholes(sources).map(({ id, hash }): Standing => {
      const newest = newestSignature(ledger, id);
      const status = wholeStatus(newest, hash, { today, graceDays });
      return { id, hash, status, ...signed(newest), ...due(status, newest?.until) };
    }),
  ];
};

const wholeStatus = (
  newest: { readonly hash: string; readonly until: string } | undefined,
  hash: string,
  { today, graceDays }: { readonly today: string; readonly graceDays: number },
): EntryStatus => {
  if (newest === undefined) return 'unsigned';
  if (newest.hash !== hash) return 'changed';
  return daysBetween(newest.until, today) > graceDays ? 'overdue' : 'signed';
};
