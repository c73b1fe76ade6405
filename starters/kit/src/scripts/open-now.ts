import { statusAt, wallClock, type Week } from '../lib/opening';

interface OpenNow {
  locale: string;
  timeZone: string;
  week: Week;
  words: { now: string; allDay: string; today: string; tomorrow: string; later: string };
}

function sentence({ locale, timeZone, week, words }: OpenNow): { open: boolean; text: string } | null {
  const { date, minutes } = wallClock(new Date(), timeZone);
  const status = statusAt(date, minutes, week);
  if (!status) return null;
  if (status.open) {
    return { open: true, text: status.closes ? words.now.replace('{time}', status.closes) : words.allDay };
  }
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(status.date));
  const pattern = [words.today, words.tomorrow][status.inDays] ?? words.later;
  return { open: false, text: pattern.replace('{time}', status.opens).replace('{day}', day) };
}

function show(element: HTMLElement): void {
  const result = sentence(JSON.parse(element.dataset.openNow!) as OpenNow);
  element.hidden = !result;
  if (!result) return;
  element.dataset.open = String(result.open);
  element.querySelector('[data-text]')!.textContent = result.text;
}

function refresh(): void {
  document.querySelectorAll<HTMLElement>('[data-open-now]').forEach(show);
}

refresh();
setInterval(refresh, 60_000);
document.addEventListener('visibilitychange', refresh);
