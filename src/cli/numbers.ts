// How numbers are said on a terminal: few digits, a point, a unit; no locale.
// A no-break space joins number and unit; `layOut` keeps them on one line and prints it as a space.

const JOIN = '\u00a0';

/** At most four significant digits, whole numbers in full. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(4)));
}

/** A share of 1 as a percentage: `21.3 %`, `0.05 %`. */
export function percentText(share: number): string {
  const percent = share * 100;
  return `${Number(percent.toPrecision(percent < 10 ? 2 : 3))}${JOIN}%`;
}

/** A number of things: `1 error`, `3 errors`. */
export function countText(count: number, thing: string, things = `${thing}s`): string {
  return `${count} ${count === 1 ? thing : things}`;
}

/** Seconds in the unit that a person would choose: `61.2 s`, `13 min`, `2 h 13 min`, `3 d 4 h`. */
export function durationText(seconds: number): string {
  if (Math.abs(seconds) < 120) return `${Number(seconds.toPrecision(3))}${JOIN}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes}${JOIN}min`;
  if (minutes < 48 * 60) return [Math.floor(minutes / 60), 'h', minutes % 60, 'min'].join(JOIN);
  const hours = Math.round(seconds / 3600);
  return [Math.floor(hours / 24), 'd', hours % 24, 'h'].join(JOIN);
}
