import { FetchInterceptor } from '@mswjs/interceptors/fetch/web';
import { defineNetwork, InterceptorSource } from 'msw/experimental';
import type { Network } from './network.ts';

/** Stands in for the outside world in workerd, where `msw/node` does not load. */
export const open = async (): Promise<Network> => {
  const network = defineNetwork({
    sources: [new InterceptorSource({ interceptors: [new FetchInterceptor()] })],
    onUnhandledFrame: 'error',
    context: { quiet: true },
  });
  await network.enable();
  return {
    use: (...handlers) => network.use(...handlers),
    reset: () => network.resetHandlers(),
    close: async () => network.disable(),
  };
};
