import type { Place } from '../schema/edit.ts';
import { scalar } from './scalar.ts';

/** The new line of a phrasing, with the line ending of its neighbours. */
export const phrasingLine = ({ bullet, above }: Place, phrasing: string): string =>
  `${bullet}${scalar(phrasing)}${above.endsWith('\r') ? '\r' : ''}`;

/** A file's text with one more phrasing; the rest stays as it was, byte for byte. */
export const addPhrasing = (text: string, place: Place, phrasing: string): string => {
  const lines = text.split('\n');
  lines.splice(place.line, 0, phrasingLine(place, phrasing));
  return lines.join('\n');
};
