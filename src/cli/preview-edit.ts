import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answerer } from '../answer.ts';
import { prepare } from '../answer.ts';
import type { CompileCache } from '../knowledge/compile.ts';
import { compileKnowledge, createCache } from '../knowledge/compile.ts';
import { EditError, makeEdit } from '../knowledge/edit-files.ts';
import type { Sources } from '../knowledge/load-sources.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Change, Edit, EditPreview, Fate } from '../schema/edit.ts';
import { dayOf } from './load.ts';

/** A question of the knowledge base: whose it is, and whether it must (not) find that. */
type Probe = {
  readonly query: string;
  readonly of: string | null;
  readonly mustNotFind: boolean;
};

const probesOf = ({ entries, wording }: Sources): readonly Probe[] => [
  ...entries.flatMap(({ front }) => [
    ...[front.question, ...front.phrasings, ...front.tests].map((query) => ({
      query,
      of: front.id,
      mustNotFind: false,
    })),
    ...front.not.map((query) => ({ query, of: front.id, mustNotFind: true })),
  ]),
  ...[...(wording?.source['small-talk'] ?? []), ...(wording?.source.declined ?? [])]
    .flatMap(({ phrasings, tests }) => [...phrasings, ...tests])
    .map((query) => ({ query, of: null, mustNotFind: false })),
];

const fateOf = ({ answer }: Answerer, query: string, now: Date): Fate => {
  const { decision } = answer({ query }, { now, serve: 'all' }).trace;
  return {
    kind: decision.kind,
    entry: decision.kind === 'answer' ? decision.entry : null,
  };
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
  { before, after, now }: { before: Answerer; after: Answerer; now: Date },
): readonly Change[] => {
  const overlaps = new Map(
    before.knowledge.entries.map((entry) => [entry.id, entry.overlaps]),
  );
  const overlapsOf = (id: string) => overlaps.get(id) ?? [];
  const changes = probes.flatMap((probe): Change[] => {
    const [was, is] = [fateOf(before, probe.query, now), fateOf(after, probe.query, now)];
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

type Question = {
  readonly folder: string;
  readonly edit: Edit;
  /** Visitors' questions that staff began from. */
  readonly asked: readonly string[];
  readonly now: Date;
};

const compile = (folder: string, now: Date, cache: CompileCache) =>
  compileKnowledge(folder, { today: dayOf(now), cache });

/** The knowledge with the edit, compiled in a copy of the folder. */
const compileWith = async (
  { folder, edit, now }: Question,
  ground: { readonly sources: Sources; readonly cache: CompileCache },
) => {
  const top = await mkdtemp(join(tmpdir(), 'vetted-preview-'));
  try {
    const copy = join(top, 'knowledge');
    await cp(folder, copy, { recursive: true });
    await makeEdit(edit, {
      folder: copy,
      clinicName: ground.sources.clinic?.source.name ?? '',
      fileOf: (id) => ground.sources.entries.find(({ front }) => front.id === id)?.file,
    });
    return await compile(copy, now, ground.cache);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
};

const failed = (...errors: readonly string[]): EditPreview => ({
  errors: [...errors],
  warnings: [],
  asked: [],
  changed: [],
  checked: 0,
});

/**
 * What an edit would change: a copy of the knowledge is compiled with it, and every
 * question, phrasing and test is asked before and after. The folder stays as it is.
 */
export const previewEdit = async (question: Question): Promise<EditPreview> => {
  const { folder, asked, now } = question;
  const cache = createCache();
  const old = await compile(folder, now, cache);
  const before = old.knowledge === undefined ? null : prepare(old.knowledge);
  if (before === null) {
    return failed('The knowledge has errors already. Mend those first.');
  }
  try {
    const fresh = await compileWith(question, { sources: old.sources, cache });
    const known = new Set(old.problems.map(keyOf));
    const problems = fresh.problems.filter((problem) => !known.has(keyOf(problem)));
    const of = (severity: ContentProblem['severity']): string[] =>
      problems.filter((problem) => problem.severity === severity).map(sentence);
    if (fresh.knowledge === undefined) return failed(...of('error'));
    const after = prepare(fresh.knowledge);
    const probes = probesOf(old.sources);
    return {
      errors: [],
      warnings: of('warning'),
      asked: asked.map((query) => ({
        query,
        before: fateOf(before, query, now),
        after: fateOf(after, query, now),
        of: null,
        isWorse: false,
      })),
      changed: [...compareAll(probes, { before, after, now })],
      checked: probes.length,
    };
  } catch (error) {
    if (error instanceof EditError) return failed(error.message);
    throw error;
  }
};
