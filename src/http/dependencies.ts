import type { Context } from 'hono';
import type { Hono } from 'hono/tiny';
import type { Answerer } from '../answer.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { DifferenceLine, Edit, EditPreview } from '../schema/edit.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { Settings } from '../schema/settings.ts';
import type { Recorder } from '../store/recorder.ts';
import type { Store } from '../store/store.ts';
import type { Log } from './log.ts';
import type { FileScreens } from './staff/file-screens.tsx';

/** One version of the knowledge, ready to answer. */
export type Served = { readonly knowledge: Knowledge; readonly answerer: Answerer };

/** Where the served knowledge comes from and what kept a newer one out. */
export type KnowledgeState = {
  readonly origin: 'bundled' | 'published' | 'file';
  /** When this version began to be served here. */
  readonly since: Date;
  /** Why a newer version was refused; null when nothing was. */
  readonly problem: string | null;
  /** How many errors in the knowledge files keep a newer version from being made. */
  readonly errors: number;
};

/** The knowledge that is served at the moment; it changes as a whole or not at all. */
export type KnowledgeSource = {
  current(): Served;
  state(): KnowledgeState;
  /** Looks for a newer version, at most once a minute; never rejects. */
  refresh(): Promise<void>;
};

/** Whether a request may pass; a refusal says when to come back. */
export type RateVerdict =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly retryAfterSeconds: number };

/** Limits per visitor (by address) and for the whole service. */
export type RateLimit = (address: string) => Promise<RateVerdict>;

/** Who is signed in on the staff page. */
export type StaffSession = {
  readonly who: string;
  /** What every form of this session sends along; nobody else can know it. */
  readonly formToken: string;
};

/** A link that signs one person in, once, where no token is set (loopback only). */
export type SignInLink = {
  /** Signs the sessions of this process. */
  readonly key: string;
  /** True for the right secret, in time and for the first time. */
  take(secret: string): boolean;
};

/** What became of an edit: the file it was written into, or why it was not. */
export type EditOutcome =
  | { readonly isMade: true; readonly file: string }
  | { readonly isMade: false; readonly problems: readonly string[] };

/**
 * The knowledge folder, where it is in reach (Node). Nothing is written but what a person
 * has asked for with a click.
 */
export type KnowledgeFiles = {
  /** What staff see of the files only where they are in reach. */
  readonly screens: FileScreens;
  /** What keeps the files as they are from being served. */
  errors(): readonly ContentProblem[];
  /** What an edit would change, also for questions that visitors asked. */
  preview(edit: Edit, asked: readonly string[]): Promise<EditPreview>;
  /** Makes the edit, unless the knowledge would have errors with it. */
  write(edit: Edit): Promise<EditOutcome>;
  /** The difference of an entry from its last signed wording; null when not known. */
  sinceSigned(entry: string): Promise<readonly DifferenceLine[] | null>;
};

/** Everything that the app is given by its runtime; it reaches for nothing else. */
export type Dependencies = {
  readonly knowledge: KnowledgeSource;
  /** null where no database is bound. */
  readonly store: Store | null;
  readonly recorder: Recorder;
  readonly settings: Settings;
  readonly now: () => Date;
  /** Milliseconds of a clock that only runs forward, for durations. */
  readonly clock: () => number;
  readonly randomId: () => string;
  readonly log: Log;
  readonly fetch: typeof fetch;
  /** Does work after the reply; a failure is logged, never seen by a visitor. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly rateLimit: RateLimit;
  /** Counts call-backs apart: many questions must not keep anybody from being called. */
  readonly callBackLimit: RateLimit;
  /** The visitor's address, for rate limits only; it is never kept or logged. */
  readonly addressOf: (context: Context<AppEnv>) => string;
  /** Static files; null where there is no such file. */
  readonly assets: (request: Request) => Promise<Response | null>;
  /** True while the service finishes its last requests. */
  readonly isStopping: () => boolean;
  /** Absent where the knowledge files are out of reach; then staff get patches. */
  readonly knowledgeFiles?: KnowledgeFiles;
  /** Present only where staff sign in with a one-time link. */
  readonly signInLink?: SignInLink;
};

/** What the app's middleware hands to its routes. */
export type AppEnv = {
  Variables: {
    readonly requestId: string;
    facts: RequestFacts;
    /** Set on a question beyond the rate limit: only a care card may answer it. */
    waitSeconds: number;
    /** Set on the staff's pages, once somebody is signed in. */
    staff: StaffSession;
    /** The fields of a form on the staff's pages, once its token was checked. */
    form: URLSearchParams;
  };
};

/** What a route adds to the log line of its request; nothing that a visitor wrote. */
export type RequestFacts = {
  kind?: string;
  entry?: string;
  problem?: string;
};

/** The Hono app of this service. */
export type App = Hono<AppEnv>;
