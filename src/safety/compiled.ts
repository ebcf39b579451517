import type { Route } from '../schema/red-flag.ts';
import type { CompiledClassifier } from './classifier.ts';

/** How close the concepts of a rule must stand: words between them, or a wider unit. */
export type Nearness = number | 'sentence' | 'text';

/** One rule, ready for the gate: examples and sources stay in the source file. */
export type CompiledRule = {
  readonly id: string;
  readonly flag: string;
  readonly route: Route;
  readonly card: string;
  /** Alternatives; each names the concepts that must all be told. */
  readonly when: readonly (readonly string[])[];
  readonly near: Nearness;
  /** Concepts whose presence anywhere in the query keeps the rule silent. */
  readonly without: readonly string[];
  /** Concepts that excuse only the words they share: 'my physio hurts me when …'. */
  readonly unless: readonly string[];
  /** All concepts must be about the same person. */
  readonly samePerson: boolean;
  /** The concepts may come from this query and the last two together. */
  readonly acrossTurns: boolean;
  /** Texts of the knowledge base on which it may fire. */
  readonly exceptions: readonly string[];
};

/** A named set of wordings, in the pattern language of `pattern.ts`. */
export type CompiledConcept = {
  readonly id: string;
  /** Wordings, parted by `|`: one string packs smaller than a list. */
  readonly words: string;
  /** Told in the past it still counts (a cancer history, thin bones). */
  readonly always?: boolean;
  /** The classifier doubts no rule that fires on it. */
  readonly undoubted?: boolean;
  /** Only asked about, it still counts (a crisis). */
  readonly evenAsked?: boolean;
  /** A thing people also ask about in general: no question opening may hold it. */
  readonly topic?: boolean;
  /** Goes into the context of the next turn. */
  readonly remembered?: boolean;
};

/** What the gate loads: plain JSON, small enough to travel inside a Worker. */
export type CompiledGate = {
  readonly version: 2;
  /** Words whose spelling slips are forgiven. */
  readonly keyWords: readonly string[];
  /** How people write words on a phone, and what they mean: 'wana=want to, som1=someone'. */
  readonly textSpeak?: string;
  /** Words that look like a misspelt key word but mean themselves, parted by spaces. */
  readonly ordinary: string;
  readonly concepts: readonly CompiledConcept[];
  readonly rules: readonly CompiledRule[];
  /** Absent where there was nothing to learn from. */
  readonly classifier?: CompiledClassifier;
  /** Queries, as `wordsOfQuery` writes them, that a person called harmless and the classifiers do not. */
  readonly harmless?: readonly string[];
};

/**
 * The concepts that the context reader looks for by name. They stand in the source under
 * `context` and are matched like every other concept.
 */
export const contextConcepts = [
  'negation-before',
  'denied-loss',
  'negation-after',
  'not-a-negation',
  'scope-end',
  'list-noun',
  'history-before',
  'history-after',
  'question-frame',
  'told',
  'relative',
  'idiom',
  'owned',
  'light',
  'gap-stop',
] as const;
export type ContextConcept = (typeof contextConcepts)[number];
