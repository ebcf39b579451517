import type { ProblemName } from './problem.ts';
import { within } from './within.ts';

/** Largest request body, in bytes. */
export const maxBodyBytes = 16 * 1024;

/** How long a body may take to arrive. */
const bodyTimeoutMs = 10_000;

type Read =
  | { readonly isRead: true; readonly text: string }
  | {
      readonly isRead: false;
      readonly problem: Extract<ProblemName, 'too-large' | 'too-slow'>;
    };

const tooLarge: Read = { isRead: false, problem: 'too-large' };
const tooSlow: Read = { isRead: false, problem: 'too-slow' };

/** Reads a body of unknown length piece by piece, no further than the limit. */
const readStream = async (body: ReadableStream<Uint8Array>): Promise<Read> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { isRead: true, text: text + decoder.decode() };
    bytes += value.byteLength;
    if (bytes > maxBodyBytes) {
      await reader.cancel().catch(() => undefined);
      return tooLarge;
    }
    text += decoder.decode(value, { stream: true });
  }
};

/** Reads a body of at most `maxBodyBytes`, in time; a connection that breaks is too slow. */
export const readBody = async (request: Request): Promise<Read> => {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > maxBodyBytes) return tooLarge;
  try {
    if (length !== null) {
      return await within(
        bodyTimeoutMs,
        request.text().then((text) => ({ isRead: true, text })),
      );
    }
    if (request.body === null) return { isRead: true, text: '' };
    return await within(bodyTimeoutMs, readStream(request.body));
  } catch {
    return tooSlow;
  }
};

type ReadJson =
  | { readonly isRead: true; readonly value: unknown }
  | { readonly isRead: false; readonly problem: ProblemName };

/** Reads a JSON body; what is wrong with it comes back as the name of a problem. */
export const readJson = async (request: Request): Promise<ReadJson> => {
  const body = await readBody(request);
  if (!body.isRead) return body;
  try {
    return { isRead: true, value: JSON.parse(body.text) };
  } catch {
    return { isRead: false, problem: 'not-json' };
  }
};
