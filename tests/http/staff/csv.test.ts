import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/http/staff/csv.ts';

const cellOf = (text: string): string => toCsv([[text]]).slice(1, -2);

describe('toCsv', () => {
  it.each(['=1+1', '+44 20', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '%0A=1', '|calc'])(
    'keeps %j a text',
    (text) => {
      expect(cellOf(text).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leaves ordinary texts as they are', () => {
    expect(toCsv([['Jo', 'jo@example.com']])).toBe('\uFEFFJo,jo@example.com\r\n');
  });

  it('keeps any text in one cell', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = cellOf(text);
        const inner = cell.startsWith('"')
          ? cell.slice(1, -1).replaceAll('""', '')
          : cell;
        expect(cell.startsWith('"') ? inner.includes('"') : /[",\r\n]/.test(inner)).toBe(
          false,
        );
      }),
    );
  });
});
