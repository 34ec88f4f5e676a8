// Cuts our three pages into templates: what repeats becomes a loop, what comes from the data becomes a
// field. All peers draw these, each in its own language of templates, so that they send the same
// elements and the same words and differ in how they make them.

import {
  attribute, byClass, byTag, clean, drawing, elements, exchange, find, loop, readPage, setAttribute, textOf, walk,
} from './tree.mjs';

export const PAGES = {
  home: '/',
  table: '/tim-kiem?q=mau&loai=chi-tieu&xep=ten',
  indicator: '/chi-tieu/chi-tieu-mau-103',
};
export const INDICATOR = 'chi-tieu-mau-103';

function page(html) {
  const tree = readPage(html);
  clean(tree);
  return find(tree, byTag('html'));
}

export function home(html) {
  const tree = page(html);
  const waffle = find(tree, byClass('ul', 'waffle'));
  loop(waffle, elements(waffle), 'squares', [
    ['chi-tieu-mau-1', '{{it.slug}}'], ['unknown', '{{it.tone}}'],
    ['Chỉ tiêu mẫu số 1: Chưa thể đánh giá', '{{it.name}}: {{it.state}}'],
  ]);
  const news = find(tree, byClass('ol', 'history'));
  loop(news, elements(news), 'news', [
    ['2026-10-31', '{{it.iso}}'], ['31/10/2026', '{{it.day}}'], ['67 số liệu', '{{it.count}} số liệu'],
    ['chi-tieu-mau-1', '{{it.slug}}'], ['Chỉ tiêu mẫu số 1', '{{it.name}}'], ['tháng 10/2026', '{{it.period}}'],
    ['0,00 sản phẩm', '{{it.value}}'], ['66 mục khác', '{{it.rest}} mục khác'],
    ['xa-mau-0001', '{{it.unit_slug}}'], ['Xã Mẫu 0001', '{{it.unit}}'],
    ['chuong-trinh-mau-1', '{{it.programme_slug}}'], ['Chương trình mẫu số 1', '{{it.programme}}'],
  ]);
  const programmes = find(tree, byClass('ol', 'programmes'));
  loop(programmes, elements(programmes), 'programmes', [
    ['chuong-trinh-mau-1', '{{it.slug}}'], ['Chương trình mẫu số 1', '{{it.title}}'], ['Tỉnh Mẫu 01', '{{it.issuer}}'],
    ['2026–2030', '{{it.first_year}}–{{it.last_year}}'],
    ['334 nhiệm vụ, 334 còn', '{{it.tasks}} nhiệm vụ, {{it.drafts}} còn'],
  ]);
  exchange(find(tree, byTag('body')), [['400', '{{total}}']]);
  exchange(find(tree, byTag('head')), [['400 chưa', '{{total}} chưa'], ['400 có', '{{total}} có']]);
  return tree;
}

export function table(html) {
  const tree = page(html);
  const results = find(tree, byClass('ol', 'results'));
  loop(results, elements(results), 'results', [
    ['chi-tieu-mau-1', '{{it.slug}}'], ['Chỉ tiêu mẫu số 1', '{{it.name}}'], ['Chưa thể đánh giá', '{{it.state}}'],
    ['Chương trình mẫu số 1', '{{it.programme}}'],
  ]);
  const facet = (title) =>
    find(tree, (node) => node.tagName === 'section' && textOf(node).startsWith(`${title} `), title);
  const programmes = find(facet('Chương trình'), byTag('ul'));
  loop(programmes, elements(programmes), 'programmes', [
    ['chuong-trinh-mau-1', '{{it.slug}}'], ['Chương trình mẫu số 1', '{{it.title}}'], ['67', '{{it.count}}'],
  ]);
  // The first units are in sight, the rest is one tap away.
  const unit = (item) => {
    const slug = /don-vi=([a-z0-9-]+)/.exec(attribute(find(item, byTag('a')), 'href'))[1];
    exchange(item, [[slug, '{{it.slug}}'], [textOf(find(item, byTag('a'))), '{{it.name}}'], ['400', '{{it.count}}']]);
  };
  const lists = [...walk(facet('Đơn vị'))].filter((node) => node.tagName === 'ul');
  lists.forEach((list, at) =>
    loop(list, elements(list), at === lists.length - 1 ? 'units' : 'first_units', unit));
  const kinds = [...walk(facet('Loại'))].filter(byClass('span', 'count'));
  ['unit_count', 'programme_count', 'indicator_count', 'task_count'].forEach((field, at) => {
    kinds[at].childNodes[0].value = `{{${field}}}`;
  });
  exchange(find(tree, byTag('body')), [[/sau=[0-9A-Z]{26}/.exec(html)[0], 'sau={{last}}'], ['400', '{{indicator_count}}']]);
  return tree;
}

/** What the indicator's page shows of the journal, as rows, in the order of the page. */
export function entries(html) {
  const tree = page(html);
  return [...walk(tree)].filter(byClass('ol', 'journal')).flatMap(elements).map((item) => {
    const [, number, hash] = /^#(\d+) ([0-9a-f]+)…$/.exec(textOf(find(item, byTag('code'))));
    return { who: textOf(find(item, byClass('p', 'who'))), what: textOf(find(item, byTag('b'))), number, hash };
  });
}

