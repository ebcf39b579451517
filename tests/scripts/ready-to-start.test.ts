import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonsNotToStart } from '../../scripts/ready-to-start.ts';

const other = createServer();
let port: number;

beforeAll(async () => {
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  port = (other.address() as AddressInfo).port;
});
afterAll(() => other.close());

describe('npm start, before it compiles anything', () => {
  it('names every mistake in the settings', async () => {
    expect(await reasonsNotToStart({ PORT: 'eighty', KEEP: 'forever' })).toEqual([
      'The settings are wrong:',
      '  PORT: must be a number',
      '  KEEP: must be "redacted" or "never"',
    ]);
  });

  it('says what to do when its port is taken', async () => {
    expect(await reasonsNotToStart({ PORT: String(port) })).toEqual([
      `Port ${port} on 127.0.0.1 is taken by another program.`,
      `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    ]);
  });

  it('says when its host is none of this machine', async () => {
    const [reason] = await reasonsNotToStart({ HOST: '192.0.2.1', PORT: '0' });
    expect(reason).toMatch(/^192\.0\.2\.1:0 cannot be listened on .*Check HOST and PORT/);
  });

  it('finds nothing where it can start', async () => {
    expect(await reasonsNotToStart({ PORT: '0' })).toEqual([]);
  });
});
