import type { HttpHandler } from 'msw/http';

/** Answers outgoing requests of a test in place of the outside world. */
export type Network = {
  readonly use: (...handlers: HttpHandler[]) => void;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};
