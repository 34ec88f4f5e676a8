// The two drawings of an indicator: its ruler and its course.

import { amount, inShort, share } from './text.mjs';

const STEPS = 5;
const NUMBERS = Array.from({ length: STEPS + 1 }, (_, number) => number);

/** The smallest step of 1, 2 or 5 of which five reach the value. */
export function step(most) {
  for (let power = 1; ; power *= 10) {
    const found = [1, 2, 5].find((factor) => factor * power * STEPS >= most);
    if (found) {
      return found * power;
    }
  }
}

/** Where a value stands on a scale, of a hundred. */
export const at = (value, each) => (value * 100) / (each * STEPS);

export const ticks = (each) => NUMBERS.map((number) => ({
  tone: number === 0 || number === STEPS ? '' : 'fine',
  x: `${(number * 100) / STEPS}%`,
  anchor: { 0: 'start', [STEPS]: 'end' }[number] ?? 'middle',
  text: number * each,
}));

export const grid = (each) => NUMBERS.map((number) => ({
  y: `${100 - (number * 100) / STEPS}%`,
  tone: number ? 'grid' : 'axis',
  text: number * each,
}));

/** The line's points, and a dot for each figure. */
export function course(figures, each) {
  const last = figures.length - 1;
  const places = figures.map((figure, number) => ({
    x: share(((number + 0.5) / figures.length) * 100),
    y: share(100 - at(Number(figure.amount), each)),
  }));
  const dots = figures.map((figure, number) => {
    const x = `${places[number].x}%`;
    const isLast = number === last;
    const toEnd = last - number;
    return {
      x,
      y: `${places[number].y}%`,
      reading: isLast || number === 0 ? amount(figure.amount) : '',
      reading_tone: isLast ? 'reading' : 'reading fine',
      label: toEnd % 2 === 0 ? inShort(figure.last_day) : '',
      label_x: isLast ? '100%' : x,
      anchor: isLast ? 'end' : 'middle',
      tone: toEnd % 4 === 2 ? 'fine' : '',
    };
  });
  return { line: places.map(({ x, y }) => `${x},${y}`).join(' '), dots };
}
