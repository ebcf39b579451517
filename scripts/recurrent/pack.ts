import { packSigned } from '../../src/learn/packed.ts';
import type { Cell, PackedMatrix, RecurrentTable } from '../../src/safety/recurrent.ts';
import type { Learnt, Model } from './model.ts';

/** One character holds numbers up to these. */
const mostLevels = 22;
/** Vectors of words are many: four bits are enough. */
const wordLevels = 7;
/** Standard deviations that the levels reach; what is longer is cut. */
const wordReach = 2.8;

const quantised = (
  { values }: Learnt,
  levels: number,
  reach = Number.POSITIVE_INFINITY,
): PackedMatrix => {
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + value * value, 0) / values.length,
  );
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const step = Math.min(largest, reach * deviation) / levels;
  const codes = Int32Array.from(values, (value) =>
    Math.max(-levels, Math.min(levels, Math.round(value / step))),
  );
  return { step: Number(step.toPrecision(6)), codes: packSigned(codes) };
};

const packedCell = ({ input, state, bias }: Cell<Learnt>): Cell<PackedMatrix> => ({
  input: quantised(input, mostLevels),
  state: quantised(state, mostLevels),
  bias: quantised(bias, mostLevels),
});

/** The table that the service loads. */
export const packModel = (
  { size, layers }: Model,
  names: Pick<RecurrentTable, 'words' | 'concepts' | 'classes'>,
): RecurrentTable => ({
  ...names,
  widths: size.widths,
  layers: {
    words: quantised(layers.words, wordLevels, wordReach),
    concepts: quantised(layers.concepts, mostLevels),
    marks: quantised(layers.marks, mostLevels),
    forward: packedCell(layers.forward),
    backward: packedCell(layers.backward),
    output: quantised(layers.output, mostLevels),
  },
});
