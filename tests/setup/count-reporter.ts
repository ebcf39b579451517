import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** What a run came to; `failed` counts files that did not load and stray errors, too. */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
};

/** The last line of a run, the one that whoever reads a log looks for. */
export const countLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

const countModules = (modules: readonly TestModule[]): Counts => {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1;
    }
    const suites = [module, ...module.children.allSuites()];
    counts.failed += suites.filter((suite) => suite.errors().length > 0).length;
  }
  return counts;
};

/**
 * Prints the sum over all projects as the last line, or writes it to the file named by
 * `COUNTS_FILE` where another program (`npm test`) has checks of its own to add.
 */
export class CountReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    const counted = countModules(modules);
    const stray = errors.length + (reason === 'interrupted' ? 1 : 0);
    const counts = { ...counted, failed: counted.failed + stray };
    const file = process.env.COUNTS_FILE;
    if (file === undefined) process.once('exit', () => console.log(countLine(counts)));
    else writeFileSync(file, JSON.stringify(counts));
  }
}
