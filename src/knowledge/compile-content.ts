import { basename } from 'node:path';
import type { Clinic, ClinicSource } from '../schema/clinic.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Article, Entry } from '../schema/entry.ts';
import type { Ledger } from '../schema/ledger.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { Wording, WordingSource } from '../schema/wording.ts';
import { checkVocabulary } from './check-vocabulary.ts';
import { claimedValues } from './claimed-values.ts';
import { compileClinic } from './compile-clinic.ts';
import { compileEntries } from './compile-entries.ts';
import { compileWording } from './compile-wording.ts';
import {
  deadLinks,
  deadWordingLinks,
  duplicateIds,
  duplicatePhrasings,
  emptyTests,
} from './cross-checks.ts';
import { fileHash, isSigned } from './ledger.ts';
import type { Legible } from './legible.ts';
import type { ParseCache, Sources } from './load-sources.ts';
import { loadSources } from './load-sources.ts';
import type { YamlSource } from './parse-yaml.ts';
import { errorAt, hasErrors } from './problems.ts';
import { readFolder } from './read-folder.ts';
import type { ReferenceValues } from './references.ts';
import { checkReferences, referenceValues } from './references.ts';

/** The content of a knowledge folder without errors, before rules and index are made. */
export type Content = {
  readonly clinic: Clinic;
  readonly articles: ReadonlyMap<string, Article>;
  readonly entries: readonly Entry[];
  readonly wording: Wording;
  /** The wording as written, with the phrasings that only the matcher needs. */
  readonly wordingSource: WordingSource;
  readonly vocabulary: Vocabulary;
  readonly ledger: Ledger;
  readonly redFlags: YamlSource;
  readonly values: ReferenceValues;
};

export type CompiledContent = {
  readonly content?: Content;
  readonly sources: Sources;
  readonly problems: readonly ContentProblem[];
};

/** The day (YYYY-MM-DD) decides which years of bank holidays are computed. */
export type ContentOptions = { readonly today: string; readonly cache?: ParseCache };

const articlesById = (
  sources: Sources,
): { articles: Map<string, Article>; problems: ContentProblem[] } => {
  const articles = new Map<string, Article>();
  const problems: ContentProblem[] = [];
  for (const { source, yaml } of sources.articles) {
    if (yaml.isLegible(['id']) && articles.has(source.id)) {
      const message = `The article id "${source.id}" is used twice. Give this article another id.`;
      problems.push(errorAt({ file: yaml.file, line: yaml.lineOf(['id']) }, message));
    }
    articles.set(source.id, source);
  }
  return { articles, problems };
};

const valuesOf = ({ source, yaml }: Legible<ClinicSource>): ReferenceValues =>
  new Map([...claimedValues(yaml.value), ...referenceValues(source)]);

/** Reads and checks all content; `content` is absent when anything is an error. */
export const compileContent = async (
  folder: string,
  { today, cache = new Map() }: ContentOptions,
): Promise<CompiledContent> => {
  const sources = loadSources(await readFolder(folder), cache, basename(folder));
  const { articles, problems: articleProblems } = articlesById(sources);
  const { clinic, wording, vocabulary, ledger, redFlags, entries } = sources;
  const topics = wording?.yaml.isLegible(['topic-titles'])
    ? new Set(Object.keys(wording.source['topic-titles']))
    : undefined;
  const problems: ContentProblem[] = [
    ...sources.problems,
    ...articleProblems,
    ...duplicateIds(entries),
    ...deadLinks(entries, {
      ids: sources.claimedIds,
      articles: sources.claimedArticles,
      topics,
    }),
    ...(wording === undefined ? [] : deadWordingLinks(wording, sources.claimedIds)),
    ...duplicatePhrasings(entries, wording),
    ...emptyTests(entries),
    ...(vocabulary === undefined ? [] : checkVocabulary(vocabulary)),
  ];
  const values = clinic === undefined ? null : valuesOf(clinic);
  problems.push(...checkReferences(sources.references, values));
  const compiledClinic = clinic && compileClinic(clinic, today);
  problems.push(...(compiledClinic?.problems ?? []));
  const signatures = ledger?.source ?? { signatures: [] };
  const compiledWording =
    wording &&
    compileWording(wording, {
      values,
      isLanguageSigned: (code, text) =>
        isSigned(signatures, `language-${code}`, fileHash(text)),
    });
  problems.push(...(compiledWording?.problems ?? []));
  const isComplete =
    compiledClinic !== undefined &&
    values !== null &&
    wording !== undefined &&
    compiledWording !== undefined &&
    vocabulary !== undefined &&
    ledger !== undefined &&
    redFlags !== undefined &&
    !hasErrors(problems);
  if (!isComplete) return { sources, problems };
  const content: Content = {
    clinic: compiledClinic.clinic,
    articles,
    entries: compileEntries(entries, { articles, ledger: signatures, values }),
    wording: compiledWording.wording,
    wordingSource: wording.source,
    vocabulary: vocabulary.source,
    ledger: signatures,
    redFlags,
    values,
  };
  return { content, sources, problems };
};
