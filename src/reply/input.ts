import type { Context } from '../schema/context.ts';
import type { Decision, ServeMode, Statuses } from '../schema/decision.ts';
import type { Entry } from '../schema/entry.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { Action } from '../schema/reply.ts';

/** What a reply is composed from. */
export type ComposeInput = {
  readonly decision: Decision;
  readonly knowledge: Knowledge;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly statuses: Statuses;
  readonly serve: ServeMode;
  readonly context: Context;
  /** Concepts that the gate saw in this query. */
  readonly concepts: readonly string[];
  /** true when the visitor dismissed the standing care card with this request. */
  readonly dismissed: boolean;
  /** Ways to reach a person, the booking link first. */
  readonly actions: readonly Action[];
  /** 'Open now until 6:30pm', as of this moment. */
  readonly opening: { readonly isOpen: boolean; readonly text: string };
  readonly isServable: (id: string) => boolean;
};
