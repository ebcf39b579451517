import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const preload = new URL('../../scripts/require-node.js', import.meta.url).href;

const runWithVersion = (version: string) => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  return spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(pretend)}`,
      '--import',
      preload,
      '--eval',
      'console.log("ran")',
    ],
    { encoding: 'utf8' },
  );
};

describe('the check of the Node version before every script', () => {
  it('stops an older Node with a sentence that says what to do', () => {
    const { status, stdout, stderr } = runWithVersion('22.20.0');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Vetted needs Node 24 or newer');
    expect(stderr).not.toContain('at ');
  });

  it.each(['24.0.0', '25.1.0'])('lets Node %s through', (version) => {
    expect(runWithVersion(version)).toMatchObject({ status: 0, stdout: 'ran\n' });
  });
});
