import type { Case, Evaluation } from './clinic.ts';
import type { Peer } from './evaluate.ts';

type Points = Evaluation['calibration'];

const size = 320;
const margin = 44;
const inner = size - 2 * margin;

const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const place = ([x, y]: readonly [number, number]): string =>
  `${(margin + x * inner).toFixed(1)},${(size - margin - y * inner).toFixed(1)}`;

/** A square plot of one line, both axes from 0 to 1. */
const plot = (
  title: string,
  [xLabel, yLabel]: readonly [string, string],
  points: readonly (readonly [number, number])[],
  diagonal: boolean,
): string => {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((tick) => [
    `<text x="${margin + tick * inner}" y="${size - margin + 16}" text-anchor="middle">${tick}</text>`,
    `<text x="${margin - 6}" y="${size - margin - tick * inner + 4}" text-anchor="end">${tick}</text>`,
  ]);
  const dots = points.map((point) => {
    const [x, y] = place(point).split(',');
    return `<circle cx="${x}" cy="${y}" r="3" fill="#005eb8"/>`;
  });
  const ideal = `<polyline points="${place([0, 0])} ${place([1, 1])}" stroke="#aeb7bd" stroke-dasharray="4" fill="none"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" font-family="sans-serif" font-size="11">`,
    `<title>${escapeText(title)}</title>`,
    `<rect x="${margin}" y="${margin}" width="${inner}" height="${inner}" fill="none" stroke="#d8dde0"/>`,
    ...ticks,
    diagonal ? ideal : '',
    `<polyline points="${points.map(place).join(' ')}" stroke="#005eb8" stroke-width="2" fill="none"/>`,
    ...(points.length <= 12 ? dots : []),
    `<text x="${size / 2}" y="24" text-anchor="middle" font-weight="bold">${escapeText(title)}</text>`,
    `<text x="${size / 2}" y="${size - 8}" text-anchor="middle">${xLabel}</text>`,
    `<text x="12" y="${size / 2}" text-anchor="middle" transform="rotate(-90 12 ${size / 2})">${yLabel}</text>`,
    '</svg>',
  ].join('\n');
};

/** Share right against confidence, in ten bands of equally many. */
export const calibrationPlot = (title: string, points: Points): string => {
  const sorted = [...points].sort((a, b) => a.confidence - b.confidence);
  const bands = Math.min(10, sorted.length);
  const line = Array.from({ length: bands }, (_, band) => {
    const inside = sorted.slice(
      Math.floor((band * sorted.length) / bands),
      Math.floor(((band + 1) * sorted.length) / bands),
    );
    const right = inside.filter(({ isRight }) => isRight).length;
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    return [sum / inside.length, right / inside.length] as const;
  });
  return plot(title, ['confidence', 'share right'], line, true);
};

/** Share wrong among the most confident, by how many are answered. */
export const riskCoveragePlot = (title: string, points: Points): string => {
  const sorted = [...points].sort((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  const line = sorted.map(({ isRight }, at) => {
    if (!isRight) wrong += 1;
    return [(at + 1) / sorted.length, wrong / (at + 1)] as const;
  });
  return plot(title, ['share answered', 'share wrong'], line, false);
};

const row = (tag: 'td' | 'th', cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join('')}</tr>`;

const figure = (value: number): string =>
  value <= 1 && !Number.isInteger(value) ? value.toFixed(3) : value.toFixed(1);

export type Section = {
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly peers: readonly Peer[];
};

const failures = (cases: readonly Case[]): string =>
  [
    '<table>',
    row('th', ['set', 'query', 'expected', 'got', 'confidence']),
    ...cases
      .filter(({ isGood }) => !isGood)
      .map((one) =>
        row('td', [one.set, one.text, one.expected, one.got, one.confidence.toFixed(2)]),
      ),
    '</table>',
  ].join('\n');

const sectionHtml = ({ name, evaluation, peers }: Section): string => {
  const { figures, calibration, cases } = evaluation;
  const columns = ['Vetted', ...peers.map((peer) => peer.name)];
  const rows = Object.entries(figures).map(([key, value]) =>
    row('td', [
      key,
      figure(value),
      ...peers.map((peer) => {
        const own = peer.figures[key];
        return own === undefined ? '' : figure(own);
      }),
    ]),
  );
  return [
    `<h2>${escapeText(name)}</h2>`,
    calibrationPlot('Calibration', calibration),
    riskCoveragePlot('Risk and coverage', calibration),
    '<table>',
    row('th', ['figure', ...columns]),
    ...rows,
    '</table>',
    `<details><summary>What failed</summary>${failures(cases)}</details>`,
  ].join('\n');
};

/** The whole report as one page that needs nothing else. */
export const reportHtml = (sections: readonly Section[]): string =>
  [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Evaluation</title>',
    '<style>body{font:15px/1.5 sans-serif;margin:2rem;color:#212b32}table{border-collapse:collapse;margin:1rem 0}',
    'td,th{border-bottom:1px solid #d8dde0;padding:.2rem .8rem;text-align:left}</style></head><body>',
    '<h1>Evaluation</h1>',
    ...sections.map(sectionHtml),
    '</body></html>',
  ].join('\n');
