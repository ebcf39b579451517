const wholeReference = /^(?:tel:|mailto:)?\{\{[^{}]*\}\}$/;
const telephone = /^tel:\+?[\d ()-]{3,20}$/;
const mail = /^mailto:[^\s@?]+@[^\s@?]+\.[a-z]{2,}$/i;
/** A path of the service itself, such as /privacy; never `//host`. */
const ownPath = /^\/(?!\/)[\w./-]*$/;

/** Whether an address is a usable https one. */
export const isHttps = (href: string): boolean =>
  href.startsWith('https://') && URL.canParse(href) && new URL(href).username === '';

/** What is wrong with the address of a link, or undefined. */
export const linkProblem = (href: string): string | undefined => {
  if (href === '') return 'A link has no address. Write [the text](https://the-address).';
  if (wholeReference.test(href) || ownPath.test(href)) return undefined;
  if (href.startsWith('tel:')) {
    return telephone.test(href.replaceAll('%20', ' '))
      ? undefined
      : `The telephone link "${href}" is not a number. Write [020 …](tel:{{phone}}), or tel: and digits only.`;
  }
  if (href.startsWith('mailto:')) {
    return mail.test(href)
      ? undefined
      : `The e-mail link "${href}" is not one address. Write [e-mail us](mailto:{{email}}).`;
  }
  return isHttps(href)
    ? undefined
    : `The link "${href}" is not allowed. Links begin with https://, tel: or mailto:.`;
};
