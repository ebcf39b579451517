import { describe, expect, it } from 'vitest';
import { fitModel } from '../../scripts/recurrent/fit.ts';
import type { Learnt } from '../../scripts/recurrent/model.ts';
import { createModel, follow } from '../../scripts/recurrent/model.ts';
import { packModel } from '../../scripts/recurrent/pack.ts';
import { createReader } from '../../src/safety/reader.ts';
import { loadRecurrent, namesOf, stepsOf } from '../../src/safety/recurrent.ts';
import { ownRules } from '../safety/own-rules.ts';

const widths = { word: 4, concept: 2, mark: 2, hidden: 12 };
const read = createReader(ownRules.gate);
const words = 'dog man bites sleeps the';
const names = namesOf(words, 'fever back-pain');
const size = { words: 6, concepts: 2, marks: 32, classes: 3, widths };

const stepsIn = (text: string) => {
  const reading = read(text);
  return stepsOf(names, reading, { start: 0, end: reading.tokens.length });
};

/** Both classes hold the same words: only their order tells. */
const samples = (['the dog bites the man', 'dog bites man'] as const)
  .map((text) => ({ steps: stepsIn(text), label: 1 }))
  .concat(
    ['the man bites the dog', 'man bites dog'].map((text) => ({
      steps: stepsIn(text),
      label: 0,
    })),
  );
const report = (): void => {};
const many = Array.from({ length: 500 }, () => samples).flat();

describe('follow', () => {
  it('finds the gradient of the loss', () => {
    const model = createModel(size, 7);
    const steps = stepsIn('the zebra bites, no fever: last year my man sleeps');
    follow(model, steps, 1);
    const loss = (): number => {
      const [harmless = 0, one = 0, two = 0] = follow(model, steps);
      return Math.log(Math.exp(harmless) + Math.exp(one) + Math.exp(two)) - one;
    };
    const { forward, backward, ...rows } = model.layers;
    const matrices: readonly Learnt[] = [rows, forward, backward].flatMap((part) =>
      Object.values(part),
    );
    expect(matrices).toHaveLength(10);
    const step = 1e-3;
    for (const { values, gradient } of matrices)
      values.forEach((value, at) => {
        values[at] = value + step;
        const above = loss();
        values[at] = value - step;
        const below = loss();
        values[at] = value;
        expect(gradient[at]).toBeCloseTo((above - below) / (2 * step), 4);
      });
  });
});

describe('fitModel', () => {
  it('learns what only the order of words tells, and the table says it, too', () => {
    const losses: number[] = [];
    const model = fitModel(many, size, {
      epochs: 15,
      report: (_, loss) => losses.push(loss),
    });
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    const recurrent = loadRecurrent(
      packModel(model, {
        words,
        concepts: 'fever back-pain',
        classes: 'bite/emergency sleep/urgent',
      }),
    );
    const oddsOf = (text: string): number => {
      const reading = read(text);
      return recurrent.rate(reading, { start: 0, end: reading.tokens.length }).odds;
    };
    expect(oddsOf('the dog bites the man')).toBeGreaterThan(0);
    expect(oddsOf('the man bites the dog')).toBeLessThan(0);
    // Numbers of few bits say nearly what those say that were learnt.
    for (const { steps } of samples) {
      const [harmless = 0, ...others] = follow(model, steps);
      const exact =
        Math.log(others.reduce((sum, one) => sum + Math.exp(one), 0)) - harmless;
      const packed = oddsOf(
        steps.map(({ word }) => words.split(' ')[word - 1]).join(' '),
      );
      expect(Math.abs(exact - packed)).toBeLessThan(0.5);
    }
  });

  it('reads a word that no sentence held as those that mean the same', () => {
    const known = namesOf('dog man sleeps puppy boy', 'fever back-pain');
    const stepsOfOwn = (text: string) => {
      const reading = read(text);
      return stepsOf(known, reading, { start: 0, end: reading.tokens.length });
    };
    const row = (at: number): Float32Array =>
      Float32Array.from({ length: widths.word }, (_, place) => (place === at ? 1 : 0));
    // In the order of the words, after the row of unknown ones.
    const meanings = [null, row(0), row(1), null, row(0), row(1)];
    const taught = Array.from({ length: 1000 }, (_, at) => ({
      steps: stepsOfOwn(at % 2 === 0 ? 'dog sleeps' : 'man sleeps'),
      label: at % 2,
    }));
    const model = fitModel(taught, size, { epochs: 10, report, meanings });
    const oddsOf = (text: string): number => {
      const [none = 0, one = 0] = follow(model, stepsOfOwn(text));
      return one - none;
    };
    expect(oddsOf('puppy sleeps')).toBeLessThan(-0.5);
    expect(oddsOf('boy sleeps')).toBeGreaterThan(0.5);
  });

  it('learns the same from the same sentences', () => {
    const again = () => fitModel(many.slice(0, 64), size, { epochs: 1, report });
    expect(again().layers.output.values).toEqual(again().layers.output.values);
  });
});
