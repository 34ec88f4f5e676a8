//! How many tests passed and failed, read from what the test runners print.

use std::{fmt, ops::AddAssign};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Browser tests that may need a second try before the run fails: a loaded machine lets Chromium stall
/// now and then, a race in the program shows up more often than that.
const MOST_UNSTEADY: u64 = 4;

/// Tests that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    /// Of those that passed, how many needed another try.
    pub unsteady: u64,
}

impl Counts {
    /// Reads one line of Rust's test harness, such as
    /// `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out`.
    pub fn of_libtest_line(line: &str) -> Option<Self> {
        let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let number = |word: &str| {
            numbers
                .split(';')
                .find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
        };
        Some(Self {
            passed: number("passed")?,
            failed: number("failed")?,
            unsteady: 0,
        })
    }

    /// Whether the run as a whole is a success.
    pub fn verdict(&self) -> Result<()> {
        if self.failed > 0 {
            bail!("{} of the tests failed", self.failed);
        }
        if self.unsteady > MOST_UNSTEADY {
            bail!(
                "{} tests passed only when they were tried again; more than {MOST_UNSTEADY} hide a race",
                self.unsteady
            );
        }
        if self.passed == 0 {
            bail!("no test ran");
        }
        Ok(())
    }

    /// Reads what Schemathesis says at its end, such as
    /// `2981 generated, 9 found 16 unique failures` or `3064 generated, 3064 passed`.
    pub fn of_schemathesis(said: &str) -> Result<Self> {
        let (_, after) = said
            .split_once("\nTest cases:")
            .context("the report of the data interface counts no cases")?;
        let line = after
            .lines()
            .find(|line| line.contains(" generated"))
            .context("the report of the data interface counts no cases")?;
        let number = |words: &[&str]| {
            line.split(',').find_map(|part| {
                let part = part.trim();
                let rest = words.iter().find_map(|word| part.split_once(word))?.0;
                rest.trim().parse::<u64>().ok()
            })
        };
        let all =
            number(&[" generated"]).context("the report of the data interface counts no cases")?;
        let failed = number(&[" found"]).unwrap_or(0);
        Ok(Self {
            passed: all.saturating_sub(failed),
            failed,
            unsteady: 0,
        })
    }

    /// Reads the report of Playwright's JSON reporter.
    pub fn of_playwright_report(report: &str) -> Result<Self> {
        let report: Value = serde_json::from_str(report)?;
        let number = |name: &str| {
            report["stats"][name]
                .as_u64()
                .with_context(|| format!("the report of the browser tests lacks stats.{name}"))
        };
        Ok(Self {
            passed: number("expected")? + number("flaky")?,
            failed: number("unexpected")?,
            unsteady: number("flaky")?,
        })
    }
}

/// The name in a line of Rust's test harness that says that a test failed.
pub fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// The browser tests that failed or needed another try, a line each, with what they said first.
pub fn troubles(report: &str) -> Result<Vec<String>> {
    let report: Value = serde_json::from_str(report)?;
    let mut found = Vec::new();
    let mut open: Vec<&Value> = array(&report["suites"]).collect();
    while let Some(suite) = open.pop() {
        open.extend(array(&suite["suites"]));
        for spec in array(&suite["specs"]) {
            for test in array(&spec["tests"]) {
                let status = test["status"].as_str().unwrap_or_default();
                if !matches!(status, "unexpected" | "flaky") {
                    continue;
                }
                let said = array(&test["results"])
                    .find_map(|result| result["error"]["message"].as_str())
                    .unwrap_or("no message");
                found.push(format!(
                    "{status}: [{}] {}:{} {}: {}",
                    test["projectName"].as_str().unwrap_or_default(),
                    spec["file"].as_str().unwrap_or_default(),
                    spec["line"],
                    spec["title"].as_str().unwrap_or_default(),
                    said.lines().take(6).collect::<Vec<_>>().join(" | "),
                ));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.unsteady += other.unsteady;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.unsteady > 0 {
            write!(out, " ({} passed on another try)", self.unsteady)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_harness() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s",
                Some(Counts {
                    passed: 12,
                    ..Counts::default()
                }),
            ),
            (
                "test result: FAILED. 11 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
                Some(Counts {
                    passed: 11,
                    failed: 2,
                    unsteady: 0,
                }),
            ),
            ("test counts::tests::reads_the_harness ... ok", None),
            ("", None),
        ];
        for (line, expected) in cases {
            assert_eq!(Counts::of_libtest_line(line), expected, "{line}");
        }
    }

    #[test]
    fn a_failed_test_of_the_harness_is_named() {
        assert_eq!(
            failed_test("test walk::nothing_restricted ... FAILED"),
            Some("walk::nothing_restricted")
        );
        assert_eq!(failed_test("test walk::nothing_restricted ... ok"), None);
        assert_eq!(
            failed_test("test result: FAILED. 11 passed; 2 failed"),
            None
        );
    }

    #[test]
    fn reads_the_browser_tests() {
        let report = r#"{"stats":{"expected":7,"unexpected":1,"flaky":2,"skipped":4}}"#;
        let counts = Counts::of_playwright_report(report).unwrap();
        assert_eq!(
            counts,
            Counts {
                passed: 9,
                failed: 1,
                unsteady: 2,
            }
        );
    }

    #[test]
    fn reads_the_cases_of_the_data_interface() {
        let of =
            |line: &str| Counts::of_schemathesis(&format!("x\n\nTest cases:\n  {line}\n\nSeed: 1"));
        let counts = |passed, failed| Counts {
            passed,
            failed,
            unsteady: 0,
        };
        assert_eq!(of("3064 generated, 3064 passed").unwrap(), counts(3064, 0));
        assert_eq!(
            of("3064 generated, 9 found 16 unique failures").unwrap(),
            counts(3055, 9)
        );
        assert!(of("nothing").is_err());
        assert!(Counts::of_schemathesis("Test cases").is_err());
    }

    #[test]
    fn a_few_stalls_are_told_and_many_are_a_failure() {
        let mut counts = Counts {
            passed: 9,
            failed: 0,
            unsteady: MOST_UNSTEADY,
        };
        assert!(counts.verdict().is_ok());
        counts.unsteady += 1;
        assert!(counts.verdict().is_err());
        assert!(Counts::default().verdict().is_err());
    }

    #[test]
    fn a_failed_test_is_named_with_what_it_said() {
        let report = r#"{"suites":[{"specs":[],"suites":[{"specs":[
            {"file":"a.spec.ts","line":7,"title":"opens","tests":[{"projectName":"phone","status":"unexpected",
              "results":[{"error":{"message":"Timeout\nof 5 s"}}]}]},
            {"file":"a.spec.ts","line":9,"title":"closes","tests":[{"projectName":"phone","status":"expected","results":[]}]}
        ]}]}]}"#;
        assert_eq!(
            troubles(report).unwrap(),
            ["unexpected: [phone] a.spec.ts:7 opens: Timeout | of 5 s"]
        );
    }

    #[test]
    fn a_report_without_numbers_is_no_success() {
        let problem = Counts::of_playwright_report(r#"{"errors":[]}"#).unwrap_err();
        assert_eq!(
            problem.to_string(),
            "the report of the browser tests lacks stats.expected"
        );
    }

    #[test]
    fn prints_the_closing_line() {
        let mut counts = Counts {
            passed: 3,
            ..Counts::default()
        };
        counts += Counts {
            passed: 4,
            failed: 1,
            unsteady: 1,
        };
        assert_eq!(
            counts.to_string(),
            "7 passed, 1 failed (1 passed on another try)"
        );
    }
}
