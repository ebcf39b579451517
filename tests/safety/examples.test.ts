import { describe, expect, it } from 'vitest';
import { gzipBytes } from '../../scripts/gzip-bytes.ts';
import { routesByUrgency } from '../../src/schema/urgency.ts';
import { gate, ownRules, readKnowledge } from './own-rules.ts';

type Examples = Record<string, Record<string, readonly unknown[]>>;

const { examples } = readKnowledge('red-flags.yaml') as { examples: Examples };

const cases = Object.entries(examples).flatMap(([flag, byRoute]) =>
  Object.entries(byRoute).map(([route, texts]) => ({
    flag,
    route,
    texts: texts.map(String),
  })),
);
const alarms = cases.filter(({ route }) => route !== 'silent');
const lookAlikes = cases.filter(({ route }) => route === 'silent');

const order: readonly string[] = routesByUrgency;
const urgency = (route: string): number => order.indexOf(route);

const largestGzipBytes = 52_000;

describe('the red-flag rules', () => {
  it('compile without a problem, every example of every rule included', () => {
    expect(ownRules.problems).toEqual([]);
  });

  it('cover every class', () => {
    const classes = new Set(ownRules.gate.rules.map((rule) => rule.flag));
    expect([...classes].sort()).toEqual(
      'aaa ambulance anaphylaxis bone_immune cancer cauda_equina child dvt fracture_trauma heart infection limb_ischaemia neuro_deficit overdose pe pregnancy safeguarding self_harm stroke'.split(
        ' ',
      ),
    );
  });

  it('stay small enough to travel inside a Worker', () => {
    const bytes = gzipBytes(JSON.stringify(ownRules.gate));
    expect(bytes).toBeLessThan(largestGzipBytes);
  });

  it('bring their own proof: at least 300 examples that fire, 200 that must not', () => {
    const count = (list: typeof cases): number =>
      list.reduce((sum, { texts }) => sum + texts.length, 0);
    expect(count(alarms)).toBeGreaterThan(300);
    expect(count(lookAlikes)).toBeGreaterThan(200);
  });
});

describe('a query with a red flag', () => {
  it.each(alarms)('of class $flag leads to $route care', ({ route, texts }) => {
    const missed = texts.filter((text) => {
      const { redFlag } = gate(text, []);
      return redFlag === null || urgency(redFlag.route) > urgency(route);
    });
    expect(missed).toEqual([]);
  });
});

describe('a query that only looks like a red flag', () => {
  it.each(lookAlikes)('($flag) stays silent', ({ texts }) => {
    const fired = texts.filter((text) => gate(text, []).redFlag !== null);
    expect(fired).toEqual([]);
  });
});
