// What the page is made of: headings, landmarks, tables, names, and nothing that could load or run anything.
// These functions run inside the page.

/** Language, title, headings and landmarks. */
export function skeleton(direction) {
  const { hold, end } = tally();
  const root = document.documentElement;
  hold(root.lang === 'en-GB', `the page's language is "${root.lang}"`);
  hold((root.dir || 'ltr') === direction, `the page reads ${root.dir || 'ltr'}, not ${direction}`);
  hold(folded(document.title) !== '', 'the page has no title');
  const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  hold(levels.filter((heading) => heading.tagName === 'H1').length === 1, 'there is not exactly one h1');
  levels.forEach((heading, place) => {
    const before = place === 0 ? 1 : Number(levels[place - 1].tagName[1]);
    hold(Number(heading.tagName[1]) <= before + 1, () => `a heading level is skipped before ${called(heading)}`);
    hold(folded(heading.textContent) !== '', `an empty ${heading.tagName}`);
  });
  for (const landmark of ['main', 'body > header']) {
    hold(document.querySelectorAll(landmark).length === 1, `there is not exactly one ${landmark}`);
  }
  for (const region of document.querySelectorAll('nav,[role=region],section')) {
    const by = region.getAttribute('aria-labelledby');
    const name = by ? document.getElementById(by)?.textContent : region.getAttribute('aria-label');
    hold(folded(name ?? '') !== '', () => `a region without a name: ${called(region)}`);
  }
  return end();
}

/** Ids, and the contents list against the headings. */
export function links() {
  const { hold, end } = tally();
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  for (const id of ids) hold(ids.filter((other) => other === id).length === 1, `the id ${id} stands twice`);
  for (const link of document.querySelectorAll('a:not([href^="mailto:"])')) {
    const target = document.getElementById(link.getAttribute('href').slice(1));
    hold(target, () => `a link that leads nowhere: ${called(link)}`);
    if (target && link.closest('nav')) {
      hold(folded(target.textContent) === folded(link.textContent), () => `${called(link)} leads to ${called(target)}`);
    }
  }
  const listed = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href').slice(1));
  if (listed.length > 0) {
    const headings = [...document.querySelectorAll('main :is(h2,h3)')].map((heading) => heading.id);
    hold(headings.join() === listed.join(), 'the contents list is not the list of headings');
  }
  return end();
}

/** Captions, header cells and the shape of every table. */
export function tables() {
  const { hold, end } = tally();
  for (const table of document.querySelectorAll('table')) {
    const named = table.caption ?? document.getElementById(table.getAttribute('aria-labelledby'));
    const caption = folded(named?.textContent ?? '');
    hold(caption !== '', () => `a table without a caption: ${called(table)}`);
    const columns = table.tHead ? [...table.tHead.rows[0].cells] : [];
    hold(columns.length > 0, `no header row: ${caption}`);
    for (const cell of columns) {
      hold(cell.matches('th[scope=col]'), () => `no column header: ${called(cell)} in ${caption}`);
      hold(folded(cell.textContent) !== '', `an empty column header in ${caption}`);
    }
    for (const row of [...table.tBodies].flatMap((body) => [...body.rows])) {
      const width = [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
      hold(width === columns.length, () => `a row of ${width} instead of ${columns.length} cells in ${caption}`);
      hold(row.cells[0].matches('th[scope=row],th[scope=rowgroup]'), () => `no row header: ${called(row)} in ${caption}`);
    }
  }
  return end();
}

/** Only elements and attributes that our template writes: nothing that loads, runs or leads away. */
export function nothingForeign() {
  const { hold, end } = tally();
  const known = new Set(('html head meta title style body a header p strong span bdi div nav h1 h2 h3 h4 ul li main table caption thead '
    + 'tbody tr th td dl dt dd figure figcaption svg rect text details summary footer br').split(' '));
  const attributes = new Set(('lang dir charset http-equiv content name class href id tabindex role scope colspan viewBox x y width '
    + 'height text-anchor direction open aria-label aria-labelledby aria-hidden data-title focusable preserveAspectRatio').split(' '));
  for (const element of document.querySelectorAll('*')) {
    hold(known.has(element.tagName.toLowerCase()), () => `a foreign element: ${called(element)}`);
    for (const { name, value } of element.attributes) {
      hold(attributes.has(name), () => `a foreign attribute: ${name} on ${called(element)}`);
      // An address is written to by the program that people write with, when they say so.
      hold(name !== 'href' || value.startsWith('#') || value.startsWith('mailto:'), `a link out of the page: ${value}`);
    }
  }
  return end();
}
