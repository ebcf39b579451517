import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vetted-first-'));
  const first = fileURLToPath(new URL('../../src/node/first.js', import.meta.url));
  copyFileSync(first, join(folder, 'node.js'));
  writeFileSync(join(folder, 'service.js'), 'console.log(import.meta.filename !== "");');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runOn = (version: string) => {
  const pretend = [
    `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`,
    `Object.defineProperty(process, 'version', { value: 'v${version}' });`,
  ].join('');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(pretend)}`,
      join(folder, 'node.js'),
    ],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
};

describe('the first file of the Node bundle', () => {
  it.each(['18.20.8', '20.20.2', '22.20.0'])(
    'says in one line which Node is needed instead of %s',
    (version) => {
      expect(runOn(version)).toEqual({
        status: 1,
        stdout: '',
        stderr: `Vetted needs Node 24 or newer; this is v${version}.\n`,
      });
    },
  );

  it.each(['24.0.0', '25.1.0'])('loads the service on Node %s', (version) => {
    expect(runOn(version)).toEqual({ status: 0, stdout: 'true\n', stderr: '' });
  });
});
