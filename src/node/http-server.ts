import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { App, Dependencies } from '../http/dependencies.ts';
import type { Refusal } from './refusals.ts';
import {
  createRefuse,
  malformed,
  noTunnel,
  reasonOf,
  toWire,
  unexpected,
  wentWrong,
} from './refusals.ts';

/** Bounds on slow clients (node:http): a whole request, its headers, an idle connection. */
const timeouts = {
  requestTimeout: 15_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
};

/** How long a refused connection may still send: cut off sooner it loses the answer. */
const lingerMs = 1000;

const answerAndEnd = (socket: Duplex, refusal: Refusal): void => {
  socket.end(toWire(refusal));
  setTimeout(() => socket.destroy(), lingerMs).unref();
};

/** The server of Node for an app; what is no request for the app it refuses itself. */
export const createHttpServer = (app: App, dependencies: Dependencies): Server => {
  const refuse = createRefuse(dependencies);
  const listener = getRequestListener(app.fetch, {
    errorHandler: (error) => {
      const { body, ...init } = refuse(
        error instanceof RequestError ? malformed : wentWrong,
      );
      return new Response(body, init);
    },
  });
  // Without a host it would be refused by node:http, without a word.
  const server = createServer({ ...timeouts, requireHostHeader: false }, listener);

  const responses = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', (request, response) => {
    responses.set(request.socket, response);
    // Whoever keeps a connection learns from the reply that it ends.
    if (dependencies.isStopping()) response.setHeader('connection', 'close');
  });
  server.on('clientError', (error, socket) => {
    // What a refused connection goes on to send is no news.
    if (socket.writableEnded) return;
    const response = responses.get(socket);
    const isUnderWay = response?.headersSent === true && !response.writableFinished;
    if (isUnderWay || !socket.writable) socket.destroy();
    else answerAndEnd(socket, refuse(reasonOf(error)));
  });
  server.on('connect', (_request, socket) => answerAndEnd(socket, refuse(noTunnel)));
  server.on('checkExpectation', (_request, response) => {
    const { status, headers, body } = refuse(unexpected);
    response.writeHead(status, headers).end(body);
  });
  return server;
};
