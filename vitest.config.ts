import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { CountReporter } from './tests/setup/count-reporter.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const migrations = here('./src/store/migrations');
const jsx = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const;

export default defineConfig({
  test: {
    reporters: ['default', new CountReporter()],
    // Two cores are enough for everybody; more threads only make timings unsteady.
    maxWorkers: 2,
    coverage: {
      provider: 'istanbul',
      include: ['src/**/*.ts', 'src/**/*.tsx'],
      reportsDirectory: 'reports/coverage',
    },
    projects: [
      {
        oxc: jsx,
        resolve: { alias: { '#runtime': here('./tests/contract/runtime-node.ts') } },
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/contract/**/*-workers.test.ts', 'node_modules/**'],
        },
      },
      {
        oxc: jsx,
        resolve: { alias: { '#runtime': here('./tests/contract/runtime-workers.ts') } },
        plugins: [
          cloudflareTest(async () => ({
            remoteBindings: false,
            wrangler: { configPath: here('./wrangler.toml') },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: existsSync(migrations)
                  ? await readD1Migrations(migrations)
                  : [],
              },
            },
          })),
        ],
        test: {
          name: 'workers',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/setup/compile.ts'],
        },
      },
      {
        oxc: jsx,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          globalSetup: ['tests/setup/build.ts'],
        },
      },
    ],
  },
});
