/** What `env` of `cloudflare:workers` holds in tests: wrangler.toml and vitest.config.ts. */
declare namespace Cloudflare {
  interface Env {
    readonly DB: D1Database;
    readonly KNOWLEDGE: KVNamespace;
    readonly ASSETS: Fetcher;
    readonly VISITOR_LIMIT: RateLimit;
    readonly CALL_BACK_LIMIT: RateLimit;
    readonly SERVICE_LIMIT: RateLimit;
    readonly TEST_MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
  interface GlobalProps {
    readonly mainModule: typeof import('../src/worker.ts');
  }
}
