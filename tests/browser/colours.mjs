// Contrast, also where axe can't tell: inside the charts, between the shades that say how much is in place, and of all text.
// These functions run inside the page.

const TEXT = 4.5;
const GRAPHIC = 3;
/** Between boxes of one shade, in pixels; a fifth of a millimetre on paper. */
const GAP = 0.75;

export function contrasts([TEXT, GRAPHIC, GAP]) {
  const { hold, end } = tally();
  const enough = (one, other, least, what) => {
    const found = contrast(one, other);
    hold(found >= least, () => `${what()} has a contrast of ${found.toFixed(2)}, not ${least}`);
  };

  /** What is filled in a chart, with its colours; frames and rules are no boxes. */
  const boxesOf = (svg) => [...svg.querySelectorAll('rect:not(.rule)')].map((rect) => {
    const style = getComputedStyle(rect);
    const line = rgb(style.stroke);
    return {
      rect, box: rect.getBBox(), shade: rect.getAttribute('class'), fill: rgb(style.fill), line,
      edge: line ? parseFloat(style.strokeWidth) / 2 : 0, dashes: style.strokeDasharray,
    };
  });

  const texts = (svg, boxes, page) => {
    for (const label of svg.querySelectorAll('text')) {
      const box = label.getBBox();
      const under = boxes.filter((other) => {
        const { across, down } = overlap(box, other.box);
        return other.fill && across > box.width / 2 && down > box.height / 2;
      });
      const on = under.length ? under[under.length - 1].fill : page;
      enough(rgb(getComputedStyle(label).fill), on, TEXT, () => `the label ${called(label)}`);
    }
  };

  const shades = (boxes, page) => {
    for (const { rect, shade, fill, line } of boxes) {
      const seen = contrast(fill, page) > contrast(line, page) ? fill : line;
      enough(seen, page, GRAPHIC, () => `a box "${shade}" at ${rect.getAttribute('x')},${rect.getAttribute('y')} on the page`);
    }
    // Ratings differ by steps of lightness that repeat their words, and a mark by its shape.
    // Where the reader's own few colours are in force, dashes may tell two shades apart instead.
    const kinds = new Map(boxes.filter(({ fill, shade }) => fill && shade.startsWith('share')).map((box) => [box.shade, box]));
    for (const [one, box] of kinds) {
      for (const [other, second] of kinds) {
        if (one >= other || box.dashes !== second.dashes) continue;
        enough(box.fill, second.fill, GRAPHIC, () => `the shade "${one}" beside "${other}"`);
      }
    }
  };

  /** Boxes of one shade show the page between them. */
  const gaps = (svg, boxes) => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const filled = boxes.filter(({ fill }) => fill);
    filled.forEach((one, place) => {
      for (const other of filled.slice(place + 1)) {
        const { across, down } = overlap(one.box, other.box);
        if (one.shade !== other.shade || Math.max(across, down) <= 0 || Math.min(across, down) < -6) continue;
        const gap = (-Math.min(across, down) - one.edge - other.edge) * scale;
        hold(gap >= GAP, () => `boxes "${one.shade}" with a gap of ${gap.toFixed(1)} pixels`);
      }
    });
  };

  for (const svg of shownCharts()) {
    const [boxes, page] = [boxesOf(svg), ground(svg)];
    texts(svg, boxes, page);
    shades(boxes, page);
    gaps(svg, boxes);
  }
  for (const cell of [...document.querySelectorAll('td:is(.all,.part)')].filter(isShown)) {
    enough(rgb(getComputedStyle(cell).backgroundColor), ground(cell.closest('table')), GRAPHIC, () => `the cell ${called(cell)}`);
  }
  return end();
}

/** All text outside the charts on the colour that it stands on: nothing on the page lies over a picture or lets light through. */
export function words([TEXT]) {
  const { hold, end } = tally();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const done = new Set();
  const known = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (done.has(element)) continue;
    done.add(element);
    if (folded(element.textContent) === '' || element.closest('svg') || !isShown(element)) continue;
    const style = getComputedStyle(element);
    // In forced colours the browser lays the page's colour right behind letters.
    const backed = matchMedia('(forced-colors: active)').matches && style.forcedColorAdjust === 'auto';
    const found = contrast(rgb(style.color), backed ? ground(document.documentElement) : ground(element, known));
    hold(found >= TEXT, () => `${called(element)} has a contrast of ${found.toFixed(2)}, not ${TEXT}`);
    hold(style.opacity === '1' && style.backgroundImage === 'none', () => `${called(element)} lets light through or lies on a picture`);
  }
  return end();
}

export const LEAST = [TEXT, GRAPHIC, GAP];
