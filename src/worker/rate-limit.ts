import type { RateLimit as Limiter } from '../http/dependencies.ts';

/** The platform says only yes or no; its windows last a minute. */
const retryAfterSeconds = 60;

/**
 * Limits by the platform's counters, per location of its network. A limiter that is
 * missing or fails lets requests pass: an answer matters more than a count.
 */
export const createRateLimit =
  (visitor: RateLimit | undefined, service: RateLimit | undefined): Limiter =>
  async (address) => {
    const isWithin = async (limiter: RateLimit | undefined, key: string) => {
      try {
        return (await limiter?.limit({ key }))?.success ?? true;
      } catch {
        return true;
      }
    };
    const isAllowed =
      (await isWithin(visitor, address)) && (await isWithin(service, 'service'));
    return isAllowed ? { isAllowed } : { isAllowed, retryAfterSeconds };
  };
