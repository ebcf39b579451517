import { Hono } from 'hono/tiny';
import type { Settings } from '../../schema/settings.ts';
import type { AppEnv, Dependencies } from '../dependencies.ts';
import { EditorPage } from './page.tsx';
import { editorSettings } from './settings.ts';

/** Where the editor stands: under the staff's pages, whose routes ask for a session. */
export const editorPath = '/staff/editor';
const settingsPath = `${editorPath}/settings.json`;

/**
 * The editor's own policy, wider than that of our other pages in four ways: its styles
 * are made by its script, its preview is a frame made from a blob, it shows pictures made
 * in the page, and, only where a repository is set, it talks to GitHub. No script and no
 * font ever comes from elsewhere.
 */
export const editorPolicy = ({ EDITOR_REPOSITORY }: Settings): string => {
  const hasGitHub = EDITOR_REPOSITORY !== undefined;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${hasGitHub ? ' https://avatars.githubusercontent.com' : ''}`,
    "font-src 'self'",
    `connect-src 'self' data: blob:${hasGitHub ? ' https://api.github.com' : ''}`,
    'frame-src blob:',
    'manifest-src blob:',
    "form-action 'self'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
};

const builtFolder = /^\/editor\/[0-9a-f]{12}$/;

/** The folder of the editor's files, as the build has named it; null without a build. */
const folderOf = async (
  { assets }: Dependencies,
  url: string,
): Promise<string | null> => {
  const response = await assets(new Request(new URL('/editor.json', url)));
  if (response?.ok !== true) return null;
  const { folder } = (await response.json()) as { folder?: unknown };
  return typeof folder === 'string' && builtFolder.test(folder) ? folder : null;
};

/**
 * The page on which staff edit entries in a form, and what the form needs to know. To be
 * mounted after the staff's own routes, which let only signed-in people pass.
 */
export const editorRoutes = (dependencies: Dependencies): Hono<AppEnv> => {
  const { knowledge, settings } = dependencies;
  const routes = new Hono<AppEnv>();

  routes.get(editorPath, async (context) => {
    const folder = await folderOf(dependencies, context.req.url);
    context.header('Content-Security-Policy', editorPolicy(settings));
    const page = (
      <EditorPage
        folder={folder}
        hasRepository={settings.EDITOR_REPOSITORY !== undefined}
      />
    );
    return context.html(`<!doctype html>${String(page)}`, folder === null ? 503 : 200);
  });

  routes.get(settingsPath, (context) =>
    context.json(editorSettings(knowledge.current().knowledge, settings)),
  );
  return routes;
};
