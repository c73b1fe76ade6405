/** Whether a business is open at a moment, from its weekly rows and the dates that differ. */

export type Weekday = 'Mo' | 'Tu' | 'We' | 'Th' | 'Fr' | 'Sa' | 'Su';

export interface Row {
  days: Weekday[];
  opens: string;
  closes: string;
}

export interface SpecialDay {
  date: string;
  opens?: string | null;
  closes?: string | null;
}

export interface Week {
  rows: Row[];
  special: SpecialDay[];
  /** False when some row was not understood: then nobody can say that it is closed. */
  complete: boolean;
}

/** `closes` is null when it does not close within a day. */
export type Status =
  | { open: true; closes: string | null }
  | { open: false; opens: string; inDays: number; date: string };

interface Span {
  start: number;
  end: number;
}

const WEEKDAYS: Weekday[] = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
const DAY = 24 * 60;

/** The status at a moment given as the business's own wall clock; null when the hours do not tell. */
export function statusAt(date: string, minutes: number, week: Week): Status | null {
  const spans = [-1, 0, 1, 2, 3, 4, 5, 6, 7].flatMap((offset) => spansOf(plusDays(date, offset), offset, week));
  const end = endOfOpening(minutes, spans);
  if (end > minutes) return { open: true, closes: end - minutes > DAY ? null : clock(end) };
  if (!week.complete) return null;

  const next = Math.min(...spans.map(({ start }) => start).filter((start) => start > minutes));
  if (!Number.isFinite(next)) return null;
  const inDays = Math.floor(next / DAY);
  return { open: false, opens: clock(next), inDays, date: plusDays(date, inDays) };
}

/** Date and minutes since midnight on the wall clock of a time zone. */
export function wallClock(now: Date, timeZone: string): { date: string; minutes: number } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    minutes: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/** Spans that touch or overlap are one opening. */
function endOfOpening(moment: number, spans: Span[]): number {
  const ends = spans.filter(({ start, end }) => start <= moment && moment < end).map(({ end }) => end);
  return ends.length > 0 ? endOfOpening(Math.max(...ends), spans) : moment;
}

function spansOf(date: string, offset: number, { rows, special }: Week): Span[] {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!;
  const exceptions = special.filter((day) => day.date === date);
  const hours = exceptions.length > 0 ? exceptions : rows.filter((row) => row.days.includes(weekday));
  return hours.flatMap(({ opens, closes }) => (opens && closes ? [span(opens, closes, offset * DAY)] : []));
}

/** Hours that end no later than they begin run past midnight. */
function span(opens: string, closes: string, midnight: number): Span {
  const start = midnight + minutesOf(opens);
  const end = midnight + minutesOf(closes);
  return { start, end: end > start ? end : end + DAY };
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

function clock(minutes: number): string {
  const inDay = ((minutes % DAY) + DAY) % DAY;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

function plusDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
