import { h, p } from './node.ts';

/** How long a spoken text stays in its region, in milliseconds. */
const staysMs = 3000;

export type Announcer = {
  readonly node: HTMLElement;
  readonly announce: (text: string, isUrgent?: boolean) => void;
};

/**
 * Speaks to screen readers through regions of their own, each text once. The visible
 * conversation is not live: readers would say it all again after every turn.
 */
export const createAnnouncer = (): Announcer => {
  const polite = h('div', { 'aria-live': 'polite' });
  const urgent = h('div', { role: 'alert' });
  return {
    node: h('div', { class: 'sr' }, polite, urgent),
    announce: (text, isUrgent) => {
      const line = p('', text);
      (isUrgent ? urgent : polite).append(line);
      setTimeout(() => line.remove(), staysMs);
    },
  };
};
