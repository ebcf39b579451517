import type { Block, FormBlock, FormField, Inline } from '../../schema/block.ts';
import type { Action, Care, Option, ReplyEntry } from '../../schema/reply.ts';

/** Where a form or an action of the API is found on the pages without script. */
export const pagePath = (path: string): string => path.replace(/^\/api\//, '/ask/');

const Inlines = ({ inlines }: { readonly inlines: readonly Inline[] }) => (
  <>
    {inlines.map(({ text, href, strong, emphasis }) => {
      if (href !== undefined) return <a href={href}>{text}</a>;
      if (strong) return <strong>{text}</strong>;
      return emphasis ? <em>{text}</em> : text;
    })}
  </>
);

const Items = ({ items }: { readonly items: readonly (readonly Inline[])[] }) => (
  <>
    {items.map((item) => (
      <li>
        <Inlines inlines={item} />
      </li>
    ))}
  </>
);

type Problems = Readonly<Record<string, string>>;

const Control = ({
  field,
  problem,
}: {
  readonly field: FormField;
  readonly problem?: string | undefined;
}) => {
  const { name, type, label, required, hint, value, autocomplete, options } = field;
  const text = required ? label : `${label} (optional)`;
  const id = `field-${name}`;
  const notes = (
    <div id={`${id}-notes`}>
      {hint && <p class="hint">{hint}</p>}
      {problem && <p class="problem">{problem}</p>}
    </div>
  );
  const described = {
    name,
    'aria-describedby': `${id}-notes`,
    'aria-invalid': problem === undefined ? undefined : 'true',
  } as const;
  if (type === 'hidden') return <input type="hidden" name={name} value={value} />;
  if (type === 'consent') {
    return (
      <div class="field">
        {notes}
        <label class="choice">
          <input type="checkbox" value="yes" {...described} />
          <span>{text}</span>
        </label>
      </div>
    );
  }
  if (options !== undefined) {
    return (
      <fieldset>
        <legend>{text}</legend>
        {notes}
        {options.map((option, at) => (
          <>
            {option.group && option.group !== options[at - 1]?.group && (
              <h3>{option.group}</h3>
            )}
            <label class="choice">
              <input
                type="radio"
                value={option.value}
                checked={option.value === value}
                {...described}
              />
              <span>{option.label}</span>
            </label>
          </>
        ))}
      </fieldset>
    );
  }
  return (
    <div class="field">
      <label for={id}>{text}</label>
      {notes}
      <input
        id={id}
        type={type}
        value={value}
        autocomplete={autocomplete}
        {...described}
      />
    </div>
  );
};

/** Draws a form of the service; problems stand beside the fields that they belong to. */
export const Form = ({
  block,
  problems = {},
}: {
  readonly block: FormBlock;
  readonly problems?: Problems;
}) => (
  <form class="answer" method="post" action={pagePath(block.action)} novalidate>
    <h2>{block.heading}</h2>
    {block.intro && <p>{block.intro}</p>}
    {block.fields.map((field) => (
      <Control field={field} problem={problems[field.name]} />
    ))}
    <button class="primary" type="submit">
      {block.submit}
    </button>
  </form>
);

/** Draws the blocks of a reply, all of them: a page has room for the whole answer. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) => (
  <>
    {blocks.map((block) => {
      switch (block.type) {
        case 'paragraph':
          return (
            <p class={block.role} dir="auto">
              <Inlines inlines={block.inlines} />
            </p>
          );
        case 'list': {
          const List = block.ordered ? 'ol' : 'ul';
          return (
            <List>
              <Items items={block.items} />
            </List>
          );
        }
        case 'form':
          return <Form block={block} />;
        default:
          return block satisfies never;
      }
    })}
  </>
);

/** Where an answer comes from and who has checked it, in one quiet line. */
export const Source = ({ source, status, signature }: ReplyEntry) => (
  <p class="quiet">
    Source: {[source.title, source.part, source.author].filter(Boolean).join(', ')}
    {status === 'signed' &&
      signature &&
      `. Reviewed by ${signature.reviewer}, ${signature.role}, ${new Date(
        signature.signed,
      ).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })}`}
  </p>
);

/** Marks wording that no reviewer has signed. */
export const Draft = ({ status }: Pick<ReplyEntry, 'status'>) =>
  status === 'signed' ? null : <p class="draft">Draft, awaiting clinical review</p>;

/** Draws a care card in the NHS pattern, its level in words and not only in colour. */
export const CareCard = ({ care }: { readonly care: Care }) => (
  <section class={`card ${care.level}`}>
    <h2>
      <span class="sr">
        {care.level === 'emergency' ? 'Immediate action required: ' : 'Urgent advice: '}
      </span>
      {care.heading}
    </h2>
    <div>
      <p>
        <CareActions care={care} />
      </p>
      <ul>
        {care.items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </div>
  </section>
);

/** The phone numbers of a care card, and for a crisis the way to leave at once. */
export const CareActions = ({ care }: { readonly care: Care }) => (
  <>
    {care.actions.map(({ label, href }) => (
      <a class="button" href={href}>
        {label}
      </a>
    ))}
    {care.quickExit && (
      <>
        {/* Before the link, which is not there to be pressed until the script has run. */}
        <script src="/leave.js" />
        <a
          class="button"
          id="leave"
          href="https://www.bbc.co.uk/weather"
          rel="noreferrer"
        >
          Leave this page now
        </a>
      </>
    )}
  </>
);

/** Ways to reach a person. */
export const Actions = ({ actions }: { readonly actions: readonly Action[] }) => (
  <p>
    {actions.map(({ label, href, form, type }) => (
      <a
        class={type === 'phone' ? 'button primary' : 'button'}
        href={form === undefined ? href : pagePath(form)}
      >
        {label}
      </a>
    ))}
  </p>
);

/** Buttons that each ask for one entry, without a query in any address. */
export const Options = ({
  options,
  context,
}: {
  readonly options: readonly Partial<Option>[];
  readonly context: string;
}) => (
  <ul class="options">
    {options.map(({ entry, label }) => (
      <li>
        <form method="post" action="/ask">
          <input type="hidden" name="query" value={label} />
          {entry && <input type="hidden" name="entry" value={entry} />}
          <input type="hidden" name="context" value={context} />
          <button type="submit">{label}</button>
        </form>
      </li>
    ))}
  </ul>
);
