// npm run check: types, lint, unused code, and the knowledge with its full self-test.
import { runChecks } from './checks.ts';
import { run } from './step.ts';

const failed = [...(await runChecks())];
for (const verb of ['check', 'test']) {
  if ((await run('node', ['src/cli.ts', verb])) !== 0) failed.push(`knowledge ${verb}`);
}
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
