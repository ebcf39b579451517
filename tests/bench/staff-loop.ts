// node tests/bench/staff-loop.ts: how long staff wait, from saving a file to its being
// served and for the preview of an edit. Runs the built service ('npm run build') over a
// copy of the knowledge.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StaffService } from '../e2e/staff-service.ts';
import { startStaffService } from '../e2e/staff-service.ts';

const patienceMs = 60_000;
const restMs = 6000;
const entry = 'faq-causes';
const file = 'knowledge/faqs/causes.md';
/** Words that nobody knows, too far from each other to be taken for slips. */
const newWords = [
  'flumberquist',
  'grozzlewump',
  'pindaxolity',
  'vextromeeny',
  'quibblanosh',
];

const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const report = (what: string, times: readonly number[]): void => {
  const all = times.map((ms) => Math.round(ms)).join(', ');
  console.log(`${what.padEnd(52)} ${Math.round(median(times))} ms  (${all})`);
};

/** How long it takes until something is true. */
const until = async (isSo: () => Promise<boolean>): Promise<number> => {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > patienceMs) throw new Error('It never came');
    await rest(20);
  }
  return performance.now() - began;
};

const edit = ({ folder }: StaffService, change: (text: string) => string): void => {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

const ask = async ({ url }: StaffService, query: object): Promise<string> => {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(query),
  });
  return response.text();
};

const measureEdits = async (service: StaffService): Promise<void> => {
  const answers: number[] = [];
  const phrasings: number[] = [];
  const last = '(begin)';
  edit(service, (text) => `${text.trimEnd()}\n\nA closing remark ${last}.\n`);
  await until(async () => (await ask(service, { query: '?', entry })).includes(last));
  for (const word of newWords) {
    await rest(restMs);
    const mark = `(${word})`;
    edit(service, (text) => text.replace(/\(\w+\)\.\s*$/, `${mark}.\n`));
    answers.push(
      await until(async () => (await ask(service, { query: '?', entry })).includes(mark)),
    );
  }
  for (const word of newWords) {
    await rest(restMs);
    edit(service, (text) => text.replace('phrasings:\n', `phrasings:\n  - ${word}\n`));
    phrasings.push(
      await until(async () => {
        const reply = JSON.parse(await ask(service, { query: word }));
        return reply.kind === 'answer' && reply.entry?.id === entry;
      }),
    );
  }
  report('an answer edited: saved to served', answers);
  report('a phrasing added: saved to answering', phrasings);
};

const signIn = async ({ signInLink }: StaffService): Promise<string> => {
  const response = await fetch(signInLink, { redirect: 'manual' });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
};

const measurePreviews = async (service: StaffService): Promise<void> => {
  const cookie = await signIn(service);
  const page = await fetch(`${service.url}/staff/try`, { headers: { Cookie: cookie } });
  const token = /name="token" value="([0-9a-f]+)"/.exec(await page.text())?.[1] ?? '';
  const firsts: number[] = [];
  const wholes: number[] = [];
  for (const word of newWords) {
    await rest(restMs);
    const began = performance.now();
    const response = await fetch(`${service.url}/staff/edit`, {
      method: 'POST',
      headers: { Cookie: cookie, Origin: service.url },
      body: new URLSearchParams({
        token,
        kind: 'phrasing',
        group: '0'.repeat(16),
        entry,
        phrasing: `my back grumbles like a ${word}`,
      }),
    });
    firsts.push(performance.now() - began);
    const text = await response.text();
    wholes.push(performance.now() - began);
    if (!/asked again/.test(text)) throw new Error(text);
  }
  report('a preview: until the page begins', firsts);
  report('a preview: until all is there', wholes);
};

const service = await startStaffService();
try {
  await rest(restMs);
  await measureEdits(service);
  await measurePreviews(service);
} finally {
  await service.stop();
}
