/** Longest question that the service reads, in characters (schema/ask.ts has the same). */
export const maxLength = 2000;
/** Where the panel fills the screen, in CSS pixels. */
export const smallScreen = '(max-width: 479.98px)';
/** How long an on-screen keyboard takes to go away, in milliseconds, and a little more. */
export const keyboardMs = 500;
/** Where the focus in a field brings an on-screen keyboard. */
export const touchScreen = `(pointer: coarse), ${smallScreen}`;
