/**
 * A line of the log. The shape is closed: there is no field that could hold a query, an
 * address or a contact, and errors are logged by name and place, never by message,
 * since messages quote their input.
 */
export type LogLine =
  | {
      readonly event: 'request';
      readonly requestId: string;
      readonly method: string;
      /** The route's pattern, not the path that was asked for. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
      readonly kind?: string;
      readonly entry?: string;
      readonly problem?: string;
    }
  | {
      readonly event: 'fault';
      readonly where: string;
      readonly name: string;
      readonly at: readonly string[];
      readonly requestId?: string;
    }
  | { readonly event: 'knowledge'; readonly version: string; readonly entries: number }
  | { readonly event: 'started' | 'stopping' | 'stopped' }
  | { readonly event: 'retention'; readonly deleted: number };

/** Writes one line; given by the runtime. */
export type Log = (line: LogLine) => void;

const maxFrames = 6;

/** Describes an error without its message. */
export const describeFault = (
  error: unknown,
): { readonly name: string; readonly at: readonly string[] } => {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at [\w.<>[\] ]{0,80}\(?(?:file|node|\/|[\w-]+\.js)/.test(line))
    .slice(0, maxFrames);
  const code =
    'code' in error && typeof error.code === 'string'
      ? ` ${error.code.slice(0, 40)}`
      : '';
  return { name: `${error.name.slice(0, 40)}${code}`, at: frames };
};

/** A log that writes each line as JSON with its time. */
export const jsonLog =
  (now: () => Date, write: (text: string) => void): Log =>
  (line) => {
    write(JSON.stringify({ time: now().toISOString(), ...line }));
  };
