import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../schema/problem.ts';
import type { AppEnv, Dependencies } from './dependencies.ts';

/** Every way in which a request can fail, with its status and its HTTP title. */
const problems = {
  'not-json': [400, 'Bad Request'],
  'wrong-shape': [400, 'Bad Request'],
  'empty-query': [400, 'Bad Request'],
  'too-long': [400, 'Bad Request'],
  'not-signed-in': [401, 'Unauthorized'],
  'not-allowed': [403, 'Forbidden'],
  'not-found': [404, 'Not Found'],
  'wrong-method': [405, 'Method Not Allowed'],
  'too-slow': [408, 'Request Timeout'],
  'too-large': [413, 'Content Too Large'],
  'too-many': [429, 'Too Many Requests'],
  'went-wrong': [500, 'Internal Server Error'],
  unavailable: [503, 'Service Unavailable'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ProblemName = keyof typeof problems;

/** Problems that share the sentence of another one in `wording.yaml`. */
const sentences: Partial<Record<ProblemName, string>> = {
  'not-signed-in': 'not-allowed',
  'wrong-method': 'not-allowed',
  'too-slow': 'went-wrong',
  unavailable: 'went-wrong',
};

/** The body of a problem: every one carries the clinic's phone and the 999/111 line. */
export const problemBody = (
  { knowledge }: Pick<Dependencies, 'knowledge'>,
  name: ProblemName,
  requestId: string,
): Problem => {
  const [status, title] = problems[name];
  const { wording, clinic } = knowledge.current().knowledge;
  return {
    type: `urn:vetted:problem:${name}`,
    title,
    status,
    detail: wording.errors[sentences[name] ?? name] ?? title,
    phone: clinic.phone,
    emergency: wording.emergencyLine,
    requestId,
  };
};

type Extra = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Per-field messages of a form. */
  readonly fields?: Readonly<Record<string, string>>;
  /** A sentence that says more than the problem's own. */
  readonly detail?: string;
};

/** Replies with problem+json (RFC 9457). */
export const problem = (
  context: Context<AppEnv>,
  dependencies: Pick<Dependencies, 'knowledge'>,
  name: ProblemName,
  { headers = {}, fields, detail }: Extra = {},
): Response => {
  context.get('facts').problem = name;
  const body = problemBody(dependencies, name, context.get('requestId'));
  const more = { ...(fields && { fields }), ...(detail && { detail }) };
  return context.body(JSON.stringify({ ...body, ...more }), problems[name][0], {
    'Content-Type': 'application/problem+json',
    ...headers,
  });
};
