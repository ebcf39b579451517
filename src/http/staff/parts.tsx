import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Block, Inline } from '../../schema/block.ts';
import type { EntryStatus } from '../../schema/entry.ts';

/** Rows of a long list that one page shows. */
export const pageSize = 25;

/** The page number of an address, from 1 on. */
export const pageOf = (text: string | undefined): number =>
  Math.min(10_000, Math.max(1, Math.trunc(Number(text)) || 1));

const shownDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const fullDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day (YYYY-MM-DD) as 'Mon 23 Nov'. */
export const shortDay = (day: string): string =>
  // Part by part: runtimes differ in the comma after the weekday.
  shownDay
    .formatToParts(Date.parse(day))
    .filter(({ type }) => type !== 'literal')
    .map(({ value }) => value)
    .join(' ');
/** A day (YYYY-MM-DD) as '23 November 2026'. */
export const longDay = (day: string): string => fullDay.format(Date.parse(day));

/** A number with its noun: '1 question', '2 questions'. */
export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? noun : plural}`;

/** What stands where a list will be, and how it comes to be there. */
export const Empty = ({
  heading,
  children,
}: PropsWithChildren<{ readonly heading: string }>) => (
  <div class="empty">
    <p class="empty-heading">{heading}</p>
    <p>{children}</p>
  </div>
);

/** A table that scrolls by itself on a narrow screen, also by keyboard. */
export const Table = ({
  caption,
  head,
  children,
}: PropsWithChildren<{ readonly caption: string; readonly head: readonly string[] }>) => (
  <section class="scroll" aria-label={caption} tabindex={0}>
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);

/** Links to the pages before and after. */
export const Pager = ({
  page,
  total,
  href,
}: {
  readonly page: number;
  readonly total: number;
  readonly href: (page: number) => string;
}) => {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  return (
    <nav class="pager" aria-label="Pages of this list">
      {page > 1 ? <a href={href(page - 1)}>Previous page</a> : null}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? <a href={href(page + 1)}>Next page</a> : null}
    </nav>
  );
};

/** What staff call each status. */
export const statusWords: Readonly<Record<EntryStatus, string>> = {
  signed: 'Signed',
  unsigned: 'Draft, not signed',
  changed: 'Changed since signed',
  overdue: 'Review overdue',
  withdrawn: 'Withdrawn',
};

/** A status as a word in a box; the word says it, the colour only helps. */
export const StatusTag = ({ status }: { readonly status: EntryStatus }) => (
  <strong class={`tag tag-${status}`}>{statusWords[status]}</strong>
);

/** A word in a neutral box. */
export const Tag = ({
  children,
  tone = 'plain',
}: PropsWithChildren<{ tone?: string }>) => (
  <strong class={`tag tag-${tone}`}>{children}</strong>
);

/** A notice: `tone` good, warn or bad. */
export const Notice = ({
  tone,
  heading,
  children,
}: PropsWithChildren<{
  readonly tone: 'good' | 'warn' | 'bad';
  readonly heading: string;
}>) => (
  <div class={`notice notice-${tone}`}>
    <h2>{heading}</h2>
    {children}
  </div>
);

const InlineNode = ({ inline }: { readonly inline: Inline }) => {
  const { text, href, strong, emphasis } = inline;
  const words: Child = strong ? (
    <strong>{text}</strong>
  ) : emphasis ? (
    <em>{text}</em>
  ) : (
    text
  );
  return href === undefined ? words : <a href={href}>{words}</a>;
};

const Inlines = ({ inlines }: { readonly inlines: readonly Inline[] }) => (
  <>
    {inlines.map((inline) => (
      <InlineNode inline={inline} />
    ))}
  </>
);

const BlockNode = ({ block }: { readonly block: Block }) => {
  switch (block.type) {
    case 'paragraph':
      return (
        <p class={block.role === undefined ? undefined : `role-${block.role}`}>
          <Inlines inlines={block.inlines} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Inlines inlines={item} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'form':
      return <p>[Form: {block.heading}]</p>;
    default:
      return block satisfies never;
  }
};

/** Blocks as a visitor reads them. */
export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) => (
  <>
    {blocks.map((block) => (
      <BlockNode block={block} />
    ))}
  </>
);
