// Who leaves a crisis page leaves it for good: 'Back' leads past it. Without script the link only leads away.
// It runs before the link is there, so that nobody can be quicker.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('#leave');
  if (!link) return;
  event.preventDefault();
  location.replace(link.href);
});
