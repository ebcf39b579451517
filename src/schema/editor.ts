import type { Block } from './block.ts';
import type { Clinic } from './clinic.ts';
import type { Article } from './entry.ts';

/** One thing to choose from in the editing form. */
export type Choice = { readonly value: string; readonly label: string };

/** Where the knowledge lies when it is not edited in a folder of this machine. */
export type Repository = {
  /** owner/name on GitHub. */
  readonly name: string;
  readonly branch: string;
  /** The service that signs in with GitHub; without one a token is used. */
  readonly signIn?: string;
};

/** What the editing form needs to know of the service, beside the knowledge files. */
export type EditorSettings = {
  /** null: only a folder of this machine can be edited. */
  readonly repository: Repository | null;
  readonly choices: {
    readonly entries: readonly Choice[];
    readonly topics: readonly Choice[];
    readonly articles: readonly Choice[];
  };
  /** What the preview puts into an answer. */
  readonly preview: {
    readonly clinic: Pick<Clinic, 'name' | 'phone' | 'email' | 'address' | 'links'>;
    readonly articles: readonly Article[];
    readonly safetyNet: readonly Block[];
  };
};
