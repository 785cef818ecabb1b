// Whether everything can be seen: labels of charts apart from one another, no scrolling sideways, no text cut off or run over.
// These functions run inside the page.

/** Labels of charts don't lie over one another, over boxes that aren't theirs, or outside the picture. */
export function labels() {
  const { hold, end } = tally();
  const lies = (one, other) => {
    const { across, down } = overlap(one, other);
    return across > 1 && down > 1;
  };
  const inside = (one, other, room = 1) => {
    const { across, down } = overlap(one, other);
    return across >= one.width - room && down >= one.height - room;
  };
  // Letters are lower than their line: from a little above capitals to below the tails.
  const letters = (label) => {
    const { x, width } = label.getBBox();
    const size = parseFloat(getComputedStyle(label).fontSize);
    return { x, width, y: Number(label.getAttribute('y')) - size * 0.8, height: size * 1.05 };
  };
  for (const svg of shownCharts()) {
    const view = svg.viewBox.baseVal;
    hold(getComputedStyle(svg).overflow === 'visible', 'a chart cuts off what reaches over its edge');
    const texts = [...svg.querySelectorAll('text')].map((label) => ({ label, box: letters(label) }));
    const boxes = [...svg.querySelectorAll('rect:not(.rule)')].map((rect) => ({ rect, box: rect.getBBox() }));
    for (const { rect, box } of boxes) hold(inside(box, view), () => `a box leaves the picture: ${rect.outerHTML}`);
    texts.forEach(({ label, box }, place) => {
      // The tail of a letter may reach over; the picture cuts nothing off.
      hold(inside(box, view, 2), () => `${called(label)} leaves the picture`);
      const under = texts.slice(place + 1).find((other) => lies(box, other.box));
      hold(!under, () => `${called(label)} lies over ${called(under.label)}`);
      const crossed = boxes.some((other) => lies(box, other.box) && !inside(box, other.box));
      hold(!crossed, () => `${called(label)} runs over the edge of a box`);
    });
  }
  return end();
}

/** The page never scrolls sideways, and no text leaves its place or is cut off. */
export function reflow() {
  const { hold, end } = tally();
  const root = document.documentElement;
  const skipped = (element) => element.closest('.skip, svg *');
  hold(root.scrollWidth <= root.clientWidth, () => `the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`);
  for (const element of document.body.querySelectorAll('*')) {
    if (skipped(element) || !isShown(element)) continue;
    const { left, right } = element.getBoundingClientRect();
    const scrolled = element.parentElement.closest('.scrolls');
    hold(scrolled || (left >= -1 && right <= root.clientWidth + 1), () => `${called(element)} leaves the window`);
    const style = getComputedStyle(element);
    const clips = (overflow) => ['hidden', 'clip'].includes(overflow);
    const wide = element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline';
    const mayScroll = element.matches('.scrolls');
    hold(!wide || style.overflowX === 'visible' || mayScroll, () => `${called(element)} is cut off or scrolls sideways`);
    const high = element.scrollHeight > element.clientHeight + 1;
    hold(!high || !clips(style.overflowY), () => `${called(element)} is cut off below`);
    hold(style.textOverflow === 'clip', () => `${called(element)} may end in dots`);
  }
  return end();
}

/** Words stand on one line: none is broken in the middle, but in what has more letters without a blank than a narrow screen may have. */
export function unbroken(MOST) {
  const { hold, end } = tally();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (folded(node.data) === '' || node.parentElement.closest('.skip, svg') || !isShown(node.parentElement)) continue;
    const runs = [...node.data.matchAll(/\S+/g)].filter(([run]) => run.length <= MOST);
    const found = runs.flatMap((run) => [...run[0].matchAll(/[\p{L}\p{N}]+/gu)].map((part) => ({ word: part[0], index: run.index + part.index })));
    for (const { word, index } of found) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
      hold(tops.size <= 1, () => `"${word}" is broken in ${called(node.parentElement)}`);
    }
  }
  return end();
}

/** In a table that has become a list, every entry is in sight without scrolling, with the title of its column. */
export function listed() {
  const { hold, end } = tally();
  for (const cell of document.querySelectorAll('.stacks td:not(:empty)')) {
    if (!isShown(cell)) continue;
    const { left, right } = cell.getBoundingClientRect();
    hold(left >= -1 && right <= innerWidth + 1, () => `${called(cell)} is out of sight`);
    const title = getComputedStyle(cell, '::before').content;
    hold(!cell.dataset.title || title.includes(cell.dataset.title), () => `${called(cell)} does not say what it is`);
  }
  return end();
}

/** Each line of text stands inside its element, and not on the text of another. */
export function texts() {
  const { hold, end } = tally();
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (folded(node.data) === '' || parent.closest('.skip, svg') || !isShown(parent)) continue;
    const block = parent.closest('p,li,td,th,dt,dd,caption,h1,h2,h3,h4,figcaption,summary') ?? parent;
    const room = block.getBoundingClientRect();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue;
      hold(box.left >= room.left - 1 && box.right <= room.right + 1, () => `text leaves ${called(block)}`);
      lines.push({ block, box });
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  lines.forEach(({ block, box }, place) => {
    for (let next = place + 1; next < lines.length && lines[next].box.top < box.bottom - 3; next += 1) {
      const other = lines[next];
      if (other.block === block || block.contains(other.block) || other.block.contains(block)) continue;
      const { across, down } = overlap(box, other.box);
      hold(across <= 1 || down <= 3, () => `${called(block)} lies over ${called(other.block)}`);
    }
  });
  return end();
}

/** Spaces text as WCAG 1.4.12 says; a sheet made by script is no part of the page's policy. */
export function spaceOut(on) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
  document.adoptedStyleSheets = on ? [sheet] : [];
}
