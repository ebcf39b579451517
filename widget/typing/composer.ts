import type { Option } from '../../src/schema/reply.ts';
import { maxLength } from '../limits.ts';
import { h, put } from '../node.ts';
import type { Scene } from '../scene.ts';
import { fill } from '../words.ts';
import { hasSecret } from './secrets.ts';

export type Composer = {
  readonly node: HTMLElement;
  readonly input: HTMLTextAreaElement;
  /** Closes the list of suggestions; true when there was one. */
  readonly close: () => boolean;
  /** Looks at the draft again, for suggestions that came after it was typed. */
  readonly update: () => void;
};

/**
 * The field with its visible label, quiet hints and suggestions (ARIA combobox). What is
 * typed stays on the device until it is sent.
 *
 * The role is set only while a list is open: a textarea may hold several lines, which
 * people in pain need, and HTML gives it no other role; `combobox` then says truly that
 * a list has appeared.
 */
export const createComposer = (
  { words, ask }: Scene,
  suggest: (draft: string) => readonly Option[],
): Composer => {
  const hint = h('p', { class: 'hint', id: 'hint', role: 'status' });
  const box = h('ul', {
    id: 'list',
    role: 'listbox',
    'aria-label': words.also,
    // The field keeps the focus, and with it the phone's keyboard.
    pointerdown: (event: Event) => event.preventDefault(),
  });
  let shown: readonly Option[] = [];
  let active = -1;

  const mark = (at: number): void => {
    const marked = box.children[at];
    active = at;
    for (const option of box.children) option.ariaSelected = `${option === marked}`;
    marked?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', at < 0 ? '' : `option-${at}`);
  };

  const offer = (options: readonly Option[]): void => {
    shown = options;
    box.hidden = options.length === 0;
    input.role = box.hidden ? null : 'combobox';
    input.ariaExpanded = box.hidden ? null : 'true';
    put(
      box,
      options.map((option, at) =>
        h(
          'li',
          { id: `option-${at}`, role: 'option', click: () => send(option) },
          option.label,
        ),
      ),
    );
    mark(-1);
  };

  const close = (): boolean => {
    const wasOpen = !box.hidden;
    offer([]);
    return wasOpen;
  };

  const update = (): void => {
    const draft = input.value;
    const n = draft.length - maxLength;
    const text = n > 0 ? fill(words.long, n) : hasSecret(draft) ? words.private : '';
    if (hint.textContent !== text) put(hint, text);
    offer(suggest(draft));
  };

  const send = (option?: Option): void => {
    const query = input.value.trim();
    input.focus();
    if (!query || query.length > maxLength) return;
    input.value = '';
    update();
    ask({ query, ...option });
  };

  const keydown = (event: KeyboardEvent): void => {
    const { key } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const places = shown.length + 1;
    // Half-composed words of an input method are not the visitor's yet (229: Safari).
    if (event.isComposing || event.keyCode === 229) return;
    if (step && places > 1) mark(((active + 1 + step + places) % places) - 1);
    else if (key === 'Enter' && !event.shiftKey) send(shown[active]);
    else return;
    event.preventDefault();
  };
  const input = h('textarea', {
    id: 'input',
    rows: 1,
    enterkeyhint: 'send',
    'aria-autocomplete': 'list',
    'aria-controls': 'list',
    'aria-describedby': 'hint',
    keydown,
    input: update,
    blur: close,
  });
  offer([]);

  const submit = (event: Event): void => {
    event.preventDefault();
    send();
  };
  const node = h(
    'form',
    { class: 'composer', submit },
    box,
    h('label', { for: 'input' }, words.input),
    h(
      'div',
      { class: 'row' },
      input,
      h('button', { class: 'primary', part: 'send' }, words.send),
    ),
    hint,
  );
  return { node, input, close, update };
};
