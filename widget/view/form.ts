import type { Block, FormBlock, FormField } from '../../src/schema/block.ts';
import { newKey } from '../client.ts';
import { ownHref } from '../link.ts';
import type { Child } from '../node.ts';
import { h, p, put } from '../node.ts';
import type { Scene } from '../scene.ts';
import { plainText, renderBlocks } from './blocks.ts';

let forms = 0;

const renderField = (scene: Scene, form: string, field: FormField): Child => {
  const { name, type, value, hint, required, autocomplete, options = [] } = field;
  const id = `${form}-${name}`;
  const label = required ? field.label : `${field.label} ${scene.words.optional}`;
  // What is wrong is written here, and read out with the field.
  const notes = h('div', { id }, hint && p('hint', hint), p('problem'));
  const common = { name, 'aria-describedby': id };
  const choice = (kind: string, text: string, chosen: string): Child =>
    h(
      'label',
      { class: 'choice' },
      h('input', {
        ...common,
        type: kind,
        value: chosen,
        checked: kind === 'radio' && chosen === value,
      }),
      text,
    );

  switch (type) {
    case 'hidden':
      return h('input', { name, type, value });
    case 'consent':
      return h('div', {}, notes, choice('checkbox', label, value ?? 'yes'));
    case 'choice':
      return h(
        'fieldset',
        {},
        h('legend', {}, label),
        notes,
        options.map((option, at) => [
          option.group !== options[at - 1]?.group && h('h4', {}, option.group),
          choice('radio', option.label, option.value),
        ]),
      );
    default: {
      const control = { ...common, id: `${id}-input`, class: 'text', autocomplete };
      return h(
        'div',
        {},
        h('label', { for: control.id }, label),
        notes,
        type === 'select'
          ? h(
              'select',
              control,
              options.map((option) =>
                h(
                  'option',
                  { value: option.value, selected: option.value === value },
                  option.label,
                ),
              ),
            )
          : h('input', { ...control, type, value }),
      );
    }
  }
};

/**
 * Draws a form that the service describes and posts its fields as JSON. What is wrong is
 * said beside each field and nothing typed is lost; a double tap sends one request.
 */
export const renderForm = (scene: Scene, block: FormBlock): Child => {
  const id = `form-${++forms}`;
  const status = p('problem');
  let key = newKey();
  let isBusy = false;

  /** Says what is wrong beside each field; true when the keyboard was put into one. */
  const showProblems = (problems: Readonly<Record<string, string>>): boolean => {
    let first: HTMLElement | undefined;
    for (const control of form.querySelectorAll<HTMLInputElement>('[aria-describedby]')) {
      const text = problems[control.name];
      const notes = form.querySelector(
        `#${CSS.escape(`${id}-${control.name}`)} .problem`,
      );
      if (notes) put(notes, text);
      control.ariaInvalid = `${!!text}`;
      if (text) first ??= control;
    }
    first?.focus();
    return !!first;
  };

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const action = ownHref(block.action, scene.base);
    if (isBusy || !action) return;
    isBusy = true;
    const fields = Object.fromEntries(new FormData(form));
    const { value, failure } = await scene.client<{ blocks?: Block[] }>(
      action,
      fields,
      key,
    );
    isBusy = false;
    if (value) {
      const blocks = value.blocks ?? [];
      const done = h('div', { tabindex: -1 }, renderBlocks(scene, blocks));
      form.replaceWith(done);
      done.focus();
      scene.announce(plainText(blocks));
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
    { novalidate: true, submit, 'aria-labelledby': id },
    h('h3', { id }, block.heading),
    block.intro && p('', block.intro),
    block.fields.map((field) => renderField(scene, id, field)),
    status,
    h('button', { class: 'primary' }, block.submit),
  );
  return form;
};
