// Writes a cut page down as a template of Django, as a function in Rust, and as a component of React.

import { IF, LOOP, attribute } from './tree.mjs';

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const FIELD = /\{\{([\w.?]+)\}\}/;

const safe = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const quoted = (text) => safe(text).replaceAll('"', '&quot;');

/** The pieces of a text: as it is, or a field. */
function pieces(text) {
  return text.split(FIELD).map((piece, at) => (at % 2 ? { field: piece } : { text: piece }))
    .filter((piece) => piece.field ?? piece.text);
}

/** A page as a list of steps: text to be sent, fields, loops, conditions. */
function steps(node, out = []) {
  const text = (value) => {
    if (out.at(-1)?.text !== undefined) {
      out.at(-1).text += value;
    } else {
      out.push({ text: value });
    }
  };
  if (node.nodeName === '#text') {
    pieces(node.value).forEach((piece) => (piece.field ? out.push(piece) : text(safe(piece.text))));
    return out;
  }
  if (node.tagName === LOOP || node.tagName === IF) {
    const body = [];
    node.childNodes.forEach((child) => steps(child, body));
    out.push({ [node.tagName === LOOP ? 'loop' : 'condition']: attribute(node, 'name'), body });
    return out;
  }
  text(`<${node.tagName}`);
  for (const { name, value } of node.attrs) {
    const [first] = pieces(value);
    if (first?.field?.startsWith('?')) {
      out.push({ condition: first.field.slice(1), body: [{ text: ` ${name}` }] });
    } else if (value === '' && name !== 'value' && name !== 'class') {
      text(` ${name}`);
    } else {
      text(` ${name}="`);
      pieces(value).forEach((piece) => (piece.field ? out.push(piece) : text(quoted(piece.text))));
      text('"');
    }
  }
  text('>');
  if (!VOID.has(node.tagName)) {
    // The parser takes the first line's end of these away again.
    node.childNodes.forEach((child) => steps(child, out));
    text(`</${node.tagName}>`);
  }
  return out;
}

export function django(tree) {
  const write = (list) => list.map((step) => {
    if (step.field) {
      return `{{ ${step.field} }}`;
    }
    if (step.loop) {
      return `{% for it in ${step.loop} %}${write(step.body)}{% endfor %}`;
    }
    if (step.condition) {
      return `{% if ${step.condition} %}${write(step.body)}{% endif %}`;
    }
    return step.text;
  }).join('');
  return `<!DOCTYPE html>${write(steps(tree))}`;
}

export function rust(name, type, tree) {
  const own = (field) => (field.startsWith('it.') ? field : `c.${field}`);
  const write = (list) => list.map((step) => {
    if (step.field) {
      return `put(out, &${own(step.field)});\n`;
    }
    if (step.loop) {
      return `for it in c.${step.loop}.iter() {\n${write(step.body)}}\n`;
    }
    if (step.condition) {
      return `if is(&${own(step.condition)}) {\n${write(step.body)}}\n`;
    }
    return `out.push_str(r##"${step.text}"##);\n`;
  }).join('');
  return `pub fn ${name}(out: &mut String, c: &${type}) {\nout.push_str("<!DOCTYPE html>");\n${write(steps(tree))}}\n`;
}

/** How React calls attributes that it does not call as HTML does. */
const REACT = {
  class: 'className', for: 'htmlFor', tabindex: 'tabIndex', maxlength: 'maxLength', readonly: 'readOnly',
  enterkeyhint: 'enterKeyHint', datetime: 'dateTime', spellcheck: 'spellCheck', popovertarget: 'popoverTarget',
  crossorigin: 'crossOrigin', hreflang: 'hrefLang', colspan: 'colSpan', autocomplete: 'autoComplete',
  inputmode: 'inputMode', charset: 'charSet', srcset: 'srcSet',
};

function reactName(name) {
  if (REACT[name]) {
    return REACT[name];
  }
  const isPlain = name.startsWith('aria-') || name.startsWith('data-') || !name.includes('-');
  return isPlain ? name : name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

const BOOLEAN = new Set(['hidden', 'download', 'required', 'readonly', 'selected', 'checked', 'disabled', 'multiple']);

function expression(value) {
  const own = (field) => (field.startsWith('it.') ? field : `c.${field}`);
  const found = pieces(value);
  if (found.length === 1 && found[0].field) {
    return own(found[0].field);
  }
  if (found.every((piece) => !piece.field)) {
    return JSON.stringify(value);
  }
  const inner = found.map((piece) =>
    (piece.field ? `\${${own(piece.field)}}` : piece.text.replace(/[`\\$]/g, '\\$&')));
  return `\`${inner.join('')}\``;
}

export function react(tree) {
  const own = (field) => (field.startsWith('it.') ? field : `c.${field}`);
  const write = (node, key) => {
    if (node.nodeName === '#text') {
      return node.value === '' ? '' : `{${expression(node.value)}}`;
    }
    if (node.tagName === LOOP) {
      const inner = node.childNodes.length === 1
        ? write(node.childNodes[0], true)
        : `<Fragment key={at}>${node.childNodes.map((child) => write(child)).join('')}</Fragment>`;
      return `{c.${attribute(node, 'name')}.map((it, at) => (${inner}))}\n`;
    }
    if (node.tagName === IF) {
      const inner = node.childNodes.map((child) => write(child)).join('');
      return `{${own(attribute(node, 'name'))} ? (<>${inner}</>) : null}`;
    }
    const attrs = node.attrs.map(({ name, value }) => {
      const [first] = pieces(value);
      if (first?.field?.startsWith('?')) {
        return ` ${reactName(name)}={${own(first.field.slice(1))}}`;
      }
      const given = BOOLEAN.has(name) && value === '' ? 'true' : expression(value);
      return ` ${reactName(name)}={${given}}`;
    });
    if (key) {
      attrs.push(' key={at}');
    }
    if (node.tagName === 'link' && attribute(node, 'rel') === 'stylesheet') {
      attrs.push(' precedence="default"');
    }
    const tag = node.tagName;
    if (tag === 'textarea') {
      return `<textarea${attrs.join('')} defaultValue={${expression(node.childNodes[0].value)}} />`;
    }
    if (tag === 'input') {
      return `<input${attrs.join('').replace(' value=', ' defaultValue=')} />`;
    }
    const inner = node.childNodes.map((child) => write(child)).join('');
    return inner === '' ? `<${tag}${attrs.join('')} />` : `<${tag}${attrs.join('')}>${inner}</${tag}>\n`;
  };
  const [head, body] = tree.childNodes.filter((node) => node.tagName);
  // The framework writes these two itself.
  const given = (node) => attribute(node, 'charset') !== undefined || attribute(node, 'name') === 'viewport';
  const all = [...head.childNodes.filter((node) => node.tagName && !given(node)), ...body.childNodes];
  return `import { Fragment } from 'react';\n\nexport function View({ c }) {\nreturn (<>${all.map((node) => write(node)).join('')}</>);\n}\n`;
}
