import type { ContentProblem } from '../schema/content-problem.ts';
import type { WordingSource } from '../schema/wording.ts';
import type { Legible } from './legible.ts';
import { didYouMean } from './nearest.ts';
import type { EntrySource } from './parse-entry.ts';
import { phrasingKey } from './phrasing-key.ts';
import type { Place } from './problems.ts';
import { errorAt, warningAt } from './problems.ts';

/** wording.yaml as far as it can be read, with its lines. */
export type WordingFile = Legible<WordingSource>;

/** Two entries with one id: each is named with the other's place. */
export const duplicateIds = (
  entries: readonly EntrySource[],
): readonly ContentProblem[] => {
  const first = new Map<string, EntrySource>();
  return entries.flatMap((entry) => {
    if (!entry.isLegible(['id'])) return [];
    const other = first.get(entry.front.id);
    if (other === undefined) {
      first.set(entry.front.id, entry);
      return [];
    }
    const message = `The id "${entry.front.id}" is already used by ${other.file}. Give this entry another id; ids are never used twice.`;
    return [errorAt({ file: entry.file, line: entry.lineOf(['id']) }, message)];
  });
};

const deadId = (id: string, key: string, known: ReadonlySet<string>): string =>
  `"${key}" names "${id}", and no entry has this id.${
    didYouMean(id, known) || ' Correct it, or delete the line.'
  }`;

/** Follow-ups, overlaps, articles and topics that lead nowhere. */
export const deadLinks = (
  entries: readonly EntrySource[],
  {
    ids,
    articles,
    topics,
  }: {
    readonly ids: ReadonlySet<string>;
    readonly articles: ReadonlySet<string>;
    /** Absent when wording.yaml does not tell them. */
    readonly topics: ReadonlySet<string> | undefined;
  },
): readonly ContentProblem[] => {
  return entries.flatMap(({ front, file, lineOf, isLegible }) => {
    const problems: ContentProblem[] = [];
    const at = (...path: (string | number)[]): Place => ({ file, line: lineOf(path) });
    for (const key of ['follow-ups', 'overlaps'] as const) {
      for (const [index, id] of front[key].entries()) {
        if (id === front.id) {
          const message = `"${key}" names the entry itself. Delete the line.`;
          problems.push(errorAt(at(key, index), message));
        } else if (!ids.has(id)) {
          problems.push(errorAt(at(key, index), deadId(id, key, ids)));
        }
      }
    }
    const { article, title } = front.source;
    if (article !== undefined && !articles.has(article)) {
      const message = `"source" names the article "${article}", and no article.yaml has this id.${didYouMean(article, articles) || ' Correct it, or add the article.'}`;
      problems.push(errorAt(at('source', 'article'), message));
    }
    if (article === undefined && title === undefined && isLegible(['source'])) {
      const message =
        '"source" names neither an article nor a title. Visitors see where an answer comes from: write article: and its id, or title: and a text.';
      problems.push(errorAt(at('source'), message));
    }
    if (topics !== undefined && !topics.has(front.topic) && isLegible(['topic'])) {
      const message = `The topic "${front.topic}" has no title in wording.yaml ("topic-titles").${didYouMean(front.topic, topics) || ` Use one of: ${[...topics].join(', ')}.`}`;
      problems.push(errorAt(at('topic'), message));
    }
    return problems;
  });
};

/** Starters and follow-ups of wording.yaml that lead nowhere. */
export const deadWordingLinks = (
  { source, yaml }: WordingFile,
  ids: ReadonlySet<string>,
): readonly ContentProblem[] => {
  const dead = (id: string, key: string, path: (string | number)[]) =>
    ids.has(id)
      ? []
      : [errorAt({ file: yaml.file, line: yaml.lineOf(path) }, deadId(id, key, ids))];
  return [
    ...source.starters.flatMap((id, index) => dead(id, 'starters', ['starters', index])),
    ...source.declined.flatMap((topic, index) =>
      topic['follow-ups'].flatMap((id, position) =>
        dead(id, 'follow-ups', ['declined', index, 'follow-ups', position]),
      ),
    ),
    ...(['small-talk', 'declined'] as const).flatMap((key) =>
      source[key].flatMap(({ id }, index) =>
        !yaml.isLegible([key, index, 'id']) ||
        source[key].findIndex((other) => other.id === id) === index
          ? []
          : [
              errorAt(
                { file: yaml.file, line: yaml.lineOf([key, index, 'id']) },
                `The id "${id}" stands twice under "${key}". Give one of the two another id.`,
              ),
            ],
      ),
    ),
  ];
};

