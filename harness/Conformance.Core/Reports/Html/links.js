// Who goes to a section of one folded table wants to see the table.
function openSection(section) {
  const folds = section.querySelectorAll('.fold');
  if (folds.length === 1) folds[0].open = true;
}

// A link to a finding opens it, even if a filter hides it.
function openLinked() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && byId(id);
  if (!target) return;
  if (target.matches('section')) openSection(target);
  if (target.dataset.item !== 'finding') return;
  if (target.hidden) clearFilter();
  target.open = true;
  target.scrollIntoView();
  target.querySelector('summary').focus({ preventScroll: true });
}

for (const command of document.querySelectorAll('.command')) {
  const button = element('button', '', 'Copy');
  button.type = 'button';
  button.addEventListener('click', async () => {
    const code = command.querySelector('code');
    try {
      await navigator.clipboard.writeText(code.textContent);
      byId('status').textContent = button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  command.append(button);
}

addEventListener('hashchange', openLinked);
document.addEventListener('click', event => {
  // A second click on the same link changes no hash.
  if (event.target.closest('a')?.hash === location.hash) openLinked();
});
// The browser goes to the fragment by itself when the page is whole, and takes the focus along.
addEventListener('load', openLinked);
