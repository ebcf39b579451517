const open = /^(?:https|tel|mailto|sms):/;
/** For forms, which are sent to the service itself and nowhere else. */
export const ownOnly = /^$/;

/**
 * The address of a link if it is safe to follow: https, tel, mailto, sms, or a page of
 * the service itself. Everything else (`javascript:`, `data:`, other http) is undefined.
 */
export const safeHref = (
  href: unknown,
  base: string,
  schemes = open,
): string | undefined => {
  if (typeof href !== 'string' || !URL.canParse(href, base)) return undefined;
  const { origin, protocol, username, href: whole } = new URL(href, base);
  const isOwn = protocol.startsWith('http') && origin === new URL(base).origin;
  return !username && (isOwn || schemes.test(protocol)) ? whole : undefined;
};
