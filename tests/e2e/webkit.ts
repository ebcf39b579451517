import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** One WebKit window, driven by the few W3C WebDriver commands that a visit needs. */
export type WebKitPage = {
  goto(url: string): Promise<void>;
  /** Runs a function body in the page; a promise it returns is waited for. */
  evaluate(body: string): Promise<unknown>;
  /** Evaluates an expression again and again until it is neither null nor false. */
  waitFor(expression: string): Promise<unknown>;
  /** Clicks the element that an expression yields, as a pointer would. */
  click(expression: string): Promise<void>;
  /** Presses each key in turn, wherever the focus stands. */
  press(keys: string): Promise<void>;
  close(): Promise<void>;
};

/** What WebDriver calls the keys that have no letter. */
export const key = { enter: '\uE007', escape: '\uE00C' } as const;
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
};

/** Tries until it succeeds or fifteen seconds have passed; then its last error stands. */
const untilItWorks = async <T>(attempt: () => Promise<T>): Promise<T> => {
  const end = Date.now() + 15_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(50);
    }
  }
};

/** Starts the driver on a virtual screen and opens one window. */
export const launchWebKit = async (): Promise<WebKitPage> => {
  const port = await freePort();
  // The shell tells the driver's own id: once the driver ends, xvfb-run clears its screen.
  const script = `echo $$; exec WebKitWebDriver --port=${port}`;
  const screen = spawn('xvfb-run', ['-a', 'sh', '-c', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(screen, 'exit');
  const said = await Promise.race([once(screen.stdout, 'data'), ended.then(() => null)]);
  if (said === null) throw new Error('The virtual screen did not start.');
  const stop = async () => {
    if (screen.exitCode === null) process.kill(Number(said[0]));
    await ended;
  };
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      signal: AbortSignal.timeout(20_000),
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value?.error}, ${value?.message}`);
    return value;
  };
  const open = () => call('POST', '/session', { capabilities: {} });
  const made = await untilItWorks(open).catch((error) =>
    stop().then(() => Promise.reject(error)),
  );
  const session = `/session/${(made as { sessionId: string }).sessionId}`;
  const send = (path: string, body: object) => call('POST', `${session}${path}`, body);
  const evaluate = (body: string) => send('/execute/sync', { script: body, args: [] });
  const waitFor = (expression: string) =>
    untilItWorks(async () => {
      const value = await evaluate(`return ${expression}`);
      if (value === null || value === false) throw new Error(`Not yet: ${expression}`);
      return value;
    });
  return {
    evaluate,
    waitFor,
    goto: async (url) => void (await send('/url', { url })),
    click: async (expression) => {
      // WebDriver hands an element over as an object with its id under a fixed long name.
      const [id] = Object.values((await waitFor(expression)) as Record<string, string>);
      await send(`/element/${id}/click`, {});
    },
    press: async (keys) => {
      const actions = [...keys].flatMap((value) =>
        ['keyDown', 'keyUp'].map((type) => ({ type, value })),
      );
      await send('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    close: () => call('DELETE', session).then(stop, stop),
  };
};
