//! The document around every page, and which address leads to which page.

use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    door::Door,
    page::{self, reading::Reading},
    part::icon::Sprite,
};

/// The document. A page without an island loads no script at all.
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    provide_meta_context();
    provide_context(options);
    let language = Reading::language();
    let door = expect_context::<Door>();
    let fonts = door
        .assets
        .fonts
        .iter()
        .map(|font| view! { <link rel="preload" href=font.clone() r#as="font" r#type="font/woff2" crossorigin="anonymous"/> })
        .collect_view();
    view! {
        <!DOCTYPE html>
        <html lang=language.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=door.assets.css.clone()/>
                {fonts}
                <link rel="icon" href=door.assets.icon.clone() r#type="image/svg+xml"/>
                <link rel="manifest" href=door.assets.manifest.clone()/>
                <MetaTags/>
            </head>
            <body>
                <Sprite/>
                <App/>
            </body>
        </html>
    }
}

macro_rules! routes {
    ($($path:tt => $page:path;)*) => {
        view! {
            <Router>
                <FlatRoutes fallback=page::not_found::NotFound>
                    $(
                        <Route path=path!($path) view=$page ssr=SsrMode::Async/>
                    )*
                </FlatRoutes>
            </Router>
        }
    };
}

/// Every page, by its address; the English ones are the same under `/en`.
#[component]
#[expect(clippy::too_many_lines, reason = "one line a page")]
pub fn App() -> impl IntoView {
    routes! {
        "/" => page::home::Home;
        "/en" => page::home::Home;
        "/chuong-trinh" => page::programmes::Programmes;
        "/en/chuong-trinh" => page::programmes::Programmes;
        "/van-ban/:slug" => page::document::Document;
        "/en/van-ban/:slug" => page::document::Document;
        "/chi-tieu/:slug" => page::indicator::Indicator;
        "/en/chi-tieu/:slug" => page::indicator::Indicator;
        "/thay-doi" => page::changes::Changes;
        "/en/thay-doi" => page::changes::Changes;
        "/can-tra-loi" => page::owed::Owed;
        "/en/can-tra-loi" => page::owed::Owed;
        "/so-sanh" => page::compare::Compare;
        "/en/so-sanh" => page::compare::Compare;
        "/lich" => page::calendar::Calendar;
        "/en/lich" => page::calendar::Calendar;
        "/dong-thoi-gian" => page::timeline::Timeline;
        "/en/dong-thoi-gian" => page::timeline::Timeline;
        "/nhiem-vu/:slug" => page::task::Task;
        "/en/nhiem-vu/:slug" => page::task::Task;
        "/don-vi" => page::units::Units;
        "/en/don-vi" => page::units::Units;
        "/don-vi/:slug" => page::unit::Unit;
        "/en/don-vi/:slug" => page::unit::Unit;
        "/tim-kiem" => page::search::Search;
        "/en/tim-kiem" => page::search::Search;
        "/nguon" => page::sources::Sources;
        "/en/nguon" => page::sources::Sources;
        "/nhat-ky" => page::journals::Journals;
        "/en/nhat-ky" => page::journals::Journals;
        "/nhat-ky/:slug" => page::journal::Journal;
        "/en/nhat-ky/:slug" => page::journal::Journal;
        "/gioi-thieu" => page::about::About;
        "/en/gioi-thieu" => page::about::About;
        "/du-lieu-mo" => page::open_data::OpenData;
        "/en/du-lieu-mo" => page::open_data::OpenData;
        "/giai-thich" => page::terms::Terms;
        "/en/giai-thich" => page::terms::Terms;
        "/ngoai-tuyen" => page::offline::Absent;
        "/en/ngoai-tuyen" => page::offline::Absent;
        "/ngoai-tuyen/chua-gui" => page::offline::Unsent;
        "/en/ngoai-tuyen/chua-gui" => page::offline::Unsent;
        "/kha-nang-tiep-can" => page::accessibility::Accessibility;
        "/en/kha-nang-tiep-can" => page::accessibility::Accessibility;
        "/giay-phep" => page::licence::Licence;
        "/en/giay-phep" => page::licence::Licence;
        "/dang-nhap" => page::sign_in::SignIn;
        "/en/dang-nhap" => page::sign_in::SignIn;
        "/tai-khoan" => page::account::Account;
        "/en/tai-khoan" => page::account::Account;
        "/tai-khoan/thong-bao" => page::notices::settings::NoticeSettings;
        "/en/tai-khoan/thong-bao" => page::notices::settings::NoticeSettings;
        "/thong-bao" => page::notices::Notices;
        "/en/thong-bao" => page::notices::Notices;
        "/ban-lam-viec" => page::desk::Desk;
        "/en/ban-lam-viec" => page::desk::Desk;
        "/di-toi" => page::go::GoTo;
        "/en/di-toi" => page::go::GoTo;
        "/so-lieu" => page::choose_figure::ChooseFigure;
        "/en/so-lieu" => page::choose_figure::ChooseFigure;
        "/so-lieu/:indicator/:unit/:period" => page::figure::Figure;
        "/en/so-lieu/:indicator/:unit/:period" => page::figure::Figure;
        "/duyet" => page::check::Check;
        "/en/duyet" => page::check::Check;
        "/duyet/:programme/cac-cap" => page::chain::Chain;
        "/en/duyet/:programme/cac-cap" => page::chain::Chain;
        "/duyet/:programme/:unit/:period" => page::review::Review;
        "/en/duyet/:programme/:unit/:period" => page::review::Review;
        "/giai-trinh" => page::explanations::Explanations;
        "/en/giai-trinh" => page::explanations::Explanations;
        "/giai-trinh/moi/chi-tieu/:indicator/:unit/:period" => page::explanation::ask::AskFigure;
        "/en/giai-trinh/moi/chi-tieu/:indicator/:unit/:period" => page::explanation::ask::AskFigure;
        "/so-lieu/:indicator/:unit/:period/minh-chung" => page::evidence::attach::FigureEvidence;
        "/en/so-lieu/:indicator/:unit/:period/minh-chung" => page::evidence::attach::FigureEvidence;
        "/minh-chung/:id/rut" => page::evidence::withdraw::Withdraw;
        "/en/minh-chung/:id/rut" => page::evidence::withdraw::Withdraw;
        "/giai-trinh/moi/nhiem-vu/:task/:unit" => page::explanation::ask::AskTask;
        "/en/giai-trinh/moi/nhiem-vu/:task/:unit" => page::explanation::ask::AskTask;
        "/giai-trinh/moi/ky-bao-cao/:programme/:unit/:period" => page::explanation::ask::AskRound;
        "/en/giai-trinh/moi/ky-bao-cao/:programme/:unit/:period" => page::explanation::ask::AskRound;
        "/giai-trinh/:id" => page::explanation::Explanation;
        "/en/giai-trinh/:id" => page::explanation::Explanation;
        "/vuong-mac" => page::obstacle::register::Obstacles;
        "/en/vuong-mac" => page::obstacle::register::Obstacles;
        "/vuong-mac/moi/nhiem-vu/:task/:unit" => page::obstacle::raise::RaiseOnTask;
        "/en/vuong-mac/moi/nhiem-vu/:task/:unit" => page::obstacle::raise::RaiseOnTask;
        "/vuong-mac/moi/chi-tieu/:indicator/:unit" => page::obstacle::raise::RaiseOnIndicator;
        "/en/vuong-mac/moi/chi-tieu/:indicator/:unit" => page::obstacle::raise::RaiseOnIndicator;
        "/vuong-mac/moi/muc/:item/:unit" => page::obstacle::raise::RaiseOnItem;
        "/en/vuong-mac/moi/muc/:item/:unit" => page::obstacle::raise::RaiseOnItem;
        "/vuong-mac/moi/chuong-trinh/:programme/:unit" => page::obstacle::raise::RaiseOnProgramme;
        "/en/vuong-mac/moi/chuong-trinh/:programme/:unit" => page::obstacle::raise::RaiseOnProgramme;
        "/vuong-mac/:id" => page::obstacle::Obstacle;
        "/en/vuong-mac/:id" => page::obstacle::Obstacle;
        "/phan-anh" => page::feedback::list::FeedbackList;
        "/en/phan-anh" => page::feedback::list::FeedbackList;
        "/phan-anh/gui/:what/:slug" => page::feedback::ask::AskAbout;
        "/en/phan-anh/gui/:what/:slug" => page::feedback::ask::AskAbout;
        "/phan-anh/gui/ket-luan/:slug/:number" => page::feedback::ask::AskAboutConclusion;
        "/en/phan-anh/gui/ket-luan/:slug/:number" => page::feedback::ask::AskAboutConclusion;
        "/phan-anh/:reference" => page::feedback::status::FeedbackStatus;
        "/en/phan-anh/:reference" => page::feedback::status::FeedbackStatus;
        "/ban-giao" => page::handover::Handovers;
        "/en/ban-giao" => page::handover::Handovers;
        "/ban-giao/don-vi/:unit" => page::handover::former::Former;
        "/en/ban-giao/don-vi/:unit" => page::handover::former::Former;
        "/ban-giao/:id" => page::handover::one::Handover;
        "/en/ban-giao/:id" => page::handover::one::Handover;
        "/cuoc-hop" => page::meeting::list::Meetings;
        "/en/cuoc-hop" => page::meeting::list::Meetings;
        "/cuoc-hop/moi" => page::meeting::edit::NewMeeting;
        "/en/cuoc-hop/moi" => page::meeting::edit::NewMeeting;
        "/cuoc-hop/:slug" => page::meeting::Meeting;
        "/en/cuoc-hop/:slug" => page::meeting::Meeting;
        "/cuoc-hop/:slug/sua" => page::meeting::edit::EditMeeting;
        "/en/cuoc-hop/:slug/sua" => page::meeting::edit::EditMeeting;
        "/cuoc-hop/:slug/ket-luan/:number" => page::meeting::conclusion::Conclusion;
        "/en/cuoc-hop/:slug/ket-luan/:number" => page::meeting::conclusion::Conclusion;
        "/bao-cao" => page::report::list::Reports;
        "/en/bao-cao" => page::report::list::Reports;
        "/bao-cao/moi" => page::report::new::ChooseReport;
        "/en/bao-cao/moi" => page::report::new::ChooseReport;
        "/bao-cao/moi/:programme/:unit" => page::report::new::NewReport;
        "/en/bao-cao/moi/:programme/:unit" => page::report::new::NewReport;
        "/bao-cao/:id" => page::report::Report;
        "/en/bao-cao/:id" => page::report::Report;
        "/bao-cao/:id/sua/:part" => page::report::edit::EditPassage;
        "/en/bao-cao/:id/sua/:part" => page::report::edit::EditPassage;
        "/bao-cao/:id/the-thuc" => page::report::letterhead::EditLetterhead;
        "/en/bao-cao/:id/the-thuc" => page::report::letterhead::EditLetterhead;
        "/bao-cao/:id/in" => page::report::print::PrintReport;
        "/en/bao-cao/:id/in" => page::report::print::PrintReport;
        "/phan-bo/:indicator/:unit/:period" => page::allocation::Allocation;
        "/en/phan-bo/:indicator/:unit/:period" => page::allocation::Allocation;
        "/ky-bao-cao" => page::round::Rounds;
        "/en/ky-bao-cao" => page::round::Rounds;
        "/ky-bao-cao/:programme" => page::round::ProgrammeRounds;
        "/en/ky-bao-cao/:programme" => page::round::ProgrammeRounds;
        "/ky-bao-cao/:programme/thiet-lap" => page::round::RoundSettings;
        "/en/ky-bao-cao/:programme/thiet-lap" => page::round::RoundSettings;
        "/ky-bao-cao/:programme/:unit/:period" => page::round::Round;
        "/en/ky-bao-cao/:programme/:unit/:period" => page::round::Round;
        "/lich-nghi" => page::holidays::Holidays;
        "/en/lich-nghi" => page::holidays::Holidays;
        "/lich-nghi/nam/:year" => page::holidays::Holidays;
        "/en/lich-nghi/nam/:year" => page::holidays::Holidays;
        "/lich-nghi/:day" => page::holidays::EditHoliday;
        "/en/lich-nghi/:day" => page::holidays::EditHoliday;
        "/bang-so-lieu/:programme/:unit/:period" => page::grid::UnitSheet;
        "/en/bang-so-lieu/:programme/:unit/:period" => page::grid::UnitSheet;
        "/bang-so-lieu/:programme/chi-tieu/:indicator/:period" => page::grid::IndicatorSheet;
        "/en/bang-so-lieu/:programme/chi-tieu/:indicator/:period" => page::grid::IndicatorSheet;
        "/nhap-tep/:programme/:unit" => page::import::Import;
        "/en/nhap-tep/:programme/:unit" => page::import::Import;
        "/giao-viec" => page::plan_task::NewTask;
        "/en/giao-viec" => page::plan_task::NewTask;
        "/nhiem-vu/:slug/sua" => page::plan_task::EditTask;
        "/en/nhiem-vu/:slug/sua" => page::plan_task::EditTask;
        "/nhiem-vu/:slug/lo-trinh" => page::task::plan::Course;
        "/en/nhiem-vu/:slug/lo-trinh" => page::task::plan::Course;
        "/nhiem-vu/:slug/minh-chung" => page::evidence::attach::TaskEvidence;
        "/en/nhiem-vu/:slug/minh-chung" => page::evidence::attach::TaskEvidence;
        "/nhiem-vu/:slug/cap-nhat" => page::post_update::PostUpdate;
        "/en/nhiem-vu/:slug/cap-nhat" => page::post_update::PostUpdate;
        "/quan-ly" => page::manage::Manage;
        "/en/quan-ly" => page::manage::Manage;
        "/quan-ly/chuong-trinh/moi" => page::manage::document::NewProgramme;
        "/en/quan-ly/chuong-trinh/moi" => page::manage::document::NewProgramme;
        "/quan-ly/can-bo" => page::manage::officers::Officers;
        "/en/quan-ly/can-bo" => page::manage::officers::Officers;
        "/quan-ly/can-bo/moi" => page::manage::officers::NewOfficer;
        "/en/quan-ly/can-bo/moi" => page::manage::officers::NewOfficer;
        "/quan-ly/can-bo/:account" => page::manage::officer::EditOfficer;
        "/en/quan-ly/can-bo/:account" => page::manage::officer::EditOfficer;
        "/quan-ly/don-vi" => page::manage::units::Units;
        "/en/quan-ly/don-vi" => page::manage::units::Units;
        "/quan-ly/don-vi/moi" => page::manage::unit::NewUnit;
        "/en/quan-ly/don-vi/moi" => page::manage::unit::NewUnit;
        "/quan-ly/don-vi/sap-xep" => page::manage::reform::Reform;
        "/en/quan-ly/don-vi/sap-xep" => page::manage::reform::Reform;
        "/quan-ly/don-vi/:unit" => page::manage::unit::EditUnit;
        "/en/quan-ly/don-vi/:unit" => page::manage::unit::EditUnit;
        "/quan-ly/van-ban" => page::manage::documents::Documents;
        "/en/quan-ly/van-ban" => page::manage::documents::Documents;
        "/quan-ly/van-ban/moi" => page::manage::document::NewDocument;
        "/en/quan-ly/van-ban/moi" => page::manage::document::NewDocument;
        "/quan-ly/nguon" => page::manage::sources::Sources;
        "/en/quan-ly/nguon" => page::manage::sources::Sources;
        "/quan-ly/nguon/moi" => page::manage::sources::NewSource;
        "/en/quan-ly/nguon/moi" => page::manage::sources::NewSource;
        "/quan-ly/nguon/:source" => page::manage::sources::EditSource;
        "/en/quan-ly/nguon/:source" => page::manage::sources::EditSource;
        "/quan-ly/do-tuoi" => page::manage::freshness::Freshness;
        "/en/quan-ly/do-tuoi" => page::manage::freshness::Freshness;
        "/quan-ly/phu-trach/chi-tieu/:slug/:unit" => page::manage::duty::IndicatorDuty;
        "/en/quan-ly/phu-trach/chi-tieu/:slug/:unit" => page::manage::duty::IndicatorDuty;
        "/quan-ly/phu-trach/nhiem-vu/:slug/:unit" => page::manage::duty::TaskDuty;
        "/en/quan-ly/phu-trach/nhiem-vu/:slug/:unit" => page::manage::duty::TaskDuty;
        "/quan-ly/chi-tieu/:slug/sua" => page::manage::indicator::EditIndicator;
        "/en/quan-ly/chi-tieu/:slug/sua" => page::manage::indicator::EditIndicator;
        "/quan-ly/chi-tieu/:slug/muc-tieu" => page::manage::promise::EditPromise;
        "/en/quan-ly/chi-tieu/:slug/muc-tieu" => page::manage::promise::EditPromise;
        "/quan-ly/chi-tieu/:slug/muc-tieu/:unit/:period" => page::manage::promise::EditPromise;
        "/en/quan-ly/chi-tieu/:slug/muc-tieu/:unit/:period" => page::manage::promise::EditPromise;
        "/quan-ly/:programme" => page::manage::programme::Programme;
        "/en/quan-ly/:programme" => page::manage::programme::Programme;
        "/quan-ly/:programme/sua" => page::manage::document::EditDocument;
        "/en/quan-ly/:programme/sua" => page::manage::document::EditDocument;
        "/quan-ly/:programme/muc/moi" => page::manage::item::EditItem;
        "/en/quan-ly/:programme/muc/moi" => page::manage::item::EditItem;
        "/quan-ly/:programme/muc/:item" => page::manage::item::EditItem;
        "/en/quan-ly/:programme/muc/:item" => page::manage::item::EditItem;
        "/quan-ly/:programme/chi-tieu/moi" => page::manage::indicator::NewIndicator;
        "/en/quan-ly/:programme/chi-tieu/moi" => page::manage::indicator::NewIndicator;
    }
}
