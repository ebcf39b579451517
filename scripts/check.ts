// npm run check: types, lint, unused code, and the knowledge with its full self-test.
import { runChecks, staticChecks } from './checks.ts';

const failed = await runChecks([
  ...staticChecks,
  { name: 'nothing unused', command: ['knip', ['--no-progress']] },
  { name: 'knowledge', command: ['node', ['src/cli.ts', 'check']] },
  { name: 'self-test of the knowledge', command: ['node', ['src/cli.ts', 'test']] },
]);
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
