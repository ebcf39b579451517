import type { ContentProblem } from '../../schema/content-problem.ts';
import { count, Notice } from './parts.tsx';

/** Most errors that a page lists; nobody mends more at a sitting. */
const errorsShown = 40;

/** What keeps the knowledge files as they are from being served. */
export const FileErrors = ({ errors }: { readonly errors: readonly ContentProblem[] }) =>
  errors.length === 0 ? null : (
    <Notice
      tone="bad"
      heading={`${count(errors.length, 'error')} in the knowledge files`}
    >
      <p>
        Visitors get what was good last. As soon as the files are mended and saved, they
        get the new words, and this notice goes.
      </p>
      <ul>
        {errors.slice(0, errorsShown).map(({ file, line, message }) => (
          <li>
            <code>{file}</code>, line {line}: {message}
          </li>
        ))}
      </ul>
      {errors.length <= errorsShown ? null : (
        <p>
          And {errors.length - errorsShown} more: <code>npm run knowledge -- check</code>{' '}
          lists them all.
        </p>
      )}
    </Notice>
  );
