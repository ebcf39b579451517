import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/step.ts';

const reporter = join(root, 'tests/setup/count-reporter.ts');
const files = {
  'good.test.ts': `import { it } from 'vitest';
    it('passes', () => {});
    it('passes, too', () => {});
    it('is skipped while it runs', ({ skip }) => skip('no browser'));`,
  'bad.test.ts': `import { it } from 'vitest';
    it('fails', () => { throw new Error('on purpose'); });`,
  'broken.test.ts': "import './missing.ts';",
  'vitest.config.ts': `import { defineConfig } from 'vitest/config';
    import { CountReporter } from ${JSON.stringify(reporter)};
    export default defineConfig({ test: { reporters: ['default', new CountReporter()] } });`,
};

describe('the last line of a test run', () => {
  let folder: string;

  beforeAll(async () => {
    // Inside node_modules, so that the files find vitest.
    const cache = join(root, 'node_modules/.cache');
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'vetted-count-'));
    await Promise.all(
      Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
    );
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const vitest = async (environment: Record<string, string>): Promise<string> => {
    const { COUNTS_FILE: _outer, ...inherited } = process.env;
    const command = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--dir', '.'];
    const run = promisify(execFile)(process.execPath, command, {
      cwd: folder,
      env: { ...inherited, ...environment },
    });
    return run.then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
  };

  it('counts a file that does not load as a failure', async () => {
    const output = await vitest({});
    expect(output.trimEnd().split('\n').at(-1)).toBe('2 passed, 2 failed, 1 skipped');
  });

  it('goes to a file where another program prints it', async () => {
    const file = join(folder, 'counts.json');
    const output = await vitest({ COUNTS_FILE: file });
    expect(output).not.toContain('2 passed, 2 failed');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      passed: 2,
      failed: 2,
      skipped: 1,
    });
  });
});
