// Pictures against words: each chart is described, once, and shows the numbers of the table that stands beside it.
// These functions run inside the page.

/** What those who don't see it are told: the title by the caption, what it shows by the picture, and neither again by the table. */
export function described() {
  const { hold, end } = tally();
  for (const bar of document.querySelectorAll('td svg')) {
    hold(bar.getAttribute('aria-hidden') === 'true', () => `a bar that is told besides its words: ${called(bar.closest('td'))}`);
  }
  for (const svg of document.querySelectorAll('svg:not(td svg)')) {
    hold(svg.getAttribute('role') === 'img', () => `a chart without role=img: ${called(svg)}`);
    const figure = svg.closest('figure');
    const caption = figure?.querySelector('figcaption');
    const [title, said] = [folded(caption?.textContent ?? ''), folded(svg.getAttribute('aria-label') ?? '')];
    hold(title !== '', 'a chart without a title');
    hold(said !== '', () => `a chart without a description: ${title}`);
    hold(title === '' || !said.includes(title), () => `a description that says the title again: ${title}`);
    const table = figure?.querySelector('table');
    hold(table, () => `a chart without a table: ${title}`);
    hold(table?.getAttribute('aria-labelledby') === caption?.id, () => `a table with another name than its chart: ${title}`);
    const others = figure ? [...figure.querySelectorAll('*')].filter((one) => one !== caption && !one.closest('svg') && one.children.length === 0) : [];
    for (const other of others) {
      const again = [other.textContent, other.getAttribute('aria-label') ?? ''].map(folded);
      hold(!again.some((text) => text === title || text === said), () => `said twice: ${called(other)}`);
    }
  }
  return end();
}

