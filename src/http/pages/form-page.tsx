import type { FormOutcome } from '../../booking/form-outcome.ts';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import { Actions, Blocks, Form } from './parts.tsx';

/** A step of a booking or call-back form, for browsers without script. */
export const FormPage = ({
  frame,
  outcome,
}: {
  readonly frame: Frame;
  readonly outcome: FormOutcome;
}) => (
  <Page title="Reach a person" frame={frame}>
    <div class="text">
      <h1>Reach a person</h1>
      {outcome.kind === 'reply' ? (
        <>
          <Blocks blocks={outcome.reply.blocks} />
          {outcome.reply.state !== 'form' && <Actions actions={outcome.reply.actions} />}
        </>
      ) : (
        <p class="problem" role="alert">
          {outcome.detail}
        </p>
      )}
      {outcome.kind === 'invalid' && (
        <Form block={outcome.block} problems={outcome.fields} />
      )}
      <p>
        <a href={frame.phoneHref}>Phone {frame.phone}</a> ·{' '}
        <a href="/ask">Ask a question</a>
      </p>
    </div>
  </Page>
);
