import type { Explanation } from '../../explain.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import type { Reply } from '../../schema/reply.ts';
import type { Frame } from './layout.tsx';
import { Page, StaffForm } from './layout.tsx';
import { Blocks, StatusTag } from './parts.tsx';

/** A question that was tried, with what it led to. */
export type Tried = {
  readonly query: string;
  readonly expected: string;
  readonly reply: Reply;
  readonly explanation: Explanation;
};

const Seen = ({ reply }: { readonly reply: Reply }) => (
  <div class="seen">
    {reply.care === undefined ? null : (
      <div class={`care care-${reply.care.level}`}>
        <h3>{reply.care.heading}</h3>
        <ul>
          {reply.care.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
        <p>{reply.care.actions.map(({ label }) => label).join(' · ')}</p>
      </div>
    )}
    {reply.entry === undefined ? null : (
      <p>
        <a href={`/staff/knowledge/${reply.entry.id}`}>{reply.entry.question}</a>{' '}
        <StatusTag status={reply.entry.status} />
      </p>
    )}
    <Blocks blocks={reply.blocks} />
    {(reply.more ?? []).map(({ entry, blocks }) => (
      <>
        <h3>{entry.question}</h3>
        <Blocks blocks={blocks} />
      </>
    ))}
    {[...(reply.options ?? []), ...(reply.followUps ?? [])].length === 0 ? null : (
      <ul class="chips" aria-label="Buttons that the visitor gets">
        {[...(reply.options ?? []), ...(reply.followUps ?? [])].map(({ label }) => (
          <li>{label}</li>
        ))}
      </ul>
    )}
    {reply.actions.length === 0 ? null : (
      <p class="hint">Ways on: {reply.actions.map(({ label }) => label).join(' · ')}</p>
    )}
    {reply.disclaimer === undefined ? null : <p class="hint">{reply.disclaimer}</p>}
  </div>
);

/** Try it: a question as a visitor asks it, the reply, and why. Nothing is counted. */
export const TryPage = ({
  frame,
  knowledge,
  tried,
  problem,
}: {
  readonly frame: Frame;
  readonly knowledge: Knowledge;
  readonly tried: Tried | null;
  readonly problem: string | null;
}) => (
  <Page
    title="Try it"
    frame={frame}
    lead="Ask as a visitor would. You see the reply and why it is what it is. Nothing of this is counted or kept."
  >
    <StaffForm action="/staff/try" token={frame.formToken} label="Try a question">
      <div class="field">
        <label for="query">Question</label>
        {problem === null ? null : (
          <p class="error" id="query-problem">
            {problem}
          </p>
        )}
        <input
          id="query"
          name="query"
          value={tried?.query ?? ''}
          maxlength={2000}
          required
          autocomplete="off"
          aria-describedby={problem === null ? undefined : 'query-problem'}
        />
      </div>
      <div class="field">
        <label for="expected">Which entry should answer it? (optional)</label>
        <select id="expected" name="expected">
          <option value="">I only want to see</option>
          {knowledge.entries.map(({ id, question }) => (
            <option value={id} selected={id === tried?.expected}>
              {question}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Ask</button>
    </StaffForm>
    {tried === null ? null : (
      <>
        <section aria-labelledby="seen">
          <h2 id="seen">What the visitor sees</h2>
          <Seen reply={tried.reply} />
        </section>
        <section aria-labelledby="why">
          <h2 id="why">Why</h2>
          <p class="headline">{tried.explanation.headline}</p>
          <ul>
            {tried.explanation.lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
        {tried.explanation.expected.length === 0 ? null : (
          <section aria-labelledby="expected-why">
            <h2 id="expected-why">And the entry you thought of?</h2>
            {tried.explanation.expected.map((line) => (
              <p>{line}</p>
            ))}
          </section>
        )}
      </>
    )}
  </Page>
);
