// What a person does when nothing happens: the same again. A gesture counts as made once its effect is there; waiting
// is for the effect and never for time.

/** Repeats a check until it holds; throws its last error after `seconds`. */
export async function eventually(check, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; ;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The effect that something is not to be seen any more. */
export const gone = (locator) => (timeout) => locator.first().waitFor({ state: 'hidden', timeout });

/** The effect that a check holds. */
export const that = (check) => (timeout) => eventually(check, timeout / 1000);

/**
 * Makes a gesture until its effect is there. `act` is told how often it was made before; `effect` is a locator that
 * is to be seen, or a function of the milliseconds that it may take. What an earlier attempt did late counts too, so
 * nothing is done twice that was only slow.
 */
export async function insist(act, effect, { patience = 4, seconds = 45 } = {}) {
  const within = typeof effect === 'function' ? effect : (timeout) => effect.first().waitFor({ timeout });
  const end = Date.now() + seconds * 1000;
  for (let before = 0; ; before++) {
    try {
      await act(before);
      return await within(patience * 1000 * Math.min(before + 1, 3));
    } catch (error) {
      const cameLate = await within(500).then(
        () => true,
        () => false,
      );
      if (cameLate) return;
      if (Date.now() > end) throw error;
    }
  }
}

/** Waits until a list says the same twice: one that is still being filled has other rows under the mouse. */
export async function still(locator) {
  let last;
  await eventually(async () => {
    const now = (await locator.allInnerTexts()).join('\n');
    const isStill = now === last;
    last = now;
    if (!isStill) throw new Error('the list is still changing');
  });
}

/** A gesture within another one gives up early, so that an effect of the other that came late is seen. */
export const soonOver = { seconds: 8 };

/** No gesture waits long for what it points at: it is pointed at again. */
export const soon = { timeout: 5000 };
