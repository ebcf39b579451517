import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minify } from 'terser';
import type { InlineConfig } from 'vite';
import { build } from 'vite';
import { openApiDocument } from '../src/http/openapi.ts';
import { gzipBytes } from './gzip-bytes.ts';
import { innerNames, shortenVariables } from './inner-names.ts';
import { must, root } from './step.ts';

const publicFolder = join(root, 'dist/public');

/** What the build knows about the widget's file; written to dist/widget.json. */
export type WidgetFile = {
  /** The pinned copy's name; it holds the first digits of the content's hash. */
  readonly file: string;
  readonly integrity: string;
  readonly bytes: number;
  readonly gzipBytes: number;
};

const headers = (pinned: string): string => `/vetted-chat.js
  Cache-Control: public, max-age=3600
  Access-Control-Allow-Origin: *
/${pinned}
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
/editor/*
  Cache-Control: public, max-age=31536000, immutable
/api/openapi.json
  Cache-Control: public, max-age=300
  Access-Control-Allow-Origin: *
`;

/** Writes dist/public/api/openapi.json, made from the schemas that check the requests. */
const writeOpenApi = async (): Promise<void> => {
  await mkdir(join(publicFolder, 'api'), { recursive: true });
  const file = join(publicFolder, 'api/openapi.json');
  await writeFile(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
};

/**
 * Compiles the knowledge folder to dist/knowledge.json, with the tables that it was trained
 * with beside it (dist/vectors.json, dist/gate.json), and describes the API in
 * dist/public/api/openapi.json.
 */
export const compileKnowledge = async (): Promise<void> => {
  await writeOpenApi();
  await must('node', ['src/cli.ts', 'compile', '--out', 'dist']);
  // The Worker's own copies, by other names: a rule of wrangler.toml makes these texts, and
  // everybody else's are JSON modules.
  await cp(join(root, 'vectors/words.json'), join(root, 'dist/vectors.json'));
  await cp(join(root, 'vectors/recurrent.json'), join(root, 'dist/gate.json'));
};

/** Bundles the widget into dist/public: one file, and a copy pinned by its content. */
export const bundleWidget = async (): Promise<WidgetFile> => {
  await rm(join(publicFolder, 'vetted-chat.js'), { force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: join(root, 'widget/public'),
    build: {
      outDir: publicFolder,
      emptyOutDir: false,
      target: 'es2022',
      // Browsers that know light-dark(): a translation of it would double the styles.
      cssTarget: ['chrome123', 'safari17.5', 'firefox121'],
      lib: {
        entry: join(root, 'widget/index.ts'),
        formats: ['iife'],
        name: 'vettedChat',
        fileName: () => 'vetted-chat.js',
      },
      rolldownOptions: {
        output: {
          minify: {
            compress: true,
            mangle: true,
            codegen: true,
            mangleProps: { include: new RegExp(`^(?:${innerNames.join('|')})$`, 'u') },
          },
        },
      },
    },
  });
  const built = join(publicFolder, 'vetted-chat.js');
  await writeFile(built, shortenVariables(await readFile(built, 'utf8')));
  const source = await readFile(built);
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
  const file = `vetted-chat.${hash}.js`;
  const widget = {
    file,
    integrity: `sha384-${createHash('sha384').update(source).digest('base64')}`,
    bytes: source.length,
    gzipBytes: gzipBytes(source),
  };
  await cp(join(publicFolder, 'vetted-chat.js'), join(publicFolder, file));
  await writeFile(join(publicFolder, '_headers'), headers(file));
  await writeFile(join(root, 'dist/widget.json'), `${JSON.stringify(widget, null, 2)}\n`);
  return widget;
};

/** What bundles of server code have in common. */
const forServers: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
};

/**
 * Bundles the Node entry into dist/service.js, with all it needs except Node beside it;
 * dist/node.js looks at the version of Node and loads it.
 */
export const bundleNode = async (): Promise<void> => {
  await build({
    ...forServers,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src/node.ts'),
      outDir: join(root, 'dist'),
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'service.js' } },
    },
  });
  await cp(join(root, 'src/node/first.js'), join(root, 'dist/node.js'));
  await cp(join(root, 'src/store/migrations'), join(root, 'dist/migrations'), {
    recursive: true,
  });
};

/** The Worker in one file of code, which wrangler deploys without bundling it again. */
export const workerEntry = 'dist/worker-code/worker.js';

/** Texts that travel beside the code; wrangler.toml says that they are texts. */
const workerTexts = [
  'knowledge.json',
  'knowledge-state.json',
  'vectors.json',
  'gate.json',
] as const;

const besideWorker = /\.\.\/dist\/(?<file>[a-z-]+\.json)$/u;

/** Members that MiniSearch and its map keep to themselves. */
const searchMembers =
  /^_(?:options|index|document|stored|idTo|tree|size|field|avgField|path|dirt|enqueued|current|next|prefix)/u;

/** Minifies what the bundler's own minifier leaves, in several passes. */
const minifyAgain = async (file: string): Promise<void> => {
  const { code = '' } = await minify(await readFile(file, 'utf8'), {
    module: true,
    ecma: 2022,
    // Comparisons that are turned round pack worse.
    compress: {
      passes: 4,
      ecma: 2022,
      unsafe_arrows: true,
      hoist_funs: true,
      keep_fargs: false,
      comparisons: false,
      lhs_constants: false,
      booleans: false,
      // `String(x)` becomes `'' + x` and the like: symbols, for which that differs, are not used.
      unsafe: true,
      unsafe_methods: true,
      unsafe_regexp: true,
      pure_getters: true,
    },
    mangle: { properties: { regex: searchMembers } },
    format: { quote_style: 3 },
  });
  await writeFile(file, code);
};

/**
 * Bundles the Worker's code into `workerEntry`, for wrangler to take as it is: its own
 * bundler leaves 3 kB more of it (README, 'Decisions').
 */
export const bundleWorkerCode = async (): Promise<void> => {
  await build({
    ...forServers,
    resolve: { conditions: ['workerd', 'worker', 'browser'] },
    ssr: { noExternal: true, target: 'webworker' },
    plugins: [
      {
        name: 'texts-beside-the-worker',
        enforce: 'pre',
        resolveId: (id) => {
          const file = besideWorker.exec(id)?.groups?.file;
          return file === undefined ? null : { id: `./${file}`, external: true };
        },
      },
    ],
    build: {
      ssr: join(root, 'src/worker.ts'),
      outDir: join(root, 'dist/worker-code'),
      target: 'es2024',
      minify: true,
      rolldownOptions: {
        external: [/^node:/u, /^cloudflare:/u],
        // Nothing that the Worker reads does anything by being read.
        treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
        output: {
          entryFileNames: 'worker.js',
          minify: { compress: true, mangle: true, codegen: true },
        },
      },
    },
  });
  await minifyAgain(join(root, workerEntry));
  for (const text of workerTexts)
    await cp(join(root, 'dist', text), join(root, 'dist/worker-code', text));
};

/** Bundles the Worker as a deploy would, without deploying; prints its gzip size. */
export const bundleWorker = async (environment = 'production'): Promise<void> => {
  await bundleWorkerCode();
  await rm(join(root, 'dist/worker'), { recursive: true, force: true });
  await must('wrangler', [
    'deploy',
    workerEntry,
    '--no-bundle',
    '--dry-run',
    '--outdir',
    'dist/worker',
    '--env',
    environment,
  ]);
};
