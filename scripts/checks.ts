import { run } from './step.ts';

type Check = { readonly name: string; readonly command: Parameters<typeof run> };

const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', ['-b', '--pretty', 'false']] },
  { name: 'lint and format', command: ['biome', ['check', '--max-diagnostics=50', '.']] },
  { name: 'unused files and packages', command: ['knip', ['--no-progress']] },
];

/** Runs the static checks, all of them, and gives the names of those that failed. */
export const runChecks = async (): Promise<readonly string[]> => {
  const failed: string[] = [];
  for (const { name, command } of checks) {
    const code = await run(...command);
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
    if (code !== 0) failed.push(name);
  }
  return failed;
};
