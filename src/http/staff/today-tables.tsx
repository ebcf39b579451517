import { nameOf } from '../../explain-names.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import type { SubjectRow } from '../../store/reports.ts';
import type { DayNumbers, Numbers } from './numbers.ts';
import { asked, helpfulRate, numbersByEntry, shownRate } from './numbers.ts';
import { Empty, Pager, pageSize, shortDay, Table } from './parts.tsx';

type Props = {
  readonly span: number;
  readonly days: readonly DayNumbers[];
  readonly total: Numbers;
  readonly subjects: readonly SubjectRow[];
  readonly page: number;
  readonly knowledge: Knowledge;
};

/** Answers by entry. */
export const EntryTable = ({
  subjects,
  page,
  span,
  knowledge,
}: Pick<Props, 'subjects' | 'page' | 'span' | 'knowledge'>) => {
  const byEntry = numbersByEntry(subjects);
  const rows = knowledge.entries
    .map(({ id, question }) => ({ id, question, numbers: byEntry.get(id) }))
    .flatMap(({ numbers, ...entry }) =>
      numbers === undefined ? [] : [{ ...entry, numbers }],
    )
    .sort((a, b) => b.numbers.answered - a.numbers.answered || (a.id < b.id ? -1 : 1));
  if (rows.length === 0) {
    return (
      <Empty heading="No entry has answered yet">
        As soon as visitors are answered, each entry shows here how often, and how many
        found it helpful.
      </Empty>
    );
  }
  return (
    <>
      <Table
        caption="Answers by entry, most used first"
        head={['Entry', 'Answered', 'Helpful', 'Not helpful', 'Helpful rate']}
      >
        {rows.slice((page - 1) * pageSize, page * pageSize).map((row) => (
          <tr>
            <th scope="row">
              <a href={`/staff/knowledge/${row.id}`}>{row.question}</a>
            </th>
            <td>{row.numbers.answered}</td>
            <td>{row.numbers.helpful}</td>
            <td>{row.numbers.unhelpful}</td>
            <td>{shownRate(helpfulRate(row.numbers))}</td>
          </tr>
        ))}
      </Table>
      <Pager
        page={page}
        total={rows.length}
        href={(to) => `/staff?days=${span}&page=${to}`}
      />
    </>
  );
};

/** What was shown beside entries: care cards and declined topics. */
export const OtherTable = ({
  subjects,
  knowledge,
}: Pick<Props, 'subjects' | 'knowledge'>) => {
  const rows = subjects.filter(
    ({ event, subject }) =>
      event === 'care' ||
      ((event === 'hand-off' || event === 'fallback') &&
        knowledge.wording.declined.some(({ id }) => id === subject)),
  );
  if (rows.length === 0) return null;
  return (
    <Table caption="Care cards and declined topics" head={['What', 'Reply', 'Times']}>
      {rows.slice(0, pageSize).map(({ event, subject, n }) => (
        <tr>
          <th scope="row">
            {event === 'care'
              ? `Red flag: ${subject.replaceAll('_', ' ')}`
              : nameOf(`declined:${subject}`, knowledge)}
          </th>
          <td>
            {event === 'care' ? 'Care card' : event === 'hand-off' ? 'People' : 'Refused'}
          </td>
          <td>{n}</td>
        </tr>
      ))}
    </Table>
  );
};

/** The chart's numbers as a table. */
export const DayTable = ({ days, total }: Pick<Props, 'days' | 'total'>) => {
  const cells = (row: Numbers) => [
    asked(row),
    row.answered,
    row.offered,
    row.missed,
    row.care,
    row.handOffs,
    row.smallTalk,
    row.noneOfThese,
    row.bookings,
    row.callBacks,
    shownRate(helpfulRate(row)),
  ];
  return (
    <Table
      caption="The same numbers by day (UTC), newest first"
      head={[
        'Day',
        'Asked',
        'Answered',
        'Offered',
        'Missed',
        'Care cards',
        'Hand-offs',
        'Small talk',
        'None of these',
        'To booking',
        'Call-backs',
        'Helpful',
      ]}
    >
      {[...days].reverse().map((row) => (
        <tr>
          <th scope="row">{shortDay(row.day)}</th>
          {cells(row).map((cell) => (
            <td>{cell}</td>
          ))}
        </tr>
      ))}
      <tr class="sum">
        <th scope="row">Together</th>
        {cells(total).map((cell) => (
          <td>{cell}</td>
        ))}
      </tr>
    </Table>
  );
};
