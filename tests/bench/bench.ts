// npm run bench [-- --soak | --quick]: measures side by side, in one run, and prints ratios.
// --soak [COUNT] sends 500,000 (or so many) mixed requests instead; --quick shortens every
// part.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  bundleNode,
  bundleWidget,
  bundleWorker,
  compileKnowledge,
} from '../../scripts/bundle.ts';
import { gzipBytes } from '../../scripts/gzip-bytes.ts';
import { root } from '../../scripts/step.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import type { GrowthRow } from './growth.ts';
import type { LoadRow } from './load.ts';
import { asking, load, mixed } from './load.ts';
import { growthPlot, loadPlot } from './plots.ts';
import { varyPhrasings } from './queries.ts';
import type { Table } from './report.ts';
import { figure, toMarkdown, writeReport } from './report.ts';
import type { BenchServer } from './servers.ts';
import { startEmptyWorker, startNode, startWorker } from './servers.ts';

const isSoak = process.argv.includes('--soak');
const isQuick = process.argv.includes('--quick');
const seconds = isQuick ? 3 : 8;
const memoryQuestions = isQuick ? 10_000 : 100_000;
const soakCount = Number(process.argv[process.argv.indexOf('--soak') + 1]);
const soakRequests = soakCount > 0 ? soakCount : isQuick ? 20_000 : 500_000;
const sizes = isQuick ? [0, 1000] : [0, 1000, 10_000, 100_000];
const mebibyte = 1024 * 1024;

const dist = (name: string): string => join(root, 'dist', name);
const gzipKb = (path: string): number => gzipBytes(readFileSync(path)) / 1000;

const growth = async (): Promise<readonly GrowthRow[]> => {
  const rows: GrowthRow[] = [];
  for (const count of sizes) {
    const script = join(root, 'tests/bench/growth.ts');
    const args = [
      '--max-old-space-size=6000',
      script,
      dist('knowledge.json'),
      `${count}`,
    ];
    const run = promisify(execFile)(process.execPath, args, { timeout: 600_000 });
    const { stdout } = await run;
    const row: GrowthRow = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    console.log(`  ${figure(row.entries)} entries: ratio ${figure(row.ratio, 2)}`);
    rows.push(row);
  }
  return rows;
};

type Memory = {
  readonly heapUsed: number;
  readonly rss: number;
  /** CPU of the service's process so far. */
  readonly cpuUs: number;
};
const memoryOf = async ({ url }: BenchServer): Promise<Memory> => {
  const response = await fetch(`${url}/bench/memory`);
  return (await response.json()) as Memory;
};

const real: { queries: readonly string[]; knowledge: Knowledge } = {
  queries: [],
  knowledge: {} as Knowledge,
};

type NodeRun = {
  readonly rows: readonly LoadRow[];
  readonly memory: readonly Memory[];
  /** CPU of the service for one request that does no work, and for one question. */
  readonly cpuUs: readonly [number, number];
  readonly startMs: number;
};

const measureNode = async (folder: string): Promise<NodeRun> => {
  const server = await startNode(folder);
  const { url, startMs } = server;
  const { queries } = real;
  try {
    const run = (name: string, path: string, duration: number) =>
      load({ name, url, next: asking(path, queries), bound: { duration } });
    await run('warm-up', '/bench/nothing', 2);
    await run('warm-up', '/api/ask', 3);
    const atStart = await memoryOf(server);
    const nothing = await run('Node, no work', '/bench/nothing', seconds);
    const between = await memoryOf(server);
    const ask = await run('Node, /api/ask', '/api/ask', seconds);
    const before = await memoryOf(server);
    const cpuUs = [
      (between.cpuUs - atStart.cpuUs) / nothing.requests,
      (before.cpuUs - between.cpuUs) / ask.requests,
    ] as const;
    const many = await load({
      name: `Node, ${figure(memoryQuestions)} questions`,
      url,
      next: asking('/api/ask', queries),
      bound: { amount: memoryQuestions },
    });
    return {
      rows: [nothing, ask, many],
      memory: [before, await memoryOf(server)],
      cpuUs,
      startMs,
    };
  } finally {
    await server.stop();
  }
};

const measureWorkerd = async (folder: string) => {
  const rows: LoadRow[] = [];
  let startMs = 0;
  for (const [name, path, start] of [
    ['workerd, no work', '/', startEmptyWorker],
    ['workerd, /api/ask', '/api/ask', startWorker],
  ] as const) {
    const server = await start(folder);
    startMs = server.startMs;
    try {
      const run = (duration: number) =>
        load({
          name,
          url: server.url,
          next: asking(path, real.queries),
          bound: { duration },
        });
      await run(3);
      rows.push(await run(seconds));
    } finally {
      await server.stop();
    }
  }
  return { rows, startMs };
};

