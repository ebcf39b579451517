import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { redFlags } from './fixture-red-flags.ts';
import { wording } from './fixture-wording.ts';

/** The day on which the fixtures are compiled. */
export const today = '2026-11-23';

const clinic = `example: true
name: Harbour Physio
phone: 020 7946 0018
email: hello@harbour.example
address: 1 Quay Street, London
links:
  exercises: https://harbour.example/exercises
booking-hosts: [book.harbour.example]
booking:
  provider: link
  url: https://book.harbour.example/start
hours:
  time-zone: Europe/London
  bank-holidays: england-and-wales
  week:
    monday: [["08:00", "12:00"], ["13:00", "18:30"]]
    tuesday: [["08:00", "18:30"]]
    wednesday: [["08:00", "18:30"]]
    thursday: [["08:00", "18:30"]]
    friday: [["08:00", "17:00"]]
    saturday: []
    sunday: []
signing: { valid-months: 12, grace-days: 14 }
reviewers:
  - name: Rosa Reviewer
    role: Lead physiotherapist
    registration: PH000000
    email: rosa@harbour.example
`;

const knee = `---
id: faq-knee
question: Why does my knee click when I climb stairs?
phrasings:
  - my knee makes a popping noise on the stairs
  - clicking kneecap going up steps
  - is a creaky knee normal
tests:
  - knee crunches on every step I take upstairs
not:
  - can I park at the clinic
follow-ups: [faq-running]
topic: knees
author: Alma Author
source: { article: knees-explained, part: Section 1 }
---
A clicking knee without pain is common.

Call us on {{phone}} if it **swells**, or read [our exercises]({{links.exercises}}).
`;

const running = `---
id: faq-running
question: Can I run with shin splints?
phrasings:
  - jogging with sore shins
  - should I rest when my shins ache after a run
  - shin splints and training
tests:
  - is it ok to go for a jog when my shins are sore
topic: running
author: Alma Author
source: { title: Harbour Physio }
---
Rest for a few days first.

- Then walk.
- Then run a little.
`;

/** A small, sound knowledge folder by path. */
export const soundFiles: Readonly<Record<string, string>> = {
  'clinic.yaml': clinic,
  'wording.yaml': wording,
  'vocabulary.yaml': 'same:\n  - [knee, kneecap]\nmeans:\n  jog: [run]\n',
  'red-flags.yaml': redFlags,
  'red-flag-voices.yaml': '{}\n',
  'signatures.yaml': 'signatures: []\n',
  'articles/knees-explained/article.yaml':
    'id: knees-explained\ntitle: Knees explained\nauthor: Harbour Physio\nurl: https://harbour.example/knees\n',
  'articles/knees-explained/swelling.md': knee
    .replace('faq-knee', 'sec-swelling')
    .replace(/question: .*/, 'question: How long does a swollen knee last?')
    .replace(
      /phrasings:[\s\S]*?tests:/,
      'phrasings:\n  - when does knee swelling go down\n  - puffy knee after a knock\n  - fluid on the knee, how long\ntests:',
    )
    .replace(
      'knee crunches on every step I take upstairs',
      'my knee is swollen, when does it go down',
    )
    .replace('Section 1', 'Section 2'),
  'faqs/knee.md': knee,
  'faqs/running.md': running,
};

/** What to change in the sound files: a new text, an edit, or null for no such file. */
export type Changes = Readonly<
  Record<string, string | Uint8Array | null | ((text: string) => string)>
>;

/** Writes a knowledge folder with changes into a folder. */
export const writeFiles = async (folder: string, changes: Changes = {}) => {
  const paths = new Set([...Object.keys(soundFiles), ...Object.keys(changes)]);
  for (const path of paths) {
    const change = changes[path];
    const sound = soundFiles[path] ?? '';
    const text =
      change === undefined
        ? sound
        : typeof change === 'function'
          ? change(sound)
          : change;
    if (text === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};

/** A knowledge folder of the small clinic in a temporary folder, removed after the test. */
export const knowledgeFolder = async (changes: Changes = {}): Promise<string> => {
  const top = await mkdtemp(join(tmpdir(), 'vetted-knowledge-'));
  onTestFinished(() => rm(top, { recursive: true, force: true }));
  const folder = join(top, 'knowledge');
  await writeFiles(folder, changes);
  return folder;
};
