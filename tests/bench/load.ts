import autocannon from 'autocannon';

/** What one run of load measured. */
export type LoadRow = {
  readonly name: string;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly requests: number;
  /** Replies that were not a 2xx, and connections that failed. */
  readonly errors: number;
};

/** A request of a run. */
export type LoadRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
};

const connections = 32;

type Load = {
  readonly name: string;
  readonly url: string;
  /** Gives the next request; each should differ from the last. */
  readonly next: () => LoadRequest;
  readonly bound: { readonly duration: number } | { readonly amount: number };
  /** Statuses that are wanted beside 2xx. */
  readonly alsoFine?: readonly number[];
};

/** Loads a server with 32 connections, for a time or a number of requests. */
export const load = async ({
  name,
  url,
  next,
  bound,
  alsoFine = [],
}: Load): Promise<LoadRow> => {
  const fine = new Set(alsoFine);
  let wanted = 0;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        ...bound,
        requests: [
          {
            setupRequest: (request) => {
              const { method, path, body } = next();
              return {
                ...request,
                method,
                path,
                body: body ?? '',
                headers: { 'content-type': 'application/json' },
              };
            },
          },
        ],
      },
      (error, value) => (error ? reject(error) : resolve(value)),
    );
    instance.on('response', (_client, status) => {
      if (fine.has(status)) wanted += 1;
    });
  });
  return {
    name,
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    requests: result.requests.total,
    errors: result.non2xx - wanted + result.errors + result.timeouts,
  };
};

/** Requests that POST the queries to a path, one after the other. */
export const asking = (path: string, queries: readonly string[]): (() => LoadRequest) => {
  const bodies = queries.map((query) => JSON.stringify({ query }));
  let index = 0;
  return () => {
    index += 1;
    return { method: 'POST', path, body: bodies[index % bodies.length] ?? '' };
  };
};

/** A mixed load: mostly questions, some feedback, starts and bad input. */
export const mixed = (
  queries: readonly string[],
  knowledge: string,
  entries: readonly string[],
): (() => LoadRequest) => {
  const ask = asking('/api/ask', queries);
  let index = 0;
  return () => {
    index += 1;
    const entry = entries[index % entries.length] ?? '';
    switch (index % 20) {
      case 3:
        return { method: 'GET', path: '/api/start' };
      case 7: {
        const body = { entry, knowledge, helpful: index % 3 > 0 };
        return { method: 'POST', path: '/api/feedback', body: JSON.stringify(body) };
      }
      case 11:
        return { method: 'POST', path: '/api/ask', body: '{"query":' };
      case 13:
        return { method: 'GET', path: '/vetted-chat.js' };
      case 17: {
        const body = { query: entry, entry };
        return { method: 'POST', path: '/api/ask', body: JSON.stringify(body) };
      }
      default:
        return ask();
    }
  };
};
