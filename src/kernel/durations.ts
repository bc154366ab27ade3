export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export function addMs(time: Date, milliseconds: number): Date {
  return new Date(time.getTime() + milliseconds);
}
