import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { emptyContext } from '../../src/schema/context.ts';
import type { Question } from './input.ts';
import { asked, candidate, ground, input } from './input.ts';

const redFlag = {
  rule: 'r',
  flag: 'cauda_equina',
  route: 'emergency',
  card: 'emergency',
  evidence: [],
} as const;

describe('decide', () => {
  it('puts danger before everything, also before a chosen entry', () => {
    const gate = { redFlag, flags: [redFlag], doubted: [], concepts: [] };
    expect(decide(input([candidate('causes', 0.99)], { gate })).kind).toBe('care');
    expect(decide(input([], { gate, entry: 'surgery' })).kind).toBe('care');
  });

  it('answers at or above the threshold', () => {
    expect(decide(input([candidate('surgery', 0.5)]))).toMatchObject({
      kind: 'answer',
      entry: 'surgery',
      confidence: 0.5,
    });
  });

  it('asks for more confidence where most of what was asked is unknown', () => {
    const evidence = { coverage: 0.2, unknown: 0.6, said: 1, signals: {}, words: [] };
    const unknown = (confidence: number) => ({
      ...candidate('surgery', confidence),
      evidence,
    });
    const low = { answer: 0.3, offer: 0.15 };
    expect(decide(input([unknown(0.33)], { thresholds: low })).kind).toBe('disambiguate');
    expect(decide(input([unknown(0.4)], { thresholds: low })).kind).toBe('answer');
  });

  it('offers what most people ask where next to nothing was said', () => {
    const evidence = { coverage: 1, unknown: 0, said: 0.2, signals: {}, words: [] };
    const back = (confidence: number) => ({
      ...candidate('surgery', confidence),
      evidence,
    });
    const { starters } = ground;
    expect(decide(input([back(0.6)]))).toMatchObject({
      kind: 'disambiguate',
      options: starters,
    });
    expect(decide(input([back(0.9)])).kind).toBe('answer');
    const context = { ...emptyContext, entries: ['causes'] };
    expect(decide(input([back(0.6)], { context })).kind).toBe('answer');
    const reading = { ...asked, asks: true };
    expect(decide(input([back(0.6)], { reading })).kind).toBe('answer');
  });

  it('lets an entry win that is far surer than one that could be shown', () => {
    const found = [candidate('surgery', 0.55), candidate('causes', 0.8)];
    expect(decide(input(found))).toMatchObject({ kind: 'answer', entry: 'causes' });
    const near = [candidate('surgery', 0.55), candidate('causes', 0.7)];
    expect(decide(input(near))).toMatchObject({ kind: 'answer', entry: 'surgery' });
  });

  it('declines where a declined topic is surer than an entry that wins by little', () => {
    const low = { answer: 0.25, offer: 0.1 };
    const found = (entry: number, declined: number) =>
      input([candidate('surgery', entry), candidate('declined:prices', declined)], {
        thresholds: low,
      });
    expect(decide(found(0.3, 0.45))).toMatchObject({ declined: 'prices' });
    expect(decide(found(0.3, 0.35))).toMatchObject({ kind: 'answer' });
    expect(decide(found(0.45, 0.6))).toMatchObject({ kind: 'answer' });
  });

  it('offers close rivals beside the answer, but none far behind', () => {
    const found = [
      candidate('surgery', 0.6),
      candidate('rehab', 0.5),
      candidate('causes', 0.26),
    ];
    expect(decide(input(found))).toMatchObject({ kind: 'answer', alsoOffer: ['rehab'] });
  });

  it('offers options between the thresholds, never two of one overlapping group', () => {
    const found = [
      candidate('causes', 0.4),
      candidate('causes-list', 0.4),
      candidate('surgery', 0.3),
    ];
    expect(decide(input(found))).toMatchObject({
      kind: 'disambiguate',
      options: ['causes', 'surgery'],
    });
  });

  it('falls back when no candidate reaches the lower threshold, and offers the nearest', () => {
    expect(decide(input([candidate('rehab', 0.2)]))).toMatchObject({
      kind: 'fallback',
      reason: 'unknown',
      nearest: ['rehab', 'causes', 'surgery'],
    });
    expect(decide(input([]))).toMatchObject({ kind: 'fallback', reason: 'unknown' });
  });

  it('puts people first after two misses in a row', () => {
    const context = { ...emptyContext, misses: 1 };
    expect(decide(input([candidate('rehab', 0.1)], { context }))).toMatchObject({
      reason: 'people-first',
    });
    expect(decide(input([], { context }))).toMatchObject({ reason: 'people-first' });
  });

  it('stops offering options after two rounds', () => {
    const found = [candidate('surgery', 0.4)];
    const first = { ...emptyContext, said: 'disambiguate' };
    const second = { ...emptyContext, said: 'disambiguate-again' };
    expect(decide(input(found, { context: first }))).toMatchObject({
      kind: 'disambiguate',
      again: true,
    });
    expect(decide(input(found, { context: second })).kind).toBe('fallback');
  });

  it('lets a declined topic win with its own route', () => {
    expect(
      decide(input([candidate('declined:prices', 0.8), candidate('surgery', 0.3)])),
    ).toMatchObject({
      kind: 'hand-off',
      declined: 'prices',
    });
    expect(decide(input([candidate('declined:doses', 0.8)]))).toMatchObject({
      kind: 'fallback',
      reason: 'declined',
      declined: 'doses',
    });
    expect(decide(input([candidate('declined:prices', 0.4)]))).toMatchObject({
      kind: 'hand-off',
    });
  });

  it('asks rather than declines when an entry is as near as the declined topic', () => {
    const found = [candidate('declined:prices', 0.4), candidate('surgery', 0.38)];
    expect(decide(input(found))).toMatchObject({
      kind: 'disambiguate',
      options: ['surgery'],
    });
  });

  it('hands off on a wish for a person', () => {
    expect(decide(input([candidate('small-talk:human', 0.9)]))).toMatchObject({
      kind: 'hand-off',
      declined: null,
    });
    expect(decide(input([candidate('small-talk:greeting', 0.9)]))).toMatchObject({
      kind: 'small-talk',
      id: 'greeting',
    });
  });

  it('never serves what may not be served, whichever way it was asked for', () => {
    expect(
      decide(input([candidate('draft', 0.9), candidate('surgery', 0.4)])),
    ).toMatchObject({
      kind: 'fallback',
      reason: 'not-served',
    });
    expect(decide(input([], { entry: 'draft' }))).toMatchObject({ reason: 'not-served' });
    expect(decide(input([], { entry: '__proto__' }))).toMatchObject({
      reason: 'not-served',
    });
    expect(decide(input([candidate('draft', 0.4)])).kind).toBe('fallback');
  });

  it('answers two questions of one message, in order, when each is sure', () => {
    const parts = [[candidate('surgery', 0.8)], [candidate('causes', 0.7)]];
    const both = input([candidate('surgery', 0.6)], {
      retrieval: { whole: [candidate('surgery', 0.6)], leaning: [], parts },
    });
    expect(decide(both)).toMatchObject({
      kind: 'answer',
      entry: 'surgery',
      more: ['causes'],
    });
    const same = [[candidate('causes-list', 0.8)], [candidate('causes', 0.7)]];
    const once = input([], {
      retrieval: { whole: [candidate('causes', 0.6)], leaning: [], parts: same },
    });
    expect(decide(once)).toMatchObject({ entry: 'causes', more: [] });
  });

  it('answers one of several sentences that says more than all of them together', () => {
    const decided = (whole: number) =>
      decide(
        input([], {
          retrieval: {
            whole: [candidate('rehab', whole)],
            leaning: [],
            parts: [[candidate('small-talk:hello', 0.9)], [candidate('surgery', 0.8)]],
          },
        }),
      );
    expect(decided(0.4)).toMatchObject({ kind: 'answer', entry: 'surgery', more: [] });
    expect(decided(0.7)).toMatchObject({ kind: 'answer', entry: 'rehab' });
  });

  it('answers one question beside one that it declines, where both are sure', () => {
    const decided = (part: number, parking: number) =>
      decide(
        input([], {
          retrieval: {
            whole: [candidate('declined:parking', 0.8)],
            leaning: [],
            parts: [
              [candidate('declined:parking', parking)],
              [candidate('surgery', part)],
            ],
          },
        }),
      );
    expect(decided(0.7, 0.8)).toMatchObject({
      entry: 'surgery',
      beside: 'parking',
    });
    expect(decided(0.4, 0.8)).toMatchObject({ declined: 'parking' });
    expect(decided(0.7, 0.3)).toMatchObject({ declined: 'parking' });
  });

  it('says which language it does not speak', () => {
    const reading: Question = { ...asked, language: 'pl' };
    expect(decide(input([candidate('causes', 0.6)], { reading }))).toMatchObject({
      kind: 'fallback',
      reason: 'language',
      language: 'pl',
    });
  });
});
