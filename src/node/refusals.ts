import { STATUS_CODES } from 'node:http';
import type { Dependencies } from '../http/dependencies.ts';
import type { ProblemName } from '../http/problem.ts';
import { problemBody } from '../http/problem.ts';

/** An answer to what never became a request of the app. */
export type Refusal = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A status, and the problem whose words are said with it. */
type Reason = readonly [status: number, problem: ProblemName];

export const malformed: Reason = [400, 'wrong-shape'];
export const noTunnel: Reason = [405, 'wrong-method'];
export const unexpected: Reason = [417, 'wrong-shape'];
export const wentWrong: Reason = [500, 'went-wrong'];

const byCode: Readonly<Record<string, Reason>> = {
  HPE_HEADER_OVERFLOW: [431, 'too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'too-slow'],
};

/** Why the parser of node:http gave up. */
export const reasonOf = (error: Error): Reason =>
  ('code' in error && byCode[String(error.code)]) || malformed;

/**
 * Makes refusals: the same problem+json as every other error, with a line in the log that
 * holds nothing of what was sent.
 */
export const createRefuse =
  (dependencies: Pick<Dependencies, 'knowledge' | 'randomId' | 'log'>) =>
  ([status, problem]: Reason): Refusal => {
    const requestId = dependencies.randomId();
    const title = STATUS_CODES[status] ?? '';
    const body = { ...problemBody(dependencies, problem, requestId), title, status };
    const text = JSON.stringify(body);
    dependencies.log({
      event: 'request',
      requestId,
      method: '',
      route: '',
      status,
      ms: 0,
      problem,
    });
    return {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Content-Length': String(Buffer.byteLength(text)),
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Request-Id': requestId,
        Connection: 'close',
      },
      body: text,
    };
  };

/** A refusal as bytes for a connection that has no response object. */
export const toWire = ({ status, headers, body }: Refusal): string =>
  [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');
