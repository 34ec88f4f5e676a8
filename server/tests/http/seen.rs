//! What a reader has of a page: its words without the tags, where its links lead, and what its
//! forms would send.

/// A tag as it is written, or the text between two.
enum Piece<'a> {
    Tag(&'a str),
    Text(&'a str),
}

/// Tags that words run on through.
const INLINE: [&str; 7] = ["a", "b", "bdi", "em", "i", "strong", "time"];

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..start]));
        rest = &rest[start..];
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let mut quoted = false;
        let end = rest
            .find(|letter| {
                quoted ^= letter == '"';
                letter == '>' && !quoted
            })
            .unwrap_or(rest.len() - 1);
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        pieces.push(Piece::Tag(tag));
        for hidden in ["script", "style"] {
            if tag.split(' ').next() == Some(hidden) {
                rest = rest
                    .find(&format!("</{hidden}"))
                    .map_or("", |at| &rest[at..]);
            }
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('/');
    tag.split([' ', '/', '\n']).next().unwrap_or_default()
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

/// An attribute of a tag; one without a value is empty.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    if let Some((_, after)) = tag.split_once(&format!(" {wanted}=\"")) {
        return after.split('"').next().map(plain);
    }
    tag.split(' ').any(|part| part == wanted).then(String::new)
}

/// The words of a page, each run of blanks as one.
pub fn words(html: &str) -> String {
    let mut words = String::new();
    // Of the spans that are open, which only say in what language a passage is.
    let mut passages = Vec::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => words.push_str(&plain(text)),
            Piece::Tag(tag) if name(tag) == "span" => {
                let is_passage = if tag.starts_with('/') {
                    passages.pop().unwrap_or_default()
                } else {
                    let is_passage = attribute(tag, "lang").is_some();
                    passages.push(is_passage);
                    is_passage
                };
                words.push_str(if is_passage { "" } else { " " });
            }
            // A comment between two words is nothing to a reader.
            Piece::Tag(tag) if INLINE.contains(&name(tag)) || tag == "!" => {}
            Piece::Tag(_) => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words in every element of this name.
pub fn words_in(html: &str, element: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(&format!("<{element}")) {
        rest = &rest[start..];
        if name(&rest[1..rest.find('>').unwrap_or(rest.len())]) == element {
            let end = rest.find(&format!("</{element}>")).unwrap_or(rest.len());
            found.push(words(&rest[..end]));
        }
        rest = &rest[1..];
    }
    found
}

/// Addresses on this site that a page leads to, without the place on the page.
pub fn links(html: &str) -> Vec<String> {
    pieces(html)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Tag(tag) if matches!(name(tag), "a" | "link") => attribute(tag, "href"),
            _ => None,
        })
        .filter(|address| address.starts_with('/'))
        .map(|address| address.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

/// What the form that is sent to an address holds, as it stands; None without such a form.
pub fn fields(html: &str, action: &str) -> Option<Vec<(String, String)>> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let (mut inside, mut found) = (false, false);
    let (mut select, mut area) = (None, false);
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if tag.starts_with('/') => match name(tag) {
                "form" => inside = false,
                "select" => select = None,
                "textarea" => area = false,
                _ => {}
            },
            Piece::Tag(tag) if name(tag) == "form" => {
                inside = attribute(tag, "action").as_deref() == Some(action);
                found |= inside;
            }
            Piece::Tag(tag) if inside => match name(tag) {
                "input" => fields.extend(
                    attribute(tag, "name")
                        .map(|name| (name, attribute(tag, "value").unwrap_or_default())),
                ),
                "textarea" => {
                    area = true;
                    fields.push((attribute(tag, "name").unwrap_or_default(), String::new()));
                }
                "select" => {
                    select = attribute(tag, "name");
                }
                "option" => choose(&mut fields, select.as_deref(), tag),
                _ => {}
            },
            Piece::Text(text) if inside && area => {
                if let Some((_, value)) = fields.last_mut() {
                    // A browser drops the line break that begins it.
                    let text = text.strip_prefix('\n').unwrap_or(text);
                    value.push_str(&plain(text));
                }
            }
            _ => {}
        }
    }
    found.then_some(fields)
}

/// The first option stands until one says that it is chosen.
fn choose(fields: &mut Vec<(String, String)>, select: Option<&str>, option: &str) {
    let Some(select) = select else { return };
    let value = attribute(option, "value").unwrap_or_default();
    match fields.iter_mut().find(|(name, _)| name == select) {
        None => fields.push((select.to_owned(), value)),
        Some((_, chosen)) if attribute(option, "selected").is_some() => *chosen = value,
        Some(_) => {}
    }
}

/// A field's value.
pub fn value<'a>(fields: &'a [(String, String)], wanted: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|(name, _)| name == wanted)
        .map(|(_, value)| value.as_str())
}

/// Types into a form: what stands there is replaced, a button's name is added.
pub fn typed(mut fields: Vec<(String, String)>, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    for (name, value) in typed {
        match fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, field)) => (*value).clone_into(field),
            None => fields.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    fields
}

#[test]
fn a_page_is_read_as_a_reader_does() {
    let page = "<!DOCTYPE html><p title=\"a>b\">Xã <b>Hòa</b> Lạc<!-- x --></p><script>1<2</script>\
        <h1 class=\"a\">Một</h1><h1>Hai</h1><a href=\"/a?b=1&amp;c=2#d\">x</a>\
        <form action=\"/f\"><input name=\"n\" value=\"&quot;&lt;\"/><textarea name=\"t\">a&amp;b</textarea>\
        <select name=\"s\"><option value=\"1\">1</option><option selected value=\"2\">2</option></select></form>";
    assert_eq!(words(page), "Xã Hòa Lạc Một Hai x a&b 1 2");
    let marked = "<p>Mê Linh (<span lang=\"vi\">đoạn 4</span>)<span class=\"count\">2</span></p>";
    assert_eq!(words(marked), "Mê Linh (đoạn 4) 2");
    assert_eq!(words_in(page, "h1"), ["Một", "Hai"]);
    assert_eq!(links(page), ["/a?b=1&c=2"]);
    let fields = fields(page, "/f").unwrap();
    assert_eq!(value(&fields, "n"), Some("\"<"));
    assert_eq!(value(&fields, "t"), Some("a&b"));
    assert_eq!(value(&fields, "s"), Some("2"));
    assert!(self::fields(page, "/g").is_none());
}
