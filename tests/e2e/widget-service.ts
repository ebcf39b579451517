import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { galleryReplies, galleryStart } from '../../src/http/pages/gallery-replies.ts';
import { galleryRoutes } from '../../src/http/pages/gallery-routes.tsx';

/** What came in: path, parsed body, and the headers that tests ask about. */
export type Received = {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly headers: IncomingMessage['headers'];
};

/** An answer of the service: a body with its status, or silence until the test ends. */
export type Answer =
  | { readonly status?: number; readonly body: unknown }
  | 'never'
  | 'break';

export type WidgetService = {
  readonly origin: string;
  readonly received: Received[];
  /** Decides on each request under /api; `undefined` means the usual answer. */
  reply: (received: Received) => Answer | undefined;
  /** The host page: `/` serves it. */
  page: { html: string; headers: Record<string, string> };
  readonly close: () => Promise<void>;
};

/** The strictest policy that WIDGET.md asks for. */
export const strictPolicy =
  "default-src 'self'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const built = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../dist/public/${name}`, import.meta.url));
/** Read once: a build beside the tests may replace the files for a moment. */
const assets: Readonly<Record<string, readonly [string, Buffer]>> = {
  '/vetted-chat.js': ['text/javascript', await built('vetted-chat.js')],
  '/site.css': ['text/css', await built('site.css')],
  '/gallery.css': ['text/css', await built('gallery.css')],
};
const gallery = galleryRoutes();

const suggestions = {
  knowledge: galleryStart.knowledge,
  entries: [
    {
      id: 'numbness',
      question: 'Why do I have pain in the buttock?',
      phrasings: ['my bum hurts', 'sore bum', 'pain in my bum'],
    },
    {
      id: 'sciatica',
      question: 'What is sciatica?',
      phrasings: [
        'shooting pain down my leg',
        'trapped nerve in leg',
        'sciatic nerve pain',
      ],
    },
    {
      id: 'surgery',
      question: 'When is surgery considered?',
      phrasings: ['do I need an operation', 'back op', 'will I need surgery'],
    },
  ],
};

/** A host page that carries the widget as the README's snippet does. */
export const hostPage = (element: string, head = ''): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Clinic</title>
<meta name="viewport" content="width=device-width">${head}
<script src="/vetted-chat.js" defer></script></head>
<body><header><p>The site</p></header><main><h1>Clinic</h1><p><a href="#x">A link of the page</a></p></main>${element}</body></html>`;

const usual = ({ path, body }: Received): Answer => {
  if (path === '/api/start') return { body: galleryStart };
  if (path === galleryStart.suggestions) return { body: suggestions };
  if (path === '/api/feedback') return { status: 204, body: undefined };
  const isNumb = /can.?t feel/i.test(String(body.query));
  return { body: isNumb ? galleryReplies.emergency : galleryReplies.answer };
};

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
};

/**
 * A small faithful double of the service: the wire format of src/schema, the built
 * widget, and a host page. It exists so that a test can make the service fail at will.
 */
export const startWidgetService = async (): Promise<WidgetService> => {
  const silent = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html', ...service.page.headers });
      return response.end(service.page.html);
    }
    const asset = assets[path];
    if (asset !== undefined) {
      response.writeHead(200, { 'content-type': asset[0] });
      return response.end(asset[1]);
    }
    if (path.startsWith('/widget-gallery') && path !== galleryStart.suggestions) {
      const body = await bodyOf(request);
      const made = await gallery.request(request.url ?? '/', {
        method: request.method ?? 'GET',
        ...(request.method === 'POST' && { body: JSON.stringify(body) }),
      });
      response.writeHead(made.status, Object.fromEntries(made.headers));
      return response.end(await made.text());
    }
    if (!path.startsWith('/api/') && path !== galleryStart.suggestions) {
      response.writeHead(404);
      return response.end();
    }
    const received = { path, body: await bodyOf(request), headers: request.headers };
    service.received.push(received);
    const answer = service.reply(received) ?? usual(received);
    if (answer === 'never') return silent.add(response);
    if (answer === 'break') return response.destroy();
    const type =
      (answer.status ?? 200) < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(answer.status ?? 200, { 'content-type': type });
    return response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service: WidgetService = {
    origin,
    received: [],
    reply: () => undefined,
    page: { html: hostPage('<vetted-chat></vetted-chat>'), headers: {} },
    close: async () => {
      for (const response of silent) response.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return service;
};
