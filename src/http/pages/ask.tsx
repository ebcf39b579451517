import type { Reply, Start } from '../../schema/reply.ts';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import {
  Actions,
  Blocks,
  CareActions,
  CareCard,
  Draft,
  Options,
  Source,
} from './parts.tsx';

/** The page for a question that went wrong, or one yet to be asked. */
export type AskProps = {
  readonly frame: Frame;
  readonly start: Start;
  /** What was asked, shown again above the reply or kept in the field after a mistake. */
  readonly query?: string;
  readonly reply?: Reply;
  /** The conversation so far, where no reply is shown. */
  readonly context?: Reply['context'];
  /** What was wrong with the question. */
  readonly problem?: string;
  readonly maxLength: number;
};

const Question = ({
  query,
  context,
  problem,
  maxLength,
}: {
  readonly query: string;
  readonly context: string;
  readonly problem: string | undefined;
  readonly maxLength: number;
}) => (
  <form method="post" action="/ask" class="field">
    <label for="query">Type your question</label>
    <p class="hint" id="query-hint">
      No need for contact details, NHS number or date of birth.
    </p>
    {problem && (
      <p class="problem" id="query-problem" role="alert">
        {problem}
      </p>
    )}
    <textarea
      id="query"
      name="query"
      rows={3}
      maxlength={maxLength}
      required
      aria-describedby={problem ? 'query-hint query-problem' : 'query-hint'}
      aria-invalid={problem ? 'true' : undefined}
    >
      {query}
    </textarea>
    <input type="hidden" name="context" value={context} />
    <p>
      <button class="primary" type="submit">
        Send
      </button>
    </p>
  </form>
);

const Reminder = ({
  care,
  context,
}: {
  readonly care: NonNullable<Reply['care']>;
  readonly context: string;
}) => (
  <section class="reminder" aria-label="Advice that still stands">
    <p>{care.line}</p>
    <form method="post" action="/ask">
      <CareActions care={care} />
      <input type="hidden" name="query" value="I have read this" />
      <input type="hidden" name="dismiss" value="care" />
      <input type="hidden" name="context" value={context} />
      <button type="submit">I have read this</button>
    </form>
  </section>
);

/** An entry's answer under its question, with its source. */
const Vetted = ({ entry, blocks }: NonNullable<Reply['more']>[number]) => (
  <>
    <h2>{entry.question}</h2>
    <Draft status={entry.status} />
    <Blocks blocks={blocks} />
    <Source {...entry} />
  </>
);

const Answered = ({
  reply,
  context,
}: {
  readonly reply: Reply;
  readonly context: string;
}) => {
  const { entry, blocks, more = [], options = [], followUps = [] } = reply;
  return (
    <section class="answer" aria-label="Answer">
      {entry ? [{ entry, blocks }, ...more].map(Vetted) : <Blocks blocks={blocks} />}
      {options.length > 0 && (
        <Options options={[...options, { label: 'None of these' }]} context={context} />
      )}
      {reply.actions.length > 0 && <Actions actions={reply.actions} />}
      {followUps.length > 0 && (
        <>
          <h3>You could also ask</h3>
          <Options options={followUps} context={context} />
        </>
      )}
      {reply.disclaimer && <p class="quiet">{reply.disclaimer}</p>}
    </section>
  );
};

/** Forgets all but a care card that stands, as 'start again' does when it is typed. */
const StartAgain = ({ context }: { readonly context: string }) => (
  <form method="post" action="/ask">
    <input type="hidden" name="query" value="Start again" />
    <input type="hidden" name="context" value={context} />
    <p>
      <button type="submit">Start again</button>
    </p>
  </form>
);

const Beginning = ({ start }: { readonly start: Start }) => (
  <>
    <Blocks blocks={start.greeting} />
    <p class="note">{start.emergencyLine}</p>
  </>
);

const Topics = ({
  start,
  context,
}: {
  readonly start: Start;
  readonly context: string;
}) => (
  <aside class="box">
    <h2>{start.topicsHeading}</h2>
    {start.topics.map(({ title, entries }) => (
      <details>
        <summary>{title}</summary>
        <Options options={entries} context={context} />
      </details>
    ))}
    <h2>Reach a person</h2>
    <p>{start.opening.text}</p>
    <Actions actions={start.actions} />
  </aside>
);

/** A question and its answer, rendered on the server: the chat for every browser. */
export const AskPage = (props: AskProps) => {
  const { frame, start, query, reply, problem, maxLength } = props;
  const known = reply?.context ?? props.context;
  const context = known === undefined ? '' : JSON.stringify(known);
  const care = reply?.care;
  const isCard = care !== undefined && !care.reminder;
  return (
    <Page title="Ask a question" frame={frame} here="/ask">
      <div class={care === undefined ? 'columns' : ''}>
        <div class="text">
          {care?.reminder && <Reminder care={care} context={context} />}
          <h1>Ask a question</h1>
          {reply === undefined && <Beginning start={start} />}
          {reply !== undefined && query && (
            <p class="said">
              <span class="sr">You asked: </span>
              {query}
            </p>
          )}
          {isCard && <CareCard care={care} />}
          {reply !== undefined && !isCard && <Answered reply={reply} context={context} />}
          <Question
            query={problem ? (query ?? '') : ''}
            context={context}
            problem={problem}
            maxLength={maxLength}
          />
          {context !== '' && <StartAgain context={context} />}
          <p class="quiet">{start.privacy}</p>
        </div>
        {care === undefined && <Topics start={start} context={context} />}
      </div>
    </Page>
  );
};
