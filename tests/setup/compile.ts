import { compileKnowledge } from '../../scripts/bundle.ts';

const shared: typeof globalThis & { compiledKnowledge?: Promise<void> } = globalThis;

/** Compiles the knowledge once a run, whichever of the projects asks for it first. */
export const setup = (): Promise<void> => {
  shared.compiledKnowledge ??= compileKnowledge();
  return shared.compiledKnowledge;
};
