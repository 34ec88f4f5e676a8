// Medians with their spread, and how they are written down.

export function summary(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2,
    least: sorted[0],
    most: sorted.at(-1),
  };
}

const digits = (number) => (number >= 100 ? 0 : 1);

export const written = ({ median, least, most }) =>
  `${median.toFixed(digits(median))} (${least.toFixed(digits(median))}–${most.toFixed(digits(median))})`;

export function markdown(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
