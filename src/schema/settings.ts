import * as z from 'zod';

const optionalText = z
  .string()
  .transform((text) => text.trim())
  .transform((text) => (text === '' ? undefined : text))
  .optional();

/** The settings of DESIGN.md, with the same names on Node (environment) and Workers. */
export const settingsSchema = z.object({
  SERVE: z.enum(['signed', 'all']).default('signed'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  /** Origins that may call the API from other sites, separated by commas. */
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.url({ protocol: /^https?$/ }))),
  /** Address of the one proxy whose X-Forwarded-For is believed. */
  TRUSTED_PROXY: optionalText,
  RATE_LIMIT: z.enum(['on', 'off']).default('on'),
  /** How often a Worker looks for published knowledge; sooner only helps when trying out. */
  PUBLISHED_EVERY_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
  KEEP: z.enum(['redacted', 'never']).default('redacted'),
  STAFF_TOKEN_HASH: optionalText.pipe(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the staff token, 64 hex digits')
      .optional(),
  ),
  /** Cloudflare Access: the team's domain and the application's audience tag. */
  ACCESS_TEAM_DOMAIN: optionalText.pipe(
    z
      .string()
      .regex(/^[a-z0-9-]+\.cloudflareaccess\.com$/, 'like clinic.cloudflareaccess.com')
      .optional(),
  ),
  ACCESS_AUDIENCE: optionalText.pipe(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'the Application Audience (AUD) tag, 64 hex digits')
      .optional(),
  ),
  CALLBACK_WEBHOOK_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  CALLBACK_WEBHOOK_SECRET: optionalText.pipe(z.string().min(16).optional()),
  CALCOM_API_KEY: optionalText,
  CLINIKO_API_KEY: optionalText,
  /** The GitHub repository (owner/name) and branch that staff edit in the browser. */
  EDITOR_REPOSITORY: optionalText.pipe(
    z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/, 'like owner/name')
      .optional(),
  ),
  EDITOR_BRANCH: z.string().trim().min(1).default('main'),
  /** The service that signs staff in with GitHub; without one they use a token. */
  EDITOR_SIGN_IN_URL: optionalText.pipe(z.url({ protocol: /^https$/ }).optional()),
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
  const parsed = settingsSchema.safeParse(picked);
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
