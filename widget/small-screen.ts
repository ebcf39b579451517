import { smallScreen, touchScreen } from './limits.ts';

/** Whether the panel fills the screen. */
export const isSmallScreen = (): boolean => matchMedia(smallScreen).matches;

/** Whether the focus in a field may bring an on-screen keyboard. */
export const isTouch = (): boolean => matchMedia(touchScreen).matches;

/**
 * Fills a small screen while the panel is open: keeps it above the on-screen keyboard
 * and the host page from scrolling behind it. The signal undoes all of it.
 */
export const fillSmallScreen = (panel: HTMLElement, signal: AbortSignal): void => {
  const page = document.documentElement.style;
  const before = page.overflow;
  const view = visualViewport;

  const adapt = (): void => {
    page.overflow = isSmallScreen() && !signal.aborted ? 'hidden' : before;
    panel.style.setProperty('--height', `${view?.height}px`);
    panel.style.setProperty('--top', `${view?.offsetTop}px`);
  };
  adapt();
  signal.addEventListener('abort', adapt);
  view?.addEventListener('resize', adapt, { signal });
  view?.addEventListener('scroll', adapt, { signal });
};
