import { parseArgs } from 'node:util';
import type { Standing } from '../knowledge/standing.ts';
import { standings } from '../knowledge/standing.ts';
import { dayOf, loadSound } from './load.ts';
import { count } from './report.ts';
import type { Verb } from './verb.ts';

const colours = {
  signed: 'green',
  unsigned: 'yellow',
  changed: 'yellow',
  overdue: 'red',
  withdrawn: 'gray',
} as const;
const statusWidth = 9;

const detail = ({ status, signature, dueInDays, why }: Standing): string => {
  if (status === 'withdrawn') return why ?? '';
  if (signature === undefined) return '';
  const by = `${signature.reviewer}, ${signature.signed}`;
  if (status === 'changed') return `last signed by ${by}, edited since`;
  const due =
    dueInDays === undefined ? '' : `, due in ${count(Math.max(dueInDays, 0), 'day')}`;
  return `${by}, until ${signature.until}${due}`;
};

/** `status`: what is signed, by whom and until when. */
export const verb: Verb = {
  summary: 'Show what is signed, by whom and until when.',
  help: `Usage: npm run knowledge -- status [--strict]

  signed     a reviewer has signed exactly this wording
  unsigned   nobody has signed it yet
  changed    it was edited after it was signed
  overdue    its signature has run out
  withdrawn  taken out of service

Signatures that run out within 30 days are marked 'due'. Red flags, the fixed wording and
other languages are signed as wholes and stand at the end.

  --strict   exit code 1 when anything is unsigned, changed, overdue or due`,
  run: async (invocation) => {
    const { values } = parseArgs({
      args: [...invocation.args],
      options: { strict: { type: 'boolean', default: false } },
    });
    const { terminal, now } = invocation;
    const { content, sources } = await loadSound(invocation);
    const all = standings(content, sources, dayOf(now));
    const width = Math.max(...all.map(({ id }) => id.length));
    for (const standing of all) {
      const { id, status } = standing;
      const word = terminal.style(colours[status], status.padEnd(statusWidth));
      terminal.say(`${id.padEnd(width)}  ${word}  ${detail(standing)}`.trimEnd());
    }
    const sums = (['signed', 'unsigned', 'changed', 'overdue', 'withdrawn'] as const)
      .map(
        (status) =>
          [status, all.filter((each) => each.status === status).length] as const,
      )
      .filter(([, number]) => number > 0)
      .map(([status, number]) => `${number} ${status}`);
    const due = all.filter(({ dueInDays }) => dueInDays !== undefined).length;
    terminal.say(`\n${sums.join(', ')}; ${due} due within 30 days.`);
    const isOpen = all.some(
      ({ status, dueInDays }) =>
        dueInDays !== undefined || (status !== 'signed' && status !== 'withdrawn'),
    );
    return values.strict && isOpen ? 1 : 0;
  },
};
