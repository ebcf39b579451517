/** The pattern of an id: lower-case words joined by hyphens. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Longest id, in characters. */
export const maxIdLength = 60;

/** The pattern of a SHA-256 in lower-case hex. */
export const hashPattern = /^[0-9a-f]{64}$/;
