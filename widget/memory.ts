import type { Turn } from './conversation.ts';

const maxTurns = 20;

/** Turns kept for this tab. Storage that is blocked is no fault: the chat works without. */
export const loadTurns = (key: string): Turn[] => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Turn[];
  } catch {
    return [];
  }
};

/** Keeps the last turns for this tab; none of them leaves nothing behind. */
export const saveTurns = (key: string, turns: readonly Turn[]): void => {
  try {
    if (turns.length > 0)
      sessionStorage.setItem(key, JSON.stringify(turns.slice(-maxTurns)));
    else sessionStorage.removeItem(key);
  } catch {
    // Blocked or full: the conversation lives as long as the page.
  }
};
