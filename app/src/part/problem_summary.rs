//! The errors of a form, first on the page and in focus, each leading to its field.

use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The id of the field it concerns; none when it concerns the whole form.
    pub field: Option<String>,
    pub message: String,
}

/// Draws nothing when there is nothing wrong.
#[component]
pub fn ProblemSummary(#[prop(into)] heading: String, problems: Vec<Problem>) -> impl IntoView {
    if problems.is_empty() {
        return ().into_any();
    }
    let problems = problems
        .into_iter()
        .map(|Problem { field, message }| match field {
            Some(field) => view! { <li><a href=format!("#{field}")>{message}</a></li> }.into_any(),
            None => view! { <li>{message}</li> }.into_any(),
        })
        .collect_view();
    view! {
        <div class="problems stack-s" role="alert" aria-labelledby="problems" tabindex="-1" autofocus=true>
            <h2 id="problems">{heading}</h2>
            <ul>{problems}</ul>
        </div>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    /// What Leptos leaves in the page for a browser that hydrates.
    const MARKER: &str = "<!>";

    #[test]
    fn a_problem_leads_to_its_field() {
        let problems = vec![
            Problem {
                field: Some("value".to_owned()),
                message: "Nhập một số".to_owned(),
            },
            Problem {
                field: None,
                message: "Phiên đã hết".to_owned(),
            },
        ];
        let html = view! { <ProblemSummary heading="Chưa lưu được" problems/> }
            .to_html()
            .replace(MARKER, "");
        assert!(
            html.contains(r##"<a href="#value">Nhập một số</a>"##),
            "{html}"
        );
        assert!(html.contains("<li>Phiên đã hết</li>"), "{html}");
    }

    #[test]
    fn no_problem_no_summary() {
        let html =
            view! { <ProblemSummary heading="Chưa lưu được" problems=Vec::new()/> }.to_html();
        assert!(!html.contains("Chưa lưu được"), "{html}");
    }
}