const PLOT = `
<t-loop name="grid"><line x1="0" x2="100%" y1="{{it.y}}" y2="{{it.y}}" class="{{it.tone}}"></line><text x="-.7em" y="{{it.y}}" dy=".35em" text-anchor="end">{{it.text}}</text></t-loop>
<svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible"><polyline points="{{line}}" class="line"></polyline></svg>
<t-loop name="dots"><circle cx="{{it.x}}" cy="{{it.y}}" r="5" class="dot unknown"></circle><t-if name="it.reading"><text x="{{it.x}}" y="{{it.y}}" dy="-.9em" text-anchor="middle" class="{{it.reading_tone}}">{{it.reading}}</text></t-if><t-if name="it.label"><text x="{{it.label_x}}" y="100%" dy="1.6em" text-anchor="{{it.anchor}}" class="{{it.tone}}">{{it.label}}</text></t-if></t-loop>`;

export function indicator(html) {
  const tree = page(html);
  const name = 'Chỉ tiêu mẫu số 103';
  const summary = textOf(find(find(tree, byTag('figcaption')), byTag('p')));
  const amount = /đến ([\d,]+) /.exec(summary)[1];
  const period = /đến [\d,]+ \((tháng [\d/]+)\)/.exec(summary)[1];

  const ruler = find(find(tree, byClass('div', 'ruler')), byTag('svg'));
  const bar = find(ruler, byClass('rect', 'judgeless'));
  const result = find(ruler, byClass('text', 'result'));
  setAttribute(bar, 'width', '{{width}}');
  setAttribute(result, 'x', '{{width}}');
  loop(ruler, elements(ruler).filter((node) => node.tagName === 'g'), 'ticks', (tick) => {
    setAttribute(tick, 'class', '{{it.tone}}');
    const [line, text] = elements(tick);
    setAttribute(line, 'x1', '{{it.x}}');
    setAttribute(line, 'x2', '{{it.x}}');
    setAttribute(text, 'x', '{{it.x}}');
    setAttribute(text, 'text-anchor', '{{it.anchor}}');
    text.childNodes[0].value = '{{it.text}}';
  });

  for (const [field, rows] of [['don-vi', 'units'], ['ky', 'periods']]) {
    const select = find(tree, (node) => node.tagName === 'select' && attribute(node, 'name') === field, field);
    loop(select, elements(select), rows, (option) => {
      setAttribute(option, 'value', '{{it.slug}}');
      setAttribute(option, 'selected', '{{?it.selected}}');
      option.childNodes[0].value = '{{it.name}}';
    });
  }

  const plot = find(find(tree, byClass('svg', 'plot')), byTag('svg'));
  plot.childNodes = drawing(PLOT);

  const known = find(find(tree, byTag('figure')), byTag('tbody'));
  loop(known, elements(known), 'series', [
    ['tháng 1/2026', '{{it.period}}'], [textOf(elements(elements(known)[0])[2]), '{{it.value}}'],
    ['Chưa thể đánh giá', '{{it.state}}'],
  ]);
  const figures = find(find(tree, byClass('table', 'figures')), byTag('tbody'));
  loop(figures, elements(figures), 'rows', [
    [period, '{{it.period}}'], ['xa-mau-0001', '{{it.unit_slug}}'], ['Xã Mẫu 0001', '{{it.unit}}'], ['–', '{{it.target}}'],
    [`${amount} sản phẩm`, '{{it.value}}'], ['Chưa thể đánh giá', '{{it.state}}'],
    [/Báo cáo [\d-]+, biểu 1/.exec(html)[0], '{{it.ground}}'],
  ]);
  const journals = [...walk(tree)].filter(byClass('ol', 'journal'));
  ['entries', 'more'].forEach((rows, at) => {
    loop(journals[at], elements(journals[at]), rows, (item) => {
      find(item, byClass('p', 'who')).childNodes = [{ nodeName: '#text', value: '{{it.who}}' }];
      find(item, byTag('b')).childNodes = [{ nodeName: '#text', value: '{{it.what}}' }];
      find(item, byTag('code')).childNodes = [{ nodeName: '#text', value: '#{{it.number}} {{it.hash}}…' }];
    });
  });
  const rest = find(find(tree, (node) => attribute(node, 'id') === 'lich-su'), byClass('span', 'count'));
  rest.childNodes[0].value = '{{more_count}}';

  exchange(tree, [
    [summary, '{{summary}}'], [INDICATOR, '{{slug}}'], [name, '{{name}}'], ['chuong-trinh-mau-1', '{{programme_slug}}'],
    ['Chương trình mẫu số 1', '{{programme}}'], ['Xã Mẫu 0001', '{{unit}}'], [amount, '{{amount}}'], ['sản phẩm', '{{measure}}'],
    [period, '{{period}}'], [/công khai từ ([\d/]+)/.exec(html)[1], '{{since}}'],
    [/Báo cáo [\d-]+, biểu 1/.exec(html)[0], '{{ground}}'],
  ]);
  return tree;
}