const soak = async (folder: string): Promise<void> => {
  const server = await startNode(folder);
  const { queries, knowledge } = real;
  const entries = knowledge.entries.map(({ id }) => id);
  const next = mixed(queries, knowledge.version, entries);
  try {
    await load({
      name: 'warm-up',
      url: server.url,
      next,
      bound: { amount: 20_000 },
      alsoFine: [400],
    });
    const before = await memoryOf(server);
    const row = await load({
      name: 'mixed',
      url: server.url,
      next,
      bound: { amount: soakRequests },
      alsoFine: [400],
    });
    const after = await memoryOf(server);
    const health = await (await fetch(`${server.url}/api/health`)).json();
    console.log(toMarkdown(loadTable([row])));
    console.log(toMarkdown(memoryTable([before, after], soakRequests)));
    console.log(`Store: ${JSON.stringify(health.store)}`);
    const isSound = row.errors === 0 && health.store.dropped === 0;
    console.log(isSound ? 'No error, nothing dropped.' : 'There were errors.');
    process.exitCode = isSound ? 0 : 1;
  } finally {
    await server.stop();
  }
};

const growthTable = (rows: readonly GrowthRow[]): Table => ({
  heading: 'CPU of a whole answer and of a bare MiniSearch search, same texts, same run',
  columns: ['entries', 'answer, µs', 'MiniSearch, µs', 'ratio', 'load, ms'],
  rows: rows.map((row) => [
    figure(row.entries),
    figure(row.answerUs, 1),
    figure(row.miniSearchUs, 1),
    figure(row.ratio, 2),
    figure(row.loadMs),
  ]),
});

const loadTable = (rows: readonly LoadRow[]): Table => ({
  heading: 'Load over loopback: 32 connections, distinct questions, no cache',
  columns: ['', 'requests/s', 'p50, ms', 'p99, ms', 'p99/p50', 'requests', 'errors'],
  rows: rows.map((row) => [
    row.name,
    figure(row.perSecond),
    figure(row.p50Ms, 1),
    figure(row.p99Ms, 1),
    figure(row.p99Ms / row.p50Ms, 1),
    figure(row.requests),
    figure(row.errors),
  ]),
});

const memoryTable = (memory: readonly Memory[], questions: number): Table => ({
  heading: 'Memory of the Node service, after garbage collection',
  columns: ['', 'heap, MiB', 'resident, MiB'],
  rows: memory.map(({ heapUsed, rss }, index) => [
    index === 0 ? 'warm' : `after ${figure(questions)} more`,
    figure(heapUsed / mebibyte, 1),
    figure(rss / mebibyte, 1),
  ]),
});

const sizeTable = (starts: {
  readonly node: number;
  readonly workerd: number;
}): Table => {
  const widget = JSON.parse(readFileSync(dist('widget.json'), 'utf8'));
  return {
    heading: 'Sizes and start-up',
    columns: ['what', 'figure'],
    rows: [
      ['Worker code, gzip', `${figure(gzipKb(dist('worker/worker.js')), 1)} kB`],
      ['Knowledge, gzip', `${figure(gzipKb(dist('knowledge.json')), 1)} kB`],
      ['widget, gzip', `${figure(widget.gzipBytes / 1000, 1)} kB`],
      ['Node: start to first reply', `${figure(starts.node)} ms`],
      ['workerd: start to first reply', `${figure(starts.workerd)} ms`],
    ],
  };
};

const ratioLines = (rows: readonly LoadRow[]): readonly string[] =>
  ['Node', 'workerd'].map((runtime) => {
    const of = (what: string): number =>
      rows.find(({ name }) => name === `${runtime}, ${what}`)?.perSecond ?? Number.NaN;
    const share = of('/api/ask') / of('no work');
    return `${runtime}: /api/ask reaches ${figure(share * 100)}% of a route that does no work.`;
  });

await compileKnowledge();
await bundleWidget();
await bundleNode();
await bundleWorker();
real.knowledge = JSON.parse(readFileSync(dist('knowledge.json'), 'utf8'));
real.queries = varyPhrasings(
  real.knowledge.entries.flatMap((entry) => [entry.question, ...entry.phrasings]),
  50_000,
);

const folder = mkdtempSync(join(tmpdir(), 'vetted-bench-'));
try {
  if (isSoak) await soak(folder);
  else {
    console.log('\nCPU by entries …');
    const grown = await growth();
    console.log('Load on Node …');
    const node = await measureNode(folder);
    console.log('Load on workerd …');
    const workerd = await measureWorkerd(folder);
    const rows = [...node.rows, ...workerd.rows];
    const tables = [
      growthTable(grown),
      loadTable(rows),
      memoryTable(node.memory, memoryQuestions),
      sizeTable({ node: node.startMs, workerd: workerd.startMs }),
    ];
    const [nothingUs, askUs] = node.cpuUs.map((us) => figure(us));
    const cpuLine = `Node: ${askUs} µs of CPU a question, ${nothingUs} µs a request without work.`;
    const text = [...tables.map(toMarkdown), ...ratioLines(rows), cpuLine, ''].join('\n');
    console.log(`\n${text}`);
    const reports = writeReport(root, {
      'bench.md': `# Bench\n\n${text}\n![growth](bench-growth.svg)\n\n![latency](bench-latency.svg)\n`,
      'bench-growth.svg': growthPlot(grown),
      'bench-latency.svg': loadPlot(rows),
    });
    const files = readdirSync(reports).filter((name) => name.startsWith('bench'));
    console.log(`In reports/: ${files.join(', ')}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
