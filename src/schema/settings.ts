import * as z from 'zod/mini';
import {
  address,
  hash,
  optionally,
  optionalText,
  pattern,
  trimmed,
  whole,
} from './setting-shapes.ts';
import { settingWords } from './setting-words.ts';

const webAddress = address(/^https?:\/\/[^/]/i);
const https = 'must be a whole https address';

/**
 * The settings of DESIGN.md that both runtimes have, with the same names on Node
 * (environment) and Workers. Those of Node alone are in src/node/settings.ts.
 */
const settingsSchema = z.object({
  SERVE: z._default(z.enum(['signed', 'all']), 'signed'),
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
    z.array(webAddress),
  ),
  /** How often a Worker looks for published knowledge; sooner only helps when trying out. */
  PUBLISHED_EVERY_SECONDS: z._default(whole(1, 3600), 60),
  KEEP: z._default(z.enum(['redacted', 'never']), 'redacted'),
  STAFF_TOKEN_HASH: optionally(hash('the SHA-256 of the staff token, 64 hex digits')),
  /** Cloudflare Access: the team's domain and the application's audience tag. */
  ACCESS_TEAM_DOMAIN: optionally(
    pattern(/^[a-z0-9-]+\.cloudflareaccess\.com$/, 'like clinic.cloudflareaccess.com'),
  ),
  ACCESS_AUDIENCE: optionally(hash('the Application Audience (AUD) tag, 64 hex digits')),
  /** Names and telephone numbers go there: in the clear only to the machine itself. */
  CALLBACK_WEBHOOK_URL: optionally(
    address(
      /^(https:\/\/[^/]|http:\/\/(localhost|127(\.\d+){3}|\[::1])(:\d+)?(\/|$))/i,
      https,
    ),
  ),
  CALLBACK_WEBHOOK_SECRET: optionally(z.string().check(z.minLength(16))),
  CALCOM_API_KEY: optionalText,
  CLINIKO_API_KEY: optionalText,
  /** The GitHub repository (owner/name) and branch that staff edit in the browser. */
  EDITOR_REPOSITORY: optionally(pattern(/^[\w.-]+\/[\w.-]+$/, 'like owner/name')),
  EDITOR_BRANCH: z._default(trimmed.check(z.minLength(1)), 'main'),
  /** The service that signs staff in with GitHub; without one they use a token. */
  EDITOR_SIGN_IN_URL: optionally(address(/^https:\/\/[^/]/i, https)),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Where settings come from: the environment on Node, bindings on Workers. */
export type Environment = Readonly<Record<string, unknown>>;

/** A setting that is missing or wrong, in a sentence for the deployer. */
export type SettingError = { readonly name: string; readonly message: string };

/** Settings, or everything that is wrong with them. */
export type ReadSettings<T> =
  | { readonly settings: T }
  | { readonly errors: readonly SettingError[] };

/**
 * Reads the settings of a schema from an environment. What was found wrong with them as a
 * whole is reported together with what is wrong with each.
 */
export const readAs = <T extends z.ZodMiniType>(
  schema: T,
  environment: Environment,
  wrong: readonly SettingError[],
): ReadSettings<z.infer<T>> => {
  const { data, error } = schema.safeParse(environment, { error: settingWords });
  const errors = (error?.issues ?? []).map(({ path, message }) => ({
    name: String(path[0]),
    message,
  }));
  return error || wrong.length > 0
    ? { errors: [...errors, ...wrong] }
    : { settings: data as z.infer<T> };
};

/** Reads the settings from an environment. All mistakes are reported at once. */
export const readSettings = (environment: Environment): ReadSettings<Settings> => {
  const wrong: SettingError[] = [];
  /** Asks for a second setting where the first is set, well-formed or not. */
  const need = (name: string, first: string, message: string): void => {
    const isSet = (which: string) => String(environment[which] ?? '').trim() !== '';
    if (isSet(first) && !isSet(name)) wrong.push({ name, message });
  };
  const access = 'is needed too: Cloudflare Access takes its domain and its audience';
  need('ACCESS_AUDIENCE', 'ACCESS_TEAM_DOMAIN', access);
  need('ACCESS_TEAM_DOMAIN', 'ACCESS_AUDIENCE', access);
  need(
    'CALLBACK_WEBHOOK_SECRET',
    'CALLBACK_WEBHOOK_URL',
    'is needed when CALLBACK_WEBHOOK_URL is set (16 characters or more)',
  );
  return readAs(settingsSchema, environment, wrong);
};
