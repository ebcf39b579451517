import { contentWarnings } from '../src/knowledge/checks/content-checks.ts';
import { duplicatePhrasings, emptyTests } from '../src/knowledge/cross-checks.ts';
import type { EntrySource, ParsedEntry } from '../src/knowledge/parse-entry.ts';
import { parseEntry } from '../src/knowledge/parse-entry.ts';
import type { ContentProblem } from '../src/schema/content-problem.ts';

/** An entry as the form holds it, with what the compiler would say of it. */
export type Checked = {
  /** Absent while the form is not complete. */
  readonly entry?: EntrySource;
  readonly problems: readonly ContentProblem[];
};

/**
 * Checks what the form holds with the same code as the command `check`, beside the other
 * entries; those are parsed once for each text.
 */
export const createCheck = (others: ReadonlyMap<string, string>) => {
  const known = new Map<string, ParsedEntry>();
  const parse = (file: string, text: string): ParsedEntry => {
    const parsed =
      known.get(text) ?? parseEntry({ file, path: `faqs/${file}.md`, text, hash: '' });
    known.set(text, parsed);
    return parsed;
  };

  return (id: string, text: string): Checked => {
    const { entry, problems } = parseEntry({
      file: id,
      path: `faqs/${id}.md`,
      text,
      hash: '',
    });
    if (entry === undefined) return { problems };
    const rivals = [...others]
      .filter(([other]) => other !== id)
      .flatMap(([other, source]) => parse(other, source).entry ?? []);
    const entries = [...rivals, entry];
    const all = [
      ...problems,
      ...duplicatePhrasings(entries, undefined),
      ...emptyTests([entry]),
      ...contentWarnings({ entries }),
    ];
    return { entry, problems: all.filter(({ file }) => file === id) };
  };
};
