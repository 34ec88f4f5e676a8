// How values are written on a page.

/** "22.02" as "22,02". */
export const amount = (value) => Number(value).toFixed(2).replace('.', ',');

/** The same without noughts at its end. */
export const short = (value) => amount(value).replace(/,?0+$/, '');

/** A share of a hundred with up to two decimals. */
export const share = (value) => String(Number(value.toFixed(2)));

export const day = (iso) => iso.split('-').reverse().join('/');

const isYear = (first, last) => first.slice(5, 7) !== last.slice(5, 7);

export const inShort = (last) => `${Number(last.slice(5, 7))}/${last.slice(0, 4)}`;

export const period = (first, last) => (isYear(first, last) ? `năm ${last.slice(0, 4)}` : `tháng ${inShort(last)}`);

export const code = (first, last) => last.slice(0, isYear(first, last) ? 4 : 7);
