//! The interface as `OpenAPI` 3.1, made of the table that serves it.

use std::sync::LazyLock;

use axum::{
    extract::{OriginalUri, State},
    http::HeaderMap,
    response::Response,
};
use utoipa::{
    PartialSchema,
    openapi::{
        ComponentsBuilder, ContentBuilder, HeaderBuilder, HttpMethod, InfoBuilder, LicenseBuilder,
        ObjectBuilder, OpenApi, OpenApiBuilder, PathItem, Paths, Ref, RefOr, Response as Described,
        ResponseBuilder, ResponsesBuilder, ServerBuilder,
        link::LinkBuilder,
        path::{OperationBuilder, PathItemBuilder},
        schema::{SchemaType, Type},
    },
};

use super::{
    ROOT, answer,
    parameter::Place,
    refused::{Refused, Told},
    resource::{self, JSON, Resource},
};
use crate::site::Site;

/// Where it does not depend on the server: all but the server's own address.
static DESCRIPTION: LazyLock<OpenApi> = LazyLock::new(describe);

pub async fn give(
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    if let Some((name, _)) = uri
        .query()
        .and_then(|query| form_urlencoded::parse(query.as_bytes()).next())
    {
        let name = name.chars().take(80).collect();
        let known = Vec::new();
        return Refused::Unknown { name, known }.answer(&headers);
    }
    let mut description = DESCRIPTION.clone();
    let root = site.door.public_url.as_deref().unwrap_or_default();
    if let Some(licence) = &mut description.info.license {
        let root = root.trim_end_matches('/');
        licence.url = Some(format!("{root}/giay-phep"));
    }
    let server = ServerBuilder::new()
        .url(format!("{}{ROOT}", root.trim_end_matches('/')))
        .build();
    description.servers = Some(vec![server]);
    match serde_json::to_vec(&description) {
        Ok(bytes) => answer::tagged(JSON, bytes, &headers),
        Err(failure) => {
            tracing::error!(%failure, "the description could not be written");
            Refused::Failed.answer(&headers)
        }
    }
}

fn describe() -> OpenApi {
    let mut paths = Paths::new();
    let mut components = ComponentsBuilder::new().schema("Problem", Told::schema());
    let all = resource::all();
    for resource in &all {
        components = components.schemas_from_iter(resource.schemas.clone());
        let one = all.iter().find(|one| {
            let below = one.path.strip_prefix(resource.path);
            below.is_some_and(|below| below.starts_with("/{"))
        });
        paths
            .paths
            .insert(resource.path.to_owned(), path_item(resource, one));
    }
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Tiến Độ")
                .version("1.0.0")
                .description(Some(ABOUT))
                .license(Some(
                    LicenseBuilder::new()
                        .name("Free to reuse when the source is named: Tiến Độ, the reporting unit, the day seen")
                        .build(),
                ))
                .build(),
        )
        .paths(paths)
        .components(Some(components.build()))
        .build()
}

const ABOUT: &str = "Sổ tiến độ mở, để máy đọc: đúng những gì ai cũng xem được trên trang, với nguồn của từng số liệu. \
    Số thập phân là chuỗi ký tự; điều đã công bố (as_published) và điều tính ra (computed) để riêng.\n\n\
    The open book for programs: just what anybody sees on the pages, with the source of each figure. \
    Decimal numbers are texts; what was published (as_published) and what is computed stand apart. \
    Within version 1 fields are only added.";

/// `one` is where a record of this list is found by itself.
fn path_item(resource: &Resource, one: Option<&Resource>) -> PathItem {
    let mut operation = OperationBuilder::new()
        .operation_id(Some(resource.name))
        .summary(Some(resource.about))
        .responses(
            ResponsesBuilder::new()
                .response("200", found(resource.schema.clone(), one))
                .response(
                    "304",
                    ResponseBuilder::new()
                        .description("What is known already is still so.")
                        .build(),
                )
                .response(
                    "400",
                    problem("A parameter that is not known, or a value that does not fit."),
                )
                .response("404", problem("There is nothing by that name."))
                .response("405", problem("Only reading is possible."))
                .build(),
        );
    for parameter in resource.parameters {
        operation = operation.parameter(parameter.described());
    }
    PathItemBuilder::new()
        .operation(HttpMethod::Get, operation.build())
        .build()
}

fn found(schema: RefOr<utoipa::openapi::Schema>, one: Option<&Resource>) -> Described {
    let tag = ObjectBuilder::new()
        .schema_type(SchemaType::Type(Type::String))
        .build();
    let mut found = ResponseBuilder::new()
        .description("Found.")
        .content(
            "application/json",
            ContentBuilder::new().schema(Some(schema)).build(),
        )
        .header(
            "etag",
            HeaderBuilder::new()
                .schema(Some(tag))
                .description(Some("For If-None-Match."))
                .build(),
        );
    let in_path = |one: &Resource| {
        one.parameters
            .iter()
            .find(|parameter| parameter.place == Place::Path)
            .map(|parameter| parameter.name)
    };
    if let Some((one, key)) = one.and_then(|one| Some((one, in_path(one)?))) {
        // A chain is found by its unit.
        let of = if one.path.starts_with("/journal") {
            "unit/"
        } else {
            ""
        };
        found = found.link(
            one.name,
            LinkBuilder::new()
                .operation_id(one.name)
                .parameter(key, format!("$response.body#/data/0/{of}{key}"))
                .build(),
        );
    }
    found.build()
}

fn problem(about: &str) -> Described {
    ResponseBuilder::new()
        .description(about)
        .content(
            "application/problem+json",
            ContentBuilder::new()
                .schema(Some(Ref::from_schema_name("Problem")))
                .build(),
        )
        .build()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every name that the description refers to is in it.
    #[test]
    fn nothing_is_left_undescribed() {
        let description = serde_json::to_value(&*DESCRIPTION).unwrap();
        let known: BTreeSet<String> = description["components"]["schemas"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        let text = description.to_string();
        let mut named = BTreeSet::new();
        for part in text.split("#/components/schemas/").skip(1) {
            named.insert(part.split('"').next().unwrap().to_owned());
        }
        assert!(named.is_subset(&known), "{:?}", named.difference(&known));
        assert!(known.len() > 50, "{known:?}");
        assert_eq!(description["openapi"], "3.1.0");
    }
}
