// npm test: types, lint, then every test on Node, in workerd and in a browser.
// The last line is `N passed, N failed, N skipped`, whatever happened before it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counts } from '../tests/setup/count-reporter.ts';
import { countLine } from '../tests/setup/count-reporter.ts';
import { runChecks, staticChecks } from './checks.ts';
import { run } from './step.ts';

/** Arguments go to vitest; a partial run leaves the static checks out. */
const args = process.argv.slice(2);
const failedChecks = args.length === 0 ? await runChecks(staticChecks) : [];

const folder = await mkdtemp(join(tmpdir(), 'vetted-test-'));
const file = join(folder, 'counts.json');
const code = await run('vitest', ['run', ...args], { COUNTS_FILE: file });
const counts = await readFile(file, 'utf8').then(
  (text) => JSON.parse(text) as Counts,
  () => undefined,
);
await rm(folder, { recursive: true, force: true });

const { passed, skipped, failed } = counts ?? { passed: 0, skipped: 0, failed: 1 };
// An exit code other than 0 with nothing counted as failed is a failure all the same.
const crashed = code !== 0 && failed === 0 ? 1 : 0;
const total = { passed, skipped, failed: failed + crashed + failedChecks.length };
if (failedChecks.length > 0) console.log(`Failed: ${failedChecks.join(', ')}.`);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(countLine(total));
