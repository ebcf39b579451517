import { nameOf } from '../../explain-names.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import type { Frame } from './layout.tsx';
import { Page, StaffForm } from './layout.tsx';
import type { FatedGroup } from './missed.ts';
import { count, shortDay, Table } from './parts.tsx';
import { fateWords } from './unanswered.tsx';

type Props = {
  readonly frame: Frame;
  readonly group: FatedGroup;
  readonly nearest: readonly { readonly id: string; readonly confidence: number }[];
  readonly knowledge: Knowledge;
};

const percent = (share: number): string => `${Math.round(share * 100)}%`;

const BelongsForm = ({ frame, group, nearest, knowledge }: Props) => {
  const [suggested, ...others] = nearest;
  const rest = knowledge.entries.filter(({ id }) =>
    nearest.every((near) => near.id !== id),
  );
  const choices = suggested === undefined ? [] : [suggested, ...others];
  return (
    <StaffForm action="/staff/edit" token={frame.formToken} label="Belongs to an entry">
      <input type="hidden" name="kind" value="phrasing" />
      <input type="hidden" name="group" value={group.key} />
      <fieldset>
        <legend>Which entry answers it?</legend>
        <p class="hint">The nearest come first, with how sure the chat is at present.</p>
        {choices.map(({ id, confidence }, index) => (
          <div class="choice">
            <input
              type="radio"
              id={`entry-${id}`}
              name="entry"
              value={id}
              checked={index === 0}
            />
            <label for={`entry-${id}`}>
              {nameOf(id, knowledge)} <span class="hint">{percent(confidence)} sure</span>
            </label>
          </div>
        ))}
        <div class="choice">
          <input
            type="radio"
            id="entry-other"
            name="entry"
            value=""
            checked={choices.length === 0}
          />
          <label for="entry-other">Another entry:</label>
        </div>
        <label class="visually-hidden" for="other-entry">
          Another entry
        </label>
        <select id="other-entry" name="other">
          <option value="">Choose an entry</option>
          {rest.map(({ id, question }) => (
            <option value={id}>{question}</option>
          ))}
        </select>
      </fieldset>
      <div class="field">
        <label for="phrasing">The phrasing to add</label>
        <p class="hint" id="phrasing-hint">
          As visitors say it. Mend it where you like: take out what belongs to one person
          only.
        </p>
        <input
          id="phrasing"
          name="phrasing"
          value={group.queries[0].query}
          required
          minlength={2}
          maxlength={300}
          aria-describedby="phrasing-hint"
        />
      </div>
      <button type="submit">See what it would change</button>
      <p class="hint">Nothing is written yet. This may take half a minute.</p>
    </StaffForm>
  );
};

const NewEntryForm = ({ frame, group, knowledge }: Props) => (
  <StaffForm action="/staff/edit" token={frame.formToken} label="Needs a new entry">
    <input type="hidden" name="kind" value="new-entry" />
    <input type="hidden" name="group" value={group.key} />
    <div class="field">
      <label for="question">The question, in the clinic’s words</label>
      <input id="question" name="question" required minlength={5} maxlength={140} />
    </div>
    <div class="field">
      <label for="phrasings">Other ways visitors say it</label>
      <p class="hint" id="phrasings-hint">
        One a line, three or more; eight are better.
      </p>
      <textarea
        id="phrasings"
        name="phrasings"
        rows={6}
        required
        aria-describedby="phrasings-hint"
      >
        {group.queries.map(({ query }) => query).join('\n')}
      </textarea>
    </div>
    <div class="field">
      <label for="answer">The answer</label>
      <p class="hint" id="answer-hint">
        A short first paragraph, then an empty line, then the rest. It stays a draft until
        a reviewer has signed it.
      </p>
      <textarea
        id="answer"
        name="answer"
        rows={6}
        required
        maxlength={4000}
        aria-describedby="answer-hint"
      />
    </div>
    <div class="field">
      <label for="topic">Topic</label>
      <select id="topic" name="topic">
        {Object.entries(knowledge.wording.topicTitles).map(([id, title]) => (
          <option value={id}>{title}</option>
        ))}
      </select>
    </div>
    <div class="field">
      <label for="author">Your name, as its author</label>
      <p class="hint" id="author-hint">
        Whoever writes an answer cannot be the one who signs it.
      </p>
      <input
        id="author"
        name="author"
        required
        maxlength={80}
        autocomplete="name"
        aria-describedby="author-hint"
      />
    </div>
    <button type="submit">See the draft and what it would change</button>
    <p class="hint">Nothing is written yet. This may take half a minute.</p>
  </StaffForm>
);

/** One group of missed questions, with the two ways to mend it. */
export const GroupPage = (props: Props) => {
  const { frame, group, knowledge } = props;
  const { queries, n, fate } = group;
  return (
    <Page
      title={`“${queries[0].query}”`}
      frame={frame}
      lead={`Missed ${count(n, 'time')}. Asked now, it is ${fateWords(fate, knowledge)}.`}
    >
      <p>
        <a href="/staff/unanswered">Back to all unanswered questions</a>
      </p>
      <Table caption="How it was asked" head={['Question', 'Times', 'Last']}>
        {queries.map((row) => (
          <tr>
            <th scope="row">{row.query}</th>
            <td>{row.n}</td>
            <td>{shortDay(row.last)}</td>
          </tr>
        ))}
      </Table>
      <details class="card" open={fate.kind !== 'answer'}>
        <summary>
          <h2>It belongs to an entry</h2>
        </summary>
        <BelongsForm {...props} />
      </details>
      <details class="card">
        <summary>
          <h2>It needs a new entry</h2>
        </summary>
        <NewEntryForm {...props} />
      </details>
      <details class="card">
        <summary>
          <h2>It is not for us</h2>
        </summary>
        <p>
          Deletes {count(queries.length, 'question')} from this list. The numbers on Today
          stay.
        </p>
        <StaffForm
          action={`/staff/unanswered/${group.key}/forget`}
          token={frame.formToken}
          label="Delete from this list"
        >
          <button type="submit" class="danger">
            Delete from this list
          </button>
        </StaffForm>
      </details>
    </Page>
  );
};
