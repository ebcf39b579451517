import { FetchInterceptor } from '@mswjs/interceptors/fetch/web';
import { defineNetwork, InterceptorSource } from 'msw/experimental';
import type { Network } from './network.ts';

type Interceptors = ConstructorParameters<typeof InterceptorSource>[0]['interceptors'];

/** Stands in for the outside world in workerd, where `msw/node` does not load. */
export const open = async (): Promise<Network> => {
  // The package declares the class twice, for 'web' and for the rest, each with a private
  // field of its own; at run time it is the one that msw expects.
  const interceptors = [new FetchInterceptor()] as unknown as Interceptors;
  const network = defineNetwork({
    sources: [new InterceptorSource({ interceptors })],
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
