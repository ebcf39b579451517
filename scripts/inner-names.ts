const innerVariable = /var\((--(?!vetted-)[a-z-]{2,})/gu;

/** Shortens the custom properties that only the widget's own styles use. */
export const shortenVariables = (source: string): string => {
  const names = [...source.matchAll(innerVariable)].map(([, name = '']) => name);
  return [...new Set(names)].reduce(
    (text, name, at) =>
      text.replaceAll(RegExp(`${name}(?![\\w-])`, 'gu'), `--${(at + 10).toString(36)}`),
    source,
  );
};

/**
 * Properties that only the widget's own modules use, so that its file may shorten them:
 * no word of the wire format, of the element, of its dictionary, of what a tab remembers
 * or of the DOM. A test compares them with the first four.
 */
export const innerNames: readonly string[] = [
  'announce',
  'base',
  'client',
  'connect',
  'disconnect',
  'emit',
  'field',
  'follow',
  'last',
  'locale',
  'node',
  'onClear',
  'onTurn',
  'option',
  'quit',
  'renderForm',
  'restore',
  'resume',
  'retry',
  'say',
  'score',
  'setOpen',
  'share',
  'turns',
  'update',
];
