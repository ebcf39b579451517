import type { HttpHandler } from 'msw/http';

/** Answers outgoing requests of a test in place of the outside world. */
export type Network = {
  readonly use: (...handlers: HttpHandler[]) => void;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

/** Opens one for the runtime that the test runs on; each loads only where it can. */
export const openNetwork = async (): Promise<Network> => {
  const isWorkers = navigator.userAgent === 'Cloudflare-Workers';
  const { open } = isWorkers
    ? await import('./network-web.ts')
    : await import('./network-node.ts');
  return open();
};
