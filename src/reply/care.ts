import type { CareCard } from '../schema/red-flag.ts';
import type { Care } from '../schema/reply.ts';

/** A care card as it travels in a reply; `reminder` when it stands since earlier. */
export const cardToCare = (card: CareCard, reminder: boolean): Care => ({
  route: card.route,
  level: card.level,
  heading: card.heading,
  items: card.items,
  actions: card.actions,
  reminder,
  line: card.reminder,
  quickExit: card.quickExit,
});
