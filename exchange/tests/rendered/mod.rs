//! A document as LibreOffice prints it: text, page sizes, fonts, and the look of each page.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
    sync::{Mutex, PoisonError},
};

use tempfile::TempDir;

pub struct Rendered {
    folder: TempDir,
    pages: Vec<String>,
}

/// How large the pictures are that pages are compared by, in dots across.
const ACROSS: &str = "64";
/// How much a picture may differ from the stored one, of 255: on the whole, since another version
/// draws letters a little otherwise, and at any one place, averaged over its neighbours.
const MOST_ON_THE_WHOLE: f64 = 4.0;
const MOST_AT_ONE_PLACE: f64 = 70.0;

/// How often LibreOffice may crash over one document.
const TRIES: usize = 3;
/// One LibreOffice at a time: several share more than the profile that each has of its own.
static PRINTER: Mutex<()> = Mutex::new(());

impl Rendered {
    pub fn of(document: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("report.docx"), document).unwrap();
        print(&folder);
        let text = run(&folder, "pdftotext", &["-layout", "report.pdf", "-"]);
        // Each page ends with a form feed.
        let pages = text
            .trim_end_matches('\u{c}')
            .split('\u{c}')
            .map(str::to_owned)
            .collect();
        Self { folder, pages }
    }

    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// All pages as they are laid out, for a snapshot.
    pub fn text(&self) -> String {
        let pages: Vec<_> = self
            .pages
            .iter()
            .map(|page| {
                let lines: Vec<_> = page.lines().map(str::trim_end).collect();
                lines.join("\n")
            })
            .collect();
        pages.join("\n=== page ===\n")
    }

    /// What a page says, with single blanks.
    pub fn words(&self, page: usize) -> String {
        self.pages[page]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    pub fn first_line(&self, page: usize) -> String {
        self.pages[page]
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty())
            .unwrap_or_default()
            .to_owned()
    }

    /// Of each page, in points.
    pub fn sizes(&self) -> Vec<(u32, u32)> {
        let told = run(
            &self.folder,
            "pdfinfo",
            &["-f", "1", "-l", "999", "report.pdf"],
        );
        told.lines()
            .filter(|line| line.starts_with("Page ") && line.contains(" size:"))
            .map(|line| {
                let numbers: Vec<f64> = line
                    .split_whitespace()
                    .filter_map(|word| word.parse().ok())
                    .collect();
                // The number of the page, then width and height.
                (rounded(numbers[1]), rounded(numbers[2]))
            })
            .collect()
    }

    pub fn fonts(&self) -> Vec<String> {
        let told = run(&self.folder, "pdffonts", &["report.pdf"]);
        told.lines()
            .skip(2)
            .filter_map(|line| line.split_whitespace().next())
            .map(str::to_owned)
            .collect()
    }

    /// Compares each page with its stored picture. With `RENDERED=accept` the pictures are stored
    /// anew, to be looked at before they are kept.
    pub fn looks_like(&self, name: &str) {
        run(
            &self.folder,
            "pdftoppm",
            &[
                "-gray",
                "-scale-to-x",
                ACROSS,
                "-scale-to-y",
                "-1",
                "report.pdf",
                "page",
            ],
        );
        let mut pictures: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "pgm"))
            .collect();
        pictures.sort();
        assert_eq!(pictures.len(), self.pages());
        for (number, picture) in (1..).zip(pictures) {
            let stored = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                .join(format!("tests/rendered/{name}-{number}.pgm"));
            let now = fs::read(&picture).unwrap();
            if std::env::var_os("RENDERED").is_some_and(|wish| wish == "accept") {
                fs::write(&stored, &now).unwrap();
            }
            let kept = fs::read(&stored).unwrap_or_default();
            compare(
                &format!("{name}, page {number}"),
                &Picture::of(&kept),
                &Picture::of(&now),
            );
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the size of a page"
)]
fn rounded(points: f64) -> u32 {
    points.round() as u32
}

/// Prints the document. LibreOffice 7.4 has crashed while it started, before it had opened anything; a
/// document that is at fault is at fault each time.
fn print(folder: &TempDir) {
    let _alone = PRINTER.lock().unwrap_or_else(PoisonError::into_inner);
    let mut crashes = Vec::new();
    while crashes.len() < TRIES {
        let home = folder.path().join(format!("home-{}", crashes.len()));
        fs::create_dir(&home).unwrap();
        let profile = format!("-env:UserInstallation=file://{}/profile", home.display());
        let output = output(
            command(folder, "soffice")
                .args([&profile, "--headless", "--convert-to", "pdf", "report.docx"])
                .env("HOME", &home),
        );
        if output.status.success() && folder.path().join("report.pdf").exists() {
            return;
        }
        crashes.push(told(&output));
    }
    panic!("soffice, {TRIES} times: {}", crashes.join("\n"));
}

/// A program's output; a program that is not there fails the test.
fn run(folder: &TempDir, program: &str, arguments: &[&str]) -> String {
    let output = output(command(folder, program).args(arguments));
    assert!(output.status.success(), "{program}: {}", told(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn command(folder: &TempDir, program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder.path()).env("LC_ALL", "C.UTF-8");
    command
}

fn output(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|problem| {
        panic!(
            "{} is needed ({problem}): run xtask/setup.sh test",
            command.get_program().display()
        )
    })
}

fn told(output: &Output) -> String {
    format!(
        "{}, {}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    )
}

/// Shades of grey, row by row.
struct Picture {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Picture {
    /// Reads a PGM: `P5`, width, height, depth, one blank, shades.
    fn of(bytes: &[u8]) -> Self {
        let mut at = 0;
        let mut fields = Vec::new();
        while fields.len() < 4 && at < bytes.len() {
            let end = bytes[at..]
                .iter()
                .position(u8::is_ascii_whitespace)
                .map_or(bytes.len(), |length| at + length);
            fields.push(String::from_utf8_lossy(&bytes[at..end]).into_owned());
            at = end + 1;
        }
        assert_eq!(
            fields.first().map(String::as_str),
            Some("P5"),
            "no stored picture"
        );
        let number = |at: usize| fields[at].parse::<usize>().unwrap();
        Self {
            width: number(1),
            height: number(2),
            shades: bytes[at..].to_vec(),
        }
    }

    /// Averages of squares of four by four, which forgive a letter that moved a little.
    fn blurred(&self) -> Vec<f64> {
        let mut averages = Vec::new();
        for top in (0..self.height).step_by(4) {
            for left in (0..self.width).step_by(4) {
                let square: Vec<f64> = (top..(top + 4).min(self.height))
                    .flat_map(|y| (left..(left + 4).min(self.width)).map(move |x| (y, x)))
                    .map(|(y, x)| f64::from(self.shades[y * self.width + x]))
                    .collect();
                let count = u32::try_from(square.len()).unwrap();
                averages.push(square.iter().sum::<f64>() / f64::from(count));
            }
        }
        averages
    }
}

fn compare(name: &str, kept: &Picture, now: &Picture) {
    assert_eq!((kept.width, kept.height), (now.width, now.height), "{name}");
    let differences: Vec<f64> = kept
        .blurred()
        .iter()
        .zip(now.blurred())
        .map(|(kept, now)| (kept - now).abs())
        .collect();
    let count = u32::try_from(differences.len()).unwrap();
    let whole = differences.iter().sum::<f64>() / f64::from(count);
    let most = differences.iter().copied().fold(0.0, f64::max);
    assert!(
        whole <= MOST_ON_THE_WHOLE && most <= MOST_AT_ONE_PLACE,
        "{name} looks otherwise: {whole:.1} on the whole, {most:.1} at one place"
    );
}
