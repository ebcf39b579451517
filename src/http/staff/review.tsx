import { nameOf } from '../../explain.ts';
import type { Change, Edit, EditPreview, Fate } from '../../schema/edit.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import type { Frame } from './layout.tsx';
import { Page, StaffForm } from './layout.tsx';
import { count, Notice, Table, Tag } from './parts.tsx';
import { fateWords } from './unanswered.tsx';

/** An edit as it was asked for, with the group that it came from. */
export type Asked = { readonly edit: Edit; readonly group: string };

/** Most changed questions that a page lists. */
const changesShown = 40;

const EditFields = ({ edit, group }: Asked) => {
  const fields: readonly (readonly [string, string])[] =
    edit.kind === 'phrasing'
      ? [
          ['entry', edit.entry],
          ['phrasing', edit.phrasing],
        ]
      : [
          ['question', edit.question],
          ['phrasings', edit.phrasings.join('\n')],
          ['topic', edit.topic],
          ['author', edit.author],
          ['answer', edit.answer],
        ];
  return (
    <>
      {[['kind', edit.kind] as const, ['group', group] as const, ...fields].map(
        ([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ),
      )}
    </>
  );
};

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

const PreviewPart = ({
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

type Props = {
  readonly frame: Frame;
  readonly asked: Asked;
  /** null where the entry's file does not take a phrasing by patch. */
  readonly patch: string | null;
  /** null where the knowledge files are out of reach. */
  readonly preview: EditPreview | null;
  readonly knowledge: Knowledge;
};

/** An edit before it is made: its patch, what it would change, and the button. */
export const ReviewPage = ({ frame, asked, patch, preview, knowledge }: Props) => {
  const { edit } = asked;
  const title = edit.kind === 'phrasing' ? 'Add a phrasing' : 'Begin a new entry';
  const lead =
    edit.kind === 'phrasing'
      ? `“${edit.phrasing}” as one more way to ask ${nameOf(edit.entry, knowledge)}.`
      : `“${edit.question}”, as a draft that awaits review.`;
  return (
    <Page title={title} frame={frame} lead={lead}>
      {preview === null ? (
        <Notice tone="warn" heading="This service cannot write the knowledge files">
          <p>
            They live in the clinic’s repository. Download the patch, apply it there with{' '}
            <code>git apply</code>, and run <code>npm run knowledge -- test</code>: it
            shows what changes. Once merged and published, visitors get it.
          </p>
        </Notice>
      ) : (
        <PreviewPart preview={preview} knowledge={knowledge} />
      )}
      <section>
        <h2>The change to the file</h2>
        {patch === null ? (
          <p>
            This entry’s file keeps its phrasings on one line, so no patch can be made.
            Add the phrasing there by hand.
          </p>
        ) : (
          <pre class="patch" tabindex={0}>
            {patch}
          </pre>
        )}
        <div class="buttons">
          {preview !== null && preview.errors.length === 0 ? (
            <StaffForm
              action="/staff/edit/write"
              token={frame.formToken}
              label="Write the change"
            >
              <EditFields {...asked} />
              <button type="submit">Write it into the file</button>
            </StaffForm>
          ) : null}
          {patch === null ? null : (
            <StaffForm
              action="/staff/edit/patch"
              token={frame.formToken}
              label="Download the patch"
            >
              <EditFields {...asked} />
              <button type="submit" class="secondary">
                Download the patch
              </button>
            </StaffForm>
          )}
          <a href={`/staff/unanswered/${asked.group}`}>Back, change nothing</a>
        </div>
      </section>
    </Page>
  );
};

/** What became of an edit. */
export const WrittenPage = ({
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
