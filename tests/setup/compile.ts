import { compileKnowledge } from '../../scripts/bundle.ts';

/** Compiles the knowledge once before the tests that read it compiled. */
export const setup = compileKnowledge;
