// Run in a page before its own scripts. `globalThis.bench` gives, in milliseconds since the
// reader started to load the page:
//   answerable(link)      when the first such link was visible, could be pressed and led somewhere
//   filled(press, shows)  when an element showed text, after pressing another one
globalThis.bench = (() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());

  // Look again at every frame; there are no frames until the stylesheets have loaded.
  const found = (look) => new Promise((tell) => {
    const frame = () => {
      const seen = look();
      if (seen) tell(seen);
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

  // A frame is on the screen once its callbacks have run and it has been drawn.
  const drawn = () => new Promise((tell) => setTimeout(() => tell(performance.now())));

  const firstPaint = () => new Promise((tell) => {
    const entries = (list) => list.getEntriesByName("first-contentful-paint");
    new PerformanceObserver((list) => entries(list).length && tell(entries(list)[0].startTime))
      .observe({ type: "paint", buffered: true });
  });

  const pressable = (link) => {
    const { left, top, width, height } = link.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    const target = decodeURIComponent(link.hash.slice(1));
    return link.contains(there) && (target === "" || document.getElementById(target) !== null);
  };

  return {
    async answerable(selector) {
      await found(() => {
        const link = shown(selector);
        return link && pressable(link);
      });
      return Math.max(await drawn(), await firstPaint());
    },
    async filled(press, shows) {
      if (press) (await found(() => shown(press))).click();
      const text = (await found(() => shown(shows)?.textContent && shown(shows))).textContent;
      return { ms: performance.now(), text };
    },
  };
})();
