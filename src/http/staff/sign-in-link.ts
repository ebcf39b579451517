import type { SignInLink } from '../dependencies.ts';

/** How long a one-time link waits to be used. */
const linkMinutes = 15;
const minuteMs = 60_000;

/** Makes a one-time link's secret and what takes it; a second use is refused. */
export const createSignInLink = ({
  randomSecret,
  now,
}: {
  /** 128 random bits or more, as a word for addresses. */
  readonly randomSecret: () => string;
  readonly now: () => Date;
}): { readonly path: string; readonly link: SignInLink } => {
  const secret = randomSecret();
  const ends = now().getTime() + linkMinutes * minuteMs;
  let isUsed = false;
  return {
    path: `/staff/sign-in?once=${secret}`,
    link: {
      key: randomSecret(),
      take(given) {
        const isRight = given === secret && !isUsed && now().getTime() < ends;
        if (isRight) isUsed = true;
        return isRight;
      },
    },
  };
};
