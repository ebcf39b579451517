import * as z from 'zod';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Legible } from './legible.ts';
import { legible } from './legible.ts';
import { didYouMean } from './nearest.ts';
import type { YamlSource } from './parse-yaml.ts';
import { errorAt } from './problems.ts';

type Schema = z.core.$ZodType;

/** What to do about a key, beside what is wrong with it. */
const advice: Readonly<Record<string, string>> = {
  phrasings: ' Add ways a patient would really say it.',
  question: ' Write the question as a visitor would read it, 5 to 140 characters.',
  author: ' Write the name of the person who wrote the text.',
  topic: ' Name one of the topics of wording.yaml.',
  source: ' Say where the facts come from, e.g. { article: my-article, part: FAQ 4 }.',
  id: ' Use lower-case words joined by hyphens, e.g. faq-surgery-when.',
};

/** The schema behind optional, default and the like. */
const unwrap = (schema: Schema | undefined): Schema | undefined => {
  let current = schema;
  while (
    current instanceof z.ZodOptional ||
    current instanceof z.ZodDefault ||
    current instanceof z.ZodNullable
  ) {
    current = current.unwrap();
  }
  return current;
};

/** The keys that the schema knows at a path; all variants of a union together. */
const knownKeys = (schema: Schema, path: readonly PropertyKey[]): readonly string[] => {
  const here = unwrap(schema);
  const [segment, ...rest] = path;
  if (here instanceof z.ZodUnion) {
    return here.options.flatMap((option: Schema) => knownKeys(option, path));
  }
  if (here instanceof z.ZodObject) {
    if (segment === undefined) return Object.keys(here.shape);
    const next: Schema | undefined = here.shape[String(segment)];
    return next === undefined ? [] : knownKeys(next, rest);
  }
  if (segment !== undefined && here instanceof z.ZodArray) {
    return knownKeys(here.element, rest);
  }
  if (here instanceof z.ZodRecord) {
    if (segment !== undefined) return knownKeys(here.valueType, rest);
    const keys: Schema = here.keyType;
    return keys instanceof z.ZodEnum ? keys.options.map(String) : [];
  }
  return [];
};

const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) =>
      typeof part === 'number'
        ? ` line ${part + 1}`
        : `${index > 0 ? '.' : ''}${String(part)}`,
    )
    .join('');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null
        ? Reflect.get(inside, key)
        : undefined,
    value,
  );

const found = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'several keys';
  return `"${String(value).slice(0, 60)}"`;
};

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list (lines that begin with "- ")',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  object: 'keys with values',
  record: 'keys with values',
};

const typeMessage = (issue: z.core.$ZodIssueInvalidType, value: unknown): string => {
  const expected = kinds[issue.expected] ?? issue.expected;
  if (issue.expected !== 'string') return `must be ${expected}; found ${found(value)}.`;
  if (typeof value === 'object' && value !== null) {
    return `must be a text; found ${found(value)}. A text with ": " inside needs double quotes around it.`;
  }
  if (value === null) return 'is empty. Write a text, or delete the line.';
  return `must be a text; found ${found(value)}. Put it in double quotes.`;
};

const sizeMessage = (
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  value: unknown,
): string => {
  const limit =
    issue.code === 'too_small' ? `${issue.minimum} or more` : `at most ${issue.maximum}`;
  if (Array.isArray(value)) {
    const entries = value.length === 1 ? '1 entry' : `${value.length} entries`;
    const verb = issue.code === 'too_small' ? 'are needed' : 'are allowed';
    return `has ${entries}; ${limit} ${verb}.`;
  }
  if (typeof value === 'string') {
    return `has ${value.trim().length} characters; it needs ${limit}.`;
  }
  return `is ${found(value)}; it must be ${limit}.`;
};

const formatMessage = (
  issue: z.core.$ZodIssueInvalidStringFormat,
  value: unknown,
): string => {
  if (issue.format === 'url') {
    return `is not an address that begins with https://; found ${found(value)}.`;
  }
  if (issue.format === 'email') return `is not an e-mail address; found ${found(value)}.`;
  return `is ${found(value)}; ${issue.message}.`;
};

/** What a value of several forms may be, each form once. */
const formsOf = ({ errors }: z.core.$ZodIssueInvalidUnion): string => {
  const forms = errors.flat().map((issue) => {
    if (issue.code === 'invalid_value') return `one of: ${issue.values.join(', ')}`;
    return issue.code === 'invalid_type' ? (kinds[issue.expected] ?? issue.expected) : '';
  });
  return [...new Set(forms)].filter((form) => form !== '').join(', or ');
};

const messageOf = (issue: z.core.$ZodIssue, value: unknown): string => {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'is missing.' : typeMessage(issue, value);
    case 'too_small':
    case 'too_big':
      return sizeMessage(issue, value);
    case 'invalid_format':
      return formatMessage(issue, value);
    case 'invalid_value':
      return value === undefined
        ? `is missing. Write one of: ${issue.values.join(', ')}.`
        : `is ${found(value)}; it must be one of: ${issue.values.join(', ')}.`;
    case 'invalid_union':
      return value === undefined
        ? 'is missing.'
        : `is ${found(value)}; it must be ${formsOf(issue)}.`;
    default:
      return `is ${found(value)}: ${issue.message}.`;
  }
};

const problemsOf = (
  issue: z.core.$ZodIssue,
  schema: Schema,
  source: YamlSource,
): readonly ContentProblem[] => {
  const { file, lineOf, value } = source;
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key) => {
      const where = issue.path.length > 0 ? ` in "${nameOf(issue.path)}"` : '';
      const guess =
        didYouMean(key, known) || ` Known keys: ${known.join(', ')}. Delete it.`;
      return errorAt(
        { file, line: lineOf([...issue.path, key]) },
        `"${key}"${where} is not a known key.${guess}`,
      );
    });
  }
  if (issue.code === 'invalid_key') {
    const message = `"${nameOf(issue.path)}" is not a name that may stand here: ${issue.issues[0]?.message ?? 'check its spelling'}.`;
    return [errorAt({ file, line: lineOf(issue.path) }, message)];
  }
  const key = issue.path.findLast((part) => typeof part === 'string');
  const hint = key === undefined ? '' : (advice[String(key)] ?? '');
  const name = issue.path.length === 0 ? 'The file' : `"${nameOf(issue.path)}"`;
  return [
    errorAt(
      { file, line: lineOf(issue.path) },
      `${name} ${messageOf(issue, valueAt(value, issue.path))}${hint}`,
    ),
  ];
};

export type Validated<Output> = {
  /** What could be read; absent where nothing could. */
  readonly checked?: Legible<Output>;
  readonly isSound: boolean;
  readonly problems: readonly ContentProblem[];
};

/**
 * Checks a YAML value against a schema; every mistake becomes a plain sentence, and what
 * is right beside it can still be checked further.
 */
export const validate = <Output>(
  schema: z.ZodType<Output>,
  yaml: YamlSource,
): Validated<Output> => {
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) {
    return { checked: { source: parsed.data, yaml }, isSound: true, problems: [] };
  }
  const { issues } = parsed.error;
  const checked = legible(schema, yaml, issues);
  return {
    ...(checked === undefined ? {} : { checked }),
    isSound: false,
    problems: issues.flatMap((issue) => problemsOf(issue, schema, yaml)),
  };
};
