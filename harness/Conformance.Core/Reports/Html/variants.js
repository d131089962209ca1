// Only the rows in sight are in the document, however many variants there are.
const ROW = 34;
const data = JSON.parse(byId('variant-data').textContent);
const words = { passed: 'passed', deviates: 'deviates', errored: 'errored', notTested: 'not tested' };
const list = byId('variant-list');
const view = element('div', 'window');
const rows = element('div', 'rows');
let found = data.rows;

function element(name, kind, text) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text !== undefined) made.textContent = text;
  return made;
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function rowOf([id, outcome, exchanges, checks, reason, , findings], at) {
  const row = element('div', 'row');
  row.setAttribute('role', 'row');
  row.setAttribute('aria-rowindex', at + 1);
  row.style.top = `${at * ROW}px`;
  const badge = element('span');
  badge.append(element('span', `badge ${outcome}`, words[outcome]));
  const name = element('span');
  name.append(element('code', '', id));
  name.title = id;
  const why = element('span', 'why', reason < 0 ? '' : data.reasons[reason]);
  if (reason >= 0) why.title = data.reasons[reason];
  for (const finding of findings) {
    const link = element('a', '', data.findings[finding]);
    link.href = `#${data.findings[finding]}`;
    why.append(why.textContent ? ', ' : '', link);
  }
  const cells = [badge, name, why, element('span', 'tally', counted(exchanges, 'exchange')), element('span', 'tally', counted(checks, 'check'))];
  for (const cell of cells) cell.setAttribute('role', 'cell');
  row.append(...cells);
  return row;
}

function draw() {
  const first = Math.max(0, Math.floor(view.scrollTop / ROW) - 8);
  const last = Math.min(found.length, Math.ceil((view.scrollTop + view.clientHeight) / ROW) + 8);
  rows.style.height = `${found.length * ROW}px`;
  rows.replaceChildren(...found.slice(first, last).map((row, at) => rowOf(row, first + at)));
}

listeners.push(filter => {
  found = !isActive(filter) ? data.rows : data.rows.filter(([id, outcome, , , reason, areas, findings]) => meets(
    filter, outcome, data.areas[areas], findings.map(at => data.levels[at]).join(' '),
    () => `${id} ${reason < 0 ? '' : data.reasons[reason]} ${findings.map(at => data.findings[at]).join(' ')}`.toLowerCase()));
  view.setAttribute('aria-rowcount', found.length);
  count(byId('variants'), found.length, data.rows.length);
  view.hidden = found.length === 0;
  view.scrollTop = 0;
  draw();
});

view.setAttribute('role', 'table');
view.setAttribute('aria-label', 'Variants');
view.setAttribute('aria-rowcount', found.length);
view.tabIndex = 0;
rows.setAttribute('role', 'rowgroup');
view.append(rows);
list.append(view);
byId('variant-areas').hidden = true;
view.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true });
addEventListener('resize', draw);
draw();
