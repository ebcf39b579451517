import { beforeEach, describe, expect, it } from 'vitest';
import { prepare } from '../../src/answer.ts';
import { sha256 } from '../../src/http/sha256.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import { createPublishedKnowledge } from '../../src/worker/published-knowledge.ts';
import { fixtureKnowledge } from './fixture.ts';

const bundled = { knowledge: fixtureKnowledge, answerer: prepare(fixtureKnowledge) };
const newer: Knowledge = { ...fixtureKnowledge, version: 'e'.repeat(64) };
const minuteMs = 60_000;

let time = 0;
let reads: string[] = [];
let values: Map<string, string>;
let isDown = false;

const published = {
  get: async (key: string) => {
    reads.push(key);
    if (isDown) throw new Error('KV is down');
    return values.get(key) ?? null;
  },
};

const create = (errors = 0) =>
  createPublishedKnowledge({
    bundled,
    errors,
    published,
    tables: { vectors: null, recurrent: null },
    now: () => new Date(time),
    onSwap: () => {},
    lookEveryMs: minuteMs,
  });

/** Publishes as the `publish` command does; parts can be made wrong. */
const publish = async (
  knowledge: Knowledge,
  wrong: { text?: string; pointer?: object } = {},
): Promise<void> => {
  const text = wrong.text ?? JSON.stringify(knowledge);
  const hash = await sha256(JSON.stringify(knowledge));
  const pointer = { version: knowledge.version, hash, schema: 1, ...wrong.pointer };
  values.set(`knowledge:${knowledge.version}`, text);
  values.set('current', JSON.stringify(pointer));
};

beforeEach(() => {
  time = Date.parse('2026-06-10T09:00:00Z');
  reads = [];
  values = new Map();
  isDown = false;
});

describe('published knowledge', () => {
  it('is not needed: the deploy brings its own', async () => {
    const source = create();
    await source.refresh();
    expect(source.current()).toBe(bundled);
    expect(source.state()).toMatchObject({ origin: 'bundled', problem: null });
  });

  it('tells how many errors keep newer knowledge out of the bundle', () => {
    expect(create(3).state()).toMatchObject({ origin: 'bundled', errors: 3 });
  });

  it('dates from the first request: before it, a Worker has no clock', async () => {
    const request = time;
    time = 0;
    const source = create();
    time = request;
    await source.refresh();
    time += minuteMs;
    expect(source.state().since).toEqual(new Date(request));
  });

  it('replaces that of the deploy, as a whole', async () => {
    const source = create();
    await publish(newer);
    await source.refresh();
    expect(source.current().knowledge.version).toBe(newer.version);
    expect(source.state()).toMatchObject({ origin: 'published', problem: null });
  });

  it('is looked for once a minute at most, and read whole only when it changed', async () => {
    const source = create();
    await publish(newer);
    for (let second = 0; second < 150; second += 10) {
      time += 10_000;
      await source.refresh();
    }
    expect(reads).toEqual([
      'current',
      `knowledge:${newer.version}`,
      'current',
      'current',
    ]);
  });

  it('gives way to that of the deploy when it is rolled back or removed', async () => {
    const source = create();
    await publish(newer);
    await source.refresh();
    values.delete('current');
    time += minuteMs;
    await source.refresh();
    expect(source.current()).toBe(bundled);
    await publish(newer);
    time += minuteMs;
    await source.refresh();
    await publish(fixtureKnowledge);
    time += minuteMs;
    await source.refresh();
    expect(source.current()).toBe(bundled);
  });

  it.each([
    ['its value is cut short', { text: JSON.stringify(newer).slice(0, 900) }, /hash/],
    ['its hash is another one', { pointer: { hash: 'a'.repeat(64) } }, /hash/],
    ['it is of an older schema', { pointer: { schema: 0 } }, /schema is 0/],
    ['its pointer has another shape', { pointer: { hash: 7 } }, /wrong shape/],
    ['its value is missing', { pointer: { version: 'd'.repeat(64) } }, /missing/],
  ])('changes nothing when %s, and says so', async (_, wrong, problem) => {
    const source = create();
    await publish(newer, wrong);
    await source.refresh();
    expect(source.current()).toBe(bundled);
    expect(source.state().problem).toMatch(problem);
    await publish(newer);
    time += minuteMs;
    await source.refresh();
    expect(source.current().knowledge.version).toBe(newer.version);
    expect(source.state().problem).toBeNull();
  });

  it('changes nothing when its pointer is not JSON', async () => {
    const source = create();
    values.set('current', '{"version":');
    await source.refresh();
    expect(source.state().problem).toMatch(/not JSON/);
  });

  it('keeps the last good version while KV is down', async () => {
    const source = create();
    await publish(newer);
    await source.refresh();
    isDown = true;
    time += minuteMs;
    await source.refresh();
    expect(source.current().knowledge.version).toBe(newer.version);
    expect(source.state().problem).toMatch(/cannot be read/);
    isDown = false;
    time += minuteMs;
    await source.refresh();
    expect(source.state().problem).toBeNull();
  });

  it('is looked for again although the clock jumped back', async () => {
    const source = create();
    await source.refresh();
    time -= 100 * minuteMs;
    await publish(newer);
    await source.refresh();
    expect(source.current().knowledge.version).toBe(newer.version);
  });
});
