import type { GrowthRow } from './growth.ts';
import type { LoadRow } from './load.ts';
import { logPlot } from './report.ts';

/** CPU of one query by the number of entries, as SVG. */
export const growthPlot = (rows: readonly GrowthRow[]): string =>
  logPlot({
    title: 'CPU of one query by entries',
    xLabel: 'entries',
    yLabel: 'µs',
    series: [
      {
        name: 'whole answer',
        colour: '#0b5cad',
        points: rows.map(({ entries, answerUs }) => [entries, answerUs]),
      },
      {
        name: 'bare MiniSearch',
        colour: '#b3541e',
        points: rows.map(({ entries, miniSearchUs }) => [entries, miniSearchUs]),
      },
    ],
  });

/** Latency against throughput of each run, as SVG. */
export const loadPlot = (rows: readonly LoadRow[]): string =>
  logPlot({
    title: 'Latency under load',
    xLabel: 'requests a second',
    yLabel: 'ms',
    series: rows.map((row, index) => ({
      name: row.name,
      colour:
        ['#0b5cad', '#b3541e', '#3a7d44', '#7a4fa3', '#444444'][index % 5] ?? '#000',
      points: [
        [row.perSecond, Math.max(row.p50Ms, 0.1)],
        [row.perSecond, Math.max(row.p99Ms, 0.1)],
      ],
    })),
  });
