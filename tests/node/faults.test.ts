import { rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { healthOf } from '../../src/http/health.ts';
import type { TemporaryService } from './temporary-service.ts';
import { temporaryService } from './temporary-service.ts';

let service: TemporaryService;
let time = new Date('2026-06-10T09:00:00Z');

beforeEach(() => {
  time = new Date('2026-06-10T09:00:00Z');
  service = temporaryService({}, { now: () => time });
});
afterEach(() => service.remove());

/** The visitor's side of every fault: the answer comes, and comes quickly. */
const expectAnswer = async (): Promise<void> => {
  const began = performance.now();
  const reply = await service.ask('what clothes should I wear');
  expect(reply.entry?.id).toBe('faq-clothes');
  expect(performance.now() - began).toBeLessThan(500);
};

const health = () => healthOf(service.service().dependencies).store;
const counted = async (): Promise<number> => {
  const counters = await service.service().dependencies.store?.counters('2000-01-01');
  return counters?.reduce((sum, { n }) => sum + n, 0) ?? 0;
};
const expectCounted = (wanted: number): Promise<void> =>
  vi.waitFor(async () => expect(await counted()).toBe(wanted), { timeout: 8000 });
const expectFault = (): Promise<void> =>
  vi.waitFor(() => expect(health().state).toBe('fault'), { timeout: 8000 });

describe('the answer comes although the database', () => {
  it('is held by another process; nothing is lost once it is free', async () => {
    await service.start();
    await expectAnswer();
    await expectCounted(1);
    const other = new DatabaseSync(service.database);
    other.exec('BEGIN IMMEDIATE');
    await expectAnswer();
    await wait(300);
    await expectAnswer();
    other.exec('ROLLBACK');
    other.close();
    await expectCounted(3);
    expect(health()).toMatchObject({ state: 'ok', dropped: 0 });
  });

  it('is not a database at all; it is used again once it was replaced', async () => {
    await service.start();
    await service.stop();
    writeFileSync(service.database, 'this is no database, and long enough to be read');
    rmSync(`${service.database}-wal`, { force: true });
    await service.start();
    await expectAnswer();
    await expectFault();
    rmSync(service.database);
    await expectAnswer();
    await expectCounted(2);
  });

  it('is overwritten while it is in use', async () => {
    await service.start();
    await expectAnswer();
    await expectCounted(1);
    writeFileSync(service.database, Buffer.alloc(statSync(service.database).size, 7));
    writeFileSync(`${service.database}-wal`, Buffer.alloc(8192, 7));
    await expectAnswer();
    await expectAnswer();
    expect(health().dropped).toBe(0);
  });

  it('is deleted with its folder; a new one is made', async () => {
    await service.start();
    await expectAnswer();
    await expectCounted(1);
    rmSync(`${service.folder}/data`, { recursive: true });
    await expectAnswer();
    await expectCounted(1);
  });

  it('is full; nothing is lost once there is room', async () => {
    await service.start();
    await expectAnswer();
    await expectCounted(1);
    const blocked = `${service.database}-blocked`;
    const other = new DatabaseSync(service.database);
    // A full disk, as far as one statement can tell: every write is refused.
    other.exec(`CREATE TRIGGER full BEFORE INSERT ON counters
      BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
    await expectAnswer();
    await expectFault();
    other.exec('DROP TRIGGER full');
    other.close();
    await expectCounted(2);
    rmSync(blocked, { force: true });
  });

  it('cannot be made, because a file stands in the place of its folder', async () => {
    writeFileSync(`${service.folder}/data`, '');
    await service.start();
    await expectAnswer();
    await expectFault();
    rmSync(`${service.folder}/data`);
    await expectCounted(1);
  });
});

describe('the answer comes although', () => {
  it('the clock jumps ahead and back', async () => {
    await service.start();
    await expectAnswer();
    await expectCounted(1);
    time = new Date('2031-01-01T00:00:00Z');
    await service.ask('what clothes should I wear');
    time = new Date('2020-01-01T00:00:00Z');
    await service.ask('what clothes should I wear');
    await expectCounted(3);
  });

  it('the compiled knowledge disappears', async () => {
    await service.start();
    rmSync(service.knowledgeFile);
    await vi.waitFor(() => {
      const { knowledge } = service.service().dependencies;
      expect(knowledge.state().problem).not.toBeNull();
    });
    await expectAnswer();
  });
});
