import { smallScreen } from './limits.ts';

/**
 * Fills a small screen while the panel is open: keeps it above the on-screen keyboard
 * and the host page from scrolling behind it. The signal undoes all of it.
 */
export const fillSmallScreen = (panel: HTMLElement, signal: AbortSignal): void => {
  const query = matchMedia(smallScreen);
  const page = document.documentElement.style;
  const before = page.overflow;
  const view = visualViewport;

  const adapt = (): void => {
    const isFull = query.matches && !signal.aborted;
    page.overflow = isFull ? 'hidden' : before;
    panel.ariaModal = isFull ? 'true' : null;
    panel.style.setProperty('--height', `${view?.height}px`);
    panel.style.setProperty('--top', `${view?.offsetTop}px`);
  };
  adapt();
  signal.addEventListener('abort', adapt);
  query.addEventListener('change', adapt, { signal });
  view?.addEventListener('resize', adapt, { signal });
  view?.addEventListener('scroll', adapt, { signal });
};

/** On a small screen Tab goes round inside the panel, since nothing else can be seen. */
export const keepTabInside = (panel: HTMLElement, event: KeyboardEvent): void => {
  const stops = [
    ...panel.querySelectorAll<HTMLElement>(
      'a, button, input, select, textarea, summary, .log',
    ),
  ].filter((node) => node.checkVisibility());
  const from = stops.at(event.shiftKey ? 0 : -1);
  if (!panel.ariaModal || !from?.matches(':focus')) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0)?.focus();
};
