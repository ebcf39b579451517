/** How long an outside service may take before the visitor is helped without it. */
export const callTimeoutMs = 4000;

/** What came of a call; a body that is not JSON is undefined. */
export type Called =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Headers;
      readonly body: unknown;
    }
  | { readonly kind: 'slow' }
  | { readonly kind: 'down' };

/** What calls are made with. */
export type Caller = {
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
};

/**
 * Calls an outside service and reads its JSON, in time or not at all; it never rejects.
 * Redirects are not followed: what they lead to is no service that anybody chose.
 */
export const callJson = async (
  { fetch, timeoutMs }: Caller,
  url: string,
  init: RequestInit = {},
): Promise<Called> => {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Called>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: 'slow' });
      controller.abort();
    }, timeoutMs);
  });
  const attempt = async (): Promise<Called> => {
    try {
      const { signal } = controller;
      const response = await fetch(url, { ...init, redirect: 'manual', signal });
      const { status, headers } = response;
      return { kind: 'answered', status, headers, body: parse(await response.text()) };
    } catch {
      return { kind: 'down' };
    }
  };
  try {
    return await Promise.race([attempt(), late]);
  } finally {
    clearTimeout(timer);
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
