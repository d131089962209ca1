'use strict';
// Without a choice the system's preference decides.
const THEME = 'conform-theme';
const root = document.documentElement;

function storedTheme() {
  try { return localStorage.getItem(THEME); } catch { return null; } // a page from a file may have no storage
}

function setTheme(theme) {
  root.dataset.theme = theme;
  try { localStorage.setItem(THEME, theme); } catch { /* it lasts as long as the page then */ }
}

function toggleTheme() {
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  setTheme(isDark ? 'light' : 'dark');
}

const stored = storedTheme();
if (stored === 'light' || stored === 'dark') root.dataset.theme = stored;
const byId = id => document.getElementById(id);
for (const element of document.querySelectorAll('.needs-script')) element.hidden = false;
byId('theme').addEventListener('click', toggleTheme);
