import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Plain names only: nothing hidden, nothing that climbs out of the folder. */
const safePath = /^(?:\/[A-Za-z0-9_-][\w.-]*){1,4}$/;
/** A name that holds a hash of its content never changes. */
const hashed = /\.[0-9a-f]{8,}\.\w+$|^\/editor\/[0-9a-f]{12}\//;

type Asset = { readonly tag: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Serves the files of a folder, kept in memory until they change. */
export const createAssets = (folder: string) => {
  const kept = new Map<string, Asset>();

  const load = async (path: string): Promise<Asset | null> => {
    const file = join(folder, path);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() !== true) {
      kept.delete(path);
      return null;
    }
    const tag = `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"`;
    const known = kept.get(path);
    if (known?.tag === tag) return known;
    const asset = { tag, bytes: new Uint8Array(await readFile(file)) };
    kept.set(path, asset);
    return asset;
  };

  return async (request: Request): Promise<Response | null> => {
    const { pathname } = new URL(request.url);
    const type = types[extname(pathname)];
    if (type === undefined || !safePath.test(pathname)) return null;
    const asset = await load(pathname).catch(() => null);
    if (asset === null) return null;
    const headers = {
      ETag: asset.tag,
      'Content-Type': type,
      'Cache-Control': hashed.test(pathname)
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=3600',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    };
    return request.headers.get('if-none-match') === asset.tag
      ? new Response(null, { status: 304, headers })
      : new Response(asset.bytes, { headers });
  };
};
