import type { PickupFactor } from '../../config/index.js';

/** Whether an answer has the form in which it is kept: four digits, or a day of the calendar such as `1990-02-01`. */
export function isAnswerTo(factor: PickupFactor, answer: string): boolean {
  switch (factor) {
    case 'citizen_id_last_four':
      return /^\d{4}$/.test(answer);
    case 'birth_date':
      return /^(?:19|20)\d\d-\d\d-\d\d$/.test(answer) && isDay(answer);
  }
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
