title = Giải thích phim X-quang ngực
title-abstained = Không đưa ra dấu hiệu nào cho hình này
disclaimer = Không phải thiết bị y tế. Công cụ này hỗ trợ người đọc phim được đào tạo và không bao giờ thay thế họ.
review-status = Văn bản tiếng Việt: bản nháp, chưa được bác sĩ lâm sàng duyệt.
    .status = drafted
phantom-banner = HÌNH TỔNG HỢP: do xvlm tạo ra, không phải của bệnh nhân

heading-findings = Dấu hiệu
heading-absent = Đã tìm và không thấy
heading-cautions = Thận trọng
heading-measures = Đo đạc
heading-codes = Mã
heading-provenance = Nguồn gốc báo cáo này
heading-limits = Giới hạn

impression-some = { $count ->
   *[other] { $count } dấu hiệu vượt ngưỡng: { $findings }.
}
impression-none = Không có dấu hiệu nào vượt ngưỡng. Điều này không loại trừ bệnh.
impression-abstained = xvlm không đưa ra dấu hiệu nào cho hình này.
finding-certain = { $finding } ({ $certainty })
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = Hình bị xoay ngang hoặc lộn ngược: hãy xoay { $turn } rồi thử lại.
abstention-other_view = Chính tệp này cho biết đây không phải là tư thế chụp thẳng.
abstention-other_examination = Chính tệp này cho biết đây không phải là phim X-quang ngực.
abstention-negative = Hình này là âm bản: xương tối và khí sáng. Hãy xuất lại với xương sáng.
abstention-not_chest_radiograph = Hình này không giống phim X-quang ngực thẳng.
abstention-no_lungs_seen = Không nhìn thấy phổi trong hình.
abstention-unlike_training_images = Hình quá khác với những hình mà mô hình đã học.
abstention-blank = Hình trống hoặc hầu như không có độ tương phản.
abstention-too_small = Hình có quá ít điểm ảnh.
turn-90 = một phần tư vòng theo chiều kim đồng hồ (90°)
turn-180 = nửa vòng (180°)
turn-270 = một phần tư vòng ngược chiều kim đồng hồ (90°)

caution-unlike_training_images = Hình khác với những hình mà mô hình đã học; nên ít tin vào các con số hơn.
caution-child = Bệnh nhân là trẻ em; mô hình được huấn luyện và đo chủ yếu trên người lớn.
caution-lungs_cropped = Một phần phổi nằm ngoài hình.
caution-patient_rotated = Một bên phế trường hẹp hơn bên kia nhiều: bệnh nhân có thể bị xoay, hoặc một phổi nhỏ hơn.
caution-tilted = Lồng ngực nghiêng sang một bên trên hình; các vùng được nêu có thể bị lệch.
caution-over_exposed = Phổi rất tối (tia quá mạnh); có thể mất các chi tiết nhỏ.
caution-under_exposed = Phổi rất sáng (tia quá yếu); những gì bên trong có thể bị che khuất.
caution-low_contrast = Hình có độ tương phản thấp.
caution-low_resolution = Hình có ít điểm ảnh; có thể bỏ sót dấu hiệu nhỏ.
caution-failed_gate = Bản sao này của mô hình không đạt các kiểm tra của nó: điều nó nêu, và vị trí nó chỉ, lệch quá xa so với mô hình gốc. Đừng dựa vào nó.
caution-window_ignored = Thiết lập hiển thị đầu tiên trong tệp không hợp với hình của nó nên không được dùng.
caution-says_other_body_part = Tệp ghi một bộ phận khác của cơ thể, không phải ngực. Hãy chắc chắn rằng đây là đúng hình.
caution-says_other_view = Tệp ghi đây là tư thế chụp thẳng và cũng ghi một tư thế khác. Hãy chắc chắn rằng hình được chụp từ phía trước hoặc phía sau.
caution-for_processing = Tệp chứa hình thô của bộ thu nhận, không phải hình đã chuẩn bị để đọc; hãy xuất hình đó nếu có thể.
caution-partly_blank = Phần trên hoặc phần dưới của ảnh bị trống: ảnh có thể bị cắt hoặc bị hỏng.

