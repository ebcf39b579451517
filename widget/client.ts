import type { Problem } from '../src/schema/problem.ts';

/** Why a request failed; status 0 means that no answer came. */
export type Failure = { readonly status: number; readonly problem?: Partial<Problem> };
/** One of the two. */
export type Result<T> = { readonly value?: T; readonly failure?: Failure };

export type Client = <T>(
  path: string,
  body?: unknown,
  /** The same for every attempt at one thing, so that it is done once. */
  key?: string,
) => Promise<Result<T>>;

/** How long one attempt may take. */
const timeoutMs = 10_000;
/** Pauses before the first, second and third attempt. */
const pausesMs = [0, 400, 1600];

/** A key that makes a repeated request one request (also on pages without https). */
export const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/**
 * Makes the one function that speaks to the service: GET without a body, POST with one.
 * Server faults and broken connections are tried again with the same idempotency key;
 * a timeout or a refusal is not, since the visitor has waited or must change something.
 */
export const createClient =
  (base: () => string): Client =>
  async (path, body, key = newKey()) => {
    let failure: Failure = { status: 0 };
    for (const pause of pausesMs) {
      await new Promise((done) => setTimeout(done, pause));
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(new URL(path, base()), {
          credentials: 'omit',
          signal,
          ...(body !== undefined && {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': key },
            body: JSON.stringify(body),
          }),
        });
        const value = await response.json().catch(() => ({}));
        if (response.ok) return { value };
        failure = { status: response.status, problem: value };
        if (failure.status < 500) break;
      } catch {
        if (signal.aborted || !navigator.onLine) break;
      }
    }
    return { failure };
  };
