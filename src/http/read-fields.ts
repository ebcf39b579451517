import type { ProblemName } from './problem.ts';
import { readBody } from './read-json.ts';

/** More than any of our forms has. */
const maxFields = 20;
/** Longer values are cut: no field of our forms takes as much. */
const maxValueLength = 500;

type ReadFields =
  | { readonly isRead: true; readonly fields: ReadonlyMap<string, string> }
  | { readonly isRead: false; readonly problem: ProblemName };

/**
 * Reads the fields of a form, sent as JSON or as a browser without script sends them.
 * Values that are no text are left out; the form then says what is missing.
 */
export const readFields = async (request: Request): Promise<ReadFields> => {
  const body = await readBody(request);
  if (!body.isRead) return body;
  const type = request.headers.get('content-type') ?? '';
  const pairs = type.startsWith('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(body.text)]
    : jsonPairs(body.text);
  if (typeof pairs === 'string') return { isRead: false, problem: pairs };
  const fields = new Map<string, string>();
  for (const [name, value] of pairs.slice(0, maxFields)) {
    if (typeof value === 'string') fields.set(name, value.slice(0, maxValueLength));
    if (value === true) fields.set(name, 'yes');
  }
  return { isRead: true, fields };
};

const jsonPairs = (
  text: string,
): readonly (readonly [string, unknown])[] | ProblemName => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.entries(value as object) : 'wrong-shape';
};