certainty-possible = có thể
certainty-probable = nhiều khả năng
certainty-very_likely = rất nhiều khả năng
certainty-scale = Từ chỉ xác suất của dấu hiệu vượt ngưỡng: có thể khi dưới { $probable }, nhiều khả năng khi dưới { $very_likely }, rất nhiều khả năng từ mức đó trở lên.

side-right = bên phải bệnh nhân
side-left = bên trái bệnh nhân
side-both = cả hai bên
side-central = giữa ngực
zone-right_upper = vùng trên phổi phải
zone-right_middle = vùng giữa phổi phải
zone-right_lower = vùng dưới phổi phải
zone-left_upper = vùng trên phổi trái
zone-left_middle = vùng giữa phổi trái
zone-left_lower = vùng dưới phổi trái
zone-outside_lungs = ngoài phổi
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = Ở đâu
label-why = Vì sao
label-consider = Cân nhắc
label-threshold = ngưỡng { $threshold }
test-figures = Xác suất { $before }; khi che vùng này { $hidden }; khi che một vùng bằng thế ở nơi khác { $elsewhere }.
verdict-matters = Câu trả lời dựa vào vùng này.
verdict-matters_little = Câu trả lời chỉ dựa một ít vào vùng này.
verdict-does_not_matter = Câu trả lời không dựa vào vùng này: đừng tin vào vị trí được chỉ ra.
untested = Không có gì để che, nên vị trí được chỉ ra chưa được kiểm tra.
stated-yes = Bộ phận viết báo cáo của mô hình, khi được hỏi riêng, cũng nêu dấu hiệu này.
stated-no = Bộ phận viết báo cáo của mô hình, khi được hỏi riêng, không nêu dấu hiệu này.
bar-before = hình nguyên trạng
bar-hidden = che vùng này
bar-elsewhere = che vùng khác

absent-note = Mỗi dấu hiệu đều dưới ngưỡng của nó. Không thấy không có nghĩa là không có.

heart-ratio-PA = Chỉ số tim-lồng ngực { $ratio } (đo trên hình, tư thế PA). Trên { $limit } được gọi là to trên phim PA của người lớn (Danzer 1919).
heart-ratio-unknown = Chỉ số tim-lồng ngực { $ratio } (đo trên hình, không rõ tư thế). Trên { $limit } được gọi là to trên phim PA của người lớn (Danzer 1919); phim AP làm tim to ra.
heart-ratio-AP = Không đo chỉ số tim-lồng ngực: phim AP làm tim to ra.
heart-ratio-none = Không đo chỉ số tim-lồng ngực: bờ tim không rõ.

provenance-image = Hình { $source }, tư thế { $view }
provenance-model = Mô hình { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = Ngưỡng của mô hình: { $point }
provenance-clinic-thresholds = Ngưỡng của cơ sở này, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm } trên { $engine }, bảng dấu hiệu { $findings }
operating-point-few_false_alarms = ít báo động giả
operating-point-best_f1 = cân bằng giữa bỏ sót và báo động giả (F1)
operating-point-sensitivity_90 = độ nhạy 90%
view-PA = PA
view-AP = AP
view-unknown = không rõ

limits-list = Mô hình tìm { $count } dấu hiệu và không tìm gì khác. Xương, thiết bị và ống thông không được đọc.
limits-tuberculosis = Mô hình không được huấn luyện để nhận ra { finding-tuberculosis }. Không câu trả lời nào ở đây ủng hộ hay loại trừ bệnh đó.
limits-place = Các đường viền cho thấy điều đã tác động đến mô hình này. Chúng không phải bằng chứng của bệnh.
limits-sides = Các bên chỉ đúng khi hình được hiển thị như thường lệ, bên phải bệnh nhân ở bên trái người xem. Hình bị lật gương sẽ đổi chúng.
limits-consider = Những bệnh cần cân nhắc thêm là danh sách chung và không được đọc từ hình này.

marker-right = P
marker-left = T
show = Hiển thị trên hình
image-alt = Phim X-quang ngực với đường viền quanh bằng chứng của từng dấu hiệu
percent-under = < { $percent }
percent-over = > { $percent }

note = ghi chú
note-wrote = đã ghi { $file }
note-fallback = không dùng được { $wanted } ở đây; đang chạy trên { $engine }
step-explaining = đang giải thích
