//! The catalogue of data, as DCAT-AP has it, in JSON-LD: what a national or a European portal
//! harvests without anybody typing it again.

use domain::{Bilingual, Date, Language};
use serde_json::{Value, json};
use service::{
    Service,
    book::{Book, Reader},
};

use crate::open::ROOT;

/// Data about the whole book: the last part of the address, what it is called, what it is.
const WHOLE: [(&str, [&str; 2], [&str; 2]); 6] = [
    (
        "figures",
        ["Số liệu đã công bố", "Published figures"],
        [
            "Mọi số liệu đã công bố, kèm nguồn, vai trò người nhập và người duyệt, giá trị trước khi sửa.",
            "Every published figure with its source, the roles that entered and approved it, and what it was before.",
        ],
    ),
    (
        "indicators",
        ["Chỉ tiêu và mục tiêu", "Indicators and targets"],
        [
            "Chỉ tiêu, mục tiêu và tình trạng được tính, theo đơn vị và kỳ.",
            "Indicators, targets and computed states, by unit and period.",
        ],
    ),
    (
        "tasks",
        ["Nhiệm vụ", "Tasks"],
        [
            "Nhiệm vụ với đơn vị, thời hạn, mốc, sản phẩm và cập nhật.",
            "Tasks with units, deadlines, milestones, products and updates.",
        ],
    ),
    (
        "units",
        [
            "Đơn vị hành chính qua thời gian",
            "Administrative units through time",
        ],
        [
            "Tên, mã, cấp trên theo ngày và quan hệ kế thừa của các đơn vị.",
            "Names, codes and parents by date, and which unit succeeded which.",
        ],
    ),
    (
        "obstacles",
        ["Vướng mắc và trả lời", "Obstacles and answers"],
        [
            "Vướng mắc, cơ quan được kiến nghị, hạn và trả lời.",
            "Obstacles, who was asked to remove them, by when, and the answers.",
        ],
    ),
    (
        "journal",
        ["Nhật ký thay đổi", "Journal of changes"],
        [
            "Nhật ký móc xích của từng đơn vị.",
            "The hash-chained journal of each unit.",
        ],
    ),
];

pub fn of(service: &Service, root: &str) -> Value {
    let book = service.book();
    let nobody = Reader {
        actor: None,
        on: service.today(),
    };
    let mut datasets: Vec<_> = WHOLE
        .into_iter()
        .map(|(name, title, about)| whole(name, title, about, root))
        .collect();
    datasets.extend(programmes(&book, nobody, root));
    json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{root}/du-lieu-mo/dcat.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": texts(["Dữ liệu mở của Tiến Độ", "Open data of Tiến Độ"]),
        "dct:description": texts([
            "Sổ tiến độ mở của chính quyền địa phương.",
            "The open progress book of local government.",
        ]),
        "dct:publisher": publisher(root),
        "dct:language": languages(),
        "dct:license": licence(root),
        "foaf:homepage": { "@id": format!("{root}/du-lieu-mo") },
        "dcat:service": {
            "@id": format!("{root}{ROOT}"),
            "@type": "dcat:DataService",
            "dct:title": texts(["Giao diện dữ liệu, phiên bản 1", "Data interface, version 1"]),
            "dcat:endpointURL": { "@id": format!("{root}{ROOT}") },
            "dcat:endpointDescription": { "@id": format!("{root}{ROOT}/openapi.json") },
        },
        "dcat:dataset": datasets,
    })
}

fn whole(name: &str, title: [&str; 2], about: [&str; 2], root: &str) -> Value {
    let address = format!("{root}{ROOT}/{name}");
    json!({
        "@id": format!("{root}/du-lieu-mo#{name}"),
        "@type": "dcat:Dataset",
        "dct:title": texts(title),
        "dct:description": texts(about),
        "dct:publisher": publisher(root),
        "dct:language": languages(),
        "dct:license": licence(root),
        "dcat:landingPage": { "@id": format!("{root}/du-lieu-mo") },
        "dcat:distribution": [distribution(&address, "application/json", root)],
    })
}

fn programmes(book: &Book, nobody: Reader<'_>, root: &str) -> Vec<Value> {
    book.programmes()
        .into_iter()
        .map(|document| {
            let slug = &document.slug;
            let changed: Option<Date> = book
                .followed_in(document.id, nobody)
                .iter()
                .flat_map(|one| &one.rows)
                .filter_map(|row| row.published.as_ref().map(|published| published.since))
                .max()
                .or(document.date);
            let page = format!("{root}/van-ban/{slug}");
            let table = format!("{root}/tai-ve/van-ban/{slug}");
            let mut dataset = json!({
                "@id": format!("{page}#du-lieu"),
                "@type": "dcat:Dataset",
                "dct:title": bilingual(&document.title),
                "dct:description": bilingual(&document.title),
                "dct:publisher": publisher(root),
                "dct:language": languages(),
                "dct:license": licence(root),
                "dcat:landingPage": { "@id": page },
                "dcat:distribution": [
                    distribution(&format!("{root}{ROOT}/programmes/{slug}"), "application/json", root),
                    distribution(&format!("{table}.csv"), "text/csv", root),
                    distribution(
                        &format!("{table}.xlsx"),
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        root,
                    ),
                    distribution(&format!("{root}/tin/van-ban/{slug}.atom"), "application/atom+xml", root),
                ],
            });
            if let Some(changed) = changed {
                dataset["dct:modified"] =
                    json!({ "@type": "xsd:date", "@value": changed.to_string() });
            }
            dataset
        })
        .collect()
}

fn distribution(address: &str, kind: &str, root: &str) -> Value {
    json!({
        "@type": "dcat:Distribution",
        "dcat:accessURL": { "@id": address },
        "dcat:downloadURL": { "@id": address },
        "dcat:mediaType": {
            "@id": format!("https://www.iana.org/assignments/media-types/{kind}"),
        },
        "dct:license": licence(root),
    })
}

fn texts([vi, en]: [&str; 2]) -> Value {
    json!([
        { "@language": "vi", "@value": vi },
        { "@language": "en", "@value": en },
    ])
}

fn bilingual(text: &Bilingual) -> Value {
    texts([Language::Vi, Language::En].map(|language| text.get(language)))
}

fn publisher(root: &str) -> Value {
    json!({
        "@id": format!("{root}/gioi-thieu"),
        "@type": "foaf:Agent",
        "foaf:name": "Tiến Độ",
    })
}

/// By the authority table of the Publications Office, as the profile asks.
fn languages() -> Value {
    ["VIE", "ENG"]
        .map(|code| json!({ "@id": format!("http://publications.europa.eu/resource/authority/language/{code}") }))
        .into()
}

fn licence(root: &str) -> Value {
    json!({ "@id": format!("{root}/giay-phep") })
}
