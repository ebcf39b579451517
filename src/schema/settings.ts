import * as z from 'zod/mini';
import { hashPattern } from './patterns.ts';
import { settingWords } from './setting-words.ts';
import { wholeNumber } from './whole-number.ts';

const trimmed = z.string().check(z.trim());

/** Empty means: not set. */
const optionalText = z.optional(
  z.pipe(
    trimmed,
    z.transform((text: string) => (text === '' ? undefined : text)),
  ),
);

/** A setting that may be left out and otherwise has this shape. */
const optionally = <T extends z.ZodMiniType<string, string>>(schema: T) =>
  z.pipe(optionalText, z.optional(schema));

const pattern = (shape: RegExp, words: string) => z.string().check(z.regex(shape, words));

/** A whole web address. */
const address = (start: RegExp) =>
  z.string().check(
    z.refine((text: string) => start.test(text) && URL.canParse(text), {
      error: 'must be a whole address, such as https://example.org',
    }),
  );

/** A whole number, given as text. (`z.coerce` would bring dates and more into the Worker.) */
const whole = (least: number, most: number) =>
  z.pipe(z.transform(Number), wholeNumber(least, most));

/** The settings of DESIGN.md, with the same names on Node (environment) and Workers. */
export const settingsSchema = z.object({
  SERVE: z._default(z.enum(['signed', 'all']), 'signed'),
  PORT: z._default(whole(0, 65_535), 8787),
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), 'data'),
  /** Origins that may call the API from other sites, separated by commas. */
  ALLOWED_ORIGINS: z.pipe(
    z.pipe(
      z._default(z.string(), ''),
      z.transform((text: string) =>
        text
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ),
    z.array(address(/^https?:\/\/[^/]/i)),
  ),
  /** Address of the one proxy whose X-Forwarded-For is believed. */
  TRUSTED_PROXY: optionalText,
  RATE_LIMIT: z._default(z.enum(['on', 'off']), 'on'),
  /** How often a Worker looks for published knowledge; sooner only helps when trying out. */
  PUBLISHED_EVERY_SECONDS: z._default(whole(1, 3600), 60),
  KEEP: z._default(z.enum(['redacted', 'never']), 'redacted'),
  STAFF_TOKEN_HASH: optionally(
    pattern(hashPattern, 'the SHA-256 of the staff token, 64 hex digits'),
  ),
  /** Cloudflare Access: the team's domain and the application's audience tag. */
  ACCESS_TEAM_DOMAIN: optionally(
    pattern(/^[a-z0-9-]+\.cloudflareaccess\.com$/, 'like clinic.cloudflareaccess.com'),
  ),
  ACCESS_AUDIENCE: optionally(
    pattern(hashPattern, 'the Application Audience (AUD) tag, 64 hex digits'),
  ),
  CALLBACK_WEBHOOK_URL: optionally(address(/^https?:\/\/[^/]/i)),
  CALLBACK_WEBHOOK_SECRET: optionally(z.string().check(z.minLength(16))),
  CALCOM_API_KEY: optionalText,
  CLINIKO_API_KEY: optionalText,
  /** The GitHub repository (owner/name) and branch that staff edit in the browser. */
  EDITOR_REPOSITORY: optionally(pattern(/^[\w.-]+\/[\w.-]+$/, 'like owner/name')),
  EDITOR_BRANCH: z._default(trimmed.check(z.minLength(1)), 'main'),
  /** The service that signs staff in with GitHub; without one they use a token. */
  EDITOR_SIGN_IN_URL: optionally(address(/^https:\/\/[^/]/i)),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Whether a host name can only be reached from the machine itself. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

/** A setting that is missing or wrong, in a sentence for the deployer. */
export type SettingError = { readonly name: string; readonly message: string };

/**
 * Reads the settings from an environment. All mistakes are reported at once;
 * `RATE_LIMIT=off` is refused unless the service listens on loopback.
 */
export const readSettings = (
  environment: Readonly<Record<string, unknown>>,
): { readonly settings: Settings } | { readonly errors: readonly SettingError[] } => {
  const picked = Object.fromEntries(
    Object.keys(settingsSchema.shape).map((name) => [name, environment[name]]),
  );
  const parsed = settingsSchema.safeParse(picked, { error: settingWords });
  const errors: SettingError[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        name: String(issue.path[0] ?? '?'),
        message: issue.message,
      }));
  if (parsed.success) {
    const { RATE_LIMIT, HOST, CALLBACK_WEBHOOK_URL, CALLBACK_WEBHOOK_SECRET } =
      parsed.data;
    const { ACCESS_TEAM_DOMAIN, ACCESS_AUDIENCE } = parsed.data;
    if ((ACCESS_TEAM_DOMAIN === undefined) !== (ACCESS_AUDIENCE === undefined)) {
      const missing =
        ACCESS_AUDIENCE === undefined ? 'ACCESS_AUDIENCE' : 'ACCESS_TEAM_DOMAIN';
      errors.push({
        name: missing,
        message: 'is needed too: Cloudflare Access takes its domain and its audience',
      });
    }
    if (RATE_LIMIT === 'off' && !isLoopback(HOST)) {
      errors.push({ name: 'RATE_LIMIT', message: '"off" is only allowed on loopback' });
    }
    if (CALLBACK_WEBHOOK_URL !== undefined && CALLBACK_WEBHOOK_SECRET === undefined) {
      errors.push({
        name: 'CALLBACK_WEBHOOK_SECRET',
        message: 'is needed when CALLBACK_WEBHOOK_URL is set (16 characters or more)',
      });
    }
    if (errors.length === 0) return { settings: parsed.data };
  }
  return { errors };
};
