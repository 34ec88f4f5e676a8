//! What the statement of accessibility says: what was asked of every page, by which means, and what nobody
//! has tried yet.

use domain::Language;

use super::Words;

words! {
    access_intro: "Chúng tôi hướng tới WCAG 2.2 mức AA: mọi trang đọc được không cần JavaScript, dùng được bằng bàn phím, ở 320 px và khi phóng to bốn lần.", "We aim at WCAG 2.2 level AA: every page can be read without JavaScript, used by keyboard, at 320 px and enlarged four times.";
    access_conformance: "Chưa có ai bên ngoài đánh giá mức tuân thủ. Những gì dưới đây là kết quả kiểm tra bằng chương trình, chạy lại với mỗi phiên bản.", "Nobody from outside has assessed conformance. What follows was asked by programs, which run again for each version.";

    access_checked: "Chương trình đã kiểm tra", "What programs checked";
    access_axe: "Mọi kiểu trang công khai, bằng axe với mọi quy tắc WCAG 2.2 A, AA và thực hành tốt: nền sáng và nền tối, rộng 320, 768 và 1.280 px, tiếng Việt và tiếng Anh, với mọi phần gập đã mở.", "Every kind of public page, by axe with all its rules for WCAG 2.2 A, AA and best practice: light and dark, 320, 768 and 1,280 px wide, Vietnamese and English, with everything that folds unfolded.";
    access_keyboard: "Bàn phím: thứ tự đi như thứ tự đọc, chỗ đang đứng luôn nhìn thấy và không bị che, phím Esc đóng những gì đã mở.", "Keyboard: it goes in the order of reading, where one is can be seen and is not covered, Esc closes what opened.";
    access_targets: "Chỗ bấm: ít nhất 24 px; nút, ô nhập và mục gập trên điện thoại cao ít nhất 44 px.", "Targets: 24 px at least; buttons, fields and what unfolds are at least 44 px high on a phone.";
    access_text: "Phóng to 200 % và 400 %, giãn cách chữ theo WCAG 1.4.12, chữ lớn gấp đôi theo cài đặt của trình duyệt trên màn hình 320 và 1.280 px: không mất chữ, không phải cuộn ngang, trừ bảng số liệu có khung cuộn riêng.", "Enlarged to 200 % and 400 %, with the text spacing of WCAG 1.4.12, and with letters of double size, as a browser is set to them, on screens of 320 and 1,280 px: nothing is cut off and nothing scrolls sideways but tables that say so.";
    access_colours: "Tình trạng luôn có biểu tượng và chữ, không chỉ có màu. Màu tình trạng đạt tương phản 3:1 cả khi mô phỏng ba dạng mù màu.", "A state has an icon and a word, never colour alone. Its colour keeps a contrast of 3:1 under three simulated kinds of colour blindness.";
    access_charts: "Mỗi biểu đồ có một câu nói điều nó cho thấy và cùng số liệu ở dạng bảng hoặc danh sách.", "Each chart has one sentence that says what it shows, and the same numbers as a table or a list.";
    access_settings: "Cài đặt của thiết bị được tôn trọng: giảm chuyển động, màu bắt buộc, tăng tương phản.", "What a device is set to is respected: reduced motion, forced colours, more contrast.";

    access_unchecked: "Chưa kiểm tra", "What was not checked";
    access_no_reader: "Chưa thử với NVDA, TalkBack hay VoiceOver trên thiết bị thật. Chương trình chỉ kiểm tra cây trợ năng của Chromium, nguồn mà trình đọc màn hình dùng.", "Nothing was tried with NVDA, TalkBack or VoiceOver on a device. Programs looked at Chromium’s accessibility tree only, which is what screen readers read from.";
    access_no_people: "Chưa có người khuyết tật dùng thử và góp ý.", "Nobody with a disability has tried it yet.";
    access_one_browser: "Các kiểm tra chạy trong Chromium; Firefox và Safari chưa được kiểm tra bằng chương trình.", "The checks run in Chromium; Firefox and Safari were not asked by programs.";
    access_no_wording: "Chương trình không biết câu chữ có dễ hiểu hay không; chưa có bản dễ đọc và bản ngôn ngữ ký hiệu.", "Programs cannot tell whether words are easy to understand; there is no easy-to-read version and none in sign language.";

    access_limits: "Hạn chế đã biết", "Known limits";
    access_limit_sheet: "Bảng nhập số liệu của cán bộ cuộn ngang trên màn hình rộng vì có nhiều kỳ; trên điện thoại, mỗi chỉ tiêu là một thẻ.", "The sheet in which officers enter figures scrolls sideways on wide screens, as it has many periods; on a phone each indicator is a card.";
    access_limit_letters: "Khi một tiện ích chỉ phóng to chữ trên màn hình rộng mà bố cục không theo, vài bảng số liệu có thể rộng hơn cửa sổ và phải cuộn ngang.", "Where an extension enlarges letters alone on a wide screen and the layout does not follow, some tables may be wider than the window and scroll sideways.";
    access_limit_files: "Tệp minh chứng do đơn vị tải lên giữ nguyên như khi gửi: ảnh chụp và PDF quét có thể không đọc được bằng trình đọc màn hình.", "Files of evidence are kept as units sent them: photographs and scanned PDFs may be closed to screen readers.";
    access_limit_names: "Nội dung do đơn vị nhập thường chỉ có tiếng Việt, kể cả trên trang tiếng Anh; ở đó đoạn tiếng Việt được đánh dấu cho trình đọc màn hình, trừ khi nằm trong một câu ghép, tiêu đề cửa sổ, tên của hình vẽ hoặc danh sách chọn.", "What units write is mostly in Vietnamese alone, on the English pages too, where such passages are marked for screen readers, unless they are part of a longer sentence, the title of a window, the name of a drawing or a list to choose from.";

    access_report: "Báo một trở ngại", "Tell us of a barrier";
    access_report_how: "Nếu một trang cản trở bạn, hãy mở trang của chương trình, đơn vị hoặc chỉ tiêu đó và chọn “Hỏi hoặc phản ánh” ở phần phản ánh; không cần tài khoản, không cần JavaScript. Ghi rõ bạn đang làm gì, dùng trình duyệt và công cụ hỗ trợ nào.", "Where a page stands in your way, open the page of that programme, unit or indicator and choose “Ask or report something” in its part for feedback; it takes no account and no JavaScript. Say what you were doing, and with which browser and assistive tool.";
    access_report_list: "Các phản ánh và câu trả lời", "Feedback and its answers";

    access_law: "Căn cứ", "Legal ground";
    access_law_text: "Thông tư 26/2020/TT-BTTTT ngày 23/9/2020, có hiệu lực từ ngày 1/1/2021, quy định việc áp dụng tiêu chuẩn, công nghệ hỗ trợ người khuyết tật tiếp cận, sử dụng sản phẩm, dịch vụ thông tin và truyền thông, trong đó có trang và cổng thông tin điện tử của ủy ban nhân dân các cấp. Chúng tôi chưa đối chiếu trang này với từng tiêu chuẩn trong thông tư.", "Circular 26/2020/TT-BTTTT of 23 September 2020, in force since 1 January 2021, has standards and technology applied that let people with disabilities use information and communication products and services, websites and portals of people’s committees of all levels among them. We have not compared this site with each standard that it names.";
}
