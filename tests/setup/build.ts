import { bundleNode, bundleWidget, compileKnowledge } from '../../scripts/bundle.ts';

/** Builds what the browser tests serve: knowledge, widget and the Node bundle. */
export const setup = async (): Promise<void> => {
  await compileKnowledge();
  await bundleWidget();
  await bundleNode();
};
