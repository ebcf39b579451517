import type { Reply } from '../src/schema/reply.ts';
import type { Client, Failure } from './client.ts';
import { newKey } from './client.ts';
import { loadTurns, saveTurns } from './memory.ts';

export type Said = {
  /** What was typed, or the label of the button that was pressed. */
  readonly query: string;
  readonly entry?: string;
  /** The question that was chosen for what was typed. */
  readonly label?: string;
  readonly dismiss?: 'care';
  /** Where the service has a form to show instead of an answer. */
  readonly form?: string | undefined;
};

/** What the visitor said and what came back; the browser keeps it, the service does not. */
export type Turn = Said & {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Keeps a repeated question one question. */
  readonly key: string;
  state: 'waiting' | 'queued' | 'failed' | 'answered' | 'topics';
  reply?: Reply | undefined;
  failure?: Failure | undefined;
};

export type Conversation = {
  readonly turns: () => readonly Turn[];
  readonly last: () => Reply | undefined;
  readonly add: (said: Said, state?: Turn['state']) => void;
  readonly retry: (turn: Turn) => void;
  /** Sends what waits; called when the browser is online again. */
  readonly resume: () => void;
  readonly restore: () => void;
  readonly clear: () => void;
};

/**
 * Keeps the turns in order and sends one at a time, since each needs the context of the
 * one before. `onChange` hears of a new turn and of each change of its state;
 * `memory` names the tab's storage, where the page wants it used.
 */
export const createConversation = (
  client: Client,
  memory: () => string | false,
  onChange: (turn: Turn) => void,
): Conversation => {
  let turns: Turn[] = [];
  let isSending = false;

  const save = (): void => {
    const key = memory();
    if (key) saveTurns(key, turns);
  };
  const change = (turn: Turn, state: Turn['state']): void => {
    turn.state = state;
    save();
    onChange(turn);
  };
  const last = (): Reply | undefined =>
    turns.findLast(({ reply, form }) => reply && !form)?.reply;

  const send = async (turn: Turn): Promise<void> => {
    const { query, entry, dismiss, form, key } = turn;
    const body = { query, entry, dismiss, context: last()?.context };
    const { value, failure } = await (form
      ? client<Reply>(form)
      : client<Reply>('api/ask', body, key));
    // Cleared in the meantime: nobody waits for it.
    if (!turns.includes(turn)) return;
    turn.failure = failure;
    turn.reply = value;
    try {
      if (value) return change(turn, 'answered');
    } catch {
      // A reply that cannot be drawn is no reply.
      delete turn.reply;
    }
    change(turn, failure?.status === 0 && !navigator.onLine ? 'queued' : 'failed');
  };

  const pump = async (): Promise<void> => {
    const next = turns.find(({ state }) => state === 'waiting');
    if (isSending || !next) return;
    isSending = true;
    await send(next);
    isSending = false;
    await pump();
  };

  const retry = (turn: Turn): void => {
    change(turn, 'waiting');
    void pump();
  };

  return {
    turns: () => turns,
    last,
    add: (said, state = 'waiting') => {
      const turn: Turn = { ...said, at: Date.now(), key: newKey(), state };
      turns.push(turn);
      change(turn, state);
      void pump();
    },
    retry,
    resume: () => turns.filter(({ state }) => state === 'queued').map(retry),
    restore: () => {
      const key = memory();
      if (key && turns.length === 0) turns = loadTurns(key);
      void pump();
    },
    clear: () => {
      turns = [];
      save();
    },
  };
};
