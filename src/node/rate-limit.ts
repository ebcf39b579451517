import type { RateLimit } from '../http/dependencies.ts';

/** Requests in a window of a minute; wrangler.toml says the same for Workers. */
const windowMs = 60_000;
const questionsPerVisitor = 30;
const perService = 3000;
/** Those for call-backs, counted apart; opening the form is one. */
export const callBacksPerVisitor = 10;
/** Addresses remembered at a time; when there are more, all are forgotten. */
const maxAddresses = 50_000;

/** An IPv6 visitor owns a whole /64, so that is what is counted. */
const networkOf = (address: string): string =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;

/** Counts requests in memory, in windows of a minute of a clock that only runs forward. */
export const createRateLimit = (
  clock: () => number,
  perVisitor = questionsPerVisitor,
): RateLimit => {
  const counts = new Map<string, number>();
  let began = clock();
  let total = 0;

  return async (address) => {
    const now = clock();
    if (now - began >= windowMs) {
      counts.clear();
      began = now;
      total = 0;
    }
    if (counts.size >= maxAddresses) counts.clear();
    const network = networkOf(address);
    const count = (counts.get(network) ?? 0) + 1;
    counts.set(network, count);
    // A visitor over the limit does not use up everybody's.
    if (count <= perVisitor) total += 1;
    if (count <= perVisitor && total <= perService) return { isAllowed: true };
    const retryAfterSeconds = Math.max(1, Math.ceil((began + windowMs - now) / 1000));
    return { isAllowed: false, retryAfterSeconds };
  };
};

/** Lets everybody pass: `RATE_LIMIT=off`, which the settings allow on loopback only. */
export const noRateLimit: RateLimit = async () => ({ isAllowed: true });
