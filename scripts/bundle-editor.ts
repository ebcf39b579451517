import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './step.ts';

const publicFolder = join(root, 'dist/public');
const building = join(root, 'dist/editor');

/**
 * Parts of the editor that knowledge files never need: pictures, maps, program code and
 * the interface in other languages. They are never asked for, and stay out of the build.
 */
const leftOut =
  /^(?:@shikijs\/|leaflet|terra-draw|svgo|exifr)|\/locales\/(?!en-GB)[\w-]+\.json$|\/chunks\/(?:heic|webp|shiki)[\w-]+\.js$/;

/** The fonts come with the package; its style sheet still names a copy elsewhere. */
const foreignFont = /url\(https:\/\/cdn\.jsdelivr\.net\/[^)]*\)/g;
/** The editor asks whether GitHub is well, also when GitHub is not used. */
const statusPage = 'https://www.githubstatus.com/api/v2/status.json';
const allWell = 'data:application/json,{"status":{"indicator":"none"}}';

/** The editor without what it would load from other hosts by itself. */
const atHome = (code: string): string =>
  code.replaceAll(foreignFont, 'local("")').replaceAll(statusPage, allWell);

/** Files that only the parts left out would load. */
const unused = /^(?:heic|webp|marker)/;

const hashOf = async (folder: string): Promise<string> => {
  const hash = createHash('sha256');
  const names = await readdir(folder, { recursive: true });
  for (const name of names.sort()) {
    const bytes = await readFile(join(folder, name)).catch(() => '');
    hash.update(name).update(bytes);
  }
  return hash.digest('hex').slice(0, 12);
};

/**
 * Bundles the editor into dist/public/editor/<hash>/, everything that its page loads, and
 * names that folder in dist/public/editor.json. Folders of older builds are removed.
 */
export const bundleEditor = async (): Promise<void> => {
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'leave-out',
        enforce: 'pre',
        resolveId: (id) => (leftOut.test(id) ? '\0left-out' : null),
        load: (id) => (id === '\0left-out' ? 'export default {};' : null),
        transform: (code, id) => (id.includes('@sveltia/cms') ? atHome(code) : null),
      },
    ],
    build: {
      outDir: building,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(root, 'editor/index.ts'),
        output: { entryFileNames: 'editor.js' },
      },
    },
  });
  await cp(join(root, 'editor/page.css'), join(building, 'page.css'));
  for (const name of await readdir(join(building, 'assets'))) {
    if (unused.test(name)) await rm(join(building, 'assets', name));
  }
  const hash = await hashOf(building);
  const folder = join(publicFolder, 'editor');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await rename(building, join(folder, hash));
  await writeFile(
    join(publicFolder, 'editor.json'),
    `${JSON.stringify({ folder: `/editor/${hash}` })}\n`,
  );
};
