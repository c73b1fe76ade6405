/** Nothing is loaded and nothing stored before the visitor has chosen; then, the choice, and what it allows. */
const KEY = 'consent';
const YEAR = 365 * 24 * 3600;

const banner = document.querySelector<HTMLElement>('.consent')!;
const title = banner.querySelector<HTMLElement>('.title')!;
const statistics = banner.querySelector<HTMLInputElement>('[name=statistics]')!;
const id = banner.dataset.analytics!;
const settings = document.querySelectorAll<HTMLElement>('[data-cookie-settings]');
const page = window as unknown as Record<string, unknown>;
let trigger: HTMLElement | undefined;

/** The choice, unless it is older than a year; a browser may have its storage closed. */
function chosen(): boolean | undefined {
  try {
    const { statistics, at } = JSON.parse(localStorage.getItem(KEY)!);
    return Date.now() - at < YEAR * 1000 ? statistics : undefined;
  } catch {
    return undefined;
  }
}

function remember(statistics: boolean): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ statistics, at: Date.now() }));
  } catch {
    // Then it holds for this page.
  }
}

function start(): void {
  page[`ga-disable-${id}`] = false;
  if (page.dataLayer) return;
  const layer: unknown[] = (page.dataLayer = []);
  // Google's script reads calls as `arguments`, and passes over arrays.
  function gtag(..._call: unknown[]): void {
    layer.push(arguments);
  }
  gtag('js', new Date());
  gtag('config', id, {
    allow_google_signals: false,
    allow_ad_personalization_signals: false,
    cookie_domain: location.hostname,
    cookie_expires: YEAR,
    cookie_update: false,
  });
  const script = document.createElement('script');
  script.src = `https://www.googletagmanager.com/gtag/js?id=${id}`;
  document.head.append(script);
}

function stop(): void {
  page[`ga-disable-${id}`] = true;
  for (const cookie of document.cookie.split('; ').filter((one) => one.startsWith('_ga'))) {
    const gone = `${cookie.split('=')[0]}=; max-age=0; path=/`;
    document.cookie = gone;
    document.cookie = `${gone}; domain=${location.hostname}`;
  }
}

function apply(allowed: boolean | undefined): void {
  if (allowed) start();
  else stop();
  statistics.checked = Boolean(allowed);
}

function close(): void {
  banner.hidden = true;
  trigger?.focus();
  trigger = undefined;
}

banner.addEventListener('submit', (event) => {
  event.preventDefault();
  const { value } = event.submitter as HTMLButtonElement;
  const allowed = value === 'accepted' || (value === 'chosen' && statistics.checked);
  remember(allowed);
  apply(allowed);
  close();
});

banner.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') close();
});

for (const button of settings) {
  button.hidden = false;
  button.addEventListener('click', () => {
    trigger = button;
    banner.hidden = false;
    title.focus();
  });
}

// Another window of the site may have changed it.
addEventListener('storage', ({ key }) => {
  if (key === KEY) apply(chosen());
});

const known = chosen();
apply(known);
banner.hidden = known !== undefined;
