import { describe, expect, it } from 'vitest';
import { galleryReplies } from '../../src/http/pages/gallery-replies.ts';
import { withBench } from './widget-page.ts';

const { answer, emergency, options, handOff } = galleryReplies;
const markup = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const linked = (href: unknown) => ({
  ...answer,
  blocks: [{ type: 'paragraph', inlines: [{ text: 'a link', href }] }],
});
const asOption = (entry: unknown, label: unknown) => ({
  ...options,
  options: [{ entry, label }],
});
const asAction = (href: unknown, type = 'link') => ({
  ...handOff,
  actions: [{ type, label: 'an action', href }],
});
const formTo = (action: unknown, field: object) => ({
  ...handOff,
  blocks: [
    { type: 'form', id: 'f', heading: markup, action, fields: [field], submit: 'Go' },
  ],
});

/** Replies that only a broken or taken-over service would send. */
const replies: readonly (readonly [string, unknown])[] = [
  ['a javascript: link', linked('javascript:window.hacked=1')],
  ['a JaVaScRiPt: link', linked('JaVaScRiPt:window.hacked=1')],
  ['a javascript: link behind a tab', linked('\tjava\nscript:window.hacked=1')],
  [
    'a javascript: link behind a control character',
    linked('\u0001javascript:window.hacked=1'),
  ],
  ['a data: link', linked('data:text/html,<script>window.hacked=1</script>')],
  ['a vbscript: link', linked('vbscript:window.hacked=1')],
  ['a blob: link', linked('blob:https://evil.example/x')],
  ['a file: link', linked('file:///etc/passwd')],
  ['a plain http link elsewhere', linked('http://evil.example/')],
  ['a link with a password', linked('https://user:pass@evil.example/')],
  ['a link that is no text', linked({ toString: 'javascript:window.hacked=1' })],
  ['an empty link', linked('')],
  [
    'markup in a paragraph',
    { ...answer, blocks: [{ type: 'paragraph', inlines: [{ text: markup }] }] },
  ],
  [
    'markup in a list',
    {
      ...answer,
      blocks: [{ type: 'list', ordered: false, items: [[{ text: markup }]] }],
    },
  ],
  ['markup in the question', { ...answer, entry: { ...answer.entry, question: markup } }],
  [
    'markup in the source',
    {
      ...answer,
      entry: {
        ...answer.entry,
        source: { title: markup, href: 'javascript:window.hacked=1' },
      },
    },
  ],
  ['markup in the disclaimer', { ...answer, disclaimer: markup }],
  ['markup in an option', asOption('x', markup)],
  ['an option that is no text', asOption({ a: 1 }, 7)],
  ['a javascript: action', asAction('javascript:window.hacked=1')],
  ['a javascript: booking', asAction('javascript:window.hacked=1', 'booking')],
  [
    'a class name as action type',
    asAction('https://example.com/', 'x" onclick="window.hacked=1'),
  ],
  [
    'a care card with a javascript: number',
    {
      ...emergency,
      care: {
        ...emergency.care,
        heading: markup,
        actions: [{ label: 'Call', href: 'javascript:window.hacked=1' }],
      },
    },
  ],
  [
    'a role that is markup',
    {
      ...answer,
      blocks: [{ type: 'paragraph', role: markup, inlines: [{ text: 'x' }] }],
    },
  ],
  [
    'a kind of block that nobody knows',
    { ...answer, blocks: [{ type: 'html', html: markup }] },
  ],
  ['blocks that are no list', { ...answer, blocks: { length: 1 } }],
  ['a block that is null', { ...answer, blocks: [null] }],
  ['no fields at all', {}],
  [
    'a form for another site',
    formTo('https://evil.example/', {
      name: 'n',
      type: 'text',
      label: markup,
      required: true,
    }),
  ],
  [
    'a form field of an unknown type',
    formTo('/api/x', { name: '__proto__', type: 'image', label: 'x', required: true }),
  ],
  ['a prototype in the reply', JSON.parse('{"__proto__":{"hacked":1},"blocks":[]}')],
  ['text, not an object', 'hello'],
];

describe('hostile replies', () => {
  const bench = withBench();

  it.each(replies)('do nothing: %s', async (_, body) => {
    bench.service.reply = ({ path }) => (path === '/api/ask' ? { body } : undefined);
    const errors: string[] = [];
    bench.page.on('pageerror', (error) => errors.push(error.message));
    await bench.visit();
    await bench.open();
    await bench.ask('leg');
    const turn = bench.page.locator('article').last();
    const hrefs = await turn
      .locator('a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
    expect(hrefs.filter((scheme) => !/^(https|tel|mailto|sms):$/.test(scheme))).toEqual(
      [],
    );
    for (const link of await turn.locator('a').all()) await link.dispatchEvent('focus');
    expect(await turn.locator('img, script, iframe').count()).toBe(0);
    expect(await bench.page.evaluate(() => 'hacked' in window || 'hacked' in {})).toBe(
      false,
    );
    expect(errors).toEqual([]);
    // Whatever came, the visitor can go on.
    bench.service.reply = () => undefined;
    await bench.ask('back');
    await bench.page
      .getByRole('heading', { name: /Why does my leg hurt when/ })
      .last()
      .waitFor();
  });
});
