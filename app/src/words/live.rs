//! What is said while a page keeps itself up to date, and where there is no network.

use domain::Language;

use super::Words;

words! {
    just_updated: "Vừa cập nhật lúc", "Updated just now, at";

    kept_page: "Trang đã lưu", "A kept page";
    kept_offline: "Bạn đang ngoại tuyến. Đây là trang đã lưu lúc", "You are offline. This is the page as it was kept at";
    kept_may_be_old: "; số liệu có thể đã thay đổi.", "; figures may have changed since.";
    kept_slow: "Mạng chậm. Đây là trang đã lưu lúc", "The network is slow. This is the page as it was kept at";
    kept_until_then: "; trang mới sẽ thay vào khi tải xong.", "; the new one takes its place once it is here.";
    load_again: "Tải lại", "Load it again";

    offline_title: "Ngoại tuyến", "Offline";
    offline_absent: "Không có mạng, và trang này chưa được lưu trên máy của bạn.", "There is no network, and this page was not kept on your device.";
    offline_how: "Những trang công khai bạn mở gần đây được lưu trên chính máy của bạn để đọc khi không có mạng. Khi bạn đăng nhập hoặc đăng xuất, các trang đã lưu bị xóa.", "The public pages that you opened lately are kept on your own device, to be read without a network. When you sign in or out they are removed.";
    offline_readable: "Đọc được ngay", "Can be read now";
    offline_none: "Chưa có trang nào được lưu trên máy này.", "No page is kept on this device yet.";
    offline_again: "Khi có mạng, hãy tải lại trang này.", "When there is a network again, load this page again.";
    unsent: "Chưa gửi được", "Not sent";
    unsent_why: "Không có mạng nên chưa có gì được gửi đi, và không có gì bị mất.", "There is no network, so nothing was sent, and nothing is lost.";
    unsent_how: "Khi có mạng, hãy tải lại trang này: trình duyệt vẫn giữ những gì bạn nhập và sẽ hỏi bạn có gửi lại không. Cũng có thể quay lại trang trước.", "When there is a network again, load this page again: your browser still holds what you typed and will ask whether to send it again. You can also go back to the page before.";
    unsent_never_later: "Trang này không tự gửi gì sau đó.", "This site sends nothing later by itself.";
}
