// Comfort only; every page works without it.
(() => {
  'use strict';

  // <button data-copy="#id-of-the-text" data-copied="Copied" hidden>Copy</button>
  const copy = async (button) => {
    const source = document.querySelector(button.dataset.copy);
    const words = button.textContent;
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; }, 2000);
  };

  if (navigator.clipboard) {
    document.querySelectorAll('[data-copy]').forEach((button) => {
      button.hidden = false;
      button.setAttribute('aria-live', 'polite');
      button.addEventListener('click', () => copy(button));
    });
  }

  // The first thing to read after a form was refused.
  document.querySelector('[data-focus]')?.focus();

  // One click sends a form once; a page that is shown again from the browser's memory can be sent again.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
    } else if (form.method === 'post') {
      form.dataset.sent = 'yes';
    }
  });
  addEventListener('pageshow', () => document.querySelectorAll('form').forEach((form) => delete form.dataset.sent));

  document.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });
})();
