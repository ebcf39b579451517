// npm run check: types, lint, unused code, the knowledge with its full self-test, sizes.
import { runChecks, staticChecks } from './checks.ts';

const failed = await runChecks([
  ...staticChecks,
  { name: 'nothing unused', command: ['knip', ['--no-progress']] },
  { name: 'knowledge', command: ['node', ['src/cli.ts', 'check']] },
  { name: 'self-test of the knowledge', command: ['node', ['src/cli.ts', 'test']] },
  { name: 'build', command: ['node', ['scripts/build.ts']] },
  { name: 'sizes', command: ['size-limit', []] },
]);
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
