import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answerer } from '../answer.ts';
import type { CompileCache, Found } from '../knowledge/compile.ts';
import { compileKnowledge, createCache, inspectKnowledge } from '../knowledge/compile.ts';
import { EditError, makeEdit } from '../knowledge/edit-files.ts';
import type { Sources } from '../knowledge/load-sources.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Change, Edit, EditPreview, Fate } from '../schema/edit.ts';
import { foundIn } from './last-found.ts';
import { dayOf } from './load.ts';
import type { PreviewMemory, Side } from './preview-sides.ts';
import { beforeOf, sideOf } from './preview-sides.ts';

/** A question of the knowledge base: whose it is, and whether it must (not) find that. */
type Probe = {
  readonly query: string;
  readonly of: string | null;
  readonly mustNotFind: boolean;
};

/** Documents, best first, among which an edit may change who wins. */
const rivalsLookedAt = 8;

/** The words that an edit brings in. */
const wordsOf = (edit: Edit): readonly string[] =>
  edit.kind === 'phrasing' ? [edit.phrasing] : [edit.question, ...edit.phrasings];

/** Whoever competes for the words of an edit, by the matcher's ids. */
const rivalsOf = (edit: Edit, { match }: Answerer): ReadonlySet<string> =>
  new Set([
    ...(edit.kind === 'phrasing' ? [edit.entry] : []),
    ...wordsOf(edit).flatMap((words) =>
      match(words)
        .slice(0, rivalsLookedAt)
        .map(({ id }) => id),
    ),
  ]);

/** Every question, test and not-line, and the phrasings of the rivals. */
const probesOf = (
  { entries, wording }: Sources,
  rivals: ReadonlySet<string>,
): readonly Probe[] => {
  const own = (list: string, of: string | null, texts: readonly string[]): Probe[] =>
    texts.map((query) => ({ query, of, mustNotFind: list === 'not' }));
  const { 'small-talk': smallTalk = [], declined = [] } = wording?.source ?? {};
  return [
    ...entries.flatMap(({ front }) => [
      ...own('tests', front.id, [front.question, ...front.tests]),
      ...own('not', front.id, front.not),
      ...own('phrasings', front.id, rivals.has(front.id) ? front.phrasings : []),
    ]),
    ...[
      ...smallTalk.map((talk) => ({ ...talk, key: `small-talk:${talk.id}` })),
      ...declined.map((topic) => ({ ...topic, key: `declined:${topic.id}` })),
    ].flatMap(({ key, phrasings, tests }) =>
      own('tests', null, [...tests, ...(rivals.has(key) ? phrasings : [])]),
    ),
  ];
};

const isSame = (one: Fate, other: Fate): boolean =>
  one.kind === other.kind && one.entry === other.entry;

/** Whether a fate is what the knowledge base wants for a question of its own. */
const isRight = (
  { entry, kind }: Fate,
  { of, mustNotFind }: Probe,
  overlapsOf: (id: string) => readonly string[],
): boolean => {
  if (mustNotFind) return entry !== of;
  if (of === null) return kind !== 'answer';
  return entry === of || (entry !== null && overlapsOf(of).includes(entry));
};

const compareAll = (
  probes: readonly Probe[],
  { before, after }: { readonly before: Side; readonly after: Side },
): readonly Change[] => {
  const overlaps = new Map(
    before.answerer.knowledge.entries.map((entry) => [entry.id, entry.overlaps]),
  );
  const overlapsOf = (id: string) => overlaps.get(id) ?? [];
  const changes = probes.flatMap((probe): Change[] => {
    const [was, is] = [before.fateOf(probe.query), after.fateOf(probe.query)];
    if (isSame(was, is)) return [];
    const isWorse = isRight(was, probe, overlapsOf) && !isRight(is, probe, overlapsOf);
    return [{ query: probe.query, before: was, after: is, of: probe.of, isWorse }];
  });
  return changes.sort((a, b) => Number(b.isWorse) - Number(a.isWorse));
};

const sentence = ({ file, line, message }: ContentProblem): string =>
  `${file}, line ${line}: ${message}`;

/** A problem without its line, which an edit above it moves. */
const keyOf = ({ file, message }: ContentProblem): string => `${file} ${message}`;