/** Something a visitor may say, and the class (entry, small talk, topic) it belongs to. */
type Said = Place & {
  readonly text: string;
  readonly owner: string;
  readonly overlaps: readonly string[];
};

const saidBy = (entry: EntrySource): readonly Said[] => {
  const { front, file, lineOf, isLegible } = entry;
  const owner = isLegible(['id']) ? front.id : file;
  const { overlaps } = front;
  const question = { text: front.question, owner, overlaps, file };
  return [
    ...(isLegible(['question']) ? [{ ...question, line: lineOf(['question']) }] : []),
    ...front.phrasings.map((text, index) => ({
      text,
      owner,
      overlaps,
      file,
      line: lineOf(['phrasings', index]),
    })),
  ];
};

const saidIn = ({ source, yaml }: WordingFile): readonly Said[] =>
  (['small-talk', 'declined'] as const).flatMap((key) =>
    source[key].flatMap(({ id, phrasings }, index) =>
      phrasings.map((text, position) => ({
        text,
        owner: `${key} "${id}"`,
        overlaps: [],
        file: yaml.file,
        line: yaml.lineOf([key, index, 'phrasings', position]),
      })),
    ),
  );

/**
 * The same words under two entries that do not overlap are an error: nobody could say
 * which one a visitor means. Within one entry, or between overlapping ones, a warning.
 */
export const duplicatePhrasings = (
  entries: readonly EntrySource[],
  wording: WordingFile | undefined,
): readonly ContentProblem[] => {
  const first = new Map<string, Said>();
  const all = [...entries.flatMap(saidBy), ...(wording ? saidIn(wording) : [])];
  return all.flatMap((said) => {
    const key = phrasingKey(said.text);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, said);
      return [];
    }
    const where = `${other.file}:${other.line}`;
    if (other.owner === said.owner) {
      const message = `"${said.text}" stands twice here (${where}). Delete one of the two.`;
      return [warningAt(said, message)];
    }
    if (other.overlaps.includes(said.owner) || said.overlaps.includes(other.owner)) {
      const message = `"${said.text}" also stands in ${where}. The entries overlap, so either may answer; one of the two is enough.`;
      return [warningAt(said, message)];
    }
    const message = `"${said.text}" also stands in ${where} (${other.owner}), so nobody can tell which answer is meant. Keep it in one of the two, or declare under "overlaps" that both answer the same question.`;
    return [errorAt(said, message)];
  });
};

/** Tests and not-lines that contradict the entry's own phrasings, or prove nothing. */
export const emptyTests = (entries: readonly EntrySource[]): readonly ContentProblem[] =>
  entries.flatMap((entry) => {
    const { front, file, lineOf } = entry;
    const own = new Set(saidBy(entry).map(({ text }) => phrasingKey(text)));
    const tests = front.tests.flatMap((text, index) =>
      own.has(phrasingKey(text))
        ? [
            warningAt(
              { file, line: lineOf(['tests', index]) },
              `The test "${text}" is also a phrasing, so it proves nothing. Reword one of the two.`,
            ),
          ]
        : [],
    );
    const not = front.not.flatMap((text, index) =>
      own.has(phrasingKey(text))
        ? [
            errorAt(
              { file, line: lineOf(['not', index]) },
              `"${text}" stands under "not" and is also a phrasing or the question of this entry. Delete one of the two.`,
            ),
          ]
        : [],
    );
    return [...tests, ...not];
  });
