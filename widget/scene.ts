import type { FormBlock } from '../src/schema/block.ts';
import type { Start } from '../src/schema/reply.ts';
import type { Client } from './client.ts';
import type { Said } from './conversation.ts';
import type { Child } from './node.ts';
import type { Words } from './words.ts';

/** What the views may use of the element that they stand in. */
export type Scene = {
  words: Words;
  /** The service's base address, with a trailing slash. */
  base: string;
  locale: string;
  /** What the service said at the start. */
  start?: Start | undefined;
  readonly client: Client;
  readonly ask: (said: Said) => void;
  /** Speaks to screen readers, once; urgent things interrupt. */
  readonly announce: (text: string, isUrgent?: boolean) => void;
  /** Tells the host page; the detail never holds what a visitor wrote or read. */
  readonly emit: (name: string, detail?: Readonly<Record<string, unknown>>) => void;
  /** Leaves the page at once and forgets the conversation. */
  readonly quit: () => void;
  readonly renderForm: (block: FormBlock) => Child;
};
