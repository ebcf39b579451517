import { nameOf } from '../../explain-names.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import type { ReasonRow } from '../../store/reports.ts';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import type { FatedGroup } from './missed.ts';
import { missedDays, mostMissed } from './missed.ts';
import { count, Empty, Notice, Pager, pageSize, shortDay, Table, Tag } from './parts.tsx';

const reasonWords: Readonly<Record<string, string>> = {
  'not-what-i-asked': 'Not what was asked',
  'too-hard-to-read': 'Too hard to read',
  'not-enough': 'Not enough',
  'out-of-date': 'Out of date',
  safety: 'Safety or legal concern',
};

/** What becomes of a question, in a few words. */
export const fateWords = (fate: FatedGroup['fate'], knowledge: Knowledge): string => {
  switch (fate.kind) {
    case 'answer':
      return `answered with ${nameOf(fate.entry ?? '', knowledge)}`;
    case 'disambiguate':
      return 'a choice is offered';
    case 'care':
      return 'a care card is shown';
    case 'hand-off':
      return 'handed to people';
    case 'small-talk':
      return 'small talk';
    default:
      return 'not answered';
  }
};

const Groups = ({
  groups,
  knowledge,
}: {
  readonly groups: readonly FatedGroup[];
  readonly knowledge: Knowledge;
}) => (
  <ol class="groups">
    {groups.map(({ key, queries, n, last, fate }) => {
      const [first, ...others] = queries;
      return (
        <li class="card">
          <h3>
            <a href={`/staff/unanswered/${key}`}>{first.query}</a>
          </h3>
          <p>
            <Tag tone={fate.kind === 'answer' ? 'signed' : 'missed'}>
              {fate.kind === 'answer' ? 'Answered now' : `Missed ${count(n, 'time')}`}
            </Tag>{' '}
            last on {shortDay(last)}; now {fateWords(fate, knowledge)}.
          </p>
          {others.length === 0 ? null : (
            <p class="hint">
              Also asked as:{' '}
              {others
                .slice(0, 3)
                .map(({ query }) => `“${query}”`)
                .join(', ')}
              {others.length > 3 ? ` and ${others.length - 3} more` : ''}
            </p>
          )}
        </li>
      );
    })}
  </ol>
);

const Reasons = ({
  reasons,
  noneOfThese,
  knowledge,
}: {
  readonly reasons: readonly ReasonRow[];
  readonly noneOfThese: number;
  readonly knowledge: Knowledge;
}) => (
  <section>
    <h2>What visitors said about answers</h2>
    <p>
      “None of these” was chosen <strong>{count(noneOfThese, 'time')}</strong> in the last{' '}
      {missedDays} days. It is the surest sign that an entry, or a way to say it, is
      missing.
    </p>
    {reasons.length === 0 ? (
      <Empty heading="No reasons yet">
        When a visitor says that an answer did not help, they may say why. Those reasons
        are counted here by entry.
      </Empty>
    ) : (
      <Table caption="Why answers did not help" head={['Entry', 'Reason', 'Times']}>
        {reasons.slice(0, pageSize).map(({ subject, detail, n }) => (
          <tr>
            <th scope="row">
              <a href={`/staff/knowledge/${subject}`}>{nameOf(subject, knowledge)}</a>
            </th>
            <td>{reasonWords[detail] ?? detail}</td>
            <td>{n}</td>
          </tr>
        ))}
      </Table>
    )}
  </section>
);

/** Unanswered: what was missed, in groups, with the way to mend each. */
export const UnansweredPage = ({
  frame,
  groups,
  total,
  isFull,
  page,
  reasons,
  noneOfThese,
  knowledge,
  isKept,
}: {
  readonly frame: Frame;
  /** Those of this page. */
  readonly groups: readonly FatedGroup[];
  readonly total: number;
  /** Whether rarer questions had to be left out. */
  readonly isFull: boolean;
  readonly page: number;
  readonly reasons: readonly ReasonRow[];
  readonly noneOfThese: number;
  readonly knowledge: Knowledge;
  readonly isKept: boolean;
}) => {
  return (
    <Page
      title="Unanswered"
      frame={frame}
      lead="What visitors asked and did not get answered. Questions that say nearly the same stand together. Names, numbers and addresses were taken out before anything was kept."
    >
      {isKept ? null : (
        <Notice tone="warn" heading="Questions are not kept here">
          <p>The setting KEEP is “never”, so only the numbers on Today grow.</p>
        </Notice>
      )}
      <section>
        <h2>Missed questions</h2>
        {total === 0 ? (
          <Empty heading="Nothing was missed">
            When the chat does not know an answer, the question appears here for{' '}
            {missedDays} days. Open it to add the visitor’s words to an entry, or to begin
            a new one.
          </Empty>
        ) : (
          <>
            <p>
              {count(total, 'group')}, most asked first; what is answered by now comes
              last on its page.
              {isFull ? ` The ${mostMissed} most frequent questions are shown.` : ''}
            </p>
            <Groups groups={groups} knowledge={knowledge} />
            <Pager
              page={page}
              total={total}
              href={(to) => `/staff/unanswered?page=${to}`}
            />
          </>
        )}
      </section>
      <Reasons reasons={reasons} noneOfThese={noneOfThese} knowledge={knowledge} />
    </Page>
  );
};
