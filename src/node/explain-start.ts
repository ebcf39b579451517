import { KnowledgeError } from './knowledge-file.ts';
import type { NodeSettings } from './settings.ts';

/**
 * Says why the service could not start and what to do, in lines for the terminal;
 * null where nothing better than the error itself can be said.
 */
export const explainStart = (
  error: unknown,
  { PORT, HOST }: Pick<NodeSettings, 'PORT' | 'HOST'>,
): readonly string[] | null => {
  if (error instanceof KnowledgeError) return [error.message];
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return [
        `Port ${PORT} on ${HOST} is taken by another program.`,
        `Stop that program, or choose another port: PORT=${PORT + 1} npm start`,
      ];
    case 'EACCES':
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return [`${HOST}:${PORT} cannot be listened on (${code}). Check HOST and PORT.`];
    default:
      return null;
  }
};
