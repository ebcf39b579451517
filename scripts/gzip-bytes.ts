import { gzipSync } from 'node:zlib';

/**
 * How many bytes something has as gzip. Level 9 is what size-limit measures with, so that
 * every figure of the project is of one measure.
 */
export const gzipBytes = (content: string | Uint8Array): number =>
  gzipSync(content, { level: 9 }).length;
