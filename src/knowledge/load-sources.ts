import type * as z from 'zod';
import type { Voices } from '../safety/source.ts';
import { voicesSchema } from '../safety/source.ts';
import type { ClinicSource } from '../schema/clinic.ts';
import { clinicSourceSchema } from '../schema/clinic.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Article } from '../schema/entry.ts';
import { articleSchema } from '../schema/entry.ts';
import type { Ledger } from '../schema/ledger.ts';
import { ledgerSchema } from '../schema/ledger.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { vocabularySchema } from '../schema/vocabulary.ts';
import type { WordingSource } from '../schema/wording.ts';
import { wordingSourceSchema } from '../schema/wording.ts';
import type { Legible } from './legible.ts';
import type { EntrySource, ParsedEntry } from './parse-entry.ts';
import { parseEntry } from './parse-entry.ts';
import type { ParsedYaml, YamlSource } from './parse-yaml.ts';
import { parseYaml } from './parse-yaml.ts';
import { errorAt, warningAt } from './problems.ts';
import type { Folder, SourceFile } from './read-folder.ts';
import type { Reference } from './references.ts';
import { validate } from './validate.ts';

/**
 * All sources of the knowledge folder, each checked by itself and as far as it can be
 * read: where there are errors, parts may be blank. What cannot be read at all is absent.
 */
export type Sources = {
  readonly clinic?: Legible<ClinicSource>;
  readonly wording?: Legible<WordingSource>;
  readonly vocabulary?: Legible<Vocabulary>;
  readonly ledger?: Legible<Ledger>;
  /** Only YAML so far: the gate's own compiler checks its shape. */
  readonly redFlags?: YamlSource;
  readonly voices?: Legible<Voices>;
  readonly articles: readonly Legible<Article>[];
  readonly entries: readonly EntrySource[];
  /** What the answers refer to. */
  readonly references: readonly Reference[];
  /** Ids of all entry files, broken ones included: links to those are not dead. */
  readonly claimedIds: ReadonlySet<string>;
  /** Ids of all articles, likewise. */
  readonly claimedArticles: ReadonlySet<string>;
  readonly problems: readonly ContentProblem[];
};

/** What was parsed before, by path and content, so that an edit parses one file. */
export type ParseCache = Map<string, { readonly hash: string; readonly parsed: unknown }>;

const required = {
  'clinic.yaml': 'the clinic’s name, phone, hours and booking',
  'wording.yaml': 'the greeting, the disclaimer and the other fixed texts',
  'vocabulary.yaml': 'words that mean the same',
  'red-flags.yaml': 'the rules for danger words and the care cards',
  'red-flag-voices.yaml': 'how people tell of danger, for the gate to learn from',
  'signatures.yaml': 'who signed which wording',
} as const;
type RequiredFile = keyof typeof required;

const isArticle = (path: string): boolean =>
  /^articles\/[^/]+\/article\.yaml$/.test(path);
const isEntry = (path: string): boolean =>
  /^(?:faqs|articles\/[^/]+)\/[^/]+\.md$/.test(path);

const idLine = /^id: *([a-z0-9-]+) *$/m;

/** Adds the id that a file claims, also when the rest of it is broken. */
const claim = (ids: Set<string>, text: string, legibleId = ''): void => {
  const id = legibleId === '' ? idLine.exec(text)?.[1] : legibleId;
  if (id !== undefined) ids.add(id);
};

const isRequired = (path: string): path is RequiredFile => Object.hasOwn(required, path);

/** Parses and checks each file of the folder by itself. */
export const loadSources = (folder: Folder, cache: ParseCache, top: string): Sources => {
  const problems: ContentProblem[] = [...folder.problems];
  const remembered = <Parsed>(source: SourceFile, parse: () => Parsed): Parsed => {
    const known = cache.get(source.path);
    if (known?.hash === source.hash) return known.parsed as Parsed;
    const parsed = parse();
    cache.set(source.path, { hash: source.hash, parsed });
    return parsed;
  };
  const yamlOf = (source: SourceFile): YamlSource | undefined => {
    const place = { file: source.file, line: 1 };
    const parsed = remembered(source, (): ParsedYaml => parseYaml(source.text, place));
    problems.push(...parsed.problems);
    return parsed.source;
  };
  const checked = <Value>(
    schema: z.ZodType<Value>,
    source: SourceFile | undefined,
  ): Legible<Value> | undefined => {
    const yaml = source === undefined ? undefined : yamlOf(source);
    if (yaml === undefined) return undefined;
    const result = validate(schema, yaml);
    problems.push(...result.problems);
    return result.checked;
  };

  const entries: EntrySource[] = [];
  const references: Reference[] = [];
  const claimedIds = new Set<string>();
  const articles: Legible<Article>[] = [];
  const claimedArticles = new Set<string>();
  const found = new Map<string, SourceFile>();
  for (const source of folder.files) {
    if (isEntry(source.path)) {
      const parsed = remembered(source, (): ParsedEntry => parseEntry(source));
      problems.push(...parsed.problems);
      references.push(...parsed.references);
      claim(claimedIds, source.text, parsed.legible?.front.id);
      if (parsed.legible !== undefined) entries.push(parsed.legible);
    } else if (isArticle(source.path)) {
      const article = checked(articleSchema, source);
      if (article !== undefined) articles.push(article);
      claim(claimedArticles, source.text, article?.source.id);
    } else if (isRequired(source.path)) found.set(source.path, source);
    else {
      const message =
        'This file is not read here. Entries stand in "faqs" or in an article’s folder under "articles". Move it, or delete it.';
      problems.push(warningAt({ file: source.file, line: 1 }, message));
    }
  }
  for (const [path, what] of Object.entries(required)) {
    const file = `${top}/${path}`;
    const isReported = folder.problems.some((problem) => problem.file === file);
    if (!found.has(path) && !isReported && folder.files.length > 0) {
      const message = `The file is missing. It holds ${what}. Restore it with git.`;
      problems.push(errorAt({ file, line: 1 }, message));
    }
  }
  const clinic = checked(clinicSourceSchema, found.get('clinic.yaml'));
  const wording = checked(wordingSourceSchema, found.get('wording.yaml'));
  const vocabulary = checked(vocabularySchema, found.get('vocabulary.yaml'));
  const ledger = checked(ledgerSchema, found.get('signatures.yaml'));
  const redFlagsFile = found.get('red-flags.yaml');
  const redFlags = redFlagsFile === undefined ? undefined : yamlOf(redFlagsFile);
  const voices = checked(voicesSchema, found.get('red-flag-voices.yaml'));
  return {
    ...(clinic === undefined ? {} : { clinic }),
    ...(wording === undefined ? {} : { wording }),
    ...(vocabulary === undefined ? {} : { vocabulary }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(redFlags === undefined ? {} : { redFlags }),
    ...(voices === undefined ? {} : { voices }),
    articles,
    entries,
    references,
    claimedIds,
    claimedArticles,
    problems,
  };
};
