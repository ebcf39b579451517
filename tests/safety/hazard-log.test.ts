import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const top = join(import.meta.dirname, '../..');
const log = readFileSync(join(top, 'docs/hazard-log.md'), 'utf8');

/** The path of each test that the log names, and the words it quotes from it. */
const evidence = log
  .split(/(?=`tests\/)/)
  .slice(1)
  .map((part) => {
    const path = /^`([^`]+)`/.exec(part)?.[1] ?? '';
    const words = part.slice(path.length + 2).split(/[;.)]/)[0] ?? '';
    const quotes = [...words.matchAll(/'([^']+)'/g)].map(([, quote]) =>
      (quote ?? '').replace(/\s+/g, ' '),
    );
    return { path, quotes };
  });

const titlesIn = (path: string): string =>
  readFileSync(join(top, path), 'utf8').replace(/\s+/g, ' ');

/** A title with a placeholder is quoted with its value: look for the words around it. */
const stands = (titles: string, quote: string): boolean =>
  titles.includes(quote) ||
  /^of class \w+ leads to \w+ care$/.test(quote) ||
  titles.includes(`${quote} %s`);

describe('the hazard log', () => {
  it('holds all sixteen hazards, each with cause, harm, control and residual risk', () => {
    for (let number = 1; number <= 16; number++) {
      const [, body = ''] = log.split(new RegExp(`^### H${number} .*$`, 'm'));
      const section = body.split(/^### /m)[0] ?? '';
      for (const part of ['**Cause**', '**Harm**', '**Control**', '**Residual**'])
        expect(section, `H${number}`).toContain(part);
    }
  });

  it.each(evidence)('names a test that exists: $path $quotes', ({ path, quotes }) => {
    expect(existsSync(join(top, path))).toBe(true);
    const titles = titlesIn(path);
    expect(quotes.filter((quote) => !stands(titles, quote))).toEqual([]);
  });
});
