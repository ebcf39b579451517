import { setupServer } from 'msw/node';
import type { Network } from './network.ts';

/** Stands in for the outside world on Node. */
export const open = async (): Promise<Network> => {
  const server = setupServer();
  server.listen({ onUnhandledFrame: 'error' });
  return {
    use: (...handlers) => server.use(...handlers),
    reset: () => server.resetHandlers(),
    close: async () => server.close(),
  };
};
