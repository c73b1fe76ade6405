const progress = document.querySelector('[data-events]');
const events = new EventSource(progress.dataset.events);
events.addEventListener('progress', async () => {
  const answer = await fetch(progress.dataset.now);
  const told = await answer.text();
  if (answer.ok && told !== progress.innerHTML) progress.innerHTML = told;
});
events.addEventListener('end', () => {
  events.close();
  location.reload();
});
