import { nameOf } from '../../explain-names.ts';
import type { Change, DifferenceLine, EditPreview, Fate } from '../../schema/edit.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import { FileErrors } from './file-errors.tsx';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import { count, Notice, Table, Tag } from './parts.tsx';
import { fateWords } from './unanswered.tsx';
import { sendWhileWorking } from './working.tsx';

/** Most changed questions that a page lists. */
const changesShown = 40;

const newName = 'the new entry';

const words = (fate: Fate, knowledge: Knowledge): string => {
  const isNew =
    fate.entry !== null && knowledge.entries.every(({ id }) => id !== fate.entry);
  return isNew ? `answered with ${newName}` : fateWords(fate, knowledge);
};

const Changes = ({
  caption,
  changes,
  knowledge,
}: {
  readonly caption: string;
  readonly changes: readonly Change[];
  readonly knowledge: Knowledge;
}) => (
  <Table caption={caption} head={['Question', 'Now', 'With the change']}>
    {changes.slice(0, changesShown).map((change) => (
      <tr>
        <th scope="row">
          {change.query}
          {change.isWorse ? ' ' : null}
          {change.isWorse ? <Tag tone="missed">Worse</Tag> : null}
          {change.of === null ? null : (
            <span class="hint"> of {nameOf(change.of, knowledge)}</span>
          )}
        </th>
        <td>{words(change.before, knowledge)}</td>
        <td>{words(change.after, knowledge)}</td>
      </tr>
    ))}
  </Table>
);

const Preview = ({
  preview,
  knowledge,
}: {
  readonly preview: EditPreview;
  readonly knowledge: Knowledge;
}) => {
  const worse = preview.changed.filter(({ isWorse }) => isWorse).length;
  return (
    <section>
      <h2>What it would change</h2>
      {preview.errors.length === 0 ? null : (
        <Notice tone="bad" heading="It cannot be written like this">
          <ul>
            {preview.errors.map((error) => (
              <li>{error}</li>
            ))}
          </ul>
        </Notice>
      )}
      {worse === 0 ? null : (
        <Notice
          tone="warn"
          heading={`${count(worse, 'question')} would no longer be answered rightly`}
        >
          <p>They are marked “Worse” below. Another wording may avoid that.</p>
        </Notice>
      )}
      {preview.asked.length === 0 ? null : (
        <Changes
          caption="The visitors’ questions"
          changes={preview.asked}
          knowledge={knowledge}
        />
      )}
      {preview.errors.length > 0 ? null : preview.changed.length === 0 ? (
        <Notice tone="good" heading="Nothing else changes">
          <p>
            {count(
              preview.checked,
              'question, phrasing and test',
              'questions, phrasings and tests',
            )}{' '}
            of the knowledge base were asked again.
          </p>
        </Notice>
      ) : (
        <Changes
          caption={`Other questions that change (${preview.changed.length} of ${preview.checked} asked again)`}
          changes={preview.changed}
          knowledge={knowledge}
        />
      )}
      {preview.warnings.length === 0 ? null : (
        <Notice tone="warn" heading="Worth a second look">
          <ul>
            {preview.warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
};

const Written = ({
  frame,
  file,
  problems,
  group,
}: {
  readonly frame: Frame;
  readonly file: string | null;
  readonly problems: readonly string[];
  readonly group: string;
}) => (
  <Page title={file === null ? 'Nothing was written' : 'Written'} frame={frame}>
    {file === null ? (
      <Notice tone="bad" heading="The knowledge would have errors with this change">
        <ul>
          {problems.map((problem) => (
            <li>{problem}</li>
          ))}
        </ul>
      </Notice>
    ) : (
      <Notice tone="good" heading={`Written into ${file}`}>
        <p>
          The service takes it up by itself within seconds; then the next visitor who asks
          gets it, where drafts are served. What is new in an answer stays a draft until a
          reviewer has signed it. Commit the file so that it is not lost.
        </p>
      </Notice>
    )}
    <p>
      <a href={`/staff/unanswered/${group}`}>Back to the question</a> or{' '}
      <a href="/staff/unanswered">to all unanswered questions</a>
    </p>
  </Page>
);

const Difference = ({
  difference,
}: {
  readonly difference: readonly DifferenceLine[];
}) => {
  if (difference.every(({ mark }) => mark === ' ')) {
    return <p>The wording is exactly the one that was signed.</p>;
  }
  return (
    <ul class="difference">
      {difference.map(({ mark, text }) => (
        <li class={mark === '+' ? 'new' : mark === '-' ? 'gone' : undefined}>
          {mark === ' ' ? null : (
            <span class="visually-hidden">{mark === '+' ? 'New: ' : 'Gone: '}</span>
          )}
          <span aria-hidden="true">{mark} </span>
          {mark === '-' ? <del>{text}</del> : mark === '+' ? <ins>{text}</ins> : text}
        </li>
      ))}
    </ul>
  );
};

/** What is shown when the compiler broke off. */
const noPreview: EditPreview = {
  errors: ['What it would change could not be found out. See the log of the service.'],
  warnings: [],
  asked: [],
  changed: [],
  checked: 0,
};

/**
 * What only a service with the knowledge files in reach has to show. They come with the
 * files (src/node), so that a Worker need not carry them.
 */
export const fileScreens = {
  Preview,
  Written,
  Difference,
  FileErrors,
  sendWhileWorking,
  noPreview,
};
export type FileScreens = typeof fileScreens;
