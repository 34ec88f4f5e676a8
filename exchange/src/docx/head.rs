//! What stands above the text and below it: who issues it, under which number, to whom it goes, who
//! signs it.

use std::io;

use domain::report::{Layout, Paper};

use super::{measure::PORTRAIT, styles, xml::Body};

type Lines = Vec<(&'static str, String)>;

/// The letterhead in two halves, then what kind of document it is and what about.
pub fn above(body: &mut Body, paper: &Paper) -> io::Result<()> {
    let width = PORTRAIT.text_width();
    // The State's motto needs the larger half, whatever the issuer is called.
    let left = width * 2 / 5;
    let halves = match paper.layout {
        Layout::State => [state_left(paper), state_right(paper)],
        Layout::Party => [party_left(paper), party_right(paper)],
    };
    let [of_issuer, of_nation] = halves;
    body.halves(&[(left, of_issuer), (width - left, of_nation)])?;
    body.paragraph(styles::KIND, "BÁO CÁO")?;
    body.paragraph(styles::TITLE, &paper.title)?;
    match paper.layout {
        Layout::State => body.paragraph(styles::TITLE_RULE, ""),
        Layout::Party => body.paragraph(styles::DASHES, "-----"),
    }
}

/// To whom it goes, and who signs it.
pub fn below(body: &mut Body, paper: &Paper) -> io::Result<()> {
    let width = PORTRAIT.text_width();
    let recipients_style = match paper.layout {
        Layout::State => styles::RECIPIENTS,
        Layout::Party => styles::PARTY_RECIPIENTS,
    };
    let mut recipients: Lines = vec![(recipients_style, "Nơi nhận:".to_owned())];
    let last = paper.recipients.len().saturating_sub(1);
    recipients.extend(paper.recipients.iter().enumerate().map(|(at, to)| {
        let end = if at == last { "." } else { ";" };
        (
            styles::RECIPIENT,
            format!("- {}{end}", to.trim_end_matches(['.', ';'])),
        )
    }));
    let mut signer: Lines = Vec::new();
    if !paper.authority.is_empty() {
        signer.push((styles::SIGNED, paper.authority.clone()));
    }
    signer.push((styles::SIGNED, paper.post.clone()));
    // Room for the signature and the seal.
    signer.extend((0..4).map(|_| (styles::SIGNED, String::new())));
    signer.push((styles::SIGNED, paper.signer.clone()));
    body.paragraph(styles::RULE, "")?;
    body.halves(&[(width / 2, recipients), (width - width / 2, signer)])
}

fn state_left(paper: &Paper) -> Lines {
    let mut lines = Lines::new();
    if !paper.above.is_empty() {
        lines.push((styles::ABOVE, paper.above.clone()));
    }
    let issuer = paper.body.lines();
    lines.extend(issuer.map(|line| (styles::ISSUER, line.to_owned())));
    lines.extend([
        (styles::ISSUER_RULE, String::new()),
        (styles::NUMBER, paper.number.clone()),
    ]);
    lines
}

fn state_right(paper: &Paper) -> Lines {
    vec![
        (
            styles::NATION,
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
        ),
        (styles::MOTTO, "Độc lập - Tự do - Hạnh phúc".to_owned()),
        (styles::MOTTO_RULE, String::new()),
        (styles::DATED, paper.dated.clone()),
    ]
}

fn party_left(paper: &Paper) -> Lines {
    let mut lines = Lines::new();
    if !paper.above.is_empty() {
        lines.push((styles::PARTY_ABOVE, paper.above.clone()));
    }
    let issuer = paper.body.lines();
    lines.extend(issuer.map(|line| (styles::PARTY_ISSUER, line.to_owned())));
    lines.extend([
        (styles::STAR, "*".to_owned()),
        (styles::NUMBER, paper.number.clone()),
    ]);
    lines
}

fn party_right(paper: &Paper) -> Lines {
    vec![
        (styles::PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM".to_owned()),
        (styles::PARTY_RULE, String::new()),
        (styles::DATED, paper.dated.clone()),
    ]
}