/** Each chart that is shown against its table. */
export function numbers() {
  const { hold, end } = tally();
  const bare = (text) => text.replace(/\s+/g, '');
  /** How many of how many it is now, where an arrow leads there from what it was. */
  const now = (said) => said.split('→').at(-1);
  const middleOf = (element) => {
    const box = element.getBBox();
    return box.x + box.width / 2;
  };

  const heat = (svg, table) => {
    const drawn = [...svg.querySelectorAll('text.share')];
    const cells = [...table.querySelectorAll('td.share')];
    hold(drawn.length === cells.length, `${drawn.length} cells drawn, ${cells.length} in the table`);
    drawn.forEach((label, place) => {
      const said = bare(folded(cells[place]?.textContent ?? '').replaceAll(' of ', '/'));
      // Where there is little room, the arrow alone says that it was another number.
      const short = said.includes('→') ? `→${now(said)}` : said;
      hold([said, short].includes(label.textContent), `"${label.textContent}" drawn, "${said}" in the table`);
      const [met, all] = now(said).split('/').map(Number);
      const shade = now(said) === '–' ? 'share' : `share ${met === all ? 'all' : met ? 'part' : 'none'}`;
      hold(label.getAttribute('class') === shade, `"${said}" has the shade ${label.getAttribute('class')}`);
      if (now(said) !== '–') {
        const under = [...svg.querySelectorAll('rect.share')].some((rect) => {
          const { across, down } = overlap(rect.getBBox(), label.getBBox());
          return across > 4 && down > 4 && rect.getAttribute('class') === shade;
        });
        hold(under, `"${said}" has no box of its shade`);
      }
    });
    const words = bare([...svg.querySelectorAll('text:not(.share)')].map((label) => label.textContent).join(''));
    // What the first and the last columns hold can be seen; only the levels need their names in the picture.
    const heads = [...table.rows[0].cells];
    const evident = [heads[0], heads.at(-1)];
    for (const cell of table.querySelectorAll('th,td:not(.share,.rating)')) {
      hold(evident.includes(cell) || words.includes(bare(cell.textContent)), () => `not drawn: ${called(cell)}`);
    }
    aims(svg, table);
    ratings(svg, table);
  };

  /** The marks at what is aimed for: each stands after the cell that has it in the table; the last one is that of the key. */
  const aims = (svg, table) => {
    const drawn = [...svg.querySelectorAll('rect.aim')];
    const marked = [...table.querySelectorAll('td.aim')];
    const labels = [...svg.querySelectorAll('text.share')];
    const cells = [...table.querySelectorAll('td.share')];
    hold(drawn.length === (marked.length ? marked.length + 1 : 0), `${drawn.length} marks drawn, ${marked.length} in the table`);
    marked.forEach((cell, place) => {
      const number = cells.indexOf(cell);
      const [here, mark] = [middleOf(labels[number]), middleOf(drawn[place] ?? drawn[0])];
      const next = labels[number + 1];
      const isLast = !next || middleOf(next) < here;
      hold(mark > here && (isLast || mark < middleOf(next)), () => `the mark of ${called(cell)} is elsewhere`);
    });
  };

  /** Ratings: the same shade in the picture as in the table, under the same words. */
  const ratings = (svg, table) => {
    const drawn = [...svg.querySelectorAll('rect.rating')];
    const cells = [...table.querySelectorAll('td.rating')];
    hold(drawn.length === cells.length, `${drawn.length} ratings shaded, ${cells.length} in the table`);
    drawn.forEach((rect, place) => {
      const under = [...svg.querySelectorAll('text.rating')].filter((label) => {
        const { across, down } = overlap(rect.getBBox(), label.getBBox());
        return across > 4 && down > 8;
      });
      const said = bare(under.map((label) => label.textContent).join(''));
      // Where it has a target of its own, the picture has a mark.
      const written = bare((cells[place]?.textContent ?? '').replace(/aims for .*$/s, ''));
      hold(said === written, () => `"${said}" shaded, ${called(cells[place])} in the table`);
      const shades = [rect, cells[place], ...under].map((one) => one?.getAttribute('class'));
      hold(new Set(shades).size === 1, () => `the rating "${said}" has the shades ${shades.join(', ')}`);
    });
  };

  const profile = (svg, table) => {
    const heads = [...svg.querySelectorAll('text.head')];
    const titles = [...table.rows[0].cells].map((cell) => folded(cell.textContent));
    // After the ratings: the middle one, and how many areas have none.
    const end = titles.indexOf('Middle rating');
    const ratings = titles.slice(1, end);
    // A long heading stands on several lines, one below the other.
    const places = [...new Set(heads.map((head) => head.getAttribute('x')))].map(Number);
    hold(places.length === ratings.length, `${places.length} columns drawn, ${ratings.length} in the table`);
    const column = (element) => {
      const away = places.map((place) => Math.abs(place - middleOf(element)));
      return away.indexOf(Math.min(...away));
    };
    const drawn = [...svg.querySelectorAll('text.share, text[text-anchor=middle]:not(.head)')];
    const dashed = [...svg.querySelectorAll('rect.was')];
    const frames = [...svg.querySelectorAll('rect.middle')];
    const lines = new Set([...svg.querySelectorAll('rect.aim')].map(middleOf));
    hold(lines.size === 1, () => `good enough begins in ${lines.size} places`);
    for (const row of table.tBodies[0].rows) {
      [...row.cells].slice(1, end).forEach((cell, rating) => {
        const said = folded(cell.textContent);
        if (said === '') return;
        const [, count, ids] = /^(\d+): ([^;]*)/.exec(said) ?? [null, '', ''];
        const [, left] = /stood here: (.*)$/.exec(said) ?? [null, ''];
        const counted = count !== '' && drawn[0]?.textContent === count && !drawn[0].matches('.share');
        const here = ids.split(', ').filter(Boolean);
        const gone = left.split(', ').filter(Boolean);
        for (const [place, id] of (counted ? [count] : [...here, ...gone]).entries()) {
          const label = drawn.shift();
          hold(label?.textContent === id, () => `"${label?.textContent}" drawn, "${id}" in the table`);
          if (!counted && place >= here.length) {
            const { across, down } = overlap(dashed.shift()?.getBBox() ?? new DOMRect(), label.getBBox());
            hold(across > 4 && down > 4, () => `${id} stood there and has no dashed edge`);
          }
          // Tiles start at the left of their column; a column is told by where most of its width lies.
          const left = label ? label.getBBox().x : 0;
          const width = places.length > 1 ? places[1] - places[0] : svg.viewBox.baseVal.width;
          const inside = label && left > places[rating] - width / 2 - 1 && left < places[rating] + width / 2;
          hold(inside, () => `${id} is drawn outside its column ${ratings[rating]}`);
        }
      });
      const middle = folded(row.cells[end].textContent);
      if (ratings.includes(middle)) {
        const frame = frames.shift();
        hold(frame && ratings[column(frame)] === middle, () => `the frame of ${called(row.cells[0])} is not on ${middle}`);
      }
    }
    hold(drawn.length === 0 && frames.length === 0 && dashed.length === 0, 'more is drawn than stands in the table');
  };

  const bars = (svg, table) => {
    const rows = [...table.tBodies[0].rows];
    const [tracks, fills, dashed] = ['none', 'all', 'was'].map((shade) => [...svg.querySelectorAll(`rect.${shade}`)]);
    const said = [...svg.querySelectorAll('text')].map((label) => label.textContent);
    hold(tracks.length === rows.length, `${tracks.length} bars drawn, ${rows.length} in the table`);
    rows.forEach((row, place) => {
      const [name, ...counts] = [...row.cells].map((cell) => folded(cell.textContent));
      const track = Number(tracks[place]?.getAttribute('width'));
      [fills[place], dashed[place]].slice(0, counts.length / 2).forEach((rect, round) => {
        const [met, all] = counts.slice(2 * round);
        hold(said.includes(all === '0' ? '–' : `${met} of ${all}`), `the bar of ${name} doesn't say ${met} of ${all}`);
        const share = all === '0' ? 0 : Number(met) / Number(all);
        const length = Number(rect?.getAttribute('width'));
        hold(Math.abs(length - track * share) <= 1, `the bar of ${name} is ${length} long, not ${track * share}`);
      });
    });
  };

  for (const bar of document.querySelectorAll('td svg')) {
    const cell = bar.closest('td');
    const [, part, whole] = /(\d+) \D*(\d+)/.exec(folded(cell.textContent)) ?? [null, '', ''];
    const [rect, all] = [bar.querySelector('rect.all'), bar.viewBox.baseVal.width];
    hold(rect?.getAttribute('width') === part && String(all) === whole, () => `the bar of "${folded(cell.textContent)}" has another length`);
  }
  for (const svg of shownCharts()) {
    const table = svg.closest('figure').querySelector('table');
    const kind = table.querySelector('td.share') ? heat : table.rows[0].cells[0].textContent === 'Level' ? bars
      : table.rows[0].cells[0].textContent === 'Phase' ? profile : heat;
    kind(svg, table);
  }
  return end();
}
