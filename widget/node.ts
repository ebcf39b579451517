/** What `h` sets on a node: functions listen; false or nothing leaves the attribute out. */
export type Properties = Readonly<
  Record<string, string | number | boolean | undefined | ((event: never) => unknown)>
>;
/** What stands inside a node; anything empty is left out. */
export type Child = Node | string | false | null | undefined | readonly Child[];

/** Replaces what a node holds. Text is always a text node: no string becomes markup. */
export const put = (node: ParentNode, ...children: Child[]): void => {
  const flat = children.flat(9) as (Node | string)[];
  node.replaceChildren(...flat.filter(Boolean));
};

/** Makes an element. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') node.addEventListener(name, value as EventListener);
    else if ((value ?? false) !== false) node.setAttribute(name, `${value}`);
  }
  put(node, children);
  return node;
};

/** Makes a paragraph of a class. */
export const p = (style: string | undefined, ...children: Child[]): HTMLElement =>
  h('p', { class: style }, children);

/** Makes a list, a line for each. */
export const list = (lines: readonly Child[], tag: 'ol' | 'ul' = 'ul'): HTMLElement =>
  h(
    tag,
    {},
    lines.map((line) => h('li', {}, line)),
  );

/** Makes text that only screen readers meet. */
export const unseen = (text: string): HTMLElement => h('span', { class: 'sr' }, text);

/** Makes a button that says what it does. */
export const button = (
  label: Child,
  click: () => unknown,
  properties: Properties = {},
): HTMLButtonElement => h('button', { click, ...properties }, label);

/**
 * What there is to read in a node, buttons left out. What is folded away and the `.fine`
 * print is for the eye that looks for it; readers are not stopped by it.
 */
export const textOf = (
  node: Element,
  parts = ':is(h3, p, li):not(.said, .fine, :has(button), [hidden] *)',
): string =>
  [...node.querySelectorAll(parts)].map(({ textContent }) => textContent).join('\n');
