import type { Page } from 'playwright-core';

/**
 * What the screens are reckoned for, as kiosk.css says it: 21.5 inches upright and 15.4 inches across. On both a finger's
 * 15 mm are at most so many pixels.
 */
const fingerPixels = 60;

/**
 * Runs in the page. An element is within reach when it lies in the window, or in something that scrolls downwards and lies in
 * the window itself; nothing ever scrolls sideways.
 */
const measure = `(() => {
  const faults = [];
  const round = ({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join(' ');
  const tell = (element) => element.tagName.toLowerCase() + ' "' +
    (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\\s+/g, ' ').slice(0, 50) + '"';
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowY);
  const frameOf = (element) => {
    for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) if (scrolls(parent)) return parent;
    return null;
  };
  const within = (inner, outer, andDown) => inner.left >= outer.left - 1 && inner.right <= outer.right + 1 &&
    (!andDown || (inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1));
  const window_ = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (const element of document.querySelectorAll('body, body *')) {
    if (!shown(element) || element.closest('svg') !== null) continue;
    const { clientWidth, scrollWidth, tagName } = element;
    const clips = tagName === 'BUTTON' || tagName === 'BODY' || getComputedStyle(element).overflowX !== 'visible';
    if (clips && clientWidth > 1 && scrollWidth > clientWidth + 1 && tagName !== 'INPUT')
      faults.push(tell(element) + ' is ' + scrollWidth + ' wide in ' + clientWidth);
  }
  const modal = document.querySelector('[aria-modal=true]');
  for (const element of (modal ?? document).querySelectorAll('button, input, [role=switch]')) {
    if (!shown(element)) continue;
    const box = element.getBoundingClientRect();
    const frame = frameOf(element);
    const place = frame === null ? window_ : frame.getBoundingClientRect();
    if (!within(box, place, frame === null) || (frame !== null && !within(place, window_, true)))
      faults.push(tell(element) + ' is cut off: ' + round(box) + ' in ' + round(place));
    if (Math.min(box.width, box.height) < FINGER) faults.push(tell(element) + ' is too small: ' + Math.round(box.width) + ' x ' + Math.round(box.height));
    if (element.scrollHeight > element.clientHeight + 1) faults.push(tell(element) + ' does not hold its words');
    const middle = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const seen = frame === null || within(box, place, true);
    if (seen && middle !== null && !element.contains(middle)) faults.push(tell(element) + ' is covered by ' + tell(middle));
  }
  return faults;
})()`.replaceAll('FINGER', String(fingerPixels));

/** What does not fit on a screen, is cut off, covered, or too small for a finger. */
export const misfits = (page: Page): Promise<string[]> => page.evaluate(measure);
