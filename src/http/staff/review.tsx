import type { PropsWithChildren } from 'hono/jsx';
import { nameOf } from '../../explain-names.ts';
import type { Edit, EditPreview } from '../../schema/edit.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import type { FileScreens } from './file-screens.tsx';
import type { Frame } from './layout.tsx';
import { Page, StaffForm } from './layout.tsx';
import { Notice } from './parts.tsx';

/** An edit as it was asked for, with the group that it came from. */
export type Asked = { readonly edit: Edit; readonly group: string };

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

/** The page around an edit before it is made. */
export const ReviewPage = ({
  frame,
  asked: { edit },
  knowledge,
  children,
}: PropsWithChildren<{
  readonly frame: Frame;
  readonly asked: Asked;
  readonly knowledge: Knowledge;
}>) => {
  const title = edit.kind === 'phrasing' ? 'Add a phrasing' : 'Begin a new entry';
  const lead =
    edit.kind === 'phrasing'
      ? `“${edit.phrasing}” as one more way to ask ${nameOf(edit.entry, knowledge)}.`
      : `“${edit.question}”, as a draft that awaits review.`;
  return (
    <Page title={title} frame={frame} lead={lead}>
      {children}
    </Page>
  );
};

type Props = {
  readonly frame: Frame;
  readonly asked: Asked;
  /** null where the entry's file does not take a phrasing by patch. */
  readonly patch: string | null;
  /** null where the knowledge files are out of reach. */
  readonly preview: EditPreview | null;
  readonly screens: FileScreens | undefined;
  readonly knowledge: Knowledge;
};

/** What an edit would change, its patch, and the button that makes it. */
export const Review = (props: Props) => {
  const { frame, asked, patch, preview, screens, knowledge } = props;
  return (
    <>
      {preview === null || screens === undefined ? (
        <Notice tone="warn" heading="This service cannot write the knowledge files">
          <p>
            They live in the clinic’s repository. Download the patch, apply it there with{' '}
            <code>git apply</code>, and run <code>npm run knowledge -- test</code>: it
            shows what changes. Once merged and published, visitors get it.
          </p>
        </Notice>
      ) : (
        <screens.Preview preview={preview} knowledge={knowledge} />
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
    </>
  );
};