/** What is asked for. */
export type Question = {
  readonly folder: string;
  readonly edit: Edit;
  /** Visitors' questions that staff began from. */
  readonly asked: readonly string[];
  readonly now: Date;
  /** What a compiler knows of the folder already. */
  readonly cache?: CompileCache;
  /** What was found for the knowledge that is served; left out, it is found afresh. */
  readonly found?: Found | undefined;
  /** What an earlier preview of the folder has asked already. */
  readonly memory?: PreviewMemory;
};

type Copy = { readonly folder: string; readonly remove: () => Promise<void> };

/** A copy of the knowledge folder in which the edit is made. */
const copyWith = async ({ folder, edit }: Question, sources: Sources): Promise<Copy> => {
  const top = await mkdtemp(join(tmpdir(), 'vetted-preview-'));
  const remove = () => rm(top, { recursive: true, force: true });
  const copy = join(top, 'knowledge');
  try {
    await cp(folder, copy, { recursive: true });
    await makeEdit(edit, {
      folder: copy,
      clinicName: sources.clinic?.source.name ?? '',
      fileOf: (id) => sources.entries.find(({ front }) => front.id === id)?.file,
    });
    return { folder: copy, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};

/** The problems that only the second of two has. */
const newProblems = (
  old: readonly ContentProblem[],
  fresh: readonly ContentProblem[],
): readonly ContentProblem[] => {
  const known = new Set(old.map(keyOf));
  return fresh.filter((problem) => !known.has(keyOf(problem)));
};

const sentencesOf = (
  problems: readonly ContentProblem[],
  wanted: ContentProblem['severity'],
): string[] => problems.filter(({ severity }) => severity === wanted).map(sentence);

const nothing: EditPreview = {
  errors: [],
  warnings: [],
  asked: [],
  changed: [],
  checked: 0,
};

/** Runs work on a copy with the edit; what keeps the edit from being made is an error. */
const onCopy = async (
  question: Question,
  sources: Sources,
  work: (folder: string) => Promise<EditPreview>,
): Promise<EditPreview> => {
  try {
    const copy = await copyWith(question, sources);
    return await work(copy.folder).finally(copy.remove);
  } catch (error) {
    if (error instanceof EditError) return { ...nothing, errors: [error.message] };
    throw error;
  }
};

/** The errors that an edit would bring: quick, since no index is made. */
export const checkEdit = async (question: Question): Promise<EditPreview> => {
  const { now, cache = createCache(), found } = question;
  const options = { today: dayOf(now), cache, found };
  const old = await inspectKnowledge(question.folder, options);
  return onCopy(question, old.sources, async (folder) => {
    const fresh = await inspectKnowledge(folder, options);
    return {
      ...nothing,
      errors: sentencesOf(newProblems(old.problems, fresh.problems), 'error'),
    };
  });
};

/**
 * What an edit would change: a copy of the knowledge is compiled with it, and questions,
 * tests and the rivals' phrasings are asked before and after. The folder stays as it is.
 * Both sides keep the same thresholds, so that the edit alone makes the difference.
 */
export const previewEdit = async (question: Question): Promise<EditPreview> => {
  const { folder: original, edit, asked, now } = question;
  const { cache = createCache(), memory = {} } = question;
  const options = { today: dayOf(now), cache };
  const old = await compileKnowledge(original, { ...options, found: question.found });
  if (old.knowledge === undefined) {
    return {
      ...nothing,
      errors: ['The knowledge has errors already. Mend those first.'],
    };
  }
  const found = foundIn(old.knowledge);
  const before = beforeOf(old.knowledge, now, memory);
  return onCopy(question, old.sources, async (folder) => {
    const fresh = await compileKnowledge(folder, { ...options, found });
    const problems = newProblems(old.problems, fresh.problems);
    const errors = sentencesOf(problems, 'error');
    if (fresh.knowledge === undefined) return { ...nothing, errors };
    const after = sideOf(fresh.knowledge, now);
    const probes = probesOf(old.sources, rivalsOf(edit, before.answerer));
    return {
      errors,
      warnings: sentencesOf(problems, 'warning'),
      asked: asked.map((query) => ({
        query,
        before: before.fateOf(query),
        after: after.fateOf(query),
        of: null,
        isWorse: false,
      })),
      changed: [...compareAll(probes, { before, after })],
      checked: probes.length,
    };
  });
};
