// Marks within the page: when what is waited for was drawn, what was slow, and each frame's time.
(() => {
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );
  const PATIENCE_MILLISECONDS = 90_000;
  const until = (test) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`not seen: ${test}`)), PATIENCE_MILLISECONDS);
      const observer = new MutationObserver(() => {
        if (!test()) return;
        observer.disconnect();
        resolve(painted());
      });
      observer.observe(document, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
      if (!test()) return;
      observer.disconnect();
      resolve(painted());
    });
  const find = (selector) => document.querySelector(selector);

  let began = 0;
  for (const type of ["keydown", "pointerdown"]) {
    addEventListener(type, ({ timeStamp }) => (began = timeStamp), { capture: true });
  }

  const slow = new Map();
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries()) {
      if (interactionId) slow.set(interactionId, Math.max(duration, slow.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: 16 });

  let frames = [];
  let isCounting = false;
  const frame = (at) => {
    if (!isCounting) return;
    frames.push(at);
    requestAnimationFrame(frame);
  };

  globalThis.bench = {
    /** Since the document was asked for: the first row of a table. */
    firstRow: until(() => find("[role=rowgroup] [role=row], tbody tr")),
    /** What began to be waited for is kept here; `take` waits for it. */
    expect(test) {
      began = performance.now();
      globalThis.bench.shown = until(test);
    },
    /** Milliseconds from the last key, press or call of `expect` until it was drawn. */
    async take() {
      return (await globalThis.bench.shown) - began;
    },
    began: () => began,
    rowId: () => find("[role=rowgroup] [role=row] input")?.getAttribute("aria-label") ?? "",
    interactions: () => ({ slow: [...slow.values()], count: performance.interactionCount ?? 0 }),
    countFrames() {
      frames = [];
      isCounting = true;
      requestAnimationFrame(frame);
    },
    counted() {
      isCounting = false;
      return frames.slice(1).map((at, index) => at - frames[index]);
    },
    find,
  };
})();
