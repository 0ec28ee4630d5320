// Keys and memory of the frame: Ctrl-K opens the command box, "/" goes to the filters, the navigation stays as narrow as it was left.
const NARROW = 'qm-narrow-nav';

window.qmCollapse = () => {
  const narrow = document.documentElement.classList.toggle(NARROW);
  localStorage.setItem(NARROW, narrow ? '1' : '');
};
if (localStorage.getItem(NARROW)) document.documentElement.classList.add(NARROW);

if (!window.qmShellKeys) {
  window.qmShellKeys = true;
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      document.getElementById('qm-command')?.click();
    }
  });
}
