import type { ContentProblem } from '../../schema/content-problem.ts';
import type { DifferenceLine } from '../../schema/edit.ts';
import type { Entry, EntryStatus } from '../../schema/entry.ts';
import { entryStatuses } from '../../schema/entry-status.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import type { FileScreens } from './file-screens.tsx';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import type { EntryNumbers } from './numbers.ts';
import { helpfulRate, shownRate } from './numbers.ts';
import {
  Blocks,
  count,
  Empty,
  longDay,
  Pager,
  pageSize,
  StatusTag,
  statusWords,
  Table,
} from './parts.tsx';

/** How far back answers are counted on these screens, in days. */
export const countedDays = 90;

/** An entry with all that its row shows. */
export type EntryRow = {
  readonly entry: Entry;
  readonly status: EntryStatus;
  readonly numbers: EntryNumbers | undefined;
};

type ListProps = {
  readonly frame: Frame;
  readonly rows: readonly EntryRow[];
  readonly page: number;
  readonly filter: { readonly text: string; readonly status: string };
  /** What keeps the files as they are from being served; none where they are far. */
  readonly errors: readonly ContentProblem[];
  readonly screens: FileScreens | undefined;
};

const FilterForm = ({ filter }: Pick<ListProps, 'filter'>) => (
  <form method="get" action="/staff/knowledge" class="filter" aria-label="Filter">
    <div class="field">
      <label for="text">Words in the question</label>
      <input id="text" name="text" value={filter.text} maxlength={100} type="search" />
    </div>
    <div class="field">
      <label for="status">State</label>
      <select id="status" name="status">
        <option value="">All</option>
        {entryStatuses.map((status) => (
          <option value={status} selected={status === filter.status}>
            {statusWords[status]}
          </option>
        ))}
      </select>
    </div>
    <button type="submit" class="secondary">
      Show
    </button>
  </form>
);

/** Knowledge: every entry with its state and its numbers. */
export const KnowledgePage = (props: ListProps) => {
  const { frame, rows, page, filter, errors, screens } = props;
  const query = new URLSearchParams(filter).toString();
  return (
    <Page
      title="Knowledge"
      frame={frame}
      lead={`Every entry: its state, who signed it, and how it did in the last ${countedDays} days.`}
    >
      {screens === undefined ? null : <screens.FileErrors errors={errors} />}
      <FilterForm filter={filter} />
      {rows.length === 0 ? (
        <Empty heading="No entry fits">
          Take out a word or choose another state. Entries are files in the knowledge
          folder; its manual says how to add one.
        </Empty>
      ) : (
        <>
          <Table
            caption={count(rows.length, 'entry', 'entries')}
            head={['Entry', 'State', 'Signed by', 'Due', 'Answered', 'Helpful']}
          >
            {rows
              .slice((page - 1) * pageSize, page * pageSize)
              .map(({ entry, status, numbers }) => (
                <tr>
                  <th scope="row">
                    <a href={`/staff/knowledge/${entry.id}`}>{entry.question}</a>
                  </th>
                  <td>
                    <StatusTag status={status} />
                  </td>
                  <td>{entry.signature?.reviewer ?? 'nobody yet'}</td>
                  <td>{entry.signature?.until ?? '–'}</td>
                  <td>{numbers?.answered ?? 0}</td>
                  <td>{numbers === undefined ? '–' : shownRate(helpfulRate(numbers))}</td>
                </tr>
              ))}
          </Table>
          <Pager
            page={page}
            total={rows.length}
            href={(to) => `/staff/knowledge?${query}&page=${to}`}
          />
        </>
      )}
    </Page>
  );
};

/** The difference from the signed wording; null where it is not known. */
type DifferenceProps = {
  readonly difference: readonly DifferenceLine[] | null;
  readonly status: EntryStatus;
  readonly screens: FileScreens | undefined;
};

const Signed = ({ difference, status, screens }: DifferenceProps) => {
  if (status === 'unsigned') {
    return (
      <p>Nobody has signed this entry yet, so there is nothing to compare it with.</p>
    );
  }
  if (difference === null || screens === undefined) {
    return (
      <p>
        The signed wording stands in the repository’s history, which this service cannot
        see. There, <code>npm run knowledge -- status</code> and <code>sign</code> show
        it.
      </p>
    );
  }
  return <screens.Difference difference={difference} />;
};

const Facts = ({
  row,
  knowledge,
}: {
  readonly row: EntryRow;
  readonly knowledge: Knowledge;
}) => {
  const { entry, status, numbers } = row;
  const { signature, source } = entry;
  return (
    <dl class="facts">
      <dt>State</dt>
      <dd>
        <StatusTag status={status} />
        {entry.withdrawn === undefined ? null : ` ${entry.withdrawn}`}
      </dd>
      <dt>Signed</dt>
      <dd>
        {signature === undefined
          ? 'by nobody yet'
          : `by ${signature.reviewer}, ${signature.role}${signature.registration === undefined ? '' : ` (${signature.registration})`}, on ${longDay(signature.signed)}`}
      </dd>
      <dt>Review due</dt>
      <dd>{signature === undefined ? '–' : longDay(signature.until)}</dd>
      <dt>Answered</dt>
      <dd>
        {count(numbers?.answered ?? 0, 'time')} in {countedDays} days; helpful{' '}
        {numbers?.helpful ?? 0}, not helpful {numbers?.unhelpful ?? 0} (
        {numbers === undefined ? '–' : shownRate(helpfulRate(numbers))})
      </dd>
      <dt>Topic</dt>
      <dd>{knowledge.wording.topicTitles[entry.topic] ?? entry.topic}</dd>
      <dt>Source</dt>
      <dd>{[source.title, source.part, source.author].filter(Boolean).join(', ')}</dd>
      <dt>File</dt>
      <dd>{entry.place?.file ?? 'not known here'}</dd>
      <dt>Id and hash</dt>
      <dd>
        <code>{entry.id}</code> <code>{entry.hash.slice(0, 12)}</code>
      </dd>
    </dl>
  );
};

/** One entry: its state, its wording, and the difference from the signed one. */
export const EntryPage = ({
  frame,
  row,
  difference,
  screens,
  knowledge,
}: Omit<DifferenceProps, 'status'> & {
  readonly frame: Frame;
  readonly row: EntryRow;
  readonly knowledge: Knowledge;
}) => {
  const { entry, status } = row;
  return (
    <Page title={entry.question} frame={frame}>
      <p>
        <a href="/staff/knowledge">Back to all entries</a>
      </p>
      <Facts row={row} knowledge={knowledge} />
      <section>
        <h2>The answer, as visitors read it</h2>
        <div class="seen">
          <Blocks blocks={entry.blocks} />
          {entry.safetyNet ? <Blocks blocks={knowledge.wording.safetyNet} /> : null}
        </div>
      </section>
      <section>
        <h2>Difference from the last signed wording</h2>
        <Signed difference={difference} status={status} screens={screens} />
      </section>
      <section>
        <h2>Phrasings that find it</h2>
        <ul class="columns">
          {entry.phrasings.map((phrasing) => (
            <li>{phrasing}</li>
          ))}
        </ul>
        {entry.morePhrasings === undefined ? null : (
          <p class="hint">And {entry.morePhrasings} more, which stand in its file.</p>
        )}
      </section>
    </Page>
  );
};
