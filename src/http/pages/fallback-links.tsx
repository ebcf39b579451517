import type { Frame } from './layout.tsx';

/**
 * What stands inside the chat's tag: the way to a person for a browser without script,
 * and for the chat itself when the service cannot be reached.
 */
export const FallbackLinks = ({
  frame,
  opening,
}: {
  readonly frame: Frame;
  readonly opening?: string;
}) => (
  <ul>
    <li>
      <a href={frame.phoneHref}>Phone {frame.phone}</a>
    </li>
    {opening && <li>{opening}</li>}
    <li>
      <a href="/ask">Ask a question on a page of its own</a>
    </li>
    <li>{frame.emergencyLine}</li>
  </ul>
);
