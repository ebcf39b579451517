import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A table of the report: its heading, its columns and its rows. */
export type Table = {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A number with so many digits after the point, and commas between thousands. */
export const figure = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

/** A table as Markdown. */
export const toMarkdown = ({ heading, columns, rows }: Table): string =>
  [
    `### ${heading}`,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map((_, index) => (index === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');

/** One line of a plot. */
export type Series = {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly (readonly [number, number])[];
};

const width = 640;
const height = 360;
const margin = { left: 70, right: 150, top: 40, bottom: 50 };

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

type Plot = {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly Series[];
};

/** A plot with logarithmic axes as SVG: growth spans four powers of ten. */
export const logPlot = ({ title, xLabel, yLabel, series }: Plot): string => {
  const all = series.flatMap(({ points }) => points);
  const range = (values: readonly number[]): readonly [number, number] => [
    Math.floor(Math.log10(Math.min(...values))),
    Math.ceil(Math.log10(Math.max(...values))),
  ];
  const [xFrom, xTo] = range(all.map(([x]) => x));
  const [yFrom, yTo] = range(all.map(([, y]) => y));
  const x = (value: number): number =>
    margin.left +
    ((Math.log10(value) - xFrom) / (xTo - xFrom)) * (width - margin.left - margin.right);
  const y = (value: number): number =>
    height -
    margin.bottom -
    ((Math.log10(value) - yFrom) / (yTo - yFrom)) * (height - margin.top - margin.bottom);
  const powers = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
  const text = (at: readonly [number, number], words: string, more = ''): string =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" ${more}>${escapeText(words)}</text>`;
  const line = (from: readonly number[], to: readonly number[]): string =>
    `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" stroke="#ddd"/>`;
  const grid = [
    ...powers(xFrom, xTo).flatMap((value) => [
      line([x(value), margin.top], [x(value), height - margin.bottom]),
      text(
        [x(value), height - margin.bottom + 18],
        figure(value),
        'text-anchor="middle"',
      ),
    ]),
    ...powers(yFrom, yTo).flatMap((value) => [
      line([margin.left, y(value)], [width - margin.right, y(value)]),
      text([margin.left - 8, y(value) + 4], figure(value), 'text-anchor="end"'),
    ]),
  ];
  const lines = series.flatMap(({ name, colour, points }, index) => {
    const path = points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`);
    return [
      `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...path.map((point) => {
        const [cx, cy] = point.split(',');
        return `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}"/>`;
      }),
      text(
        [width - margin.right + 12, margin.top + 14 + index * 20],
        name,
        `fill="${colour}"`,
      ),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text([margin.left, 22], title, 'font-size="15" font-weight="bold"'),
    ...grid,
    text(
      [(width - margin.right + margin.left) / 2, height - 12],
      xLabel,
      'text-anchor="middle"',
    ),
    text([14, margin.top - 8], yLabel),
    ...lines,
    '</svg>',
  ].join('\n');
};

/** Writes files into `reports/` and gives the folder. */
export const writeReport = (
  root: string,
  files: Readonly<Record<string, string>>,
): string => {
  const folder = join(root, 'reports');
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
  }
  return folder;
};
