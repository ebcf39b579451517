import { bundleNode, bundleWidget } from '../../scripts/bundle.ts';
import { bundleEditor } from '../../scripts/bundle-editor.ts';
import { setup as compile } from './compile.ts';

/** Builds what the browser tests serve: knowledge, widget and the Node bundle. */
export const setup = async (): Promise<void> => {
  await compile();
  await bundleWidget();
  await bundleEditor();
  await bundleNode();
};
