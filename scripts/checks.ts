import { run } from './step.ts';

/** A program that says with its exit code whether something holds. */
export type Check = { readonly name: string; readonly command: Parameters<typeof run> };

/** What has to hold before any test is worth running. */
export const staticChecks: readonly Check[] = [
  { name: 'types', command: ['tsc', ['-b', '--pretty', 'false']] },
  { name: 'lint and format', command: ['biome', ['check', '--max-diagnostics=50', '.']] },
];

/** Runs checks, all of them, and gives the names of those that failed. */
export const runChecks = async (checks: readonly Check[]): Promise<readonly string[]> => {
  const failed: string[] = [];
  for (const { name, command } of checks) {
    const code = await run(...command);
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
    if (code !== 0) failed.push(name);
  }
  return failed;
};
