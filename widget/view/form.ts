import type { FormBlock, FormField } from '../../src/schema/block.ts';
import type { FormReply } from '../../src/schema/form-reply.ts';
import { newKey } from '../client.ts';
import { ownOnly, safeHref } from '../link.ts';
import type { Child } from '../node.ts';
import { h, p, put, textOf } from '../node.ts';
import type { Scene } from '../scene.ts';
import { renderActions } from './action.ts';
import { renderBlocks } from './blocks.ts';

type Shown = {
  readonly node: HTMLElement;
  readonly problem: HTMLElement;
  readonly field: FormField;
};

const renderField = (scene: Scene, id: string, field: FormField): Shown => {
  const { name, type, value, hint, required, autocomplete, options } = field;
  const problem = p('problem');
  const label = required ? field.label : `${field.label} ${scene.words.optional}`;
  // What is wrong is written here, and read out with the field.
  const notes = h('div', { id }, hint && p('hint', hint), problem);
  const input = (kind: string, chosen = value, extra = {}): HTMLInputElement =>
    h('input', { name, type: kind, value: chosen, 'aria-describedby': id, ...extra });
  const choice = (control: Child, text: string): Child =>
    h('label', { class: 'choice' }, control, text);

  const node =
    type === 'hidden'
      ? input(type)
      : options
        ? h(
            'fieldset',
            {},
            h('legend', {}, label),
            notes,
            options.map((option, at) => [
              option.group &&
                option.group !== options[at - 1]?.group &&
                h('h3', { class: 'fine' }, option.group),
              choice(
                input('radio', option.value, { checked: option.value === value }),
                option.label,
              ),
            ]),
          )
        : type === 'consent'
          ? h('div', {}, notes, choice(input('checkbox', 'yes'), label))
          : h(
              'div',
              {},
              h('label', { for: `${id}-input` }, label),
              notes,
              input(type, value, { id: `${id}-input`, class: 'text', autocomplete }),
            );
  return { node, problem, field };
};

/**
 * Draws a form that the service describes and posts its fields as JSON. What is wrong is
 * said beside each field and nothing typed is lost; a double tap sends one request.
 */
export const renderForm = (scene: Scene, block: FormBlock): Child => {
  const id = newKey();
  const status = p('problem');
  const fields = block.fields.map((field, at) =>
    renderField(scene, `${id}-${at}`, field),
  );
  let key = newKey();
  let isBusy = false;

  /** Says what is wrong beside each field; true when the keyboard was put into one. */
  const showProblems = (problems: Readonly<Record<string, string>>): boolean => {
    const wrong = fields.flatMap(({ node, problem, field }) => {
      const text = problems[field.name];
      const control = [node, ...node.querySelectorAll('input')].at(-1);
      put(problem, text);
      if (control) control.ariaInvalid = `${!!text}`;
      return text ? [control] : [];
    });
    wrong[0]?.focus();
    return wrong.length > 0;
  };

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const action = safeHref(block.action, scene.base, ownOnly);
    if (isBusy || !action) return;
    isBusy = true;
    const typed = Object.fromEntries(new FormData(form));
    const { value, failure } = await scene.client<FormReply>(action, typed, key);
    isBusy = false;
    if (value) {
      const done = h(
        'div',
        { tabindex: -1 },
        renderBlocks(scene, value.blocks),
        renderActions(scene, value.actions),
      );
      form.replaceWith(done);
      done.focus();
      scene.announce(textOf(done));
      return scene.emit('handoff', { type: block.id });
    }
    const { problem, status: code = 0 } = failure ?? {};
    // The service has answered: what is sent next is a new request.
    if (code > 0 && code < 500) key = newKey();
    const text = `${problem?.detail ?? scene.words.failed} ${problem?.phone ?? ''}`;
    put(status, !showProblems(problem?.fields ?? {}) && text);
    scene.announce(text, true);
  };

  const form = h(
    'form',
    { novalidate: true, submit },
    h('h3', {}, block.heading),
    block.intro && p('', block.intro),
    fields.map(({ node }) => node),
    status,
    h('button', { class: 'primary' }, block.submit),
  );
  return form;
};
