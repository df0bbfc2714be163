/**
 * Keeps the keyboard's place: where the focused control goes away or can be used no more, the focus goes to what is
 * nearest and tells what is so now, a heading or what is marked `data-refuge`.
 * Must never: take the focus from something that still has it, or know a view.
 */

/** How long a control that was switched off while it works may take to come back, in milliseconds. */
const PATIENCE_MS = 150;

const REFUGE = '[data-refuge]:not(:disabled), h1, h2, h3';

/** Watch a page from here on; returns the function that stops it. */
export function keepFocus(page: Document = document): () => void {
  /** What had the focus last, and what stood around it then, innermost first. */
  let last: HTMLElement | undefined;
  let around: Element[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const lost = () => {
    const at = page.activeElement;
    return last !== undefined && (at === null || at === page.body || at.matches(':disabled'));
  };
  function remember(event: FocusEvent) {
    if (!(event.target instanceof HTMLElement)) return;
    last = event.target;
    around = [];
    for (let box = last.parentElement; box && box !== page.body; box = box.parentElement) around.push(box);
  }
  function left(event: FocusEvent) {
    const from = event.target;
    // Left for nothing by the person, such as by a press beside it: there is nothing to keep.
    if (event.relatedTarget === null) {
      queueMicrotask(() => {
        if (from === last && from instanceof HTMLElement && usable(from)) last = undefined;
      });
    }
  }
  function look() {
    if (!lost()) return;
    clearTimeout(waiting);
    waiting = setTimeout(rescue, PATIENCE_MS);
  }
  function rescue() {
    if (!last || !lost()) return;
    const target = usable(last) ? last : refuge(page, around);
    if (!target) return;
    if (!target.matches('a, button, input, select, textarea, [tabindex]')) target.tabIndex = -1;
    target.focus();
  }

  const observer = new MutationObserver(look);
  observer.observe(page.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'open'],
  });
  page.addEventListener('focusin', remember);
  page.addEventListener('focusout', left);
  return () => {
    clearTimeout(waiting);
    observer.disconnect();
    page.removeEventListener('focusin', remember);
    page.removeEventListener('focusout', left);
  };
}

function usable(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled') && element.getClientRects().length > 0;
}

/** The nearest place that is still there. A dialog in front of the page keeps the focus inside. */
function refuge(page: Document, around: readonly Element[]): HTMLElement | undefined {
  const front = page.querySelector('dialog:modal');
  const boxes = around.filter((box) => usable(box) && (!front || front.contains(box)));
  for (const box of [...boxes, front ?? page.querySelector('main') ?? page.body]) {
    for (const found of box.querySelectorAll<HTMLElement>(REFUGE)) if (usable(found)) return found;
  }
  return undefined;
}
