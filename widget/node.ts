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

/** Makes text that only screen readers meet. */
export const unseen = (text: string): HTMLElement => h('span', { class: 'sr' }, text);

/** Makes a button that says what it does. */
export const button = (
  label: Child,
  click: () => unknown,
  properties: Properties = {},
): HTMLButtonElement => h('button', { type: 'button', click, ...properties }, label);

/** Draws a 24 by 24 icon from one path; hidden from assistive technology. */
export const icon = (path: string): SVGElement => {
  const [node, shape] = ['svg', 'path'].map((name) =>
    document.createElementNS('http://www.w3.org/2000/svg', name),
  ) as [SVGElement, SVGElement];
  node.setAttribute('viewBox', '0 0 24 24');
  node.ariaHidden = 'true';
  shape.setAttribute('d', path);
  node.append(shape);
  return node;
};
