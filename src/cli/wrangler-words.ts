import { stripVTControlCharacters } from 'node:util';

/** What wrangler says, and what that means for the person at the keyboard. */
type Known = readonly [said: RegExp, plain: (place: string) => string];

const known: readonly Known[] = [
  [
    /necessary to set a CLOUDFLARE_API_TOKEN|not (?:logged in|authenticated)/i,
    (place) =>
      `Nobody is signed in at Cloudflare here, so ${place} is out of reach. Sign in with 'npx wrangler login', or set CLOUDFLARE_API_TOKEN. Without an account: --local is the Worker on this machine, --to DIR a service on Node.`,
  ],
  [
    /Unable to resolve|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|fetch failed|network connect/i,
    () => 'Cloudflare cannot be reached from here. Check the network, then try again.',
  ],
  [
    /\[code: (?:10000|9109|6003|6111)\]|Authentication error|Invalid access token/i,
    (place) =>
      `Cloudflare does not accept who is signed in here for ${place}. Sign in again with 'npx wrangler login', or make a new CLOUDFLARE_API_TOKEN with the permission 'Workers KV Storage, Edit'.`,
  ],
  [
    /No environment found in configuration/i,
    () => 'There is no environment of this name. Use --env production or --env preview.',
  ],
  [
    /namespace not found|\[code: 10013\]/i,
    (place) =>
      `The account at Cloudflare has no KV namespace of the id in wrangler.toml. Make one for ${place} and put its id there: docs/operations.md says how.`,
  ],
];

/** Wrangler's words in plain ones; where nobody knows better, its own without colours. */
export const plainWords = (said: string, place: string): string => {
  const text = stripVTControlCharacters(said).trim();
  const plain = known.find(([pattern]) => pattern.test(text))?.[1];
  return plain === undefined ? `wrangler could not do it:\n${text}` : plain(place);
};
