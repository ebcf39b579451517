// Who leaves a crisis page leaves it for good: 'Back' leads past it. Without script the link only leads away.
const link = document.getElementById('leave');
link?.addEventListener('click', (event) => {
  event.preventDefault();
  location.replace(link.href);
});
