import type { FC } from 'hono/jsx';

type EditorPageProperties = {
  /** The folder of the editor's files; null where they were not built. */
  readonly folder: string | null;
  readonly hasRepository: boolean;
};

/** The page around the editor: says what it cannot do, and where to begin. */
export const EditorPage: FC<EditorPageProperties> = ({ folder, hasRepository }) => (
  <html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Edit answers</title>
      {folder !== null && (
        <>
          <link rel="stylesheet" href={`${folder}/page.css`} />
          <script type="module" src={`${folder}/editor.js`} />
        </>
      )}
    </head>
    <body class={hasRepository ? 'has-repository' : 'local-only'}>
      <header class="bar">
        <a href="/staff">Back to the staff page</a>
        <details>
          <summary>What you save here is a draft until a reviewer signs it</summary>
          <p>
            This form never signs anything. The reviewer does, with the command{' '}
            <code>npm run knowledge -- sign</code>, after reading the exact text. Until
            then a service that shows only signed answers leaves this one out; others mark
            it as a draft.
          </p>
          <p>
            The clinic’s phone and address and the fixed wording are not answers: they are
            shown as soon as they are published. Changed wording must be signed before the
            next deploy.
          </p>
          <p>
            {hasRepository
              ? 'Sign in with GitHub to edit the shared copy. Saving makes a commit, and the checks run before it is published.'
              : 'On the machine that holds a clone of the project, choose “Work with Local Repository” and then the folder of the clone. Saving writes its files; nobody else sees them before you commit. Signing in with GitHub is not set up (EDITOR_REPOSITORY).'}
          </p>
          <p>
            Opening hours, booking, reviewers, synonyms and red flags are edited in their
            files: see the README in the folder <code>knowledge</code>.
          </p>
        </details>
      </header>
      {folder === null ? (
        <main>
          <h1>The editor is not here</h1>
          <p>
            Its files were not built. Run <code>npm run build</code>, or edit the files in
            the folder <code>knowledge</code>.
          </p>
        </main>
      ) : (
        <div id="nc-root" />
      )}
      <noscript>
        <p>
          The editor needs JavaScript. The files in the folder knowledge can be edited
          without it.
        </p>
      </noscript>
    </body>
  </html>
);
