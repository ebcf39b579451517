import { DoorPage } from './layout.tsx';

/** Where staff sign in. There is no session yet, so its form carries no token. */
export const SignInPage = ({
  clinic,
  takesToken,
  problem,
}: {
  readonly clinic: string;
  readonly takesToken: boolean;
  readonly problem: string | null;
}) => (
  <DoorPage title="Sign in" clinic={clinic}>
    {problem === null ? null : (
      <div class="notice notice-bad" role="alert" id="problem">
        <h2>{problem}</h2>
      </div>
    )}
    {takesToken ? (
      <form method="post" action="/staff/sign-in">
        <div class="field">
          <label for="staff-token">Staff token</label>
          <p class="hint" id="staff-token-hint">
            The long word that whoever runs this service has given you.
          </p>
          <input
            id="staff-token"
            name="staff-token"
            type="password"
            autocomplete="current-password"
            maxlength={200}
            required
            aria-describedby={
              problem === null ? 'staff-token-hint' : 'staff-token-hint problem'
            }
          />
        </div>
        <button type="submit">Sign in</button>
      </form>
    ) : (
      <p>
        This service has no staff token. Where it runs on your own machine, start it
        again: it prints a link that signs you in once. Elsewhere, sign in to your
        organisation first, then open this page again.
      </p>
    )}
  </DoorPage>
);
