import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/answer.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import { readReal } from '../knowledge/real.ts';
import { evaluateClinic, readSets } from './clinic.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const recorded: Record<string, { readonly value: number; readonly better: string }> =
  JSON.parse(readFileSync(here('./recorded.json'), 'utf8'));

/** Points (of 100) that a figure may lose before somebody has to look. */
const tolerance = 2;

const { figures } = evaluateClinic(
  prepare(await readReal(), wordVectors),
  readSets(here('./sets')),
);

describe('quality', () => {
  it.each(Object.entries(recorded))(
    'keeps "%s" at what was recorded',
    (name, { value, better }) => {
      const now = figures[name];
      expect(now, `${name} is not measured any more`).toBeDefined();
      const scale = value <= 1 && better === 'higher' ? 100 : 1;
      const loss = ((now ?? 0) - value) * scale * (better === 'higher' ? -1 : 1);
      expect(loss, `${name} was ${value}, is ${now}`).toBeLessThanOrEqual(tolerance);
    },
  );
});
