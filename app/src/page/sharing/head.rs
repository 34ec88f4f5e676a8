//! What a page's head tells of it: to those who only see a link to it, and to search engines.

use domain::Language;
use leptos::prelude::*;
use leptos_meta::{Link as HeadLink, Meta};

use super::{Thing, picture::SIZE, root};
use crate::{
    address::Address,
    page::{frame::Head, reading::Reading},
};

/// For a page that everybody may see.
pub fn head(head: &Head, reading: &Reading) -> AnyView {
    let root = root(reading).unwrap_or_default();
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(reading.query_kept())
        .finish();
    let path = if query.is_empty() {
        reading.path.clone()
    } else {
        format!("{}?{query}", reading.path)
    };
    let to = |language: Language, on| format!("{root}{}", Address { language, on }.to(&path));
    let (language, on) = (reading.language, reading.address.on);
    let alternates = [
        ("vi", Language::Vi),
        ("en", Language::En),
        ("x-default", Language::Vi),
    ]
    .map(|(code, language)| {
        view! { <HeadLink rel="alternate" href=to(language, on) hreflang=code/> }
    });
    // A past day is the same page, looked at from another day.
    let canonical = to(language, None);
    let [one, other] = match language {
        Language::Vi => ["vi_VN", "en_US"],
        Language::En => ["en_US", "vi_VN"],
    };
    let thing = {
        let book = reading.book();
        Thing::at(&reading.path, &book, reading.on)
    };
    let picture = thing.filter(|_| !root.is_empty()).map(|thing| {
        let picture = format!(
            "{root}{}",
            reading.address.to(&format!("/anh{}.png", thing.path))
        );
        view! {
            <Meta property="og:image" content=picture/>
            <Meta property="og:image:type" content="image/png"/>
            <Meta property="og:image:width" content=SIZE.0.to_string()/>
            <Meta property="og:image:height" content=SIZE.1.to_string()/>
            <Meta property="og:image:alt" content=format!("{}: {}", head.title, head.description)/>
        }
    });
    let card = if picture.is_some() {
        "summary_large_image"
    } else {
        "summary"
    };
    view! {
        {alternates.into_iter().collect_view()}
        <HeadLink rel="canonical" href=canonical/>
        <Meta property="og:type" content="website"/>
        <Meta property="og:site_name" content=reading.words.site()/>
        <Meta property="og:title" content=head.title.clone()/>
        <Meta property="og:description" content=head.description.clone()/>
        <Meta property="og:url" content=to(language, on)/>
        <Meta property="og:locale" content=one/>
        <Meta property="og:locale:alternate" content=other/>
        <Meta name="twitter:card" content=card/>
        {picture}
    }
    .into_any()
}
